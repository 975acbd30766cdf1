import { expect } from '@open-wc/testing';
import { LitElement, type TemplateResult } from 'lit';
import { fromUrl } from '../../registry/foreign/from-url.js';
import { manifestOf, moduleOf, windowErrors } from '../../registry/testing/support.js';
import type LateWidget from '../../registry/testing/late-widget.js';
import type { WidgetContext, WidgetManifest } from '../../registry/types/index.js';
import type { DashWidgetErrorEvent } from '../events/index.js';
import {
  chromeButton,
  chromeOf,
  closeGrids,
  contentOf,
  openGrid,
  type Rects,
} from '../testing/grid-fixture.js';
import {
  errorLog,
  failingManifests,
  failingTypes,
  messageOn,
  trouble,
  until,
  wait,
} from '../testing/isolation-fixtures.js';
import { testRegistry, widgetLogs } from '../testing/manifests.js';
import type { DashGrid } from './dash-grid.js';

const rects: Rects = { good: [0, 0, 4, 3], bad: [4, 0, 4, 3], fine: [8, 0, 4, 3] };

async function open(
  badType: string,
  manifests: readonly WidgetManifest[] = failingManifests(),
  { hangs = false, more = {} as Rects } = {},
) {
  let errors: DashWidgetErrorEvent[] = [];
  const registry = testRegistry(manifests);
  // Short only where nothing is expected to come, since machines may be slow.
  registry.loadTimeout = hangs ? 300 : 8000;
  const grid = await openGrid({
    rects: { ...rects, ...more },
    editing: false,
    registry,
    widget: (id) => ({ type: id === 'bad' ? badType : id in rects ? 'plain' : id }),
    place: (element, box) => {
      errors = errorLog(element);
      box.append(element);
    },
  });
  return { grid, errors };
}

function expectOthersWork(grid: DashGrid) {
  for (const id of ['good', 'fine']) {
    expect(chromeOf(grid, id).state, id).to.equal('ready');
    expect(contentOf(grid, id).textContent, id).to.equal(id);
    expect(widgetLogs.get(id), id).to.deep.include({ connected: 1, disconnected: 0 });
  }
}

