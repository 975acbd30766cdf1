import { expect } from '@open-wc/testing';
import { a11ySnapshot, emulateMedia, setViewport } from '@web/test-runner-commands';
import type { JsonObject } from '../../model/json.js';
import { closeGrids } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { SettingsPage } from './testing/settings-fixture.js';

/** One field of every kind. */
const configSchema: JsonObject = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string', title: 'Name', description: 'What people call it.' },
    notes: { type: 'string', title: 'Notes', format: 'multiline' },
    size: { type: 'integer', title: 'Size', minimum: 1, maximum: 10 },
    day: { type: 'string', title: 'Day', format: 'date' },
    ink: { type: 'string', title: 'Ink', format: 'color' },
    live: { type: 'boolean', title: 'Live' },
    order: { title: 'Order', enum: ['asc', 'desc'] },
    parts: {
      type: 'array',
      title: 'Parts',
      description: 'What is shown.',
      items: { enum: ['head', 'body'] },
      minItems: 1,
    },
    tags: { type: 'array', title: 'Tags', items: { type: 'string', title: 'Tag', minLength: 1 } },
    rules: {
      type: 'array',
      title: 'Rules',
      items: {
        type: 'object',
        title: 'Rule',
        properties: { limit: { type: 'number', title: 'Limit' } },
      },
    },
    box: {
      type: 'object',
      title: 'Box',
      description: 'In pixels.',
      properties: { top: { type: 'number', title: 'Top' } },
    },
    fixed: { type: 'string', title: 'Fixed', readOnly: true },
    more: { title: 'More' },
  },
};

const config = {
  name: 'A',
  live: true,
  parts: ['head'],
  tags: ['a'],
  rules: [{ limit: 1 }],
  fixed: 'x',
};

const query = { source: 'plain', request: {} };
const sources = { plain: { title: 'Plain', fetch: () => Promise.resolve(1) } };

function open(options: Parameters<typeof SettingsPage.open>[0] = {}) {
  return SettingsPage.open({
    manifest: { configSchema, category: 'stats', defaultConfig: {} },
    widget: { config, query },
    sources,
    ...options,
  });
}

interface Snapshot {
  role?: string;
  name?: string;
  description?: string;
  invalid?: string;
  required?: boolean;
  children?: Snapshot[];
}

function flat(node: Snapshot): Snapshot[] {
  return [node, ...(node.children ?? []).flatMap(flat)];
}

const isFirefox = navigator.userAgent.includes('Firefox');

