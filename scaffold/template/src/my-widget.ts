import { LitWidget, type DataState, type WidgetContextKey } from 'dash-grid/widget';
import { css, html, type PropertyValues } from 'lit';
import type { Config } from './schema.js';

/** Shows one number of a data source. */
export default class MyWidget extends LitWidget<Config> {
  static override styles = css`
    :host {
      display: grid;
      place-content: center;
      text-align: center;
      overflow: auto;
    }
    p {
      margin: 0;
    }
    .value {
      font-size: 32px;
      font-weight: 600;
      line-height: 1.2;
      font-variant-numeric: tabular-nums;
    }
    .label {
      color: var(--dash-color-text-muted);
    }
  `;

  #value: number | undefined;
  #request: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observe();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const before = changed.get('config') as Config | undefined;
    if (before && before.source !== this.config.source) this.#observe();
  }

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    // Only what is drawn; the frame shows the title, for example.
    if (changed.has('locale')) this.requestUpdate();
  }

  #observe(): void {
    this.#request?.abort();
    this.#request = new AbortController();
    const { source } = this.config;
    if (!source) {
      this.showUnconfigured('Choose a data source.');
      return;
    }
    this.context.data.observe({ source }, (state) => this.#receive(state), {
      signal: AbortSignal.any([this.signal, this.#request.signal]),
    });
  }

  #receive({ status, data, error }: DataState): void {
    this.#value = typeof data === 'number' ? data : undefined;
    this.requestUpdate();
    if (status === 'pending' && this.#value === undefined) this.showLoading();
    else if (error && this.#value !== undefined) this.showStale(error.message);
    else if (error) this.showError(error);
    else if (data === null || data === undefined) this.showEmpty();
    else if (this.#value === undefined) this.showError('The data source must give a number.');
    else this.showReady();
  }

  protected override render() {
    if (this.#value === undefined) return html``;
    const { decimals, label } = this.config;
    const text = this.#value.toLocaleString(this.context.locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    return html`
      <p class="value">${text}</p>
      <p class="label">${label}</p>
    `;
  }
}
