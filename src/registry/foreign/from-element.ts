import type { JsonObject } from '../../model/json.js';
import { ConfigWriter, type ConfigTargets } from './config-writer.js';
import { eventDetail } from '../guards/event-detail.js';
import { findElement, type ElementSource, type MakeElement } from './find-element.js';
import { reporterOf, runGuarded } from '../guards/guard.js';
import { collectErrors } from '../guards/reported.js';
import type { WidgetContext, WidgetElement, WidgetManifest } from '../types/index.js';

/**
 * The reaction to a DOM event: the name for `context.emit`, which gets its detail, or a function.
 * Most are custom events, so that is the type.
 */
export type EventMapping =
  string | ((event: CustomEvent, context: WidgetContext, element: HTMLElement) => void);

export interface FromElementOptions extends ElementSource, ConfigTargets {
  /** Reactions by DOM event name. */
  readonly events?: Readonly<Record<string, EventMapping>>;
  /**
   * Called with the context at first and after every change, for elements that need a locale or a
   * theme.
   */
  readonly context?: (element: HTMLElement, context: WidgetContext) => void;
  /** The time of the first write of the config. Default `before`: the element is rendered once. */
  readonly assign?: 'before' | 'after';
  /**
   * The size of the element in the widget's box. `stretch`, the default, fills it unless the
   * element has a size of its own; `fill` always fills it; `center` keeps the element's size;
   * `scroll` lets it be larger.
   */
  readonly fit?: 'stretch' | 'fill' | 'center' | 'scroll';
}

/**
 * A manifest's `load` for any custom element, which need not know of dash-grid.
 *
 * ```js
 * load: fromElement({ tag: 'clock-face', load: () => import('clock-face'), props: { zone: 'timeZone' } })
 * ```
 *
 * An element that declares `config` and `context` gets them unchanged.
 */
export function fromElement(options: FromElementOptions): WidgetManifest['load'] {
  return async () => ({ default: wrap(options, await findElement(options)) });
}

function wrap(options: FromElementOptions, make: MakeElement): CustomElementConstructor {
  const { events = {}, fit, assign = 'before' } = options;
  return class extends HTMLElement {
    readonly #inner = make(this);
    readonly #writer = new ConfigWriter(this.#inner, options);
    #config: JsonObject = {};
    #context: WidgetContext | undefined;
    #isPlaced = false;

    constructor() {
      super();
      for (const [name, handle] of Object.entries(events)) {
        this.#inner.addEventListener(name, (event) => {
          const context = this.#context;
          if (!context) {
            return;
          }
          runGuarded(this, 'update', () =>
            typeof handle === 'string'
              ? context.emit(handle, eventDetail(event))
              : handle(event as CustomEvent, context, this.#inner),
          );
        });
      }
    }

    get config(): JsonObject {
      return this.#config;
    }

    set config(config: JsonObject) {
      this.#config = config;
      if (this.#isPlaced || assign === 'before') {
        this.#write();
      }
    }

    get context(): WidgetContext | undefined {
      return this.#context;
    }

    set context(context: WidgetContext | undefined) {
      this.#context = context;
      if (!context) {
        return;
      }
      if (isWidgetElement(this.#inner)) {
        this.#inner.context = context;
      }
      const onContext = options.context;
      if (!onContext) {
        return;
      }
      onContext(this.#inner, context);
      context.subscribe(() => onContext(this.#inner, context));
    }

    connectedCallback(): void {
      if (this.#inner.parentNode === this) {
        this.connectedMoveCallback();
        return;
      }
      place(this, this.#inner, fit);
      for (const error of collectErrors(() => this.append(this.#inner))) {
        reporterOf(this)?.('connect', error);
      }
      this.#isPlaced = true;
      this.#writer.settle();
      if (assign === 'after') {
        runGuarded(this, 'configure', () => this.#write());
      }
    }

    connectedMoveCallback(): void {
      // The inner element is connected after this one.
      queueMicrotask(() => runGuarded(this, 'configure', () => this.#writer.restore()));
    }

    #write(): void {
      // The browser reports an error of `attributeChangedCallback` to the window only, so it is
      // collected here.
      const [error] = collectErrors(() => {
        if (isWidgetElement(this.#inner) && !options.props) {
          this.#inner.config = this.#config;
        } else {
          this.#writer.write(this.#config);
        }
      });
      if (error !== undefined) {
        throw error;
      }
    }
  };
}

function place(box: HTMLElement, inner: HTMLElement, fit: FromElementOptions['fit']): void {
  // A grid stretches the element whatever its own `display` is.
  Object.assign(box.style, { display: 'grid', height: '100%' });
  box.style.gridTemplate = 'minmax(0, 1fr) / minmax(0, 1fr)';
  if (fit === 'fill') {
    Object.assign(inner.style, { width: '100%', height: '100%' });
  }
  if (fit === 'center') {
    box.style.placeItems = 'safe center';
  }
  if (fit === 'scroll') {
    Object.assign(box.style, { gridTemplate: 'auto / 100%', overflow: 'auto' });
  }
}

/** True if the element implements the widget contract. */
function isWidgetElement(element: HTMLElement): element is WidgetElement {
  return 'config' in element && 'context' in element;
}
