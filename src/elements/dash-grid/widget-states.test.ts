import { expect } from '@open-wc/testing';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext, WidgetManifest } from '../../registry/types/index.js';
import type { Widget } from '../../model/types.js';
import type { DashWidgetErrorEvent } from '../events/index.js';
import {
  chromeButton,
  chromeOf,
  closeGrids,
  contentOf,
  openGrid,
} from '../testing/grid-fixture.js';
import {
  errorLog,
  messageOn,
  probeManifest,
  probes,
  until,
} from '../testing/isolation-fixtures.js';
import { testRegistry } from '../testing/manifests.js';

async function open(
  widget: Partial<Widget> & { readonly type: string },
  manifests: readonly WidgetManifest[] = [],
  editing = false,
) {
  let errors: DashWidgetErrorEvent[] = [];
  const registry = testRegistry(manifests);
  const grid = await openGrid({
    rects: { one: [0, 0, 6, 3], two: [6, 0, 6, 3] },
    editing,
    registry,
    widget: (id) => (id === 'one' ? widget : { type: 'plain' }),
    place: (element, box) => {
      errors = errorLog(element);
      box.append(element);
    },
  });
  return { grid, errors, registry, chrome: chromeOf(grid, 'one') };
}

const configSchema = {
  type: 'object',
  properties: { size: { type: 'object', properties: { limit: { type: 'integer' } } } },
};

