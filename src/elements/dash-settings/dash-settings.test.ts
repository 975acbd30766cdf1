import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse, setViewport } from '@web/test-runner-commands';
import { chromeButton, closeGrids, focused } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { press } from '../testing/keys.js';
import { dialogOf, openClock, SettingsPage, typeText } from './testing/settings-fixture.js';

describe('the settings of a widget', () => {
  before(() => setViewport({ width: 1100, height: 800 }));
  afterEach(async () => {
    await resetMouse();
    closeGrids();
  });

  it('open as a modal dialog with a name, and the focus is in the title', async () => {
    const page = await SettingsPage.open();
    const dialog = page.find<HTMLDialogElement>('dialog[part="dialog"]');
    expect(dialog.matches(':modal')).to.equal(true);
    expect(page.find(`#${dialog.getAttribute('aria-labelledby')!}`).textContent).to.equal(
      'Settings of Widget a',
    );
    expect(focused()).to.equal(page.field('Title'));
  });

  it('open once only, however often they are asked for', async () => {
    const page = await SettingsPage.open();
    void page.grid.openSettings('a');
    void page.grid.openSettings('b');
    await page.grid.updateComplete;
    expect(page.grid.renderRoot.querySelectorAll('dash-settings')).to.have.length(1);
  });

  it('are one change and one step to undo, whatever was edited', async () => {
    const page = await SettingsPage.open({
      widget: { config: { zone: 'CET', size: 3, unknown: { a: 1 }, box: { top: 1, other: 2 } } },
    });
    const before = page.widget;
    await page.fill('Title', 'Clock');
    await page.fill('Description', 'The time.');
    await page.fill('Size', '');
    await page.fill('Top', '5');
    await page.choose('Hours', '24');
    page.field('Show seconds').click();
    await page.save();
    expect(page.changes).to.deep.equal([
      [
        {
          type: 'widget.update',
          id: 'a',
          set: {
            '/title': 'Clock',
            '/description': 'The time.',
            '/config/box/top': 5,
            '/config/hours': 24,
            '/config/seconds': true,
            '/configVersion': '1.0.0',
          },
          unset: ['/config/size'],
        },
      ],
    ]);
    expect(page.widget.config).to.deep.equal({
      zone: 'CET',
      seconds: true,
      hours: 24,
      box: { top: 5, other: 2 },
      unknown: { a: 1 },
    });
    expect(page.grid.undo()).to.equal(true);
    const { updatedAt: _u, createdAt: _c, ...after } = page.widget;
    expect(after).to.deep.equal(before);
    expect(page.grid.canUndo).to.equal(false);
  });

  it('change nothing when nothing was edited', async () => {
    const page = await SettingsPage.open({ widget: { config: { zone: 'CET' } } });
    await page.save();
    expect(page.changes).to.deep.equal([]);
    expect(page.grid.canUndo).to.equal(false);
  });

  it('fall back to the type’s own title when it is emptied', async () => {
    const page = await SettingsPage.open({ manifest: { defaultTitle: 'World clock' } });
    expect(page.field('Title').placeholder).to.equal('World clock');
    await page.fill('Title', '  ');
    await page.save();
    expect(page.widget.title).to.equal('');
  });

  it('leave a stored title alone that is longer than what may be written', async () => {
    const title = 'x'.repeat(200);
    const page = await SettingsPage.open({ widget: { title } });
    await page.fill('Size', '2');
    await page.save();
    expect(page.widget.title).to.equal(title);
    expect(page.widget.config).to.deep.equal({ size: 2 });

    const again = await SettingsPage.of(page.grid);
    await again.fill('Title', `${title}y`);
    await again.click('Save');
    expect(again.describedBy('Title')).to.equal('Enter at most 100 characters; there are 201.');
  });

  describe('that are wrong', () => {
    it('say so at the field, go to the first one, and count them', async () => {
      const page = await SettingsPage.open({ widget: { config: { marks: ['a', ''] } } });
      await page.fill('Time zone', 'x');
      await page.fill('Size', '99');
      expect(page.notice, 'not before one is done').to.equal('');
      await page.click('Save');
      await until(() => focused() === page.field('Time zone'));
      expect(page.isOpen).to.equal(true);
      expect(page.notice).to.equal(
        '3 settings need attention. Time zone: Enter at least 2 characters.',
      );
      expect(page.find('.notice').getAttribute('role')).to.equal('alert');
      for (const [label, words] of [
        ['Time zone', 'An IANA name. Enter at least 2 characters.'],
        ['Size', '1 to 10. Enter a number from 1 to 10.'],
        ['Mark 2', 'Enter at least 1 character.'],
      ] as const) {
        expect(page.field(label).getAttribute('aria-invalid'), label).to.equal('true');
        expect(page.describedBy(label)).to.equal(words);
      }
      expect(page.changes).to.deep.equal([]);

      await page.fill('Time zone', 'UTC');
      expect(page.field('Time zone').hasAttribute('aria-invalid'), 'at once').to.equal(false);
      expect(page.describedBy('Time zone')).to.equal('An IANA name.');
      await page.fill('Size', '9');
      await page.fill('Mark 2', 'b');
      expect(page.notice).to.equal('');
      await page.save();
      expect(page.widget.config).to.deep.equal({ marks: ['a', 'b'], zone: 'UTC', size: 9 });
    });

    it('are told when the field is left', async () => {
      const page = await SettingsPage.open();
      page.field('Size').focus();
      await typeText('0');
      expect(page.field('Size').hasAttribute('aria-invalid')).to.equal(false);
      await press('Tab');
      await page.element.updateComplete;
      expect(page.describedBy('Size')).to.contain('Enter a number from 1 to 10.');
      expect(page.find('.live').textContent).to.equal('Size: Enter a number from 1 to 10.');
    });
  });

  describe('by keyboard alone', () => {
    it('are filled in and saved, and the focus returns', async () => {
      const grid = await openClock();
      const opener = chromeButton(grid, 'a', 'settings');
      opener.focus();
      await press('Enter');
      await until(() => dialogOf(grid)?.renderRoot?.querySelector('dialog[open] #title'));
      const page = { grid, element: dialogOf(grid)! };
      const reach = async (matches: (element: Element) => boolean) => {
        for (let count = 0; count < 40; count++) {
          await press('Tab');
          if (focused() && matches(focused()!)) {
            return;
          }
        }
        throw new Error(`Not reached: ${matches.toString()}`);
      };
      const named = (name: string) => (element: Element) =>
        (element.getAttribute('aria-label') ?? element.textContent!.trim()) === name;
      const at = (pointer: string) => (element: Element) =>
        element.getAttribute('name') === pointer;
      await press('Control+a');
      await typeText('Typed');
      await reach(at('/zone'));
      await typeText('CET');
      await reach(at('/size'));
      await typeText('4');
      await reach(at('/seconds'));
      await press(' ');
      await reach(named('Add Mark: Marks'));
      await press('Enter');
      await until(() => focused()?.getAttribute('name') === '/marks/0');
      await typeText('one');
      await reach(named('Add Mark: Marks'));
      await press('Enter');
      await until(() => focused()?.getAttribute('name') === '/marks/1');
      await typeText('two');
      await press('Alt+ArrowUp');
      await until(() =>
        page.element.renderRoot.querySelector('.live')!.textContent!.includes('1 of 2'),
      );
      expect(focused()?.getAttribute('name'), 'the focus stays').to.equal('/marks/1');
      await press('Enter');
      await until(() => !dialogOf(grid));
      expect(grid.dashboard!.widgets['a']).to.deep.include({
        title: 'Typed',
        config: { zone: 'CET', size: 4, seconds: true, marks: ['two', 'one'] },
      });
      expect(focused()).to.equal(opener);
    });

    it('move and remove items, and the focus is never lost', async () => {
      const page = await SettingsPage.open({ widget: { config: { marks: ['a', 'b', 'c'] } } });
      const marks = () => page.all<HTMLInputElement>('.list input').map(({ value }) => value);
      page.button('Move Mark 1 down').focus();
      await press('Enter');
      await until(() => focused() === page.button('Move Mark 2 down'));
      expect(marks()).to.deep.equal(['b', 'a', 'c']);
      expect(page.find('.live').textContent).to.equal('Mark moved to position 2 of 3.');
      await press('Enter');
      await until(() => focused() === page.button('Move Mark 3 up'));
      expect(marks()).to.deep.equal(['b', 'c', 'a']);
      page.button('Remove Mark 2').focus();
      await press('Enter');
      await until(() => focused() === page.button('Remove Mark 2'));
      expect(marks()).to.deep.equal(['b', 'a']);
      await press('Enter');
      await until(() => focused() === page.button('Remove Mark 1'));
      await press('Enter');
      await until(() => focused() === page.button('Add Mark: Marks'));
      expect(marks()).to.deep.equal([]);
    });
  });

  describe('that are not saved', () => {
    it('close without a question when nothing was edited', async () => {
      const page = await SettingsPage.open();
      await press('Escape');
      await page.closed;
      const again = await SettingsPage.of(page.grid);
      await again.click('Cancel');
      await again.closed;
      expect(page.changes).to.deep.equal([]);
      expect(page.grid.canUndo).to.equal(false);
    });

    for (const [how, leave] of [
      ['Escape', () => press('Escape')],
      ['Cancel', (page: SettingsPage) => page.click('Cancel')],
      ['the cross', (page: SettingsPage) => page.click('Close')],
      ['a click beside it', () => sendMouse({ type: 'click', position: [3, 3] })],
    ] as const) {
      it(`ask first, by ${how}, and leave nothing behind`, async () => {
        const page = await SettingsPage.open();
        const before = page.grid.dashboard;
        await page.fill('Size', '7');
        await leave(page);
        await until(() => page.question);
        expect(page.question!.getAttribute('role')).to.equal('alertdialog');
        expect(focused()!.textContent!.trim()).to.equal('Keep editing');
        await page.answer('Keep editing');
        expect(page.isOpen).to.equal(true);
        expect(page.field('Size').value).to.equal('7');
        await leave(page);
        await page.answer('Discard');
        await page.closed;
        expect(page.grid.dashboard).to.equal(before);
        expect(page.grid.canUndo).to.equal(false);
        expect(page.changes).to.deep.equal([]);
      });
    }

    it('survive any number of Escapes', async () => {
      const page = await SettingsPage.open();
      page.field('Size').focus();
      await typeText('7');
      for (let count = 0; count < 5; count++) {
        await press('Escape');
        await page.element.updateComplete;
      }
      expect(page.isOpen).to.equal(true);
      if (!page.question) {
        await press('Escape');
      }
      await page.answer('Keep editing');
      expect(page.field('Size').value).to.equal('7');
    });

    it('are asked about also while a text is no value', async () => {
      const page = await SettingsPage.open();
      await page.fill('Size', 'abc');
      await page.click('Cancel');
      await until(() => page.question);
      expect(page.question).not.to.equal(null);
    });

    it('don’t mind a text that is marked beyond the edge', async () => {
      const page = await SettingsPage.open();
      const { left, top } = page.field('Title').getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 10)] });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: [3, 3] });
      await sendMouse({ type: 'up' });
      await page.element.updateComplete;
      expect(page.isOpen).to.equal(true);
    });
  });

  it('keep the shortcuts of the dashboard to themselves', async () => {
    const grid = await openClock();
    await grid.updateWidget('b', { title: 'Before' });
    const page = await SettingsPage.of(grid);
    page.button('Cancel').focus();
    await press('Control+z');
    expect(grid.dashboard!.widgets['b']!.title).to.equal('Before');
  });

  it('end with a dashboard that leaves the page, and open again when it is back', async () => {
    const page = await SettingsPage.open();
    const box = page.grid.parentElement!;
    page.grid.remove();
    await page.closed;
    box.append(page.grid);
    await page.grid.ready;
    const again = await SettingsPage.of(page.grid);
    expect(again.field('Title').value).to.equal('Widget a');
  });

  describe('with a schema that can’t be used', () => {
    const cases = [
      [
        'it is broken',
        { configSchema: { type: 'object', properties: { a: { type: 'texts' } } } },
        /broken at \/properties\/a\/type: “texts” is no type/,
      ],
      [
        'it does not load',
        { configSchema: () => Promise.reject(new Error('404')) },
        /could not be loaded \(404\)/,
      ],
    ] as const;
    for (const [name, manifest, message] of cases) {
      it(`say that ${name}, and are edited as JSON`, async () => {
        const page = await SettingsPage.open({ manifest, widget: { config: { a: 1 } } });
        expect(page.remarks.join()).to.match(message);
        const field = page.field<HTMLTextAreaElement>('Widget');
        expect(JSON.parse(field.value)).to.deep.equal({ a: 1 });
        await page.fill('Widget', '{"a": 2, "b": [1]}');
        await page.save();
        expect(page.widget.config).to.deep.equal({ a: 2, b: [1] });
      });
    }

    it('have no fields when there is nothing to set', async () => {
      const page = await SettingsPage.open({ manifest: { configSchema: { type: 'object' } } });
      expect(page.all('h3').map((one) => one.textContent)).to.deep.equal(['Preview']);
    });
  });

  it('bring the config to the version at hand, and store it only when they are saved', async () => {
    const manifest = {
      version: '2.0.0',
      migrateConfig: ({ tz, ...rest }: { tz?: string }) => ({ ...rest, zone: tz ?? 'UTC' }),
    };
    const widget = { version: '1.0.0', config: { tz: 'CET', other: 1 } };
    const page = await SettingsPage.open({ manifest, widget } as never);
    expect(page.field('Time zone').value).to.equal('CET');
    await press('Escape');
    await page.closed;
    expect(page.widget.config).to.deep.equal({ tz: 'CET', other: 1 });
    const again = await SettingsPage.of(page.grid);
    await again.save();
    expect(page.widget).to.deep.include({ version: '2.0.0', config: { zone: 'CET', other: 1 } });
  });

  it('of a newer version can’t be edited, apart from the title', async () => {
    const widget = { version: '9.0.0', config: { zone: 'CET' } };
    const page = await SettingsPage.open({ widget });
    expect(page.remarks.join()).to.match(/can’t be edited here.*9\.0\.0/);
    expect(page.has('Time zone')).to.equal(false);
    await page.fill('Title', 'New');
    await page.save();
    expect(page.widget).to.deep.include({ title: 'New', ...widget });
  });
});
