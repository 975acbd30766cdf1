import { LitElement } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { DataQuery, DataState } from '../../../data/types.js';
import { DashError } from '../../../model/errors.js';
import type { JsonObject, JsonValue } from '../../../model/json.js';
import type {
  WidgetContext,
  WidgetContextKey,
  WidgetElement,
} from '../../../registry/types/index.js';
import { normalizeConfig } from './normalize-config.js';
import { readQuery, resolveQuery } from './resolve-query.js';
import { strings } from '../strings.js';

/** The context fields that change what a widget draws. */
const DRAWN: readonly WidgetContextKey[] = [
  'title',
  'size',
  'locale',
  'timeZone',
  'theme',
  'role',
  'tier',
];

/**
 * What the built-in widgets that show data have in common: they observe their query while they are
 * connected, read the answer into `data`, and tell the chrome how it went. The chrome shows every
 * state but `ready`, so `render` only has to draw `data`.
 */
export abstract class DataWidget<Data> extends LitElement implements WidgetElement {
  @property({ attribute: false }) config: JsonObject = {};
  @property({ attribute: false }) context!: WidgetContext;

  /** What to draw; undefined until there is something. */
  @state() protected data?: Data;

  /** The config in the form that the widgets read. */
  protected settings: JsonObject = {};

  /** The default config of the widget's type. */
  protected abstract readonly defaults: JsonObject;

  /** The source that is asked when neither the query nor the config names one. */
  protected readonly defaultSource: string | undefined = undefined;

  /** What is asked now; undefined while nothing is configured. */
  protected dataQuery: DataQuery | undefined;

  #subscribedTo?: WidgetContext;
  #unsubscribe?: () => void;
  #observation?: AbortController;
  #queryKey?: string;
  #answer?: JsonValue;
  /** What is drawn answers the request before: its variables have other values now. */
  #isPrevious = false;

  /**
   * Reads an answer. Undefined means that there is nothing to show.
   * @throws DashError `unexpected-shape`
   */
  protected abstract parse(answer: JsonValue): Data | undefined;

  /** What the chrome says when there is nothing to show. */
  protected get emptyText(): string {
    return strings.noData;
  }

  /** What the chrome says when nothing is configured. */
  protected get unconfiguredText(): string {
    return strings.noSource;
  }

  /** What stands for an answer where nothing is asked, for widgets whose config can hold it. */
  protected ownAnswer(): JsonValue | undefined {
    return undefined;
  }

  /** Says why there is nothing to ask for, for widgets whose config can choose nothing. */
  protected nothingChosen(): string | undefined {
    return undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#attach();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#subscribedTo = undefined;
    this.#stop();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!this.isConnected) {
      return;
    }
    // Before the first update both were set already, and connecting has read them.
    if (changed.has('context') && this.#subscribedTo !== this.context) {
      this.#attach();
    } else if (changed.has('config') && this.hasUpdated) {
      this.#ask();
      // The config may say which part of the answer is shown.
      this.readAgain();
    }
  }

  /** Reads the last answer anew, when something has changed that `parse` goes by. */
  protected readAgain(): void {
    if (this.#answer !== undefined) {
      this.#read(this.#answer, true);
    }
  }

  #attach(): void {
    this.#unsubscribe?.();
    if (this.#subscribedTo) {
      this.#stop();
    }
    this.#subscribedTo = this.context;
    if (!this.context) {
      return;
    }
    this.#unsubscribe = this.context.subscribe((changed) => {
      if (changed.has('query')) {
        this.#ask();
      }
      if (DRAWN.some((key) => changed.has(key))) {
        this.contextChanged(changed);
      }
    });
    this.#ask();
  }

  /** Called when something that the widget draws with has changed. */
  protected contextChanged(_changed: ReadonlySet<WidgetContextKey>): void {
    this.requestUpdate();
  }

  #stop(): void {
    this.#observation?.abort();
    this.#observation = undefined;
  }

  #ask(): void {
    this.settings = normalizeConfig(this.config, this.defaults).config;
    const own = readQuery(this.context.query);
    const query = own ?? resolveQuery(this.settings, this.defaultSource);
    this.dataQuery = query;
    // A source that only the defaults name may not exist on this host; then nothing is configured.
    const implicit = !own && this.settings['source'] === undefined;
    const key = query && JSON.stringify(query);
    if (key !== this.#queryKey) {
      this.#stop();
      this.#queryKey = key;
      this.#answer = undefined;
      this.data = undefined;
    }
    if (!query) {
      const answer = this.ownAnswer();
      if (answer === undefined) {
        this.#showUnconfigured();
      } else {
        this.#read(answer);
      }
      return;
    }
    const reason = implicit ? this.nothingChosen() : undefined;
    if (reason !== undefined) {
      this.#stop();
      this.data = undefined;
      this.context.setStatus('empty', reason);
      return;
    }
    if (!this.#observation) {
      this.#observe(query, implicit);
    }
  }

  #showUnconfigured(): void {
    this.#answer = undefined;
    this.data = undefined;
    this.context.setStatus('unconfigured', this.unconfiguredText);
  }

  #observe(query: DataQuery, implicit: boolean): void {
    const observation = new AbortController();
    this.#observation = observation;
    if (this.data === undefined) {
      this.context.setStatus('loading');
    }
    this.context.data.observe(
      query,
      (answer) => {
        if (!observation.signal.aborted) {
          this.#receive(answer, implicit);
        }
      },
      { signal: observation.signal },
    );
  }

  #receive(answer: DataState, implicit: boolean): void {
    const wasPrevious = this.#isPrevious;
    this.#isPrevious = answer.isPrevious ?? false;
    if (answer.data !== undefined) {
      const shown = this.#read(answer.data);
      if (shown && answer.status === 'error') {
        this.context.setStatus('stale', answer.error?.message ?? strings.staleData);
      }
      return;
    }
    if (answer.status === 'pending' || wasPrevious) {
      // Nothing of what was shown may stay: it is another user's, or another variable's.
      this.#answer = undefined;
      this.data = undefined;
    }
    if (answer.status === 'pending') {
      this.context.setStatus('loading');
      return;
    }
    if (answer.status === 'success') {
      this.#read(null);
      return;
    }
    if (implicit && answer.error instanceof DashError && answer.error.code === 'unknown-source') {
      this.#showUnconfigured();
    } else if (answer.error instanceof DashError && answer.error.code === 'unknown-variable') {
      this.data = undefined;
      this.context.setStatus('unconfigured', answer.error.message);
    } else if (this.data === undefined) {
      this.context.setStatus('error', answer.error?.message ?? strings.noData);
    } else {
      this.context.setStatus('stale', answer.error?.message ?? strings.staleData);
    }
  }

  /** Makes an answer into `data` and tells the chrome; true when there is something to draw. */
  #read(answer: JsonValue, again = false): boolean {
    if (answer === this.#answer && this.data !== undefined && !again) {
      this.context.setStatus('ready');
      return true;
    }
    this.#answer = answer;
    try {
      this.data = answer === null ? undefined : this.parse(answer);
    } catch (error) {
      this.data = undefined;
      if (!(error instanceof DashError)) {
        throw error;
      }
      this.context.setStatus('error', error.message);
      return false;
    }
    if (this.data === undefined) {
      this.context.setStatus('empty', this.emptyText);
    } else {
      this.context.setStatus('ready');
    }
    return this.data !== undefined;
  }
}
