import { own } from '../../model/record.js';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { keepsDigits } from '../../forms/exact-number.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { JsonSchema } from '../../registry/types/index.js';
import { defineElement } from '../shared/define-element.js';
import { controls } from '../shared/controls.styles.js';
import { styles } from './dash-filters.styles.js';
import { filterStrings as strings } from './filter-strings.js';
import { DashFiltersChangeEvent } from './filters-change-event.js';
import { dateOf, DEFAULT_TIME_RANGES, formatLength, isFixed } from './time-ranges.js';
import { fieldOf, isBlank, type VariableField } from './variable-field.js';

/** The schemas of variables, by name: a JSON Schema of one value each, with its `title`. */
export type VariableSchemas = Readonly<Record<string, JsonSchema>>;

const CUSTOM = 'custom';

/**
 * A bar for the variables and the time range of a dashboard. A variable with a schema gets a field;
 * one without, which a widget has set, is shown as a chip that removes its value.
 *
 * @summary The filters of a dashboard.
 * @event {DashFiltersChangeEvent} dash-filters-change - The user chose other values.
 * @csspart chip - A variable without a field.
 */
export class DashFilters extends LitElement {
  static override styles = [controls, styles];

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-filters', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /** The present values, by name. */
  @property({ attribute: false }) variables: JsonObject = {};

  /** The schemas of the variables that get a field. */
  @property({ attribute: false }) schemas: VariableSchemas = {};

  /** A length such as `24h`, `{from, to}`, or null for any time. */
  @property({ attribute: false }) timeRange: JsonValue = null;

  /** The lengths on offer. Without any, a time range of the dashboard can be changed by dates. */
  @property({ attribute: false }) timeRanges: readonly string[] = DEFAULT_TIME_RANGES;

  /** The values that Reset restores. */
  @property({ attribute: false }) defaults: { variables: JsonObject; timeRange: JsonValue } = {
    variables: {},
    timeRange: null,
  };

  /** BCP 47. */
  @property() locale = 'en';

