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
import { isNoValue } from '../values/read-number.js';
import { toJson } from '../values/to-json.js';
import { FocusRefuge } from './focus-refuge.js';
import { normalizeConfig } from './normalize-config.js';
import { readQuery, resolveQuery } from './resolve-query.js';
import { strings } from '../strings.js';

/** The context fields that rendering depends on. */
const DRAWN: readonly WidgetContextKey[] = [
  'title',
  'size',
  'locale',
  'timeZone',
  'theme',
  'role',
  'tier',
  'images',
];

/**
 * The base class of the built-in widgets that show data. It observes one query while it is
 * connected, parses the answer into `data`, and sets the status in the chrome: `unconfigured`,
 * `loading`, `ready`, `empty`, `stale` or `error`.
 *
 * `data` is defined exactly while there is something to draw. The chrome covers the widget in every
 * status but `ready` and `stale`, so `render` only draws `data`. A changed query ends the
 * observation and drops the answer; subclasses implement `parse` and `render`.
 */
export abstract class DataWidget<Data> extends LitElement implements WidgetElement {
  @property({ attribute: false }) config: JsonObject = {};
  @property({ attribute: false }) context!: WidgetContext;

  /** The parsed answer; undefined while there is nothing to draw. */
  @state() protected data?: Data;

  /** The normalised config, with defaults. */
  protected settings: JsonObject = {};

  /** The default config of the widget's type. */
  protected abstract readonly defaults: JsonObject;

  /** The source of the request if neither the query nor the config names one. */
  protected readonly defaultSource: string | undefined = undefined;

  /** The current request; undefined while nothing is configured. */
  protected dataQuery: DataQuery | undefined;

  protected readonly refuge = new FocusRefuge(this);

  #subscribedTo?: WidgetContext;
  #unsubscribe?: () => void;
  #observation?: AbortController;
  #queryKey?: string;
  #answer?: JsonValue;
  /** True if the answer belongs to previous values of the request's variables. */
  #isPrevious = false;

  /**
   * Parses an answer; undefined means that there is nothing to show.
   * @throws DashError `unexpected-shape`
   */
  protected abstract parse(answer: JsonValue): Data | undefined;

  /** The chrome's message if there is nothing to show. */
  protected get emptyText(): string {
    return strings.noData;
  }

  /** The chrome's message if nothing is configured. */
  protected get unconfiguredText(): string {
    return strings.noSource;
  }

  /** The answer in the config, for widgets that need no request. */
  protected ownAnswer(): JsonValue | undefined {
    return undefined;
  }

  /** The reason why the config leaves nothing to request; undefined if there is none. */
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
    // The first values of both were read on connecting, before the first update.
    if (changed.has('context') && this.#subscribedTo !== this.context) {
      this.#attach();
    } else if (changed.has('config') && this.hasUpdated) {
      this.#ask();
      // The parts of the answer that are shown may depend on the config.
      this.readAgain();
    }
  }

  /** Parses the last answer again, after a change that `parse` depends on. */
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
      if (changed.has('timeZone')) {
        // Times without a zone are read in that of the context.
        this.readAgain();
      }
      const isDrawn = DRAWN.some((key) => changed.has(key));
      if (isDrawn || (this.showsVariables && changed.has('variables'))) {
        this.contextChanged(changed);
      }
    });
    this.#ask();
  }

  /** True if the drawing depends on the dashboard's variables, such as to mark a choice. */
  protected get showsVariables(): boolean {
    return false;
  }

  /** Called when a context field that rendering depends on has changed. */
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
    // The default source may not exist at this host; the widget then counts as not configured.
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
      // The old data must go: it may be of another user or of other variables.
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

  /** Parses an answer into `data` and sets the status; true if there is something to draw. */
  #read(answer: JsonValue, again = false): boolean {
    if (answer === this.#answer && this.data !== undefined && !again) {
      this.context.setStatus('ready');
      return true;
    }
    this.#answer = answer;
    try {
      const json = toJson(answer);
      this.data = isNoValue(json) ? undefined : this.parse(json);
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
