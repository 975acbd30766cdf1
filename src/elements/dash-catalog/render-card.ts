import { own } from '../../model/record.js';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../icons/icon.js';
import { catalogStrings as strings } from './catalog-strings.js';
import { canAdd, isFull, type CatalogEntry } from './entries.js';
import { iconOf } from './type-icons.js';

export interface CardOptions {
  /** True for the card that Tab reaches and the preview shows. */
  readonly isActive: boolean;
  readonly isDraggable: boolean;
  add(): void;
  down(event: PointerEvent): void;
}

/** Returns the reason why a type can't be added, in a few words. */
function obstacle(entry: CatalogEntry): string | undefined {
  if (entry.unavailable !== undefined) {
    return strings.unavailable;
  }
  if (isFull(entry)) {
    return entry.maxInstances === 1 ? strings.alreadyAdded : strings.allAdded(entry.maxInstances);
  }
  return undefined;
}

function badge(text: string, kind: string): TemplateResult {
  return html`<span class="badge ${kind}" dir="auto">${text}</span>`;
}

/** Renders one type in the list. */
export function renderCard(entry: CatalogEntry, options: CardOptions): TemplateResult {
  const { type, name, description, author, size, badges, deprecated, unavailable } = entry;
  const { isActive, isDraggable, add, down } = options;
  const reason = obstacle(entry);
  const isDisabled = !canAdd(entry);
  return html`<li>
    <button
      class="type ${isActive ? 'active' : ''} ${isDraggable && !isDisabled ? 'draggable' : ''}"
      part="card"
      data-type=${type}
      tabindex=${isActive ? 0 : -1}
      aria-disabled=${isDisabled ? 'true' : nothing}
      @click=${add}
      @pointerdown=${down}
      @dragstart=${(event: Event) => event.preventDefault()}
    >
      <span class="sign">${icon(iconOf(entry))}</span>
      <span class="name" dir="auto">${name}</span>
      <span class="size" dir="ltr" aria-hidden="true">${strings.size(size.w, size.h)}</span>
      <span class="more">
        <span class="description" dir="auto">${description}</span>
        <span class="visually-hidden" dir="auto">${strings.sizeLong(size.w, size.h)}</span>
        ${author ? html`<span class="author" dir="auto">${strings.author(author)}</span>` : nothing}
        <span class="badges">
          ${reason ? badge(reason, 'reason') : nothing}
          ${deprecated !== undefined ? badge(strings.deprecated, 'warning') : nothing}
          ${badges.map((one) => badge(own(strings.badge, one) ?? one, Object.hasOwn(strings.badge, one) ? one : ''))}
        </span>
        ${
          deprecated
            ? html`<span class="note" dir="auto">${strings.useInstead(deprecated)}</span>`
            : nothing
        }
        ${
          unavailable !== undefined
            ? html`<span class="note" dir="auto">${unavailable || strings.noCode}</span>`
            : nothing
        }
      </span>
    </button>
  </li>`;
}