describe('settings for everybody', () => {
  before(() => setViewport({ width: 1100, height: 800 }));
  afterEach(async () => {
    closeGrids();
    document.documentElement.style.colorScheme = '';
    await setViewport({ width: 1100, height: 800 });
  });

  // The test runner can't read this tree in Firefox.
  (isFirefox ? it.skip : it)(
    'have a name, a role and a state in the accessibility tree',
    async () => {
      const page = await open();
      await page.fill('Size', '99');
      await page.click('Save');
      await until(() => page.notice);
      const nodes = flat((await a11ySnapshot({})) as unknown as Snapshot);
      const find = (role: string, name: string) => {
        const node = nodes.find((one) => one.role === role && one.name === name);
        expect(node, `${role} “${name}” of ${JSON.stringify(nodes)}`).not.to.equal(undefined);
        return node!;
      };
      find('dialog', 'Settings of Widget a');
      expect(find('textbox', 'Name')).to.deep.include({ required: true });
      expect(find('textbox', 'Size')).to.deep.include({
        invalid: 'true',
        description: '1 to 10. Enter a number from 1 to 10.',
      });
      for (const [role, name] of [
        ['textbox', 'Notes'],
        ['textbox', 'Ink'],
        ['checkbox', 'Live'],
        ['combobox', 'Order'],
        ['combobox', 'Data source'],
        ['checkbox', 'head'],
        ['textbox', 'Tag 1'],
        ['button', 'Move Tag 1 up'],
        ['button', 'Remove Rule 1'],
        ['button', 'Add Tag: Tags'],
        ['textbox', 'Limit'],
        ['textbox', 'Top'],
        ['textbox', 'Fixed'],
        ['textbox', 'More'],
        ['button', 'Hide the preview'],
        ['button', 'Save'],
      ] as const) {
        find(role, name);
      }
    },
  );

  it('stand in groups with names and descriptions', async () => {
    const page = await open();
    const groups = page.all('fieldset').map((group) => ({
      name: group
        .querySelector('legend')!
        .firstChild!.parentElement!.textContent!.replace(/(Clear|Use default)/g, '')
        .trim(),
      description: group.getAttribute('aria-describedby')
        ? page.find(`#${CSS.escape(group.getAttribute('aria-describedby')!)}`).textContent
        : '',
    }));
    expect(groups).to.deep.equal([
      { name: 'Parts', description: 'What is shown.' },
      { name: 'Tags', description: '' },
      { name: 'Rules', description: '' },
      { name: 'Rule 1', description: '' },
      { name: 'Box', description: 'In pixels.' },
    ]);
  });

  it('refer to nothing that is not there, and use no id twice', async () => {
    const page = await open();
    await page.fill('Size', '0');
    await page.click('Save');
    const ids = page.all('[id]').map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const attribute of ['aria-describedby', 'aria-labelledby', 'for', 'list']) {
      for (const element of page.all(`[${attribute}]`)) {
        for (const id of element.getAttribute(attribute)!.split(' ')) {
          expect(ids, `${attribute} of ${element.outerHTML}`).to.include(id);
        }
      }
    }
  });

  for (const theme of ['light', 'dark']) {
    it(`are found without fault by axe, ${theme}`, async () => {
      document.documentElement.style.colorScheme = theme;
      const page = await open();
      await until(() => page.preview?.firstElementChild);
      const settled = () =>
        Promise.all(
          page.all('dialog').flatMap((one) => one.getAnimations().map(({ finished }) => finished)),
        );
      await settled();
      await expect(page.element).to.be.accessible();
      await page.fill('Size', '99');
      await page.fill('More', '[');
      await page.click('Add Tag: Tags');
      await page.click('Save');
      await until(() => page.notice);
      await expect(page.element).to.be.accessible();
      await page.click('Cancel');
      await until(() => page.question);
      await settled();
      await expect(page.question!).to.be.accessible();
    });
  }

  for (const dir of ['ltr', 'rtl'] as const) {
    it(`fill a phone, with nothing that sticks out, ${dir}`, async () => {
      await setViewport({ width: 390, height: 760 });
      const page = await open({ grid: { dir, width: 390 } });
      const dialog = page.find('dialog[part="dialog"]');
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
      const { left, top, width, height } = dialog.getBoundingClientRect();
      expect([left, top, width, height]).to.deep.equal([0, 0, 390, 760]);
      expect(page.preview, 'it would leave no room').to.equal(null);
      const content = page.find('.content');
      expect(content.scrollWidth).to.be.at.most(content.clientWidth);
      for (const control of page.all('input, select, textarea, button')) {
        const box = control.getBoundingClientRect();
        expect(box.left, control.outerHTML).to.be.at.least(0);
        expect(box.right, control.outerHTML).to.be.at.most(390);
      }
      const [label] = page.all<HTMLLabelElement>('label');
      const start = dir === 'rtl' ? 'right' : 'left';
      const field = page.field('Title').getBoundingClientRect();
      expect(Math.abs(label!.getBoundingClientRect()[start] - field[start])).to.be.lessThan(2);
    });
  }

  // The test runner can't emulate it in Firefox.
  (isFirefox ? it.skip : it)('don’t move where motion is not wanted', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    try {
      const page = await open();
      expect(page.find('dialog[part="dialog"]').getAnimations()).to.have.length(0);
    } finally {
      await emulateMedia({ reducedMotion: 'no-preference' });
    }
  });

  it('leave nothing in the page', async () => {
    const page = await open();
    await page.click('Cancel');
    await page.closed;
    expect(page.grid.renderRoot.querySelectorAll('dash-settings, dialog')).to.have.length(0);
  });
});
