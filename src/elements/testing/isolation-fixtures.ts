// Widgets that fail in every way, and helpers for tests of isolation.
import { html, LitElement } from 'lit';
import { fromUrl } from '../../registry/foreign/from-url.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';
import type {
  WidgetContext,
  WidgetContextKey,
  WidgetManifest,
  WidgetPhase,
} from '../../registry/types/index.js';
import type { JsonObject } from '../../model/json.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import type { DashWidgetErrorEvent } from '../events/index.js';
import { chromeOf } from './grid-fixture.js';

/** `isThere` is true while the cause of the failures is present. */
export const trouble = { isThere: true };

function fail(where: string): void {
  if (trouble.isThere) {
    throw new Error(`${where} fails`);
  }
}

class Working extends HTMLElement {
  connectedCallback(): void {
    this.textContent = 'works';
  }
}

class FailingConstructor extends Working {
  constructor() {
    super();
    fail('constructor');
  }
}

class FailingConnection extends Working {
  override connectedCallback(): void {
    fail('connection');
    super.connectedCallback();
  }
}

class FailingConfig extends Working {
  set config(_config: JsonObject) {
    fail('config');
  }
}

class FailingContext extends Working {
  set context(_context: WidgetContext) {
    fail('context');
  }
}

class FailingRender extends LitElement {
  protected override render() {
    fail('render');
    return html`works`;
  }
}

/** One way to fail, and how it is reported. */
export interface FailingType {
  readonly type: string;
  readonly phase: WidgetPhase;
  readonly message: RegExp;
  readonly load: WidgetManifest['load'];
}

const working = moduleOf(Working);
const missing = fromUrl(new URL('./no-such-module.js', import.meta.url));
function ifTrouble(load: WidgetManifest['load']): WidgetManifest['load'] {
  return (info) => (trouble.isThere ? load(info) : working(info));
}

export const failingTypes: readonly FailingType[] = [
  {
    type: 'bad-constructor',
    phase: 'construct',
    message: /constructor fails/,
    load: moduleOf(FailingConstructor),
  },
  {
    type: 'bad-connection',
    phase: 'connect',
    message: /connection fails/,
    load: moduleOf(FailingConnection),
  },
  {
    type: 'bad-config',
    phase: 'configure',
    message: /config fails/,
    load: moduleOf(FailingConfig),
  },
  {
    type: 'bad-context',
    phase: 'configure',
    message: /context fails/,
    load: moduleOf(FailingContext),
  },
  {
    type: 'bad-render',
    phase: 'render',
    message: /render fails/,
    load: moduleOf(FailingRender),
  },
  {
    type: 'module-404',
    phase: 'load',
    message: /"module-404" could not be loaded/,
    load: ifTrouble(missing),
  },
  {
    type: 'module-hangs',
    phase: 'load',
    message: /"module-hangs" did not load within/,
    load: ifTrouble(() => new Promise(() => {})),
  },
  {
    type: 'module-empty',
    phase: 'load',
    message: /it exports nothing/,
    load: ifTrouble(() => Promise.resolve({} as never)),
  },
  {
    type: 'module-no-element',
    phase: 'load',
    message: /does not extend HTMLElement/,
    load: ifTrouble(moduleOf(class {})),
  },
];

export function failingManifests(): WidgetManifest[] {
  return failingTypes.map(({ type, load }) => manifestOf({ type, name: type, load }));
}

/** Everything that a widget of type `probe` saw, by its widget id. */
export interface Probe {
  readonly element: HTMLElement;
  readonly calls: string[];
  readonly context: WidgetContext;
  readonly configs: JsonObject[];
  readonly changes: WidgetContextKey[][];
  /** The sizes of the context and of the box when the element was connected. */
  readonly sizes: { width: number; height: number; boxWidth: number }[];
}

export const probes = new Map<string, Probe>();

class ProbeWidget extends HTMLElement {
  readonly #calls: string[] = ['new'];
  readonly #configs: JsonObject[] = [];
  #probe: Probe | undefined;

  set config(config: JsonObject) {
    this.#calls.push('config');
    this.#configs.push(config);
  }

  set context(context: WidgetContext) {
    this.#calls.push('context');
    this.#probe = {
      element: this,
      calls: this.#calls,
      context,
      configs: this.#configs,
      changes: [],
      sizes: [],
    };
    probes.set(context.widgetId, this.#probe);
    context.subscribe((changed) => this.#probe!.changes.push([...changed]));
  }

  connectedCallback(): void {
    this.#calls.push('connected');
    const { width, height } = this.#probe!.context.size;
    this.#probe!.sizes.push({ width, height, boxWidth: this.parentElement!.clientWidth });
  }

  disconnectedCallback(): void {
    this.#calls.push('disconnected');
  }
}

/** A manifest of a widget that records the calls of its host. */
export function probeManifest(overrides: Partial<WidgetManifest> = {}): WidgetManifest {
  return manifestOf({ type: 'probe', name: 'Probe', load: moduleOf(ProbeWidget), ...overrides });
}

/** Collects the errors of a grid from now on. */
export function errorLog(grid: DashGrid): DashWidgetErrorEvent[] {
  const log: DashWidgetErrorEvent[] = [];
  grid.addEventListener('dash-widget-error', (event) => log.push(event));
  return log;
}

/** The message that covers a widget, if one does. */
export function messageOn(grid: DashGrid, id: string): string {
  return chromeOf(grid, id).renderRoot.querySelector('.state p')?.textContent?.trim() ?? '';
}

/** The texts above the grid. */
export function noticesOf(grid: DashGrid): string[] {
  return [...grid.renderRoot.querySelectorAll('.notice p')].map((text) => text.textContent!.trim());
}

/** Returns the message that is shown instead of widgets. */
export function boardMessage(grid: DashGrid): string {
  return grid.renderRoot.querySelector('.message p')?.textContent?.trim() ?? '';
}

export function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something holds, and says in vain for what. */
export async function until(
  condition: () => unknown,
  what = condition.toString(),
  timeout = 5000,
): Promise<void> {
  const end = performance.now() + timeout;
  while (!condition()) {
    if (performance.now() > end) {
      throw new Error(`Waited in vain until ${what}`);
    }
    await wait(10);
  }
}
