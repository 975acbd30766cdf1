import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { MemoryStorage } from '../../storage/index.js';
import { fakeStorage, gate, refuse } from '../../store/store-fixture.js';
import { DashboardStore } from '../../store/index.js';
import type { Change } from '../../model/types.js';
import { closeGrids } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { openClock, SettingsPage, type SettingsOptions } from './testing/settings-fixture.js';

describe('saving settings', () => {
  before(() => setViewport({ width: 1100, height: 800 }));
  afterEach(closeGrids);

  describe('that storage refuses', () => {
    const open = async () => {
      const storage = fakeStorage();
      const page = await SettingsPage.open({ properties: { storage } });
      return { storage, page };
    };

    it('keeps the dialog open with the reason and the edits, until Retry succeeds', async () => {
      const { storage, page } = await open();
      storage.before = refuse('storage-quota');
      await page.fill('Size', '7');
      await page.click('Save');
      await until(() => page.notice);
      expect(page.notice).to.equal('Not saved: Refused: storage-quota.');
      expect(page.find('.notice').getAttribute('role')).to.equal('alert');
      expect(page.field('Size').value).to.equal('7');
      await page.click('Retry');
      await until(() => page.notice);
      expect(page.isOpen, 'refused again').to.equal(true);

      storage.before = () => {};
      await page.fill('Size', '8');
      await page.click('Retry');
      await page.closed;
      expect(page.widget.config).to.deep.equal({ size: 8 });
      expect(page.grid.saveState).to.equal('local');
      expect(page.grid.undo(), 'one step').to.equal(true);
      expect(page.widget.config).to.deep.equal({});
      expect(page.grid.canUndo).to.equal(false);
    });

    it('asks before the refused edits are lost, and then takes them back', async () => {
      const { storage, page } = await open();
      storage.before = refuse('storage-failed');
      await page.fill('Size', '7');
      await page.click('Save');
      await until(() => page.notice);
      await page.click('Cancel');
      await page.answer('Keep editing');
      expect(page.isOpen).to.equal(true);
      await page.click('Cancel');
      await page.answer('Discard');
      await page.closed;
      expect(page.widget.config).to.deep.equal({});
      expect(page.grid.canUndo).to.equal(false);
    });

    it('takes back only its own when the page changed something in between', async () => {
      const { storage, page } = await open();
      storage.before = refuse('storage-failed');
      await page.fill('Size', '7');
      await page.click('Save');
      await until(() => page.notice);
      await page.grid.updateWidget('b', { title: 'By the page' });
      await page.click('Cancel');
      await page.answer('Discard');
      await page.closed;
      expect(page.widget.config).to.deep.equal({});
      expect(page.grid.dashboard!.widgets['b']!.title).to.equal('By the page');
    });

    it('shows that it is saving, and does it once', async () => {
      const { storage, page } = await open();
      const { opened, open: release } = gate();
      storage.before = () => opened;
      await page.fill('Size', '7');
      await page.click('Save');
      expect(page.button('Saving…').getAttribute('aria-disabled')).to.equal('true');
      await page.click('Saving…');
      release();
      await page.closed;
      expect(page.changes).to.have.length(1);
    });
  });

  it('tells what the page itself does not allow', async () => {
    const page = await SettingsPage.open();
    page.grid.addEventListener('dash-before-change', (event) => event.preventDefault(), {
      once: true,
    });
    await page.fill('Size', '7');
    await page.click('Save');
    await until(() => page.notice);
    expect(page.notice).to.equal('Not saved: This page did not allow the change.');
    expect(page.widget.config).to.deep.equal({});
    await page.click('Retry');
    await page.closed;
    expect(page.widget.config).to.deep.equal({ size: 7 });
  });

  describe('while others edit', () => {
    const open = async (options: SettingsOptions = {}) => {
      const storage = new MemoryStorage();
      const dashboardId = `settings-${crypto.randomUUID()}`;
      const config = { zone: 'CET', size: 3, box: { top: 1 }, hours: 12 };
      const grid = await openClock({
        widget: { config },
        ...options,
        properties: { storage, dashboardId },
      });
      await grid.updateWidget('b', { description: 'stored' });
      await grid.save();
      const page = await SettingsPage.of(grid);
      const other = new DashboardStore({
        storage: new MemoryStorage({ shared: storage }),
        id: dashboardId,
      });
      await other.load();
      const elsewhere = async (change: Change) => {
        other.dispatch(change);
        await other.flush();
      };
      return { page, elsewhere };
    };

    it('what the user did not touch follows, and what they did stays', async () => {
      const { page, elsewhere } = await open();
      await page.fill('Size', '5');
      await page.fill('Top', 'x');
      await elsewhere({
        type: 'widget.update',
        id: 'a',
        set: { '/title': 'Theirs', '/config/size': 9, '/config/zone': 'EST', '/config/more': [1] },
        unset: ['/config/hours'],
      });
      await until(() => page.notice);
      expect(page.notice).to.match(/changed elsewhere/);
      expect(page.find('.notice').getAttribute('role')).to.equal('status');
      await page.element.updateComplete;
      expect(page.field('Title').value).to.equal('Theirs');
      expect(page.field('Time zone').value).to.equal('EST');
      expect(page.field<HTMLSelectElement>('Hours').value).to.equal('-1');
      expect(page.field('Size').value, 'edited').to.equal('5');
      expect(page.field('Top').value, 'being typed').to.equal('x');
      await page.fill('Top', '2');
      await page.save();
      expect(page.changes.at(-1)).to.deep.equal([
        {
          type: 'widget.update',
          id: 'a',
          set: { '/config/size': 5, '/config/box/top': 2, '/configVersion': '1.0.0' },
          unset: [],
        },
      ]);
      expect(page.widget.config).to.deep.equal({
        zone: 'EST',
        size: 5,
        box: { top: 2 },
        more: [1],
      });
    });

    it('a move of the widget is of no concern', async () => {
      const { page, elsewhere } = await open();
      await elsewhere({
        type: 'layout.set',
        breakpoint: 'lg',
        rects: { a: { x: 8, y: 0, w: 4, h: 5 } },
      });
      await until(() => page.grid.dashboard!.layouts['lg']!['a']!.x === 8);
      await page.grid.updateComplete;
      expect(page.notice).to.equal('');
    });

    it('a widget that was removed can’t be saved, and can be again when it is back', async () => {
      const { page, elsewhere } = await open();
      const { widget } = page;
      await page.fill('Size', '5');
      await elsewhere({ type: 'widget.remove', id: 'a' });
      await until(() => page.notice);
      expect(page.notice).to.match(/removed elsewhere/);
      expect(page.all('button[type="submit"]')).to.have.length(0);
      await elsewhere({ type: 'widget.add', widget, rects: { lg: { x: 0, y: 0, w: 4, h: 5 } } });
      await until(() => page.notice === '');
      await page.element.updateComplete;
      await page.save();
      expect(page.widget.config['size']).to.equal(5);
    });

    it('the settings of a removed widget close without a question', async () => {
      const { page, elsewhere } = await open();
      await page.fill('Size', '5');
      await elsewhere({ type: 'widget.remove', id: 'a' });
      await until(() => page.notice);
      page.all<HTMLButtonElement>('.foot button')[0]!.click();
      await page.closed;
      expect(page.isOpen).to.equal(false);
    });
  });

  it('the page itself may edit the widget meanwhile', async () => {
    const page = await SettingsPage.open({ widget: { config: { zone: 'CET', size: 3 } } });
    await page.fill('Size', '5');
    await page.grid.updateWidget('a', { config: { zone: 'EST' } });
    await until(() => page.field('Time zone').value === 'EST');
    await page.save();
    expect(page.widget.config).to.deep.equal({ zone: 'EST', size: 5 });
  });
});
