import type { DataState } from '../data/types.js';
import type { JsonObject } from '../model/json.js';
import { patchConfig } from '../registry/config/edit-config.js';
import { validConfig } from '../registry/config/valid-config.js';
import { collectErrors } from '../registry/guards/reported.js';
import { WidgetRegistry } from '../registry/registry.js';
import type {
  GridSize,
  LoadedWidget,
  ResolvedWidgetType,
  WidgetElement,
  WidgetInstance,
  WidgetManifest,
  WidgetMode,
  WidgetPixelSize,
  WidgetStatus,
} from '../registry/types/index.js';
import {
  HarnessContext,
  type ConfigUpdate,
  type ContextFields,
  type WidgetLog,
} from './harness-context.js';
import { HarnessData, type FakeSources, type Observation } from './harness-data.js';
import { createBox, pixelSize, setBoxSize } from './widget-box.js';

/** What can be tested: a manifest, or the class of a widget without one. */
export type WidgetSubject<Config extends object = JsonObject> =
  WidgetManifest<Config> | CustomElementConstructor;

export interface MountOptions {
  /** Over the manifest's `defaultConfig`. */
  readonly config?: JsonObject;
  /**
   * Grid units; add `width` and `height` for exact CSS pixels. Default: the manifest's default
   * size.
   */
  readonly size?: GridSize & { readonly width?: number; readonly height?: number };
  /** By the names that the widget asks for. */
  readonly sources?: FakeSources;
  /** The widget's own data request, as the user would set it. */
  readonly query?: JsonObject;
  readonly title?: string;
  /** Default `view`. */
  readonly mode?: WidgetMode;
  /** Default `en-US`. */
  readonly locale?: string;
  /** Default `UTC`. */
  readonly timeZone?: string;
  /** Default `light`. */
  readonly theme?: 'light' | 'dark';
  /** Default `ltr`. */
  readonly dir?: 'ltr' | 'rtl';
  readonly variables?: JsonObject;
  readonly timeRange?: WidgetTimeRange;
  /** Where the box is appended. Default: the body. */
  readonly parent?: Node;
}

type WidgetTimeRange = NonNullable<ContextFields['timeRange']>;

/** A type whose module is here, so that it can be mounted many times at no cost. */
export interface PreparedWidget {
  readonly type: ResolvedWidgetType;
  readonly loaded: LoadedWidget;
}

/**
 * Checks the manifest and loads the module.
 *
 * @throws DashError `invalid-manifest`, `invalid-module`, `load-failed` or `load-timeout`.
 */
export async function prepareWidget<Config extends object>(
  subject: WidgetSubject<Config>,
): Promise<PreparedWidget> {
  const manifest = (
    typeof subject === 'function' ? manifestOf(subject) : subject
  ) as WidgetManifest;
  const registry = new WidgetRegistry();
  registry.register(manifest);
  const type = registry.resolve(manifest.type)!;
  return { type, loaded: await registry.load(type) };
}

function manifestOf(widget: CustomElementConstructor): WidgetManifest {
  return {
    type: 'widget-under-test',
    version: '1.0.0',
    apiVersion: 1,
    name: widget.name || 'Widget',
    description: '',
    category: 'custom',
    icon: '',
    load: () => Promise.resolve({ default: widget }),
  };
}

/**
 * Mounts a widget as a dashboard does, in a box of its final size, and waits until it has settled.
 * Nothing is asked of the test runner.
 *
 * ```ts
 * const widget = await mountWidget(manifest, { sources: { sales: { total: 7 } } });
 * assert(widget.text.includes('7'));
 * widget.unmount();
 * ```
 *
 * @throws DashError what is wrong with the manifest, the module or the config; a failure of the
 *     widget's own code is thrown as it is.
 */
export async function mountWidget<Config extends object = JsonObject>(
  subject: WidgetSubject<Config>,
  options: MountOptions = {},
): Promise<MountedWidget> {
  const widget = new MountedWidget(await prepareWidget(subject), options);
  await widget.settled();
  const [failure] = widget.failures;
  if (failure) {
    widget.unmount();
    throw failure.error;
  }
  return widget;
}

