import { html, nothing, type TemplateResult } from 'lit';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { formFields, type FormField } from './form-fields.js';
import { readForm, type FormReading, type RawValue } from './form-values.js';
import { strings } from './action-strings.js';

const INPUTS: Readonly<Partial<Record<FormField['kind'], string>>> = {
  email: 'email',
  url: 'url',
  date: 'date',
  datetime: 'datetime-local',
};

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The form of one action, made from its JSON Schema. */
export class ActionForm {
  readonly #fields: readonly FormField[];
  #faults: FormReading['faults'] = new Map();

  constructor(schema: JsonObject) {
    this.#fields = formFields(schema);
  }

  render(): TemplateResult {
    return html`${this.#fields.map((field) => this.#renderField(field))}`;
  }

  /**
   * Reads the controls; undefined if a value is invalid, and the next render then shows the faults.
   */
  read(root: ParentNode, locale: string): JsonObject | undefined {
    const { values, faults } = readForm(this.#fields, (field) => rawOf(root, field), locale);
    this.#faults = faults;
    return faults.size === 0 ? values : undefined;
  }

  /** Focuses the first control with a fault. */
  focusFault(root: ParentNode): void {
    const [id] = this.#faults.keys();
    const control = id && root.querySelector<HTMLElement>(`#${id}, #${id}-0`);
    if (control) {
      control.focus();
    }
  }

  #renderField(field: FormField): TemplateResult {
    const { id, kind, label, description } = field;
    if (kind === 'group') {
      return html`<fieldset>
        <legend><bdi>${label}</bdi></legend>
        ${description === '' ? nothing : html`<p class="hint" dir="auto">${description}</p>`}
        ${field.fields.map((inner) => this.#renderField(inner))}
      </fieldset>`;
    }
    const fault = this.#faults.get(id);
    const hint = [description, kind === 'lines' ? strings.formOnePerLine : '']
      .filter(Boolean)
      .join(' ');
    const notes = html`
      ${hint === '' ? nothing : html`<p class="hint" id="${id}-hint" dir="auto">${hint}</p>`}
      ${fault === undefined ? nothing : html`<p class="fault" id="${id}-fault">${fault}</p>`}
    `;
    if (kind === 'choices') {
      return html`<fieldset aria-describedby=${describedBy(hint, fault, id)}>
        <legend>${this.#renderLabel(field)}</legend>
        ${field.choices.map(
          (choice, index) =>
            html`<label class="check">
              <input
                type="checkbox"
                id="${id}-${index}"
                ?checked=${isChosen(field, choice.value)}
              /><bdi>${choice.label}</bdi>
            </label>`,
        )}
        ${notes}
      </fieldset>`;
    }
    if (kind === 'boolean') {
      return html`<div class="field">
        <label class="check">
          <input
            type="checkbox"
            id=${id}
            aria-describedby=${describedBy(hint, fault, id)}
            ?checked=${field.schema['default'] === true}
          /><bdi>${label}</bdi>
        </label>
        ${notes}
      </div>`;
    }
    return html`<div class="field">
      <label for=${id}>${this.#renderLabel(field)}</label>
      ${this.#renderControl(field, describedBy(hint, fault, id), fault !== undefined)} ${notes}
    </div>`;
  }

  #renderLabel({ label, required }: FormField): TemplateResult {
    return html`<bdi>${label}</bdi>${
        required ? nothing : html` <span class="optional">(${strings.formOptional})</span>`
      }`;
  }

  #renderControl(
    field: FormField,
    describedby: string | typeof nothing,
    isWrong: boolean,
  ): TemplateResult {
    const { id, kind, required, schema } = field;
    const invalid = isWrong ? 'true' : nothing;
    const initial = schema['default'];
    if (kind === 'choice') {
      return html`<select
        id=${id}
        aria-describedby=${describedby}
        aria-invalid=${invalid}
        aria-required=${String(required)}
      >
        <option value="">${strings.formChoose}</option>
        ${field.choices.map(
          ({ value, label }, index) =>
            html`<option value=${index} ?selected=${same(value, initial)}>${label}</option>`,
        )}
      </select>`;
    }
    if (kind === 'multiline' || kind === 'lines' || kind === 'json') {
      return html`<textarea
        id=${id}
        rows="4"
        dir="auto"
        aria-describedby=${describedby}
        aria-invalid=${invalid}
        aria-required=${String(required)}
        .defaultValue=${initialText(initial, kind)}
      ></textarea>`;
    }
    return html`<input
      id=${id}
      type=${INPUTS[kind] ?? 'text'}
      inputmode=${kind === 'number' ? 'decimal' : nothing}
      dir=${kind === 'text' ? 'auto' : nothing}
      aria-describedby=${describedby}
      aria-invalid=${invalid}
      aria-required=${String(required)}
      .defaultValue=${initialText(initial, kind)}
    />`;
  }
}

function same(a: JsonValue, b: JsonValue | undefined): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function isChosen({ schema }: FormField, value: JsonValue): boolean {
  const initial = schema['default'];
  return Array.isArray(initial) && initial.some((one: JsonValue) => same(one, value));
}

function describedBy(hint: string, fault: string | undefined, id: string): string | typeof nothing {
  const ids = [hint === '' ? '' : `${id}-hint`, fault === undefined ? '' : `${id}-fault`];
  return ids.filter(Boolean).join(' ') || nothing;
}

function initialText(value: JsonValue | undefined, kind: FormField['kind']): string {
  if (value === undefined || value === null) {
    return '';
  }
  if (kind === 'lines' && Array.isArray(value)) {
    return value.join('\n');
  }
  return typeof value === 'string' && kind !== 'json' ? value : JSON.stringify(value);
}

function rawOf(root: ParentNode, { id, kind, choices }: FormField): RawValue {
  if (kind === 'choices') {
    return choices.flatMap((_choice, index) =>
      root.querySelector<HTMLInputElement>(`#${id}-${index}`)?.checked ? index : [],
    );
  }
  const control = root.querySelector<Control>(`#${id}`);
  if (kind === 'boolean') {
    return (control as HTMLInputElement | null)?.checked === true;
  }
  // A date that is only half filled in must not count as left empty.
  if (control?.value === '' && control.validity.badInput) {
    return '?';
  }
  return control?.value ?? '';
}
