import type { DataState } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { ConfigWriter, type ConfigTargets } from './config-writer.js';
import { DataFeed, QUERY_KEYS } from './data-feed.js';
import { eventDetail } from '../guards/event-detail.js';
import { findElement, type ElementSource, type MakeElement } from './find-element.js';
import { attachBox, type Fit } from './fit.js';
import { reporterOf, runGuarded } from '../guards/guard.js';
import { collectErrors } from '../guards/reported.js';
import { elementOptions, warnOfOptions } from './option-advice.js';
import { loadStyleSheets, type ForeignStyles } from './style-sheets.js';
import { exportOf, type ExportedData } from './table-of.js';
import type { WidgetContext, WidgetElement, WidgetManifest } from '../types/index.js';

/**
 * The reaction to a DOM event: the name for `context.emit`, which gets its detail, or a function.
 * Most are custom events, so that is the type.
 */
export type EventMapping =
  string | ((event: CustomEvent, context: WidgetContext, element: HTMLElement) => void);

/** The way of an answer into an element: the name of a property, or a function that writes it. */
export type DataMapping =
  string | ((element: HTMLElement, data: JsonValue, state: DataState) => void);

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
   * The way of the answer of the widget's query into the element, at first and whenever it changes.
   * The answer is a copy, and may be changed. With it, the widget's frame shows that data is
   * loading, missing, out of date or failed.
   */
  readonly data?: DataMapping;
  /**
   * Styles of an element that draws outside of a shadow root. They reach the element and its
   * children, and nothing else of the page.
   */
  readonly styles?: ForeignStyles;
  /**
   * Returns the shown data for CSV. Default with `data`: the answer, if that is a list of objects.
   */
  readonly exportData?: (element: HTMLElement) => ExportedData | Promise<ExportedData>;
  /** The size of the element in the widget's box. Default `fill`. */
  readonly fit?: Fit;
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
  if (__DEV__) {
    warnOfOptions('fromElement', options, elementOptions());
  }
  return async () => {
    const [make, sheets] = await Promise.all([
      findElement(options),
      loadStyleSheets(options?.styles),
    ]);
    return { default: wrap(options, make, sheets) };
  };
}

function wrap(
  options: FromElementOptions,
  make: MakeElement,
  sheets: readonly CSSStyleSheet[],
): CustomElementConstructor {
  const { events = {}, fit = 'fill', assign = 'before', data, exportData } = options;
  return class extends HTMLElement {
    readonly #box = attachBox(this, sheets, fit);
    readonly #inner = make(this);
    readonly #writer = new ConfigWriter(this.#inner, options, data === undefined ? [] : QUERY_KEYS);
    #config: JsonObject = {};
    #context: WidgetContext | undefined;
    #feed: DataFeed | undefined;
    #isPlaced = false;

    constructor() {
      super();
      if (sheets.length === 0) {
        this.#box.append(document.createElement('slot'));
      }
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
      this.#feed?.follow(config);
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
      if (!options.context && data === undefined) {
        return;
      }
      const tell = (): void => {
        runGuarded(this, 'update', () => options.context?.(this.#inner, context));
        this.#feed?.follow(this.#config);
      };
      tell();
      context.subscribe(tell);
    }

    get exportData(): WidgetElement['exportData'] {
      const inner = this.#inner as Partial<WidgetElement>;
      return exportOf(
        exportData ? () => exportData(this.#inner) : inner.exportData?.bind(inner),
        data === undefined ? undefined : () => this.#feed?.data,
      );
    }

    connectedCallback(): void {
      if (this.#isPlaced) {
        this.connectedMoveCallback();
        this.#feed?.follow(this.#config);
        return;
      }
      // Styles reach what is in the shadow root; without any, the element is in the page.
      const place = sheets.length > 0 ? this.#box : this;
      for (const error of collectErrors(() => place.append(this.#inner))) {
        reporterOf(this)?.('connect', error);
      }
      this.#isPlaced = true;
      this.#writer.settle();
      if (assign === 'after') {
        runGuarded(this, 'configure', () => this.#write());
      }
      this.#observe();
    }

    disconnectedCallback(): void {
      // A move in the document connects it again in the same task.
      queueMicrotask(() => {
        if (!this.isConnected) {
          this.#feed?.stop();
        }
      });
    }

    connectedMoveCallback(): void {
      // The inner element is connected after this one.
      queueMicrotask(() => runGuarded(this, 'configure', () => this.#writer.restore()));
    }

    #observe(): void {
      if (data === undefined || !this.#context) {
        return;
      }
      const receive = (answer: JsonValue, state: DataState): void => {
        runGuarded(this, 'update', () => {
          if (typeof data === 'function') {
            data(this.#inner, answer, state);
          } else {
            (this.#inner as unknown as Record<string, unknown>)[data] = answer;
          }
        });
      };
      this.#feed = new DataFeed(this.#context, receive);
      this.#feed.follow(this.#config);
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

/** True if the element implements the widget contract. */
function isWidgetElement(element: HTMLElement): element is WidgetElement {
  return 'config' in element && 'context' in element;
}
