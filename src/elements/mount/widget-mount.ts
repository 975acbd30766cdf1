import type { LiveDataClient } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { reasonOf } from '../../model/reason-of.js';
import { patchConfig } from '../../registry/config/patch-config.js';
import { validConfig } from '../../registry/config/valid-config.js';
import { checkType } from '../../model/check-call.js';
import { readDetail, readVariables } from '../../registry/guards/widget-input.js';
import type { Widget, WidgetId } from '../../model/types.js';
import type {
  LoadedWidget,
  WidgetEdit,
  WidgetInstance,
  WidgetRegistry,
} from '../../registry/index.js';
import type {
  ResolvedWidgetType,
  WidgetContextKey,
  WidgetManifest,
  WidgetPhase,
  WidgetPixelSize,
} from '../../registry/types/index.js';
import type { DashWidget, WidgetState } from '../dash-widget/dash-widget.js';
import { strings } from '../shared/strings.js';
import { isSameSize, type BodySizes, type PixelSize, type UnitSize } from './body-sizes.js';
import { LiveContext, type SharedContext } from './live-context.js';

/** The parts of the board that a mounted widget needs. */
export interface MountHost {
  readonly registry: WidgetRegistry;
  readonly shared: SharedContext;
  readonly sizes: BodySizes;
  /** Calls `listener` with the size of `element` now and whenever it changes. */
  observeSize(element: Element, listener: (width: number, height: number) => void): void;
  unobserveSize(element: Element): void;
  /** Stores an edit that the widget makes of its own config; true if it was made. */
  updateConfig(id: WidgetId, edit: WidgetEdit): boolean | Promise<boolean>;
  widgetError(id: WidgetId, type: string, phase: WidgetPhase, error: unknown): void;
  widgetEvent(id: WidgetId, name: string, detail?: JsonValue): void;
  setVariables(values: JsonObject): void;
  /** Called when the widget is mounted; `duration` is in milliseconds from the start of loading. */
  widgetLoaded(widget: Widget, duration: number): void;
}

/** The cache of loaded widgets, which can be created without waiting. */
const loadedWidgets = new WeakMap<WidgetManifest, LoadedWidget>();

/** Loaded when a widget is met whose config another version wrote. */
let migration: typeof import('../../registry/config/migrate-config.js') | undefined;

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : strings.widgetFailed;
}

/**
 * One widget in its chrome: resolves the type, loads its module, creates the element, sets its
 * config and context, and shows the state. A failure at any of these ends in this widget's error
 * state and nowhere else.
 *
 * States: loading, mounted, failed, unknown (until the type is registered), disposed; {@link retry}
 * goes back to loading. Callers: the board, and previews. Invariants: only the present attempt
 * touches the chrome; the element is connected after it has its config and context.
 */
export class WidgetMount {
  readonly chrome: DashWidget;
  /** Settles when the widget is mounted or has failed. */
  settled: Promise<void>;

  readonly #host: MountHost;
  #widget: Widget;
  #size: UnitSize;
  /** The size of the body, once the browser has reported it or the widget has asked for it. */
  #pixels: PixelSize | undefined;
  /** Called when a body that had no size gets one. */
  #resolveSized: (() => void) | undefined;
  #isWatched = false;
  /** True once the widget has asked for its size or subscribed; most are never observed. */
  #isFollowed = false;
  /** The body while it is observed. */
  #observed: Element | undefined;
  #type: ResolvedWidgetType | undefined;
  #loaded: LoadedWidget | undefined;
  #instance: WidgetInstance | undefined;
  #context: LiveContext | undefined;
  /** The widget's config in the version of its type. */
  #config: JsonObject = {};
  /**
   * The version that counts as the writer of the stored config; it may change when older versions
   * are registered.
   */
  #writtenBy: string | undefined;
  /** The config with the edits that the widget requested, until they are stored. */
  #pendingConfig: JsonObject | undefined;
  /** The number of the present attempt to mount; results of earlier ones are ignored. */
  #attempt = 0;
  #titleOverride = '';
  /**
   * True if it failed since it was mounted. The next config may be valid, so the widget is then
   * mounted again.
   */
  #hasFailed = false;

