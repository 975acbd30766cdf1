import { DataController, LitWidget, type WidgetContextKey } from 'dash-grid/widget';
import { css, html } from 'lit';
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

  /**
   * The answer to the data request that the user chose in the settings. The controller reports its
   * status to the dashboard.
   */
  readonly #request = new DataController(this);

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    // The widget draws only the locale; the frame around it shows other fields, such as the title.
    if (changed.has('locale')) {
      this.requestUpdate();
    }
  }

  protected override updated(): void {
    const { data } = this.#request;
    const isNothing = data === undefined || data === null;
    if (!isNothing && typeof data !== 'number') {
      this.showError('The data source must give a number.');
    }
  }

  protected override render() {
    const { data } = this.#request;
    // The frame around the widget says that there is no number, and why.
    if (typeof data !== 'number') {
      return html``;
    }
    const { decimals, label } = this.config;
    const text = data.toLocaleString(this.context.locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
    return html`
      <p class="value">${text}</p>
      <p class="label">${label}</p>
    `;
  }
}