describe('isolation of widgets', () => {
  beforeEach(() => {
    trouble.isThere = true;
    widgetLogs.clear();
  });
  afterEach(closeGrids);

  for (const { type, phase, message } of failingTypes) {
    it(`${type}: ends in its own error state, told once, and Retry works`, async () => {
      const { grid, errors } = await open(type, failingManifests(), {
        hangs: type === 'module-hangs',
      });
      const chrome = chromeOf(grid, 'bad');
      await until(() => chrome.state === 'error');
      await chrome.updateComplete;
      expect(messageOn(grid, 'bad')).to.match(message);
      expect(errors.length).to.equal(1);
      const [event] = errors as [DashWidgetErrorEvent];
      expect([event.widgetId, event.widgetType, event.phase]).to.deep.equal(['bad', type, phase]);
      expect(event.detail).to.deep.equal({
        widgetId: 'bad',
        type,
        phase,
        error: event.error,
      });
      expectOthersWork(grid);

      // While the cause is there, Retry fails again, and that is told again.
      chromeButton(grid, 'bad', 'retry').click();
      await until(() => errors.length === 2);
      expect(chrome.state).to.equal('error');

      trouble.isThere = false;
      await chrome.updateComplete;
      chromeButton(grid, 'bad', 'retry').click();
      await until(() => chrome.state === 'ready');
      const { shadowRoot, textContent } = contentOf(grid, 'bad');
      expect((shadowRoot?.textContent || textContent)!.trim()).to.equal('works');
      expect(errors.length).to.equal(2);
      expectOthersWork(grid);
    });
  }

  it('tells one error of each when all of them stand on one board', async () => {
    const more = Object.fromEntries(
      failingTypes.map(({ type }, index) => [type, [(index % 4) * 3, 3, 3, 3] as const]),
    );
    const { grid, errors } = await open('plain', failingManifests(), { hangs: true, more });
    await until(() => errors.length >= failingTypes.length);
    expect(errors.map(({ widgetId, phase }) => `${widgetId}: ${phase}`).sort()).to.deep.equal(
      failingTypes.map(({ type, phase }) => `${type}: ${phase}`).sort(),
    );
    failingTypes.forEach(({ type }) => expect(chromeOf(grid, type).state, type).to.equal('error'));
    expectOthersWork(grid);
  });

  it('stays failed whatever the widget says of itself, and tells one failure, until it is retried', async () => {
    const contexts: WidgetContext[] = [];
    class Failing extends LitElement {
      set context(context: WidgetContext) {
        contexts.push(context);
      }
      protected override render(): TemplateResult {
        throw new Error('render fails');
      }
    }
    const { grid, errors } = await open('failing', [
      manifestOf({ type: 'failing', load: moduleOf(Failing) }),
    ]);
    const chrome = chromeOf(grid, 'bad');
    await until(() => chrome.state === 'error');
    const element = contentOf(grid, 'bad') as Failing;
    contexts[0]!.setStatus('ready');
    element.requestUpdate();
    await wait(20);
    expect(chrome.state).to.equal('error');
    expect(errors.length).to.equal(1);
    await chrome.updateComplete;
    chromeButton(grid, 'bad', 'retry').click();
    await until(() => errors.length === 2);
    expectOthersWork(grid);
  });

  it('does not count a widget as loaded that failed', async () => {
    const loaded: unknown[] = [];
    const note = ({ detail }: HTMLElementEventMap['dash-telemetry']) => {
      if (detail.kind === 'load') {
        loaded.push(detail.widgetId);
      }
    };
    document.addEventListener('dash-telemetry', note);
    await open('bad-constructor');
    document.removeEventListener('dash-telemetry', note);
    expect(loaded.sort()).to.deep.equal(['fine', 'good']);
  });

  it('tells of a timer and a floating promise once, and blames no widget', async () => {
    class Late extends HTMLElement {
      connectedCallback(): void {
        setTimeout(() => {
          throw new Error('timer fails');
        });
        void Promise.reject(new Error('promise fails'));
      }
    }
    let opened!: Awaited<ReturnType<typeof open>>;
    const seen = await windowErrors(async () => {
      opened = await open('late', [manifestOf({ type: 'late', load: moduleOf(Late) })]);
      await until(() => opened.errors.length >= 2);
    });
    const { grid, errors } = opened;
    expect(seen.length, 'the console still sees them').to.equal(2);
    expect(errors.map(({ error }) => (error as Error).message).sort()).to.deep.equal([
      'promise fails',
      'timer fails',
    ]);
    for (const { widgetId, widgetType, phase, detail } of errors) {
      expect({ widgetId, widgetType, phase }).to.deep.equal({
        widgetId: null,
        widgetType: undefined,
        phase: 'later',
      });
      expect(detail.widgetId).to.equal(null);
    }
    expect(chromeOf(grid, 'bad').state).to.equal('ready');
    expectOthersWork(grid);
  });

  it('names the type of a late error where its module is known, in the grid that has it', async () => {
    const url = new URL('../../registry/testing/late-widget.ts', import.meta.url);
    const bystander = await open('plain');
    await wait(50);
    const late = manifestOf({ type: 'late-module', load: fromUrl(`${url.href}?isolation`) });
    let errors: DashWidgetErrorEvent[] = [];
    await windowErrors(async () => {
      const opened = await open('late-module', [late]);
      ({ errors } = opened);
      (contentOf(opened.grid, 'bad') as LateWidget).failLater();
      await until(() => errors.length >= 2);
    });
    expect(errors.map(({ widgetId, widgetType }) => [widgetId, widgetType])).to.deep.equal([
      [null, 'late-module'],
      [null, 'late-module'],
    ]);
    expect(bystander.errors).to.deep.equal([]);
  });

  it('tells of a config setter that fails later, and heals with the next config', async () => {
    class Picky extends HTMLElement {
      set config({ limit = 0 }: { limit?: number }) {
        if (limit > 5) {
          throw new RangeError('limit is too high');
        }
        this.textContent = String(limit);
      }
    }
    const { grid, errors } = await open('picky', [
      manifestOf({ type: 'picky', load: moduleOf(Picky) }),
    ]);
    expect(chromeOf(grid, 'bad').state).to.equal('ready');
    await grid.updateWidget('bad', { config: { limit: 9 } });
    await until(() => chromeOf(grid, 'bad').state === 'error');
    expect(errors.map(({ widgetId, phase }) => [widgetId, phase])).to.deep.equal([
      ['bad', 'configure'],
    ]);
    await grid.updateWidget('bad', { config: { limit: 3 } });
    await until(() => chromeOf(grid, 'bad').state === 'ready');
    expect(contentOf(grid, 'bad').textContent).to.equal('3');
    expect(errors.length).to.equal(1);
    expectOthersWork(grid);
  });

  it('heals a widget that a config made fail while it was drawn', async () => {
    const { grid, errors } = await open('bad-render');
    await until(() => chromeOf(grid, 'bad').state === 'error');
    trouble.isThere = false;
    await grid.updateWidget('bad', { config: { limit: 3 } });
    await until(() => chromeOf(grid, 'bad').state === 'ready');
    expect(errors.length).to.equal(1);
  });

  it('tells of a context listener that fails, and the other listeners hear the change', async () => {
    const heard: string[] = [];
    class Listener extends HTMLElement {
      set context(context: WidgetContext) {
        context.subscribe(() => {
          throw new Error('listener fails');
        });
        context.subscribe((changed) => heard.push(...changed));
      }
    }
    const { grid, errors } = await open('listener', [
      manifestOf({ type: 'listener', load: moduleOf(Listener) }),
    ]);
    await grid.updateWidget('bad', { title: 'Renamed' });
    await until(() => errors.length > 0);
    expect(errors.map(({ widgetId, phase }) => [widgetId, phase])).to.deep.equal([
      ['bad', 'update'],
    ]);
    expect(heard).to.deep.equal(['title']);
    expectOthersWork(grid);
  });

  it('removes a widget whose disconnectedCallback fails', async () => {
    class Clingy extends HTMLElement {
      disconnectedCallback(): void {
        throw new Error('disconnect fails');
      }
    }
    const { grid, errors } = await open('clingy', [
      manifestOf({ type: 'clingy', load: moduleOf(Clingy) }),
    ]);
    await grid.removeWidget('bad');
    await grid.updateComplete;
    expect(grid.renderRoot.querySelector('[data-widget-id="bad"]')).to.equal(null);
    expect(errors.map(({ widgetId, phase }) => [widgetId, phase])).to.deep.equal([
      ['bad', 'disconnect'],
    ]);
    expectOthersWork(grid);
  });

  it('ignores a module that arrives after its time was up and the widget was removed', async () => {
    let arrive!: (module: never) => void;
    const load = () => new Promise<never>((resolve) => (arrive = resolve));
    const { grid, errors } = await open('tardy', [manifestOf({ type: 'tardy', load })], {
      hangs: true,
    });
    expect(chromeOf(grid, 'bad').state).to.equal('error');
    await grid.removeWidget('bad');
    arrive({ default: class extends HTMLElement {} } as never);
    await grid.fillAll();
    expect(errors.map(({ phase }) => phase)).to.deep.equal(['load']);
    expectOthersWork(grid);
  });
});