  /**
   * `chrome` is in the document already, in a box of `size`; `isWatched` is as in {@link watch}.
   */
  constructor(
    host: MountHost,
    chrome: DashWidget,
    widget: Widget,
    size: UnitSize,
    isWatched: boolean,
  ) {
    this.#host = host;
    this.chrome = chrome;
    this.#widget = widget;
    this.#size = size;
    this.#isWatched = isWatched;
    this.#showTitle();
    this.settled = this.#mount();
  }

  /** The widget's own element, once it is mounted. */
  get element(): HTMLElement | undefined {
    return this.#instance?.element;
  }

  /** Takes over an edited document; touches only what changed. */
  update(widget: Widget): void {
    const last = this.#widget;
    if (last === widget) {
      return;
    }
    this.#widget = widget;
    if (last.type !== widget.type || this.#resolve()?.manifest !== this.#type?.manifest) {
      this.retry();
      return;
    }
    this.#showTitle();
    const { query, refreshInterval } = widget;
    this.#context?.update({ query, refreshInterval });
    const { registry } = this.#host;
    const isWrittenAnew = registry.configVersionOf(last) !== registry.configVersionOf(widget);
    if (last.config !== widget.config || isWrittenAnew) {
      if (this.#instance) {
        this.#configure();
      } else {
        this.retry();
      }
    }
  }

  /** Sets the size in grid units. */
  resize(size: UnitSize): void {
    if (size.w !== this.#size.w || size.h !== this.#size.h) {
      this.#size = size;
      this.#pixels = this.#host.sizes.of(size) ?? this.#pixels;
      this.#context?.update({ size: this.#sizeOnDemand() });
    }
  }

  /**
   * Sets if the widget is near the viewport. Only near ones are observed, since the browser
   * computes all observed sizes with every layout, and only they request data; the others get a new
   * size in pixels when they come near.
   */
  watch(isWatched: boolean): void {
    if (isWatched !== this.#isWatched) {
      this.#isWatched = isWatched;
      this.#observe();
      this.#context?.update({ isNear: isWatched });
    }
  }

  /** The widget's data client; undefined if it never used any. */
  get data(): LiveDataClient | undefined {
    return this.#context?.usedData;
  }

  notify(changed: ReadonlySet<WidgetContextKey>): void {
    this.#context?.notify(changed);
  }

  /** Mounts the widget again from the beginning. */
  retry(): void {
    this.#unmount();
    this.#showTitle();
    this.settled = this.#mount();
  }

  /** Mounts the widget again if its type became known, or another version of it did. */
  registryChanged(): void {
    if (
      this.#resolve()?.manifest !== this.#type?.manifest ||
      this.chrome.state === 'unknown' ||
      (this.#instance && this.#host.registry.configVersionOf(this.#widget) !== this.#writtenBy)
    ) {
      this.retry();
    }
  }

  dispose(): void {
    this.#isWatched = false;
    this.#unmount();
  }

  async #mount(): Promise<void> {
    const attempt = ++this.#attempt;
    const start = performance.now();
    this.#type = this.#resolve();
    if (!this.#type) {
      await this.#await(attempt);
      return;
    }
    const { skeleton, category, overflow } = this.#type.manifest;
    this.chrome.skeleton = skeleton ?? category;
    this.chrome.toggleAttribute('unclipped', overflow === 'visible');
    this.#show('loading');
    if (!this.#isAtHand(this.#type) && !(await this.#load(this.#type, attempt))) {
      return;
    }
    const config = this.#validConfig();
    if (config) {
      this.#create(config, attempt);
      if (this.#instance?.element.isConnected && !this.#hasFailed) {
        this.#host.widgetLoaded(this.#widget, performance.now() - start);
      }
    }
  }

