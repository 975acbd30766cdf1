import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { JsonObject } from '../../model/json.js';
import type { WidgetManifest, WidgetSettingsContext } from '../../registry/types/index.js';
import { moduleOf, windowErrors } from '../../registry/testing/support.js';
import { closeGrids, contentOf, focused } from '../testing/grid-fixture.js';
import { errorLog, until } from '../testing/isolation-fixtures.js';
import { openClock, SettingsPage } from './testing/settings-fixture.js';

/** Settings as a widget author writes them. */
class ZoneSettings extends HTMLElement {
  context!: WidgetSettingsContext;
  #config: JsonObject = {};

  get config(): JsonObject {
    return this.#config;
  }

  set config(config: JsonObject) {
    this.#config = config;
    const input = this.querySelector('input');
    if (input) {
      input.value = String(config['zone'] ?? '');
    }
  }

  connectedCallback(): void {
    const input = document.createElement('input');
    input.className = 'own';
    const label = document.createElement('label');
    label.append('Own zone ', input);
    this.append(label);
    input.value = String(this.config['zone'] ?? '');
    input.addEventListener('input', () => this.tell({ ...this.config, zone: input.value }));
  }

  tell(config: unknown, faults?: unknown): void {
    this.dispatchEvent(new CustomEvent('dash-settings-change', { detail: { config, faults } }));
  }
}

function settingsOf(value: unknown) {
  return moduleOf(value) as unknown as WidgetManifest['settings'];
}
function ownOf(page: SettingsPage) {
  return page.element.own!.element as ZoneSettings;
}

async function openOwn() {
  const page = await SettingsPage.open({
    manifest: { settings: settingsOf(ZoneSettings) },
    widget: { config: { zone: 'CET', unknown: 1 } },
  });
  await until(() => page.element.renderRoot.querySelector('.own'));
  return page;
}

describe('settings that a widget type brings', () => {
  before(() => setViewport({ width: 1100, height: 800 }));
  afterEach(closeGrids);

  it('stand in for the form, are told config and context, and what they tell is saved', async () => {
    const page = await openOwn();
    expect(page.has('Time zone')).to.equal(false);
    const own = ownOf(page);
    expect(own.config).to.deep.equal({ zone: 'CET', unknown: 1 });
    expect(Object.isFrozen(own.config)).to.equal(true);
    expect(own.context).to.deep.include({
      widgetId: 'a',
      title: 'Widget a',
      defaultConfig: { zone: 'UTC' },
      dataSources: [],
    });
    const input = page.find<HTMLInputElement>('.own');
    input.value = 'EST';
    input.dispatchEvent(new Event('input'));
    await until(() => (page.previewed['config'] as JsonObject)?.['zone'] === 'EST');
    await page.fill('Title', 'Own');
    await page.save();
    expect(page.changes).to.deep.equal([
      [
        {
          type: 'widget.update',
          id: 'a',
          set: { '/title': 'Own', '/config/zone': 'EST', '/configVersion': '1.0.0' },
          unset: [],
        },
      ],
    ]);
    expect(page.widget.config).to.deep.equal({ zone: 'EST', unknown: 1 });
  });

  it('can’t save what they, or the schema, say is wrong', async () => {
    const page = await openOwn();
    const own = ownOf(page);
    own.tell({ zone: 'CET' }, [{ path: '/zone', message: 'The zone is closed.' }]);
    await page.click('Save');
    expect(page.notice).to.equal('1 setting needs attention. The zone is closed.');
    expect(focused()).to.equal(page.find('.own'));
    own.tell({ zone: 'CET', size: 99 });
    await page.click('Save');
    expect(page.notice).to.match(/1 setting needs attention\..*10/);
    own.tell({ zone: 'EST' });
    await page.save();
    expect(page.widget.config).to.deep.equal({ zone: 'EST' });
  });

  it('are told when the widget is changed elsewhere', async () => {
    const page = await openOwn();
    await page.grid.updateWidget('a', { config: { zone: 'JST' } });
    await until(() => page.find<HTMLInputElement>('.own').value === 'JST');
  });

  it('ask before their edits are lost', async () => {
    const page = await openOwn();
    ownOf(page).tell({ zone: 'EST' });
    await page.click('Cancel');
    await page.answer('Discard');
    await page.closed;
    expect(page.widget.config).to.deep.equal({ zone: 'CET', unknown: 1 });
  });

  const failing: [string, WidgetManifest['settings'], RegExp][] = [
    ['do not load', () => Promise.reject(new Error('404')), /404/],
    [
      'throw while they load',
      (() => {
        throw new Error('thrown');
      }) as never,
      /thrown/,
    ],
    ['hang', () => new Promise(() => {}), /did not load within 0.1 s/],
    ['are no element', settingsOf(class {}), /does not extend HTMLElement/],
    ['are nothing', () => Promise.resolve(undefined as never), /exports nothing/],
    [
      'fail in the constructor',
      settingsOf(
        class extends HTMLElement {
          constructor() {
            super();
            throw new Error('constructor fails');
          }
        },
      ),
      /constructor fails/,
    ],
    [
      'fail at their config',
      settingsOf(
        class extends HTMLElement {
          set config(_config: JsonObject) {
            throw new Error('config fails');
          }
        },
      ),
      /config fails/,
    ],
    [
      'fail when they are connected',
      settingsOf(
        class extends HTMLElement {
          connectedCallback(): void {
            throw new Error('connection fails');
          }
        },
      ),
      /connection fails/,
    ],
  ];
  for (const [name, settings, reason] of failing) {
    it(`say so inside the dialog when they ${name}, and the form stands in`, async () => {
      const grid = await openClock({
        manifest: { settings },
        widget: { config: { zone: 'CET', unknown: 1 } },
      });
      if (name === 'hang') {
        grid.registry.loadTimeout = 100;
      }
      const errors = errorLog(grid);
      let page!: SettingsPage;
      const thrown = await windowErrors(async () => {
        page = await SettingsPage.of(grid);
        await until(() => page.remarks.length > 0 && page.has('Time zone'));
      });
      expect(page.remarks.join()).to.match(/The settings that this widget brings failed/);
      expect(page.remarks.join()).to.match(reason);
      await page.fill('Time zone', 'EST');
      await page.save();
      expect(page.widget.config).to.deep.equal({ zone: 'EST', unknown: 1 });
      expect(errors, 'no fault of the widget').to.have.length(0);
      expect(thrown).to.have.length(0);
    });
  }

  it('give way to the form, with what was edited, when they tell what is no config', async () => {
    const page = await openOwn();
    ownOf(page).tell({ zone: 'EST' });
    ownOf(page).tell('not a config');
    await until(() => page.has('Time zone'));
    expect(page.remarks.join()).to.match(/no JSON object/);
    expect(page.field('Time zone').value).to.equal('EST');
    expect(page.element.renderRoot.querySelector('.own')).to.equal(null);
  });
});

