import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { ArrayNode } from './array-node.js';
import type { BooleanNode, CheckboxesNode, ChoiceNode } from './choice-nodes.js';
import type { FormNode } from './form-node.js';
import { describedBy, hintOf, shownFault, type FormView } from './form-view.js';
import type { JsonNode } from './json-node.js';
import type { ObjectNode } from './object-node.js';
import { renderClear, renderFault, renderField, renderHint, renderMark } from './render-field.js';
import { renderChoices } from './render-choices.js';
import { renderList } from './render-list.js';
import { formStrings as strings } from './strings.js';
import type { NumberNode, TextNode } from './text-node.js';

/** All classes of fields, discriminated by `kind`. */
type AnyNode =
  | TextNode
  | NumberNode
  | BooleanNode
  | ChoiceNode
  | CheckboxesNode
  | JsonNode
  | ArrayNode
  | ObjectNode;

function renderStrays(node: ObjectNode, view: FormView): TemplateResult | typeof nothing {
  return node.strays.length > 0 && shownFault(node)
    ? html`<div class="strays">
        ${node.strays.map(
          (key) =>
            html`<button
              type="button"
              class="outline"
              @click=${() => {
                node.removeStray(key);
                view.changed(node);
              }}
            >
              ${strings.removeKey(key)}
            </button>`,
        )}
      </div>`
    : nothing;
}

function renderChildren(node: ObjectNode, view: FormView): TemplateResult {
  return html`${renderFault(node)} ${renderStrays(node, view)}
  ${node.children.map((child) => renderNode(child, view))}`;
}

function renderGroup(node: ObjectNode, view: FormView): TemplateResult {
  const hint = hintOf(node);
  return html`
    <fieldset
      id=${node.id}
      class="field group"
      aria-describedby=${ifDefined(describedBy(node, !!hint))}
    >
      <legend>
        ${node.label}${renderMark(node)}${node.isItem ? nothing : renderClear(node, view)}
      </legend>
      ${renderHint(node, hint)} ${renderChildren(node, view)}
    </fieldset>
  `;
}

function renderNode(field: FormNode, view: FormView): TemplateResult {
  const node = field as AnyNode;
  switch (node.kind) {
    case 'object':
      return renderGroup(node, view);
    case 'array':
      return renderList(node, view, renderNode);
    case 'checkboxes':
      return renderChoices(node, view);
    default:
      return renderField(node, view);
  }
}

/** Renders all fields of a form, without a frame around them. */
export function renderForm(view: FormView): TemplateResult {
  const root = view.model.root as AnyNode;
  return root.kind === 'object'
    ? html`<div id=${root.id || 'form'} class="fields">${renderChildren(root, view)}</div>`
    : renderNode(root, view);
}
