import { expect } from '@open-wc/testing';
import { createDashboard, createWidget, DEFAULT_LIMITS } from '../../model/index.js';
import type { Change, Dashboard } from '../../model/types.js';
import { WidgetRegistry } from '../../registry/index.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { DashWidget } from '../dash-widget/dash-widget.js';
import { DashWidgetErrorEvent, DashWidgetEvent } from '../events/index.js';
import type { EditCommands } from '../host/edit-commands.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { ownElement } from '../shared/define-element.js';
import { until } from '../testing/isolation-fixtures.js';
import { BodySizes } from './body-sizes.js';
import type { SharedContext } from './live-context.js';
import { mountHostOf } from './mount-host.js';
import { SharedSizeObserver } from './shared-size-observer.js';
import { WidgetMount } from './widget-mount.js';

/** A widget that counts the calls it gets. */
class Counter extends HTMLElement {
  config: { readonly count?: number } = {};
  context!: WidgetContext;

  connectedCallback(): void {
    this.textContent = String(this.config.count);
  }
}

/** The smallest dashboard: a plain element that shows nothing but one widget. */
function hostOf(dashboard: Dashboard, { isWritable = true } = {}) {
  const element = document.createElement('div');
  element.style.cssText = 'display: block; width: 300px; height: 200px';
  document.body.append(element);
  const changes: Change[] = [];
  const registry = new WidgetRegistry();
  registry.register(
    manifestOf({
      type: 'counter',
      load: moduleOf(Counter),
      configSchema: { type: 'object', properties: { count: { type: 'integer' } } },
    }),
  );
  const commands = {
    editConfig: (id, edit) => {
      changes.push({ type: 'widget.update', id, ...edit });
      return true;
    },
  } as EditCommands;
  const notices: unknown[] = [];
  const host = {
    element,
    root: element.attachShadow({ mode: 'open' }),
    settings: { registry, dataSources: {}, context: {}, limits: DEFAULT_LIMITS },
    opening: {},
    dashboard,
    rights: { read: true, write: isWritable, share: isWritable },
    isEditing: false,
    commands,
    write: () => Promise.resolve(commands),
    notify: (error: unknown) => notices.push(error),
    setVariables: () => undefined,
  } as unknown as DashboardHost;
  return { host, changes, notices };
}

function mountIn(host: DashboardHost, observer: SharedSizeObserver): WidgetMount {
  const shared: SharedContext = {
    mode: 'view',
    locale: 'en',
    timeZone: 'UTC',
    theme: 'light',
    variables: {},
    timeRange: null,
    sources: {},
    context: {},
    defaultInterval: undefined,
  };
  const chrome = ownElement(DashWidget, 'dash-widget');
  chrome.style.blockSize = '200px';
  host.root.append(chrome);
  const surroundings = { shared, sizes: new BodySizes(), observer };
  const widget = host.dashboard!.widgets['a']!;
  return new WidgetMount(mountHostOf(host, surroundings), chrome, widget, { w: 4, h: 3 }, true);
}

describe('a widget on its own', () => {
  const board = createDashboard({
    widgets: { a: createWidget({ id: 'a', type: 'counter', title: 'A', config: { count: 3 } }) },
    layouts: { lg: { a: { x: 0, y: 0, w: 4, h: 3 } } },
  });
  const observers: SharedSizeObserver[] = [];

  async function mount(options?: { isWritable: boolean }) {
    const fixture = hostOf(board, options);
    const observer = new SharedSizeObserver();
    observers.push(observer);
    const mounted = mountIn(fixture.host, observer);
    await mounted.settled;
    // Outside of the delivery of sizes, in which the browser complains of what is observed.
    await new Promise((resolve) => setTimeout(resolve));
    return { ...fixture, mounted, widget: mounted.element as Counter };
  }

  afterEach(() => {
    observers.splice(0).forEach((observer) => observer.disconnect());
    document.body.replaceChildren();
  });

  it('stands without a grid, and shows its config', async () => {
    const { mounted, widget } = await mount();
    expect([mounted.chrome.state, widget.textContent]).to.deep.equal(['ready', '3']);
    expect(widget.context.widgetId).to.equal('a');
  });

  it('edits its config through the host', async () => {
    const { widget, changes } = await mount();
    widget.context.updateConfig({ count: 4 });
    expect(changes).to.have.length(1);
    expect(changes[0]).to.deep.include({ type: 'widget.update', id: 'a' });
    expect(changes[0]).to.have.nested.property('set./config/count', 4);
  });

  it('is told when its user may not change the dashboard', async () => {
    const { widget, changes } = await mount({ isWritable: false });
    expect(() => widget.context.updateConfig({ count: 4 }))
      .to.throw()
      .with.property('code', 'forbidden');
    expect(changes).to.deep.equal([]);
  });

  it('raises its events and its errors at the element of the host', async () => {
    const { host, mounted, widget } = await mount();
    const names: string[] = [];
    host.element.addEventListener(DashWidgetEvent.type, (event) =>
      names.push((event as DashWidgetEvent).detail.name),
    );
    const errors: unknown[] = [];
    host.element.addEventListener(DashWidgetErrorEvent.type, (event) =>
      errors.push((event as DashWidgetErrorEvent).detail.widgetId),
    );
    widget.context.emit('hello');
    widget.context.subscribe(() => {
      throw new Error('no');
    });
    mounted.notify(new Set(['theme']));
    await until(() => errors.length > 0);
    expect([names, errors, mounted.chrome.state]).to.deep.equal([['hello'], ['a'], 'error']);
  });
});