describe('states of widgets', () => {
  beforeEach(() => probes.clear());
  afterEach(closeGrids);

  it('names the path of a fault in the config, keeps what is stored, and heals with a better one', async () => {
    const { grid, errors, chrome } = await open(
      { type: 'probe', config: { size: { limit: 'many' } } },
      [probeManifest({ configSchema })],
    );
    await until(() => chrome.state === 'error');
    await chrome.updateComplete;
    expect(messageOn(grid, 'one')).to.contain('/size/limit');
    expect(probes.has('one'), 'the widget never sees it').to.equal(false);
    expect(errors.map(({ widgetId, phase }) => [widgetId, phase])).to.deep.equal([
      ['one', 'configure'],
    ]);
    expect((errors[0]!.error as { path: string }).path).to.equal('/size/limit');
    expect(grid.exportDashboard().widgets['one']!.config).to.deep.equal({
      size: { limit: 'many' },
    });

    await grid.updateWidget('one', { config: { size: { limit: 3 } } });
    await until(() => chrome.state === 'ready');
    expect(probes.get('one')!.configs).to.deep.equal([{ size: { limit: 3 } }]);
    expect(errors.length).to.equal(1);
  });

  it('tells of a fault that comes later, and the widget keeps the config it had', async () => {
    const { grid, errors, chrome } = await open({ type: 'probe', config: { size: { limit: 1 } } }, [
      probeManifest({ configSchema }),
    ]);
    await grid.updateWidget('one', { set: { '/config/size/limit': 'many' } });
    await until(() => chrome.state === 'error');
    expect(probes.get('one')!.configs).to.deep.equal([{ size: { limit: 1 } }]);
    expect(errors.length).to.equal(1);
    expect(grid.undo()).to.equal(true);
    await until(() => chrome.state === 'ready');
    expect(probes.get('one')!.configs).to.deep.equal([{ size: { limit: 1 } }]);
  });

  it('keeps a widget of an unknown type, and shows it when the type is registered', async () => {
    const config = { anything: [1, { deep: true }] };
    const { grid, errors, chrome, registry } = await open({ type: 'probe', config, title: 'Mine' });
    await chrome.updateComplete;
    expect(chrome.state).to.equal('unknown');
    expect(messageOn(grid, 'one')).to.contain('Unknown widget: probe');
    expect(grid.exportDashboard().widgets['one']).to.deep.include({
      type: 'probe',
      config,
      title: 'Mine',
    });
    registry.register(probeManifest());
    await until(() => chrome.state === 'ready');
    expect(probes.get('one')!.configs).to.deep.equal([config]);
    expect(errors).to.deep.equal([]);
  });

  it('shows what another registry knows, and listens to that one', async () => {
    const { grid, chrome } = await open({ type: 'probe' });
    expect(chrome.state).to.equal('unknown');
    const other = testRegistry();
    grid.registry = other;
    await grid.updateComplete;
    other.register(probeManifest());
    await until(() => chrome.state === 'ready');
    expect(chromeOf(grid, 'two').state).to.equal('ready');
  });

  it('hears of a type that is registered while the grid is out of the page', async () => {
    const { grid, chrome, registry } = await open({ type: 'probe' });
    const place = grid.parentElement!;
    grid.remove();
    registry.register(probeManifest());
    place.append(grid);
    await until(() => chrome.state === 'ready');
    expect(chrome.isConnected, 'the same chrome').to.equal(true);
  });

  it('shows what a widget says of itself', async () => {
    const { grid, chrome } = await open({ type: 'probe' }, [probeManifest()], true);
    const { context, element } = probes.get('one')!;
    const texts = {
      empty: 'No data',
      unconfigured: 'Needs configuration',
      error: 'This widget failed.',
    } as const;
    for (const [status, text] of Object.entries(texts) as [keyof typeof texts, string][]) {
      context.setStatus(status);
      // The view of the states is loaded with the first of them.
      await until(() => messageOn(grid, 'one') === text);
      context.setStatus(status, 'Choose a sensor');
      await chrome.updateComplete;
      expect(messageOn(grid, 'one'), status).to.equal('Choose a sensor');
      expect(getComputedStyle(element).visibility, status).to.equal('hidden');
    }
    context.setStatus('unconfigured');
    await chrome.updateComplete;
    const button = chrome.renderRoot.querySelector('.state [data-action="settings"]')!;
    expect(button.textContent).to.equal('Configure');

    context.setStatus('stale', 'From yesterday');
    await chrome.updateComplete;
    expect(messageOn(grid, 'one'), 'the widget stays visible').to.equal('');
    expect(getComputedStyle(element).visibility).to.equal('visible');
    expect(chrome.renderRoot.querySelector('.stale')!.getAttribute('title')).to.equal(
      'From yesterday',
    );
    context.setStatus('ready');
    await chrome.updateComplete;
    expect(chrome.renderRoot.querySelector('.stale')).to.equal(null);
    expect(contentOf(grid, 'one'), 'all the time the same element').to.equal(element);
  });

  it('takes a status that it does not know for an error, and tells the developer', async () => {
    const { grid, chrome } = await open({ type: 'probe' }, [probeManifest()]);
    const told: string[] = [];
    const { warn } = console;
    console.warn = (text: unknown) => told.push(String(text));
    try {
      probes.get('one')!.context.setStatus('failed' as 'error', 'The service is down');
      await until(() => messageOn(grid, 'one') === 'The service is down');
      await until(() => chromeButton(grid, 'one', 'retry'));
    } finally {
      console.warn = warn;
    }
    expect(told.filter((text) => text.includes('"failed"')).length).to.equal(1);
    chromeButton(grid, 'one', 'retry').click();
    await until(() => chrome.state === 'ready');
  });

  it('retries a widget that told an error itself', async () => {
    const { grid, chrome } = await open({ type: 'probe' }, [probeManifest()]);
    const { context, element } = probes.get('one')!;
    context.setStatus('error', 'The service is down');
    await chrome.updateComplete;
    chromeButton(grid, 'one', 'retry').click();
    await until(() => chrome.state === 'ready');
    expect(contentOf(grid, 'one')).not.to.equal(element);
    // Calls by the old element belong to a widget that is gone.
    context.setStatus('error', 'late');
    context.setTitle('late');
    expect([chrome.state, chrome.heading]).to.deep.equal(['ready', 'Widget one']);
  });

  it('shows a widget in the version that is pinned, two side by side', async () => {
    const versioned = (version: string) =>
      probeManifest({
        version,
        load: moduleOf(
          class extends HTMLElement {
            connectedCallback(): void {
              this.textContent = version;
            }
          },
        ),
      });
    const manifests = [versioned('1.0.0'), versioned('2.0.0')];
    const { grid, registry } = await open({ type: 'probe', version: '1.0.0' }, manifests);
    const newest = await grid.addWidget({ type: 'probe' });
    await until(() => contentOf(grid, newest)?.textContent === '2.0.0');
    expect(contentOf(grid, 'one').textContent).to.equal('1.0.0');
    const pinned = contentOf(grid, 'one');
    registry.register(versioned('3.0.0'));
    await until(() => contentOf(grid, newest)?.textContent === '3.0.0');
    expect(contentOf(grid, 'one')).to.equal(pinned);
    await grid.updateWidget('one', { set: { '/version': '2.0.0' } });
    await until(() => contentOf(grid, 'one')?.textContent === '2.0.0');
  });

  it('refuses a widget that a newer version saved, and keeps its data', async () => {
    const { grid, chrome, errors } = await open({ type: 'probe', version: '3.0.0' }, [
      probeManifest({ version: '2.0.0' }),
    ]);
    await until(() => chrome.state === 'error');
    await chrome.updateComplete;
    expect(messageOn(grid, 'one')).to.contain('3.0.0').and.to.contain('2.0.0');
    expect(errors.length).to.equal(1);
    expect(grid.exportDashboard().widgets['one']!.version).to.equal('3.0.0');
  });

  it('brings an older config to the version at hand, without writing it back', async () => {
    const { grid } = await open({ type: 'probe', version: '1.0.0', config: { hours: 2 } }, [
      probeManifest({
        version: '2.0.0',
        defaultConfig: { unit: 'min' },
        migrateConfig: ({ hours }) => ({ minutes: Number(hours) * 60 }),
      }),
    ]);
    expect(probes.get('one')!.configs).to.deep.equal([{ unit: 'min', minutes: 120 }]);
    expect(grid.exportDashboard().widgets['one']!.config).to.deep.equal({ hours: 2 });
    expect(grid.saveState).to.equal('saved');
  });

  it('knows a type by its alias', async () => {
    const { chrome } = await open({ type: 'old_probe' }, [
      probeManifest({ aliases: ['old_probe'] }),
    ]);
    expect(chrome.state).to.equal('ready');
  });

  it('lets a widget set its status while it starts', async () => {
    class Eager extends HTMLElement {
      set context(context: WidgetContext) {
        context.setStatus('empty', 'Nothing yet');
      }
    }
    const { grid, chrome } = await open({ type: 'eager' }, [
      manifestOf({ type: 'eager', load: moduleOf(Eager) }),
    ]);
    await chrome.updateComplete;
    expect(messageOn(grid, 'one')).to.equal('Nothing yet');
    expect(contentOf(grid, 'one').isConnected).to.equal(true);
  });

  it('waits for a type that was only announced, and offers Retry when it does not come', async () => {
    let isOnline = false;
    let asked = 0;
    const registry = testRegistry();
    registry.announce(['later'], () => {
      asked++;
      return isOnline
        ? Promise.resolve({ default: [probeManifest({ type: 'later' })] })
        : Promise.reject(new TypeError('Failed to fetch'));
    });
    const grid = await openGrid({
      rects: { one: [0, 0, 6, 3], two: [6, 0, 6, 3] },
      editing: false,
      registry,
      widget: (id) => ({ type: id === 'one' ? 'later' : 'plain' }),
    });
    const chrome = chromeOf(grid, 'one');
    await until(() => chrome.state === 'error');
    await chrome.updateComplete;
    expect(messageOn(grid, 'one')).to.contain('Failed to fetch');
    isOnline = true;
    chromeButton(grid, 'one', 'retry')!.click();
    await until(() => chrome.state === 'ready');
    expect(probes.get('one')!.configs.length).to.equal(1);
    expect(asked).to.equal(2);
  });

  it('asks for announced types before the first edit', async () => {
    const registry = testRegistry();
    registry.announce(['later'], () =>
      Promise.resolve({ default: [probeManifest({ type: 'later' })] }),
    );
    const grid = await openGrid({ rects: { two: [6, 0, 6, 3] }, editing: false, registry });
    const id = await grid.addWidget({ type: 'later' });
    await until(() => chromeOf(grid, id).state === 'ready');
  });

  it('starts over when a type is announced after it was found unknown', async () => {
    const { registry, chrome } = await open({ type: 'later' });
    expect(chrome.state).to.equal('unknown');
    registry.announce(['later'], () =>
      Promise.resolve({ default: [probeManifest({ type: 'later' })] }),
    );
    await until(() => chrome.state === 'ready');
  });
});
