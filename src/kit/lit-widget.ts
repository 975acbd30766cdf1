import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { JsonObject } from '../model/json.js';
import { reasonOf } from '../model/reason-of.js';
import type { WidgetContext, WidgetContextKey, WidgetElement } from '../registry/types/index.js';

/**
 * A base class for widgets that are written with Lit. It renders again when the config or the
 * context changes, and releases everything when it is disconnected. It is optional: any class that
 * extends HTMLElement and takes `config` and `context` is a widget.
 *
 * ```ts
 * export default class Greeting extends LitWidget<{ name: string }> {
 *   override render() {
 *     return html`Hello ${this.config.name}, in ${this.context.locale}`;
 *   }
 * }
 * ```
 *
 * Don't declare `config` and `context` again; a class field would hide them from Lit.
 */
export abstract class LitWidget<Config extends object = JsonObject>
  extends LitElement
  implements WidgetElement<Config>
{
  /**
   * The manifest's defaults, overridden by the widget's own settings; frozen, and replaced by a new
   * object when they change.
   */
  @property({ attribute: false }) config = {} as Readonly<Config>;

  /**
   * The dashboard's side of the contract; set before the first render and the same object from then
   * on.
   */
  @property({ attribute: false }) context!: WidgetContext;

  #connection: AbortController | undefined;
  #subscribedTo: WidgetContext | undefined;
  #unsubscribe: (() => void) | undefined;

  /**
   * A signal that aborts when the widget is disconnected; each connection has a new one. Pass it to
   * everything that must end then: `addEventListener`, `fetch`, `context.data.observe`.
   */
  protected get signal(): AbortSignal {
    if (!this.#connection) {
      this.#connection = new AbortController();
      if (!this.isConnected) {
        this.#connection.abort();
      }
    }
    return this.#connection.signal;
  }

  override connectedCallback(): void {
    this.#connection = new AbortController();
    super.connectedCallback();
    this.#subscribe();
    // Changes of the context while the widget was disconnected were not reported.
    if (this.hasUpdated) {
      this.requestUpdate();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#connection?.abort();
    this.#leave();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('context') && this.isConnected) {
      this.#subscribe();
    }
  }

  /** Called when fields of the context changed. Renders; override it to do less, or more. */
  protected contextChanged(_changed: ReadonlySet<WidgetContextKey>): void {
    this.requestUpdate();
  }

  /** Shows in the widget's frame that data is loading. */
  protected showLoading(): void {
    this.context.setStatus('loading');
  }

  /** Shows the widget itself in its frame. */
  protected showReady(): void {
    this.context.setStatus('ready');
  }

  /** Shows in the widget's frame that there is no data. */
  protected showEmpty(message?: string): void {
    this.context.setStatus('empty', message);
  }

  /** Shows in the widget's frame that settings are missing, with a button that opens them. */
  protected showUnconfigured(message?: string): void {
    this.context.setStatus('unconfigured', message);
  }

  /** Shows the widget, with a note in its frame that its data is old. */
  protected showStale(message?: string): void {
    this.context.setStatus('stale', message);
  }

  /** Shows an error in the widget's frame, with a Retry button. */
  protected showError(error: unknown): void {
    this.context.setStatus('error', reasonOf(error));
  }

  #subscribe(): void {
    if (this.#subscribedTo === this.context) {
      return;
    }
    this.#leave();
    this.#subscribedTo = this.context;
    this.#unsubscribe = this.context?.subscribe((changed) => this.contextChanged(changed));
  }

  #leave(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#subscribedTo = undefined;
  }
}