  #resolve(): ResolvedWidgetType | undefined {
    return this.#host.registry.resolveWidget(this.#widget);
  }

  /**
   * Waits for an announced type: when its manifest is registered, {@link registryChanged} mounts
   * the widget.
   */
  async #await(attempt: number): Promise<void> {
    const { registry } = this.#host;
    const { type } = this.#widget;
    if (!registry.isAnnounced(type)) {
      this.#show('unknown', strings.unknownWidget(type));
      if (registry.catalogSource) {
        // The remote catalog may know the type, and then registers it.
        import('../../registry/catalog/remote-catalog.js').then(
          ({ askRemote }) => askRemote(registry),
          () => undefined,
        );
      }
      return;
    }
    this.#show('loading');
    try {
      await registry.complete();
    } catch (error) {
      if (attempt === this.#attempt) {
        this.#fail('load', error);
      }
    }
    if (attempt !== this.#attempt) {
      await this.settled;
    }
  }

  /** True if nothing has to be loaded: one task creates the whole widget, and it is drawn once. */
  #isAtHand({ manifest }: ResolvedWidgetType): boolean {
    this.#loaded = loadedWidgets.get(manifest);
    return this.#loaded !== undefined && this.#canRead && this.#hasBox;
  }

  /** Returns false if loading failed or the attempt is obsolete. */
  async #load(type: ResolvedWidgetType, attempt: number): Promise<boolean> {
    try {
      const [loaded] = await Promise.all([
        this.#host.registry.load(type),
        this.#boxed(),
        this.#loadMigration(),
      ]);
      loadedWidgets.set(type.manifest, loaded);
      this.#loaded = loaded;
    } catch (error) {
      if (attempt === this.#attempt) {
        this.#fail('load', error);
      }
      return false;
    }
    return attempt === this.#attempt;
  }

  /** True if the present version wrote the config, or the code that migrates it is here. */
  get #canRead(): boolean {
    const writtenBy = this.#host.registry.configVersionOf(this.#widget);
    return migration !== undefined || writtenBy === this.#type?.manifest.version;
  }

  async #loadMigration(): Promise<void> {
    if (!this.#canRead) {
      migration = await import('../../registry/config/migrate-config.js');
    }
  }

  /** False while the board is not rendered, for example in a closed tab. */
  get #hasBox(): boolean {
    return !!this.#pixels || this.#host.sizes.hasUnits;
  }

  /** Waits until the box has its final size, so that a chart is drawn once. */
  async #boxed(): Promise<void> {
    await this.chrome.updateComplete;
    const sized = this.#hasBox || new Promise<void>((resolve) => (this.#resolveSized = resolve));
    this.#observe();
    await sized;
  }

  #observe(): void {
    const isWanted = (this.#isWatched && this.#isFollowed) || this.#resolveSized !== undefined;
    if (isWanted === (this.#observed !== undefined) || !this.chrome.hasUpdated) {
      return;
    }
    if (this.#observed) {
      this.#host.unobserveSize(this.#observed);
      this.#observed = undefined;
    } else {
      this.#observed = this.chrome.body;
      this.#host.observeSize(this.#observed, (width, height) => this.#sizeSeen({ width, height }));
    }
  }

  #sizeSeen(pixels: PixelSize): void {
    const last = this.#pixels;
    if (!last || !isSameSize(pixels, last)) {
      this.#pixels = pixels;
      this.#host.sizes.seen(this.#size, pixels);
      if (last) {
        this.#context?.update({ size: this.#sizeOnDemand() });
      }
    }
    // A body in low rows may have no height, so only the width counts.
    if (pixels.width > 0) {
      this.#resolveSized?.();
      this.#resolveSized = undefined;
    }
  }

  /** Returns the config as the widget may see it; undefined if it is not valid. */
  #validConfig(): JsonObject | undefined {
    const widget = this.#widget;
    this.#pendingConfig = undefined;
    try {
      this.#writtenBy = this.#host.registry.configVersionOf(widget);
      this.#config =
        migration?.prepareConfig(this.#type!, widget.config, this.#writtenBy).config ??
        widget.config;
      return validConfig(this.#loaded!, this.#config);
    } catch (error) {
      this.#fail('configure', error);
      return undefined;
    }
  }

  #create(config: JsonObject, attempt: number): void {
    // Code of a failed attempt may still run; it must not touch the next one.
    const isPresent = () => attempt === this.#attempt;
    const ifPresent =
      <Args extends unknown[]>(handle: (...args: Args) => void) =>
      (...args: Args): void => {
        if (isPresent()) {
          handle(...args);
        }
      };
    const report = ifPresent((phase: WidgetPhase, error: unknown) => this.#fail(phase, error));
    let hasStatus = false;
    this.#context = new LiveContext(
      this.#host.shared,
      {
        widgetId: this.#widget.id,
        installId: this.#widget.installId,
        title: this.chrome.heading,
        size: this.#sizeOnDemand(),
        follow: () => this.#follow(),
        query: this.#widget.query,
        refreshInterval: this.#widget.refreshInterval,
        isNear: this.#isWatched,
        element: this.chrome,
      },
      {
        updateConfig: ifPresent((patch) => this.#updateConfig(patch)),
        setVariables: ifPresent((values) => this.#host.setVariables(readVariables(values))),
        emit: ifPresent((name, detail) => {
          checkType('emit', name, 'string');
          this.#host.widgetEvent(this.#widget.id, name, readDetail(detail));
        }),
        setStatus: ifPresent((status, message) => {
          checkType('setStatus', status, 'string');
          hasStatus = true;
          // A failed widget needs a retry, whatever status it sets.
          if (!this.#hasFailed) {
            this.#show(status, message && reasonOf(message));
          }
        }),
        setTitle: ifPresent((text) => {
          checkType('setTitle', text, 'string');
          this.#titleOverride = text;
          this.#showTitle();
        }),
      },
      report,
    );
    try {
      this.#instance = this.#loaded!.create(report);
    } catch {
      // `create` has reported the error.
      return;
    }
    const isStarted = this.#instance.configure(config) && this.#instance.setContext(this.#context);
    if (!isStarted || !isPresent()) {
      return;
    }
    if (!hasStatus) {
      this.#show('ready');
    }
    this.chrome.renderNow();
    this.chrome.append(this.#instance.element);
    this.#observe();
  }

  #follow(): void {
    if (!this.#isFollowed) {
      this.#isFollowed = true;
      // The size was not observed until now.
      this.#pixels = undefined;
      this.#observe();
    }
  }

  #configure(): void {
    if (!this.#canRead) {
      this.retry();
      return;
    }
    const config = this.#validConfig();
    if (!config || !this.#instance) {
      return;
    }
    if (this.#hasFailed) {
      this.retry();
    } else {
      this.#instance.configure(config);
    }
  }

  #updateConfig(patch: unknown): void {
    const own = this.#pendingConfig ?? this.#config;
    const patched = patchConfig(this.#loaded!, own, patch);
    if (!patched) {
      return;
    }
    this.#pendingConfig = patched.config;
    this.#store(patched.edit);
  }

  /**
   * Hands an edit to the host, and drops the pending config if it is not made.
   *
   * @throws DashError `forbidden`.
   */
  #store(edit: WidgetEdit): void {
    const settle = (isMade: boolean) => {
      if (!isMade) {
        this.#pendingConfig = undefined;
      }
    };
    try {
      const made = this.#host.updateConfig(this.#widget.id, edit);
      if (typeof made === 'boolean') {
        settle(made);
      } else {
        void made.then(settle);
      }
    } catch (error) {
      settle(false);
      throw error;
    }
  }

  #fail(phase: WidgetPhase, error: unknown): void {
    this.#show('error', messageOf(error));
    // Most errors after a failure follow from it; but every config has faults of its own.
    if (!this.#hasFailed || phase === 'configure') {
      this.#host.widgetError(this.#widget.id, this.#widget.type, phase, error);
    }
    this.#hasFailed = true;
  }

  #show(state: WidgetState, message = ''): void {
    this.chrome.state = state;
    this.chrome.message = message;
  }

  #showTitle(): void {
    const title =
      this.#titleOverride || this.#widget.title || this.#type?.manifest.defaultTitle || '';
    this.chrome.heading = title;
    this.chrome.description = this.#widget.description ?? '';
    this.#context?.update({ title });
  }

  /**
   * Returns a function that measures on demand: measuring forces a layout, and most widgets never
   * ask for their size.
   */
  #sizeOnDemand(): () => WidgetPixelSize {
    let known: WidgetPixelSize | undefined;
    return () => (known ??= this.#pixelSize());
  }

  #pixelSize(): WidgetPixelSize {
    const { sizes } = this.#host;
    const { w, h } = this.#size;
    this.chrome.renderNow();
    this.#follow();
    this.#pixels ??= sizes.of(this.#size) ?? sizes.measure(this.chrome.body, this.#size);
    const { width, height } = this.#pixels;
    return { w, h, width, height };
  }

  #unmount(): void {
    this.#titleOverride = '';
    this.#context?.end();
    this.#context = undefined;
    // Removed while errors are still reported, so that a failing `disconnectedCallback` is.
    this.#instance?.element.remove();
    this.#instance?.dispose();
    this.#instance = undefined;
    this.#hasFailed = this.#isFollowed = false;
    this.#attempt++;
    this.#resolveSized?.();
    this.#resolveSized = undefined;
    this.#observe();
  }
}
