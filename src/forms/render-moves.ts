import { html, type TemplateResult } from 'lit';
import downIcon from 'lucide/dist/esm/icons/chevron-down.mjs';
import upIcon from 'lucide/dist/esm/icons/chevron-up.mjs';
import { icon } from '../icons/icon.js';
import type { FormNode } from './form-node.js';
import type { FormView } from './form-view.js';
import { formStrings as strings } from './strings.js';

/** One of the rows of a field, which stand in its `ol` in their order. */
export interface MovableRow {
  readonly node: FormNode;
  readonly label: string;
  /** Where it stands now, and among how many that can be moved. */
  place(): { readonly index: number; readonly count: number };
  /** By so many places; false at the end. */
  move(places: number): boolean;
  /** Says where it is now. */
  tell(position: number, count: number): string;
}

/** A button at a row. */
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

/** Where the buttons of a row are, from its field. */
export function toolsOf(index: number): string {
  return `:scope > ol > li:nth-child(${index + 1}) > .tools`;
}

function move(row: MovableRow, places: number, view: FormView): void {
  if (row.move(places)) {
    view.changed(row.node);
    const { index, count } = row.place();
    view.announce(row.tell(index + 1, count));
  }
}

/** The button keeps the focus; at the end of the list the other one takes it. */
function moveByButton(row: MovableRow, places: number, view: FormView): void {
  move(row, places, view);
  const tools = toolsOf(row.place().index);
  const [wanted, other] = places < 0 ? ['.up', '.down'] : ['.down', '.up'];
  view.focusIn(row.node, `${tools} ${wanted}:enabled`, `${tools} ${other}:enabled`);
}

/** The two buttons that move a row. */
export function renderMoves(row: MovableRow, view: FormView): TemplateResult {
  const { index, count } = row.place();
  return html`${renderTool('up', strings.moveUp(row.label), icon(upIcon), index === 0, () =>
    moveByButton(row, -1, view),
  )}
  ${renderTool('down', strings.moveDown(row.label), icon(downIcon), index === count - 1, () =>
    moveByButton(row, 1, view),
  )}`;
}

/** Alt and an arrow move the row in which the focus is, which stays where it is. */
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
