import { html, type TemplateResult } from 'lit';
import downIcon from 'lucide/dist/esm/icons/chevron-down.mjs';
import upIcon from 'lucide/dist/esm/icons/chevron-up.mjs';
import { icon } from '../icons/icon.js';
import type { FormNode } from './form-node.js';
import type { FormView } from './form-view.js';
import { formStrings as strings } from './strings.js';

/** A row that can be moved in the `ol` of its field. */
export interface MovableRow {
  readonly node: FormNode;
  readonly label: string;
  /** Returns the row's index, and the number of rows that can be moved. */
  place(): { readonly index: number; readonly count: number };
  /** Moves the row by this many places; false at the end. */
  move(places: number): boolean;
  /** Returns the announcement of the row's new position. */
  describe(position: number, count: number): string;
}

/** Renders a button of a row. */
export function renderTool(
  name: string,
  label: string,
  sign: ReturnType<typeof icon>,
  isOff: boolean,
  act: () => void,
): TemplateResult {
  return html`<button
    type="button"
    class="icon-only ${name}"
    aria-label=${label}
    title=${label}
    ?disabled=${isOff}
    @click=${act}
  >
    ${sign}
  </button>`;
}

/** The selector of the buttons of a row, relative to its field. */
export function toolsOf(index: number): string {
  return `:scope > ol > li:nth-child(${index + 1}) > .tools`;
}

function move(row: MovableRow, places: number, view: FormView): void {
  if (row.move(places)) {
    view.changed(row.node);
    const { index, count } = row.place();
    view.announce(row.describe(index + 1, count));
  }
}

/** Moves a row; its button keeps the focus, or the opposite one takes it at the end of the list. */
function moveByButton(row: MovableRow, places: number, view: FormView): void {
  move(row, places, view);
  const tools = toolsOf(row.place().index);
  const [wanted, other] = places < 0 ? ['.up', '.down'] : ['.down', '.up'];
  view.focusIn(row.node, `${tools} ${wanted}:enabled`, `${tools} ${other}:enabled`);
}

/** Renders the two buttons that move a row. */
export function renderMoves(row: MovableRow, view: FormView): TemplateResult {
  const { index, count } = row.place();
  return html`${renderTool('up', strings.moveUp(row.label), icon(upIcon), index === 0, () =>
    moveByButton(row, -1, view),
  )}
  ${renderTool('down', strings.moveDown(row.label), icon(downIcon), index === count - 1, () =>
    moveByButton(row, 1, view),
  )}`;
}

/** Moves the focused row by Alt and an arrow key; the focus stays in the row. */
export function moveByKey(event: KeyboardEvent, row: MovableRow, view: FormView): void {
  const places = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const isOwn = event.altKey && !event.ctrlKey && !event.metaKey && !row.node.isReadOnly;
  if (!places || !isOwn) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const focused = (event.target as HTMLElement).id;
  move(row, places, view);
  if (focused) {
    view.focusIn(row.node, `#${CSS.escape(focused)}`);
  }
}
