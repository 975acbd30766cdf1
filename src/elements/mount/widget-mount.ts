import type { JsonObject, JsonValue } from '../../model/json.js';
import { reasonOf } from '../../model/reason-of.js';
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

/** What a mounted widget needs of the board. */
export interface MountHost {
  readonly registry: WidgetRegistry;
  readonly shared: SharedContext;
  readonly sizes: BodySizes;
  /** Tells the size of `element` now and whenever it changes. */
  observeSize(element: Element, listener: (width: number, height: number) => void): void;
  unobserveSize(element: Element): void;
  /** An edit that the widget makes of its own config; true when it was made. */
  updateConfig(id: WidgetId, edit: WidgetEdit): boolean | Promise<boolean>;
  widgetError(id: WidgetId, type: string, phase: WidgetPhase, error: unknown): void;
  widgetEvent(id: WidgetId, name: string, detail?: JsonValue): void;
  setVariables(values: JsonObject): void;
  /** Milliseconds from the start of loading until the widget stood there. */
  widgetLoaded(widget: Widget, duration: number): void;
}

/** What has been loaded once needs no waiting. */
const loadedWidgets = new WeakMap<WidgetManifest, LoadedWidget>();

/** Here once a module of a widget is. */
let configEdits: typeof import('./config-edits.js') | undefined;

async function loadConfigEdits(): Promise<void> {
  configEdits ??= await import('./config-edits.js');
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message ? error.message : strings.widgetFailed;
}

/**
 * One widget in its chrome: finds the type, loads its module, makes the element, gives it config
 * and context, and shows what state it is in. A failure at any of these ends in this widget's error
 * state and nowhere else.
 */
export class WidgetMount {
  readonly chrome: DashWidget;
  /** Settles when the widget stands there, or has failed. */
  settled: Promise<void>;

  readonly #host: MountHost;
  #widget: Widget;
  #size: UnitSize;
  /** Known when the browser has told it, or the widget has asked. */
  #pixels: PixelSize | undefined;
  /** Called when a body that had no size gets one. */
  #sized: (() => void) | undefined;
  #isWatched = false;
  /** The widget has asked for its size, or listens: most are neither told nor observed. */
  #isFollowed = false;
  /** The body while it is observed. */
  #observed: Element | undefined;
  #type: ResolvedWidgetType | undefined;
  #loaded: LoadedWidget | undefined;
  #instance: WidgetInstance | undefined;
  #context: LiveContext | undefined;
  /** The widget's own config as its type reads it. */
  #config: JsonObject = {};
  /** The stored one is of another version. */
  #isMigrated = false;
  /**
   * The version that is taken to have written it: the oldest one may have been registered later.
   */
  #writtenBy: string | undefined;
  /** The same with what the widget asked to change, until that is stored. */
  #asked: JsonObject | undefined;
  /** A number for each try to mount, so that a late answer of an earlier try is ignored. */
  #turn = 0;
  #titleOverride = '';
  /** Since it was mounted. The next config may be a better one, so it starts again with that. */
  #hasFailed = false;

  /**
   * `chrome` stands in the page already, in a box of `size`. `isWatched`: as {@link watch} would
   * tell.
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

  /** The widget's own element, once it stands there. */
  get element(): HTMLElement | undefined {
    return this.#instance?.element;
  }

  /** Takes over an edited document: only what changed is touched. */
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

  /** Tells the size in grid units. */
  resize(size: UnitSize): void {
    if (size.w !== this.#size.w || size.h !== this.#size.h) {
      this.#size = size;
      this.#pixels = this.#host.sizes.of(size) ?? this.#pixels;
      this.#context?.update({ size: this.#sizeOnDemand() });
    }
  }

  /**
   * Whether the widget hears at once of a new size in pixels, if it follows it. The browser looks
   * at all that are observed whenever it lays the page out, so those far from the visible part hear
   * of it when they come near. They ask for no data either.
   */
  watch(isWatched: boolean): void {
    if (isWatched !== this.#isWatched) {
      this.#isWatched = isWatched;
      this.#observe();
      this.#context?.update({ isNear: isWatched });
    }
  }

  /** Asks again for all data that the widget observes; undefined if it has never asked for any. */
  get refresh(): (() => void) | undefined {
    const data = this.#context?.asked;
    return data && (() => void data.refresh());
  }

  notify(changed: ReadonlySet<WidgetContextKey>): void {
    this.#context?.notify(changed);
  }

  /** Starts again from the beginning. */
  retry(): void {
    this.#unmount();
    this.#showTitle();
    this.settled = this.#mount();
  }

