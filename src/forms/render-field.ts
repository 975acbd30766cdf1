import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import type { JsonValue } from '../model/json.js';
import type { BooleanNode, ChoiceNode } from './choice-nodes.js';
import type { FormNode } from './form-node.js';
import { describedBy, hintOf, rangeHint, shownFault, type FormView } from './form-view.js';
import type { JsonNode } from './json-node.js';
import { hexOf } from './hex-of.js';
import { listOf } from './resolve.js';
import { formStrings as strings } from './strings.js';
import type { NumberNode, TextNode } from './text-node.js';

export function renderHint(node: FormNode, hint: string): TemplateResult | typeof nothing {
  return hint ? html`<small id="${node.id}--hint" class="hint">${hint}</small>` : nothing;
}

export function renderFault(node: FormNode): TemplateResult | typeof nothing {
  const fault = shownFault(node);
  return fault ? html`<span id="${node.id}--fault" class="fault">${fault}</span>` : nothing;
}

/**
 * Renders the mark of a required field. It is hidden from screen readers: the control says
 * `required`.
 */
export function renderMark(node: FormNode): TemplateResult | typeof nothing {
  return node.needsValue && !node.isItem
    ? html`<span class="mark" aria-hidden="true">*</span>`
    : nothing;
}

/** Renders the button that unsets a value which can't be emptied by typing. */
export function renderClear(node: FormNode, view: FormView): TemplateResult | typeof nothing {
  if (node.own === undefined || node.needsValue || node.isReadOnly) {
    return nothing;
  }
  const hasDefault = (node.init.fallback ?? node.schema['default']) !== undefined;
  return html`<button
    type="button"
    class="clear"
    aria-label=${hasDefault ? strings.useDefaultFor(node.label) : strings.clearField(node.label)}
    @click=${() => view.clear(node)}
  >
    ${hasDefault ? strings.useDefault : strings.clear}
  </button>`;
}

/** Renders a label above its control. */
function renderLabelled(node: FormNode, control: TemplateResult, hint: string): TemplateResult {
  return html`
    <div class="field ${node.kind}">
      <label for=${node.id}>${node.label}${renderMark(node)}</label>
      ${control} ${renderHint(node, hint)} ${renderFault(node)}
    </div>
  `;
}

function invalid(node: FormNode): string | undefined {
  return shownFault(node) ? 'true' : undefined;
}
function required(node: FormNode): string | undefined {
  return node.needsValue ? 'true' : undefined;
}

/** Renders the suggestions that the browser offers during typing. */
function renderExamples(
  node: FormNode,
  examples: readonly JsonValue[],
): TemplateResult | typeof nothing {
  return examples.length > 0
    ? html`<datalist id="${node.id}--examples">
        ${examples.map((example) => html`<option value=${String(example)}></option>`)}
      </datalist>`
    : nothing;
}

/** The rows of a text area: as many as the text has lines, within limits. */
function rowsOf({ schema, text }: TextNode): number {
  return Math.min(14, Math.max(schema['format'] === 'markdown' ? 9 : 3, text.split('\n').length));
}

function renderText(node: TextNode, view: FormView): TemplateResult {
  const byDefault = node.hiddenDefault;
  const hint = hintOf(node, byDefault && strings.byDefault(byDefault));
  const onInput = ({ target }: Event) => {
    const { value, validity } = target as HTMLInputElement;
    node.type(value, validity.badInput);
    view.changed(node);
  };
  const onBlur = () => view.left(node);
  if (node.isMultiline) {
    return renderLabelled(
      node,
      html`<textarea
        id=${node.id}
        name=${node.init.pointer}
        rows=${rowsOf(node)}
        dir="auto"
        placeholder=${node.placeholder}
        aria-describedby=${ifDefined(describedBy(node, !!hint))}
        aria-invalid=${ifDefined(invalid(node))}
        aria-required=${ifDefined(required(node))}
        ?readonly=${node.isReadOnly}
        .value=${live(node.text)}
        @input=${onInput}
        @blur=${onBlur}
      ></textarea>`,
      hint,
    );
  }
  const isColour = node.codec.input === 'color';
  const examples = listOf(node.schema['examples']).filter((one) => typeof one !== 'object');
  const input = html`<input
    id=${node.id}
    name=${node.init.pointer}
    type=${isColour ? 'text' : node.codec.input}
    dir=${ifDefined(['text', 'url', 'email'].includes(node.codec.input) ? 'auto' : undefined)}
    step=${ifDefined(['time', 'datetime-local'].includes(node.codec.input) ? '1' : undefined)}
    list=${ifDefined(examples.length > 0 ? `${node.id}--examples` : undefined)}
    autocomplete="off"
    placeholder=${node.placeholder}
    aria-describedby=${ifDefined(describedBy(node, !!hint))}
    aria-invalid=${ifDefined(invalid(node))}
    aria-required=${ifDefined(required(node))}
    ?readonly=${node.isReadOnly}
    .value=${live(node.text)}
    @input=${onInput}
    @blur=${onBlur}
  />`;
  return renderLabelled(
    node,
    isColour
      ? html`<span class="colour">${input}${renderSwatch(node, onInput)}</span>`
      : html`${input}${renderExamples(node, examples)}`,
    hint,
  );
}