/** A widget in a box, with what it told its host. */
export class MountedWidget {
  /** The widget's own element. */
  readonly element: WidgetElement;
  /** The box that it stands in. */
  readonly box: HTMLElement;
  readonly context: HarnessContext;
  readonly #loaded: LoadedWidget;
  readonly #instance: WidgetInstance;
  readonly #data: HarnessData;
  readonly #log: WidgetLog = {
    statuses: [],
    events: [],
    configUpdates: [],
    titles: [],
    failures: [],
  };
  #config: JsonObject;

  /** Mounts at once. Most tests use {@link mountWidget}, which waits. */
  constructor({ type, loaded }: PreparedWidget, options: MountOptions = {}) {
    this.#loaded = loaded;
    this.#config = { ...options.config };
    const config = this.#effective();
    const { theme = 'light', dir = 'ltr' } = options;
    const size = { ...pixelSize(options.size ?? type.defaultSize), ...options.size };
    const report = (phase: string, error: unknown) =>
      void this.#log.failures.push({ phase, error });
    this.#data = new HarnessData(options.sources ?? {}, (error) => report('update', error));
    const fields = {
      title: options.title ?? type.manifest.defaultTitle ?? type.manifest.name,
      mode: options.mode ?? 'view',
      size,
      locale: options.locale ?? 'en-US',
      timeZone: options.timeZone ?? 'UTC',
      theme,
      variables: options.variables ?? {},
      timeRange: options.timeRange ?? null,
      query: options.query as JsonObject,
    };
    // In a dashboard, too, what a widget changes comes back to it.
    const update = (patch: ConfigUpdate): void => {
      const patched = patchConfig(loaded, this.#config, patch);
      if (patched) {
        this.#configure(patched.config);
      }
    };
    this.context = new HarnessContext(fields, this.#data.client, this.#log, update);
    this.#instance = loaded.create(report);
    this.element = this.#instance.element as WidgetElement;
    this.box = createBox(options.parent ?? document.body);
    this.box.dir = dir;
    this.box.style.colorScheme = theme;
    setBoxSize(this.box, size);
    if (this.#instance.configure(config) && this.#instance.setContext(this.context)) {
      this.#collect(() => this.box.append(this.element));
    }
  }

  /** What the chrome would show; a widget that says nothing is ready. */
  get status(): WidgetStatus {
    return this.#log.statuses.at(-1)?.status ?? 'ready';
  }

  /** The text beside the status. */
  get message(): string | undefined {
    return this.#log.statuses.at(-1)?.message;
  }

  /** Everything that was given to `setStatus`. */
  get statuses(): WidgetLog['statuses'] {
    return this.#log.statuses;
  }

  /** Everything that was given to `emit`. */
  get events(): WidgetLog['events'] {
    return this.#log.events;
  }

  /** Everything that was given to `updateConfig`. */
  get configUpdates(): readonly ConfigUpdate[] {
    return this.#log.configUpdates;
  }

  /** The title that the widget has set, if any. */
  get title(): string {
    return this.#log.titles.at(-1) || this.context.title;
  }

  /** What the widget's code threw, and when. */
  get failures(): WidgetLog['failures'] {
    return this.#log.failures;
  }

  /** Everything that the widget asked of `context.data`. */
  get observations(): readonly Observation[] {
    return this.#data.observations;
  }

  /** The text that is seen, shadow roots included. */
  get text(): string {
    return textOf(this.element).replace(/\s+/g, ' ').trim();
  }

  /** Replaces the config, as saved settings do, and waits. */
  async setConfig(config: JsonObject): Promise<void> {
    this.#configure(config);
    await this.settled();
  }

  /** Changes fields of the context, tells the widget, and waits. */
  async setContext(fields: ContextFields): Promise<void> {
    if (fields.theme) {
      this.box.style.colorScheme = fields.theme;
    }
    if (fields.size) {
      setBoxSize(this.box, fields.size);
    }
    this.#collect(() => this.context.change(fields));
    await this.settled();
  }

  /** Resizes the box, in grid units; add `width` and `height` for exact CSS pixels. */
  async resize(size: GridSize & { readonly width?: number; readonly height?: number }) {
    await this.setContext({ size: { ...pixelSize(size), ...size } as WidgetPixelSize });
  }

  /** Other data from now on: what is observed is asked again. */
  async setSources(sources: FakeSources): Promise<void> {
    await this.#data.replace(sources);
    await this.settled();
  }

  /** Sends a state to all observers, or to those of one source, and waits. */
  async send(state: DataState, source?: string): Promise<void> {
    this.#data.send(state, source);
    await this.settled();
  }

  /** Takes the box out of the page and puts it back, as a move in the document does. */
  async move(): Promise<void> {
    const parent = this.box.parentNode!;
    this.#collect(() => {
      this.box.remove();
      parent.appendChild(this.box);
    });
    await this.settled();
  }

  /** After pending updates, answers and two turns of the page. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await (this.element as { updateComplete?: Promise<unknown> }).updateComplete;
      await new Promise((resolve) => realTimeout(resolve, turn * 5));
    }
  }

  /**
   * Waits until something holds.
   *
   * @throws Error that names `what` after `timeout` milliseconds.
   */
  async until(condition: () => unknown, what = String(condition), timeout = 2000): Promise<void> {
    const end = performance.now() + timeout;
    while (!condition()) {
      if (performance.now() > end) {
        throw new Error(`Waited in vain until ${what}.`);
      }
      await new Promise((resolve) => realTimeout(resolve, 10));
    }
  }

  /** Removes the widget as a dashboard does. */
  unmount(): void {
    this.context.end();
    this.element.remove();
    this.#instance.dispose();
    this.box.remove();
  }

  #configure(config: JsonObject): void {
    this.#config = { ...config };
    this.#instance.configure(this.#effective());
  }

  /** Frozen all the way down, so that a widget that writes into its config is found. */
  #effective(): JsonObject {
    return validConfig(this.#loaded, structuredClone(this.#config));
  }

  #collect(run: () => void): void {
    for (const error of collectErrors(run)) {
      this.#log.failures.push({ phase: 'connect', error });
    }
  }
}

/** A test of leaks puts others in their place. */
const realTimeout = globalThis.setTimeout.bind(globalThis);

function textOf(node: Node): string {
  if (node instanceof Text) {
    return node.data;
  }
  if (node instanceof HTMLStyleElement || node instanceof HTMLScriptElement) {
    return '';
  }
  if (node instanceof HTMLSlotElement && node.assignedNodes().length) {
    return node.assignedNodes().map(textOf).join('');
  }
  const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
  const text = [...root.childNodes].map(textOf).join('');
  const isInline =
    node instanceof Element && /^(inline|contents)/.test(getComputedStyle(node).display);
  return isInline ? text : ` ${text} `;
}