  /** True if the user chose “Custom” and has not given two dates yet. */
  @state() private _isCustom = false;
  @state() private _from = '';
  @state() private _to = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'group';
    this.ariaLabel = strings.filters;
  }

  protected override render(): TemplateResult {
    return html`
      ${Object.entries(this.schemas).map(([name, schema]) => this.#renderField(name, schema))}
      ${
        this.timeRanges.length > 0 || this.defaults.timeRange !== null
          ? this.#renderTimeRange()
          : nothing
      }
      ${Object.entries(this.variables)
        .filter(([name, value]) => !Object.hasOwn(this.schemas, name) && !isBlank(value))
        .map(([name, value]) => this.#renderChip(name, value))}
      ${
        this.#isDefault
          ? nothing
          : html`<button class="outline" @click=${this.#reset}>${strings.reset}</button>`
      }
    `;
  }

  get #isDefault(): boolean {
    const { variables, timeRange } = this.defaults;
    const names = new Set([...Object.keys(variables), ...Object.keys(this.variables)]);
    const isSame = (a: JsonValue | undefined, b: JsonValue | undefined) =>
      (isBlank(a) && isBlank(b)) || JSON.stringify(a) === JSON.stringify(b);
    return (
      isSame(this.timeRange, timeRange) &&
      [...names].every((name) => isSame(own(this.variables, name), own(variables, name)))
    );
  }

  #renderField(name: string, schema: JsonSchema): TemplateResult {
    const label = String(schema['title'] ?? name);
    return html`<label><bdi>${label}</bdi>${this.#renderInput(name, fieldOf(schema))}</label>`;
  }

  #renderInput(name: string, field: VariableField): TemplateResult {
    const value = own(this.variables, name);
    const shown = isBlank(value) ? '' : String(value);
    if (field.kind === 'choice') {
      const { choices } = field;
      const index = choices.findIndex((choice) => choice.value === value);
      return html`<select
        name=${name}
        @change=${({ target }: Event) => {
          const { value: at } = target as HTMLSelectElement;
          this.#set(name, at === '' ? null : choices[Number(at)]!.value);
        }}
      >
        <option value="" .selected=${index < 0}>
          ${index < 0 && shown !== '' ? shown : strings.all}
        </option>
        ${choices.map(
          ({ label }, at) => html`<option value=${at} .selected=${at === index}>${label}</option>`,
        )}
      </select>`;
    }
    if (field.kind === 'number') {
      return html`<input
        type="number"
        name=${name}
        step=${field.step}
        min=${field.min ?? nothing}
        max=${field.max ?? nothing}
        .value=${shown}
        @input=${({ target }: Event) => (target as HTMLInputElement).setCustomValidity('')}
        @change=${({ target }: Event) => {
          const input = target as HTMLInputElement;
          const { value: typed, valueAsNumber } = input;
          const isKept = typed === '' || keepsDigits(valueAsNumber, typed);
          input.setCustomValidity(isKept ? '' : strings.tooManyDigits(valueAsNumber));
          if (input.reportValidity()) {
            this.#set(name, input.value === '' ? null : input.valueAsNumber);
          }
        }}
      />`;
    }
    return html`<input
      type="search"
      name=${name}
      placeholder=${strings.all}
      .value=${shown}
      @change=${({ target }: Event) => this.#set(name, (target as HTMLInputElement).value)}
    />`;
  }

  #renderTimeRange(): TemplateResult {
    const { timeRange: range, timeRanges } = this;
    const isCustom = this._isCustom || isFixed(range);
    // A length that the host does not offer is still shown.
    const lengths =
      typeof range === 'string' && !timeRanges.includes(range)
        ? [range, ...timeRanges]
        : timeRanges;
    return html`
      <label
        >${strings.timeRange}
        <select name="time-range" @change=${this.#onLength}>
          <option value="" .selected=${!isCustom && range === null}>${strings.anyTime}</option>
          ${lengths.map(
            (length) =>
              html`<option value=${length} .selected=${!isCustom && length === range}>
                ${strings.last(formatLength(length, this.locale))}
              </option>`,
          )}
          <option value=${CUSTOM} .selected=${isCustom}>${strings.customRange}</option>
        </select>
      </label>
      ${isCustom ? this.#renderDates() : nothing}
    `;
  }

  #renderDates(): TemplateResult {
    const range = isFixed(this.timeRange) ? this.timeRange : undefined;
    const from = this._isCustom ? this._from : dateOf(range?.from ?? '');
    const to = this._isCustom ? this._to : dateOf(range?.to ?? '');
    const isWrong = from !== '' && to !== '' && to < from;
    const field = (label: string, value: string, set: (value: string) => void) =>
      html`<label
        >${label}
        <input
          type="date"
          .value=${value}
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${isWrong ? 'fault' : nothing}
          @change=${({ target }: Event) => set((target as HTMLInputElement).value)}
        />
      </label>`;
    return html`
      ${field(strings.from, from, (value) => this.#onDates(value, to))}
      ${field(strings.to, to, (value) => this.#onDates(from, value))}
      ${isWrong ? html`<p class="fault" id="fault" role="alert">${strings.wrongOrder}</p>` : nothing}
    `;
  }

  #renderChip(name: string, value: JsonValue): TemplateResult {
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    return html`<button
      class="chip"
      part="chip"
      aria-label=${strings.clear(name, text)}
      @click=${() => this.#set(name, null)}
    >
      <bdi>${name}: ${text}</bdi> <span aria-hidden="true">✕</span>
    </button>`;
  }

  #onLength({ target }: Event): void {
    const { value } = target as HTMLSelectElement;
    const range = isFixed(this.timeRange) ? this.timeRange : undefined;
    this._isCustom = value === CUSTOM;
    this._from = dateOf(range?.from ?? '');
    this._to = dateOf(range?.to ?? '');
    if (value !== CUSTOM) {
      this.#tell({ timeRange: value || null });
    }
  }

  #onDates(from: string, to: string): void {
    this._isCustom = true;
    this._from = from;
    this._to = to;
    if (from !== '' && to !== '' && from <= to) {
      this._isCustom = false;
      this.#tell({ timeRange: { from, to } });
    }
  }

  #set(name: string, value: JsonValue): void {
    this.#tell({ variables: { [name]: value } });
  }

  #reset(): void {
    this._isCustom = false;
    const { variables, timeRange } = this.defaults;
    const cleared = Object.fromEntries(Object.keys(this.variables).map((name) => [name, null]));
    this.#tell({ variables: { ...cleared, ...variables }, timeRange });
  }

  #tell(detail: { variables?: JsonObject; timeRange?: JsonValue }): void {
    this.dispatchEvent(new DashFiltersChangeEvent(detail));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-filters': DashFilters;
  }
}