describe('the preview in the settings', () => {
  before(() => setViewport({ width: 1100, height: 800 }));
  afterEach(closeGrids);

  it('is a widget in preview mode, and shows what is not saved yet', async () => {
    const page = await SettingsPage.open({ widget: { config: { zone: 'CET' } } });
    await until(() => page.previewed['mode'] === 'preview');
    expect(page.previewed['config']).to.deep.equal({ zone: 'CET' });
    await page.fill('Time zone', 'EST');
    await page.fill('Title', 'Mine');
    await until(() => (page.previewed['config'] as JsonObject)['zone'] === 'EST');
    expect(page.previewed['title']).to.equal('Mine');
    const shown = JSON.parse(contentOf(page.grid, 'a').textContent!) as JsonObject;
    expect(shown['config'], 'on the board nothing is changed').to.deep.equal({ zone: 'CET' });
    await page.click('Cancel');
    await page.answer('Discard');
    await page.closed;
  });

  it('can’t be used, so that it harms nothing', async () => {
    const page = await SettingsPage.open();
    expect(page.find('.stage').inert).to.equal(true);
  });

  it('shows its own failure, and disturbs nobody', async () => {
    let fails = false;
    class Fragile extends HTMLElement {
      set config({ zone }: JsonObject) {
        if (fails && zone === 'BAD') {
          throw new Error('no such zone');
        }
        this.textContent = String(zone);
      }
    }
    fails = true;
    const page = await SettingsPage.open({ manifest: { load: moduleOf(Fragile) } });
    const errors = errorLog(page.grid);
    await page.fill('Time zone', 'BAD');
    await until(() => page.preview?.shadowRoot?.querySelector('.state.error'));
    expect(page.preview!.shadowRoot!.textContent).to.contain('no such zone');
    expect(errors).to.have.length(0);
    await page.fill('Time zone', 'GOOD');
    await until(() => page.preview?.textContent === 'GOOD');
    await page.save();
    expect(page.widget.config).to.deep.equal({ zone: 'GOOD' });
  });

  it('shows what is wrong with the settings', async () => {
    const page = await SettingsPage.open();
    await page.fill('Size', '99');
    await until(() => page.preview?.shadowRoot?.querySelector('.state.error'));
    expect(page.preview!.shadowRoot!.textContent).to.contain('/size');
  });

  it('can be hidden, and its widget ends', async () => {
    const page = await SettingsPage.open();
    await until(() => page.previewed['mode']);
    const widget = page.preview!.firstElementChild!;
    const toggle = page.find('.toggle');
    expect(toggle.getAttribute('aria-expanded')).to.equal('true');
    toggle.click();
    await page.element.updateComplete;
    expect(page.preview).to.equal(null);
    expect(widget.isConnected).to.equal(false);
    expect(toggle.getAttribute('aria-expanded')).to.equal('false');
    toggle.click();
    await until(() => page.previewed['mode'] === 'preview');
  });

  it('what it wants to change, it does not', async () => {
    class Eager extends HTMLElement {
      config: JsonObject = {};
      context!: { mode: string; updateConfig(patch: JsonObject): void; emit(name: string): void };
      connectedCallback(): void {
        if (this.context.mode === 'preview') {
          this.context.updateConfig({ size: 1 });
          this.context.emit('said');
        }
        this.textContent = this.context.mode;
      }
    }
    const page = await SettingsPage.open({ manifest: { load: moduleOf(Eager) } });
    let events = 0;
    page.grid.addEventListener('dash-widget-event', () => events++);
    await until(() => page.preview?.textContent === 'preview');
    expect(events).to.equal(0);
    expect(page.changes).to.deep.equal([]);
    expect(page.widget.config).to.deep.equal({});
  });
});
