import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import downIcon from 'lucide/dist/esm/icons/chevron-down.mjs';
import plusIcon from 'lucide/dist/esm/icons/plus.mjs';
import removeIcon from 'lucide/dist/esm/icons/trash.mjs';
import upIcon from 'lucide/dist/esm/icons/chevron-up.mjs';
import { icon } from '../icon.js';
import type { ArrayNode } from './array-node.js';
import type { FormNode } from './form-node.js';
import { describedBy, hintOf, type FormView } from './form-view.js';
import { renderClear, renderFault, renderHint, renderMark } from './render-field.js';
import { formStrings as strings } from './strings.js';

const add = (node: ArrayNode, view: FormView): void => {
  const item = node.add();
  view.changed(node);
  view.announce(strings.added(item.label));
  view.focus(item);
};

const remove = (node: ArrayNode, item: FormNode, view: FormView): void => {
  const index = node.items.indexOf(item);
  const { label } = item;
  node.remove(item);
  view.changed(node);
  view.announce(strings.removed(label));
  // The focus would be lost: it goes to the neighbour, else to the button that adds.
  const next = Math.min(index, node.items.length - 1);
  view.focusIn(node, `:scope > ol > li:nth-child(${next + 1}) > .tools .remove`, ':scope > .add');
};

const move = (node: ArrayNode, item: FormNode, places: number, view: FormView): void => {
  if (!node.move(item, places)) {
    return;
  }
  const index = node.items.indexOf(item);
  view.changed(node);
  view.announce(strings.moved(node.itemLabel, index + 1, node.items.length));
};

/** The button keeps the focus; at the end of the list the other one takes it. */
const moveByButton = (node: ArrayNode, item: FormNode, places: number, view: FormView): void => {
  move(node, item, places, view);
  const row = `:scope > ol > li:nth-child(${node.items.indexOf(item) + 1}) > .tools`;
  const [wanted, other] = places < 0 ? ['.up', '.down'] : ['.down', '.up'];
  view.focusIn(node, `${row} ${wanted}:enabled`, `${row} ${other}:enabled`);
};

/** Alt and an arrow move the item in which the focus is, which stays where it is. */
const onKey = (event: KeyboardEvent, node: ArrayNode, item: FormNode, view: FormView): void => {
  const places = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const isOwn = event.altKey && !event.ctrlKey && !event.metaKey && !node.isReadOnly;
  if (!places || !isOwn) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const focused = (event.target as HTMLElement).id;
  move(node, item, places, view);
  if (focused) {
    view.focusIn(node, `#${CSS.escape(focused)}`);
  }
};

const renderItem = (
  node: ArrayNode,
  item: FormNode,
  index: number,
  view: FormView,
  renderNode: (node: FormNode, view: FormView) => TemplateResult,
): TemplateResult => {
  const tool = (
    name: string,
    label: string,
    sign: SVGSVGElement,
    isOff: boolean,
    act: () => void,
  ) =>
    html`<button
      type="button"
      class="icon-only ${name}"
      aria-label=${label}
      title=${label}
      ?disabled=${isOff}
      @click=${act}
    >
      ${sign}
    </button>`;
  return html`<li
    class=${item.kind}
    @keydown=${(event: KeyboardEvent) => onKey(event, node, item, view)}
  >
    ${renderNode(item, view)}
    ${
      node.isReadOnly
        ? nothing
        : html`<span class="tools">
            ${tool('up', strings.moveUp(item.label), icon(upIcon), index === 0, () =>
              moveByButton(node, item, -1, view),
            )}
            ${tool(
              'down',
              strings.moveDown(item.label),
              icon(downIcon),
              index === node.items.length - 1,
              () => moveByButton(node, item, 1, view),
            )}
            ${tool('remove', strings.remove(item.label), icon(removeIcon), false, () =>
              remove(node, item, view),
            )}
          </span>`
    }
  </li>`;
};

/** A list of fields that can be added to, and whose items can be moved and removed. */
export const renderList = (
  node: ArrayNode,
  view: FormView,
  renderNode: (node: FormNode, view: FormView) => TemplateResult,
): TemplateResult => {
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
                (item, index) => renderItem(node, item, index, view, renderNode),
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
};
