import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { JsonObject } from '../model/json.js';
import { reasonOf } from '../model/reason-of.js';
import type { WidgetContext, WidgetContextKey, WidgetElement } from '../registry/types/index.js';

/**
 * A base class for widgets that are written with Lit. It renders again when the config or the
 * context changes, and lets go of everything when it is disconnected. Nobody has to use it: any
 * class that extends HTMLElement and takes `config` and `context` is a widget.
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
   * The defaults of the manifest under the widget's own settings; frozen, and replaced when they
   * change.
   */
  @property({ attribute: false }) config = {} as Readonly<Config>;

  /**
   * What the host tells and offers; set before the first render, and the same object from then on.
   */
  @property({ attribute: false }) context!: WidgetContext;

  #connection: AbortController | undefined;
  #subscribedTo: WidgetContext | undefined;
  #unsubscribe: (() => void) | undefined;

  /**
   * Aborts when the widget is disconnected; the next connection has another one. Give it to
   * whatever must end then: `addEventListener`, `fetch`, `context.data.observe`.
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
    // Nobody told what changed in between.
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

  /** The frame shows that data is under way. */
  protected showLoading(): void {
    this.context.setStatus('loading');
  }

  /** The frame shows the widget itself. */
  protected showReady(): void {
    this.context.setStatus('ready');
  }

  /** The frame says that there is nothing to show. */
  protected showEmpty(message?: string): void {
    this.context.setStatus('empty', message);
  }

  /** The frame offers the settings. */
  protected showUnconfigured(message?: string): void {
    this.context.setStatus('unconfigured', message);
  }

  /** The frame shows the widget, and says that what it shows is old. */
  protected showStale(message?: string): void {
    this.context.setStatus('stale', message);
  }

  /** The frame shows what went wrong, and offers Retry. */
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