  /** The type became known, or another version of it did. */
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
    const turn = ++this.#turn;
    const start = performance.now();
    this.#type = this.#resolve();
    if (!this.#type) {
      await this.#await(turn);
      return;
    }
    this.#show('loading');
    if (!this.#isAtHand(this.#type) && !(await this.#load(this.#type, turn))) {
      return;
    }
    const config = this.#validConfig();
    if (config) {
      this.#create(config, turn);
      if (this.#instance?.element.isConnected && !this.#hasFailed) {
        this.#host.widgetLoaded(this.#widget, performance.now() - start);
      }
    }
  }

  #resolve(): ResolvedWidgetType | undefined {
    return this.#host.registry.resolveWidget(this.#widget);
  }

  /**
   * Waits for a type that was announced: when its manifest comes, {@link registryChanged} starts
   * again.
   */
  async #await(turn: number): Promise<void> {
    const { registry } = this.#host;
    const { type } = this.#widget;
    if (!registry.isAnnounced(type)) {
      this.#show('unknown', strings.unknownWidget(type));
      if (registry.catalogSource) {
        // It may know the type, and registers it then.
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
      if (turn === this.#turn) {
        this.#fail('load', error);
      }
    }
    if (turn !== this.#turn) {
      await this.settled;
    }
  }

  /** Nothing has to be waited for: one task makes the whole widget, and it is drawn once. */
  #isAtHand({ manifest }: ResolvedWidgetType): boolean {
    this.#loaded = loadedWidgets.get(manifest);
    return this.#loaded !== undefined && configEdits !== undefined && this.#hasBox;
  }

  /** False if it failed or is no longer wanted. */
  async #load(type: ResolvedWidgetType, turn: number): Promise<boolean> {
    try {
      const [loaded] = await Promise.all([
        this.#host.registry.load(type),
        this.#boxed(),
        loadConfigEdits(),
      ]);
      loadedWidgets.set(type.manifest, loaded);
      this.#loaded = loaded;
    } catch (error) {
      if (turn === this.#turn) {
        this.#fail('load', error);
      }
      return false;
    }
    return turn === this.#turn;
  }

  /** False while the board is not rendered, for example in a closed tab. */
  get #hasBox(): boolean {
    return !!this.#pixels || this.#host.sizes.hasUnits;
  }

  /** The box has its final size before the widget is connected, so that a chart is drawn once. */
  async #boxed(): Promise<void> {
    await this.chrome.updateComplete;
    const sized = this.#hasBox || new Promise<void>((resolve) => (this.#sized = resolve));
    this.#observe();
    await sized;
  }

  #observe(): void {
    const isWanted = (this.#isWatched && this.#isFollowed) || this.#sized !== undefined;
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
    // Low rows leave a body without height, and that is its size.
    if (pixels.width > 0) {
      this.#sized?.();
      this.#sized = undefined;
    }
  }

  /** The config as the widget may see it, or undefined when it is not fit to be shown. */
  #validConfig(): JsonObject | undefined {
    const { prepareConfig, validConfig } = configEdits!;
    const widget = this.#widget;
    this.#asked = undefined;
    try {
      this.#writtenBy = this.#host.registry.configVersionOf(widget);
      const { config, migrated } = prepareConfig(this.#type!, widget.config, this.#writtenBy);
      this.#config = config;
      this.#isMigrated = migrated;
      return validConfig(this.#loaded!, config);
    } catch (error) {
      this.#fail('configure', error);
      return undefined;
    }
  }

  #create(config: JsonObject, turn: number): void {
    // Some code of a failed try may still run; it must not touch the one that follows.
    const isPresent = () => turn === this.#turn;
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
        setVariables: ifPresent((values) =>
          this.#host.setVariables(configEdits!.readVariables(values)),
        ),
        emit: ifPresent((name, detail) =>
          this.#host.widgetEvent(this.#widget.id, name, configEdits!.readDetail(detail)),
        ),
        setStatus: ifPresent((status, message) => {
          hasStatus = true;
          // What failed has to be retried, whatever it says of itself.
          if (!this.#hasFailed) {
            this.#show(status, message && reasonOf(message));
          }
        }),
        setTitle: ifPresent((text) => {
          this.#titleOverride = text;
          this.#showTitle();
        }),
      },
      report,
    );
    try {
      this.#instance = this.#loaded!.create(report);
    } catch {
      // Reported already.
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
      // Nobody has kept it up to date until now.
      this.#pixels = undefined;
      this.#observe();
    }
  }

  #configure(): void {
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
    const { editConfig, patchConfig } = configEdits!;
    const own = this.#asked ?? this.#config;
    const patched = patchConfig(this.#loaded!, own, patch);
    if (!patched) {
      return;
    }
    this.#asked = patched.config;
    const migrated = this.#isMigrated ? own : undefined;
    const edit = editConfig(this.#widget, this.#type!, migrated, patched.edit);
    this.#store(edit);
  }

  /** @throws DashError `forbidden`. */
  #store(edit: WidgetEdit): void {
    const settle = (isMade: boolean) => {
      if (!isMade) {
        this.#asked = undefined;
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
    // Most of what follows a failure follows from it; but every config has a fault of its own.
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
    this.#context?.update({ title });
  }

  /** To measure makes the browser lay the page out, and most widgets never ask. */
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
    // Removed while errors are still reported, to hear of a `disconnectedCallback` that fails.
    this.#instance?.element.remove();
    this.#instance?.dispose();
    this.#instance = undefined;
    this.#hasFailed = this.#isFollowed = false;
    this.#turn++;
    this.#sized?.();
    this.#sized = undefined;
    this.#observe();
  }
}