function renderSwatch(node: TextNode, onInput: (event: Event) => void): TemplateResult {
  return html`<input
    type="color"
    class="swatch"
    aria-label=${strings.pickColour(node.label)}
    ?disabled=${node.isReadOnly}
    .value=${live(hexOf(node.text || node.placeholder))}
    @input=${onInput}
  />`;
}

function renderNumber(node: NumberNode, view: FormView): TemplateResult {
  const hint = hintOf(node, rangeHint(node));
  const examples = listOf(node.schema['examples']).filter((one) => typeof one === 'number');
  return renderLabelled(
    node,
    html`<input
        id=${node.id}
        name=${node.init.pointer}
        inputmode=${node.isInteger ? 'numeric' : 'decimal'}
        list=${ifDefined(examples.length > 0 ? `${node.id}--examples` : undefined)}
        autocomplete="off"
        placeholder=${node.placeholder}
        aria-describedby=${ifDefined(describedBy(node, !!hint))}
        aria-invalid=${ifDefined(invalid(node))}
        aria-required=${ifDefined(required(node))}
        ?readonly=${node.isReadOnly}
        .value=${live(node.text)}
        @input=${({ target }: Event) => {
          node.type((target as HTMLInputElement).value);
          view.changed(node);
        }}
        @blur=${() => view.left(node)}
      />${renderExamples(node, examples)}`,
    hint,
  );
}

function renderBoolean(node: BooleanNode, view: FormView): TemplateResult {
  const hint = hintOf(node);
  return html`
    <div class="field boolean">
      <input
        type="checkbox"
        id=${node.id}
        name=${node.init.pointer}
        aria-describedby=${ifDefined(describedBy(node, !!hint))}
        aria-invalid=${ifDefined(invalid(node))}
        ?disabled=${node.isReadOnly}
        .checked=${live(node.isChecked)}
        @change=${() => {
          node.toggle();
          view.changed(node);
        }}
        @blur=${() => view.left(node)}
      />
      <span class="line">
        <label for=${node.id}>${node.label}</label>${renderClear(node, view)}
      </span>
      ${renderHint(node, hint)} ${renderFault(node)}
    </div>
  `;
}

function renderChoice(node: ChoiceNode, view: FormView): TemplateResult {
  const chosen = node.choices[node.index];
  const hint = hintOf(node, chosen?.description ?? '');
  if (node.isFixed) {
    return renderLabelled(node, html`<output id=${node.id}>${chosen?.label ?? ''}</output>`, hint);
  }
  const offersNothing = !node.needsValue || node.index < 0;
  return renderLabelled(
    node,
    html`<select
      id=${node.id}
      name=${node.init.pointer}
      aria-describedby=${ifDefined(describedBy(node, !!hint))}
      aria-invalid=${ifDefined(invalid(node))}
      aria-required=${ifDefined(required(node))}
      ?disabled=${node.isReadOnly}
      @change=${({ target }: Event) => {
        node.choose(Number((target as HTMLSelectElement).value));
        view.changed(node);
      }}
      @blur=${() => view.left(node)}
    >
      ${
        offersNothing
          ? html`<option value="-1" .selected=${node.index < 0}>${node.nothing}</option>`
          : nothing
      }
      ${node.choices.map(
        ({ label }, index) =>
          html`<option value=${index} .selected=${index === node.index}>${label}</option>`,
      )}
    </select>`,
    hint,
  );
}

function renderJson(node: JsonNode, view: FormView): TemplateResult {
  const hint = hintOf(node, strings.json);
  const rows = Math.min(12, Math.max(3, node.text.split('\n').length));
  return renderLabelled(
    node,
    html`<textarea
      id=${node.id}
      name=${node.init.pointer}
      class="code"
      rows=${rows}
      spellcheck="false"
      autocomplete="off"
      aria-describedby=${ifDefined(describedBy(node, !!hint))}
      aria-invalid=${ifDefined(invalid(node))}
      aria-required=${ifDefined(required(node))}
      ?readonly=${node.isReadOnly}
      .value=${live(node.text)}
      @input=${({ target }: Event) => {
        node.type((target as HTMLTextAreaElement).value);
        view.changed(node);
      }}
      @blur=${() => view.left(node)}
    ></textarea>`,
    hint,
  );
}

/** Renders a field with one control. */
export function renderField(
  node: TextNode | NumberNode | BooleanNode | ChoiceNode | JsonNode,
  view: FormView,
): TemplateResult {
  switch (node.kind) {
    case 'text':
      return renderText(node, view);
    case 'number':
      return renderNumber(node, view);
    case 'boolean':
      return renderBoolean(node, view);
    case 'choice':
      return renderChoice(node, view);
    case 'json':
      return renderJson(node, view);
  }
}
