import type { DataState } from '../data/types.js';
import type { JsonObject } from '../model/json.js';
import { patchConfig } from '../registry/config/patch-config.js';
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

/** The widget under test: a manifest, or a class without one. */
export type WidgetSubject<Config extends object = JsonObject> =
  WidgetManifest<Config> | CustomElementConstructor;

export interface MountOptions {
  /** Overrides of the manifest's `defaultConfig`. */
  readonly config?: JsonObject;
  /**
   * Grid units; add `width` and `height` for exact CSS pixels. Default: the manifest's default
   * size.
   */
  readonly size?: GridSize & { readonly width?: number; readonly height?: number };
  /** Data sources by the names that the widget requests. */
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
  /** The node to append the box to. Default: the body. */
  readonly parent?: Node;
}

type WidgetTimeRange = NonNullable<ContextFields['timeRange']>;

/** A type with its module already loaded, so that many mounts cost little. */
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
 * It works in any test runner.
 *
 * ```ts
 * const widget = await mountWidget(manifest, { sources: { sales: { total: 7 } } });
 * assert(widget.text.includes('7'));
 * widget.unmount();
 * ```
 *
 * @throws DashError if the manifest, the module or the config is wrong; an error of the widget's
 *     own code is thrown as it is.
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

/** A mounted widget, and the log of its calls to the context. */
export class MountedWidget {
  /** The widget's own element. */
  readonly element: WidgetElement;
  /** The box around the widget. */
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

  /** Mounts at once. Most tests use {@link mountWidget}, which also waits. */
  constructor({ type, loaded }: PreparedWidget, options: MountOptions = {}) {
    this.#loaded = loaded;
    this.#config = { ...options.config };
    const config = this.#effective();
    const { theme = 'light', dir = 'ltr' } = options;
    const size = { ...pixelSize(options.size ?? type.defaultSize), ...options.size };
    const report = (phase: string, error: unknown) =>
      void this.#log.failures.push({ phase, error });
    this.#data = new HarnessData(
      options.sources ?? {},
      () => this.context.signal,
      (error) => report('update', error),
    );
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
    // As in a dashboard, the widget's own changes of the config come back to it.
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

  /** The status that the dashboard would show; `ready` if the widget never set one. */
  get status(): WidgetStatus {
    return this.#log.statuses.at(-1)?.status ?? 'ready';
  }

  /** The text beside the status. */
  get message(): string | undefined {
    return this.#log.statuses.at(-1)?.message;
  }

  /** All statuses given to `setStatus`. */
  get statuses(): WidgetLog['statuses'] {
    return this.#log.statuses;
  }

  /** All events given to `emit`. */
  get events(): WidgetLog['events'] {
    return this.#log.events;
  }

  /** All updates given to `updateConfig`. */
  get configUpdates(): readonly ConfigUpdate[] {
    return this.#log.configUpdates;
  }

  /** The title that the widget has set, otherwise the context's. */
  get title(): string {
    return this.#log.titles.at(-1) || this.context.title;
  }

  /** The errors that the widget's code threw, and the call in which it threw each. */
  get failures(): WidgetLog['failures'] {
    return this.#log.failures;
  }

  /** All observations of `context.data`. */
  get observations(): readonly Observation[] {
    return this.#data.observations;
  }

  /** The visible text, shadow roots included. */
  get text(): string {
    return textOf(this.element).replace(/\s+/g, ' ').trim();
  }

  /** Replaces the config, as saving the settings does, and waits. */
  async setConfig(config: JsonObject): Promise<void> {
    this.#configure(config);
    await this.settled();
  }

  /** Changes fields of the context, notifies the widget, and waits. */
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

  /** Replaces the sources and waits for the new answers. */
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

  /** Waits for pending updates and answers, and two more turns of the event loop. */
  async settled(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await (this.element as { updateComplete?: Promise<unknown> }).updateComplete;
      await new Promise((resolve) => realTimeout(resolve, turn * 5));
    }
  }

  /**
   * Waits until the condition is true.
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

  /** The config as the widget gets it: deeply frozen, so that writing into it throws. */
  #effective(): JsonObject {
    return validConfig(this.#loaded, structuredClone(this.#config));
  }

  #collect(run: () => void): void {
    for (const error of collectErrors(run)) {
      this.#log.failures.push({ phase: 'connect', error });
    }
  }
}

/** The original, because the leak check replaces the global one. */
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
