import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { JsonSchema } from '../../registry/types.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from '../shared/dialog.styles.js';
import { icon } from '../shared/icon.js';
import { editStrings as strings } from '../editing/edit-strings.js';
import { styles } from './dash-settings.styles.js';
import { fieldsOf, readField, type Field } from './fields.js';

/** What the user saved. Settings that were left empty are in `unset`. */
export interface SettingsResult {
  readonly title: string;
  readonly set: JsonObject;
  readonly unset: readonly string[];
}

/**
 * The settings of one widget: a modal dialog with its title and a form made from its config schema. Settings that the
 * schema does not name are kept.
 *
 * @summary Lets the user configure a widget.
 * @event dash-settings-save - The user saved; `event.detail` is a `SettingsResult`.
 * @event dash-settings-close - The dialog was closed.
 * @csspart dialog - The dialog.
 */
export class DashSettings extends LitElement {
  static override styles = [controls, dialogStyles, styles];

  /** Registers the element; a tag that is taken is left as it is. */
  static define(tag = 'dash-settings', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) {
      registry.define(tag, this);
    }
  }

  /** The widget's title. */
  @property() heading = '';

  /** JSON Schema of the config. */
  @property({ attribute: false }) schema: JsonSchema = {};

  /** The widget's own config. */
  @property({ attribute: false }) config: JsonObject = {};

  @state() private _faults: ReadonlyMap<string, string> = new Map();

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog part="dialog" aria-labelledby="dialog-title" @close=${this.#onClose}>
        <form novalidate @submit=${this.#onSubmit}>
          <div class="head">
            <h2 id="dialog-title">${strings.widgetSettings(this.heading || strings.untitled)}</h2>
            <button
              type="button"
              class="icon-only"
              aria-label=${strings.close}
              @click=${this.#close}
            >
              ${icon(closeIcon)}
            </button>
          </div>
          <div class="content">
            <div class="field">
              <label for="title">${strings.settingsTitle}</label>
              <input id="title" name="title" maxlength="100" .value=${this.heading} autofocus />
            </div>
            ${fieldsOf(this.schema).map((field) => this.#renderField(field))}
          </div>
          <div class="foot">
            <button type="button" class="outline" @click=${this.#close}>${strings.cancel}</button>
            <button type="submit" class="primary">${strings.save}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #renderField(field: Field): TemplateResult {
    const id = `field-${field.key}`;
    const fault = this._faults.get(field.key);
    const hint = field.description ? `${id}-hint` : '';
    const described = [hint, fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
    return html`
      <div class="field ${field.kind === 'boolean' ? 'inline' : ''}">
        ${field.kind === 'boolean' ? this.#renderControl(field, id, described, !!fault) : nothing}
        <label for=${id}>${field.label}</label>
        ${field.kind === 'boolean' ? nothing : this.#renderControl(field, id, described, !!fault)}
        ${hint ? html`<small id=${hint}>${field.description}</small>` : nothing}
        ${fault ? html`<span class="fault" id="${id}-fault" role="alert">${fault}</span>` : nothing}
      </div>
    `;
  }

  #renderControl(field: Field, id: string, described: string, isFaulty: boolean): TemplateResult {
    const value: JsonValue | undefined = this.config[field.key] ?? field.fallback;
    const invalid = isFaulty ? 'true' : 'false';
    const by = ifDefined(described || undefined);
    switch (field.kind) {
      case 'boolean':
        return html`<input
          type="checkbox"
          id=${id}
          aria-describedby=${by}
          .checked=${value === true}
        />`;
      case 'choice':
        return html`<select id=${id} aria-describedby=${by} aria-invalid=${invalid}>
          <option value=""></option>
          ${field.choices.map(
            (choice, index) =>
              html`<option value=${index} ?selected=${choice === value}>${String(choice)}</option>`,
          )}
        </select>`;
      case 'json':
        return html`<textarea
          id=${id}
          rows="4"
          spellcheck="false"
          aria-describedby=${by}
          aria-invalid=${invalid}
          .value=${value === undefined ? '' : JSON.stringify(value, null, 2)}
        ></textarea>`;
      default:
        return html`<input
          id=${id}
          inputmode=${field.kind === 'number' ? 'decimal' : 'text'}
          aria-describedby=${by}
          aria-invalid=${invalid}
          ?required=${field.isRequired}
          .value=${value === undefined || value === null ? '' : String(value)}
        />`;
    }
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const set: Record<string, JsonValue> = {};
    const unset: string[] = [];
    const faults = new Map<string, string>();
    for (const field of fieldsOf(this.schema)) {
      try {
        const value = this.#read(field);
        if (value === undefined) {
          unset.push(field.key);
        } else {
          set[field.key] = value;
        }
      } catch (error) {
        faults.set(field.key, (error as Error).message);
      }
    }
    this._faults = faults;
    if (faults.size > 0) {
      const [first] = faults.keys();
      this.renderRoot.querySelector<HTMLElement>(`#field-${CSS.escape(first!)}`)?.focus();
      return;
    }
    const title = this.renderRoot.querySelector<HTMLInputElement>('#title')!.value.trim();
    const detail: SettingsResult = { title, set, unset };
    this.dispatchEvent(new CustomEvent('dash-settings-save', { detail }));
    this.#close();
  };

  #read(field: Field): JsonValue | undefined {
    const control = this.renderRoot.querySelector<HTMLInputElement>(
      `#field-${CSS.escape(field.key)}`,
    )!;
    const value = readField(field, field.kind === 'boolean' ? control.checked : control.value);
    if (value === undefined && field.isRequired) {
      throw new Error(strings.settingsRequired(field.label));
    }
    const { min = -Infinity, max = Infinity } = field;
    if (typeof value === 'number') {
      if (field.isInteger && !Number.isInteger(value)) {
        throw new Error(strings.settingsInteger);
      }
      if (value < min || value > max) {
        throw new Error(strings.settingsRange(field.min, field.max));
      }
    }
    return value;
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('dash-settings-close'));
  };

  readonly #close = (): void => {
    this.renderRoot.querySelector('dialog')!.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-settings': DashSettings;
  }
}
