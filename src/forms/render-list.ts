import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from './repeat.js';
import plusIcon from 'lucide/dist/esm/icons/plus.mjs';
import removeIcon from 'lucide/dist/esm/icons/trash.mjs';
import { icon } from '../icons/icon.js';
import type { ArrayNode } from './array-node.js';
import type { FormNode } from './form-node.js';
import { describedBy, hintOf, type FormView } from './form-view.js';
import { renderClear, renderFault, renderHint, renderMark } from './render-field.js';
import { moveByKey, renderMoves, renderTool, toolsOf, type MovableRow } from './render-moves.js';
import { formStrings as strings } from './strings.js';

function add(node: ArrayNode, view: FormView): void {
  const item = node.add();
  view.changed(node);
  view.announce(strings.added(item.label));
  view.focus(item);
}

function remove(node: ArrayNode, item: FormNode, view: FormView): void {
  const index = node.items.indexOf(item);
  const { label } = item;
  node.remove(item);
  view.changed(node);
  view.announce(strings.removed(label));
  // The focused button is removed, so the next row's button gets the focus, else the add button.
  const next = Math.min(index, node.items.length - 1);
  view.focusIn(node, `${toolsOf(next)} .remove`, ':scope > .add');
}

function renderItem(
  node: ArrayNode,
  item: FormNode,
  view: FormView,
  renderNode: (node: FormNode, view: FormView) => TemplateResult,
): TemplateResult {
  const row: MovableRow = {
    node,
    label: item.label,
    place: () => ({ index: node.items.indexOf(item), count: node.items.length }),
    move: (places) => node.move(item, places),
    describe: (position, count) => strings.moved(node.itemLabel, position, count),
  };
  return html`<li
    class=${item.kind}
    @keydown=${(event: KeyboardEvent) => moveByKey(event, row, view)}
  >
    ${renderNode(item, view)}
    ${
      node.isReadOnly
        ? nothing
        : html`<span class="tools">
            ${renderMoves(row, view)}
            ${renderTool('remove', strings.remove(item.label), icon(removeIcon), false, () =>
              remove(node, item, view),
            )}
          </span>`
    }
  </li>`;
}

/** Renders a list whose items can be added, moved and removed. */
export function renderList(
  node: ArrayNode,
  view: FormView,
  renderNode: (node: FormNode, view: FormView) => TemplateResult,
): TemplateResult {
  const hint = hintOf(node, node.isFull ? strings.full(Number(node.schema['maxItems'])) : '');
  const label =
    node.itemLabel === strings.itemLabel ? strings.addItem : strings.add(node.itemLabel);
  return html`
    <fieldset
      id=${node.id}
      class="field list"
      aria-describedby=${ifDefined(describedBy(node, !!hint))}
    >
      <legend>${node.label}${renderMark(node)}${renderClear(node, view)}</legend>
      ${renderHint(node, hint)} ${renderFault(node)}
      ${
        node.items.length > 0
          ? html`<ol>
              ${repeat(
                node.items,
                (item) => item,
                (item) => renderItem(node, item, view, renderNode),
              )}
            </ol>`
          : html`<p class="none">${strings.noItems}</p>`
      }
      ${
        node.isReadOnly
          ? nothing
          : html`<button
              type="button"
              class="outline add"
              aria-label="${label}: ${node.label}"
              ?disabled=${node.isFull}
              @click=${() => add(node, view)}
            >
              ${icon(plusIcon)}${label}
            </button>`
      }
    </fieldset>
  `;
}
