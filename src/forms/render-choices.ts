import { html, nothing, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { live } from 'lit/directives/live.js';
import { repeat } from './repeat.js';
import { icon } from '../icons/icon.js';
import { namedIcon } from '../icons/named-icons.js';
import type { Choice } from './branches.js';
import type { CheckboxesNode } from './choice-nodes.js';
import { describedBy, hintOf, shownFault, type FormView } from './form-view.js';
import { renderClear, renderFault, renderHint, renderMark } from './render-field.js';
import { moveByKey, renderMoves, type MovableRow } from './render-moves.js';
import { formStrings as strings } from './strings.js';

function idOf(node: CheckboxesNode, choice: Choice): string {
  return `${node.id}-${node.choices.indexOf(choice)}`;
}

function toggle(node: CheckboxesNode, choice: Choice, view: FormView): void {
  node.toggle(choice);
  view.changed(node);
  if (!node.isOrdered) {
    return;
  }
  // The row moves to another place, so the focus is set again.
  view.focusIn(node, `#${CSS.escape(idOf(node, choice))}`);
  const place = node.chosen.indexOf(choice);
  if (place >= 0) {
    view.announce(strings.placed(choice.label, place + 1, node.chosen.length));
  }
}

function renderBox(node: CheckboxesNode, choice: Choice, view: FormView): TemplateResult {
  const { label, description } = choice;
  return html`<label
    ><input
      type="checkbox"
      id=${idOf(node, choice)}
      name="${node.init.pointer}/${node.choices.indexOf(choice)}"
      aria-describedby=${ifDefined(shownFault(node) ? `${node.id}--fault` : undefined)}
      aria-invalid=${ifDefined(shownFault(node) ? 'true' : undefined)}
      ?disabled=${node.isReadOnly}
      .checked=${live(node.isChecked(choice))}
      @change=${() => toggle(node, choice, view)}
    />${choice.icon === undefined ? nothing : icon(namedIcon(choice.icon, 'zap'))}<span
      >${label}${
        node.isOrdered && description ? html`<small class="hint">${description}</small>` : nothing
      }</span
    ></label
  >`;
}

/** The chosen values in their order, with buttons that move them; the other choices below. */
function renderOrdered(node: CheckboxesNode, view: FormView): TemplateResult {
  const { chosen } = node;
  const rest = node.choices.filter((choice) => !chosen.includes(choice));
  return html`<ol>
    ${repeat(
      [...chosen, ...rest],
      (choice) => choice,
      (choice) => {
        const row: MovableRow = {
          node,
          label: choice.label,
          place: () => ({ index: node.chosen.indexOf(choice), count: node.chosen.length }),
          move: (places) => node.move(choice, places),
          describe: (position, count) => strings.placed(choice.label, position, count),
        };
        const isMovable = chosen.includes(choice) && chosen.length > 1 && !node.isReadOnly;
        return html`<li
          class="option"
          @keydown=${(event: KeyboardEvent) => moveByKey(event, row, view)}
        >
          ${renderBox(node, choice, view)}
          ${isMovable ? html`<span class="tools">${renderMoves(row, view)}</span>` : nothing}
        </li>`;
      },
    )}
  </ol>`;
}

/** Renders checkboxes for some of several values. */
export function renderChoices(node: CheckboxesNode, view: FormView): TemplateResult {
  const hint = hintOf(node);
  return html`
    <fieldset
      id=${node.id}
      class="field checkboxes ${node.isOrdered ? 'list' : ''}"
      aria-describedby=${ifDefined(describedBy(node, !!hint))}
      @focusout=${() => view.left(node)}
    >
      <legend>${node.label}${renderMark(node)}${renderClear(node, view)}</legend>
      ${renderHint(node, hint)}
      ${node.choices.length === 0 ? html`<p class="none">${strings.noChoices}</p>` : nothing}
      ${
        node.isOrdered
          ? renderOrdered(node, view)
          : html`<div class="boxes">
              ${node.choices.map((choice) => renderBox(node, choice, view))}
            </div>`
      }
      ${renderFault(node)}
    </fieldset>
  `;
}
