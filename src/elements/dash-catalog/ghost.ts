import { html, render } from 'lit';
import { icon } from '../../icons/icon.js';
import { catalogStrings as strings } from './catalog-strings.js';
import type { CatalogEntry } from './entries.js';
import { iconOf } from './type-icons.js';

/** The image of a card that follows the pointer during a drag. */
export class Ghost {
  readonly #element = document.createElement('div');

  constructor(root: ParentNode & Node, entry: CatalogEntry) {
    const element = this.#element;
    const { name, size } = entry;
    element.className = 'ghost';
    element.popover = 'manual';
    element.ariaHidden = 'true';
    render(
      html`${icon(iconOf(entry))}<span dir="auto">${name}</span
        ><span class="size" dir="ltr">${strings.size(size.w, size.h)}</span>`,
      element,
    );
    root.append(element);
    element.showPopover();
  }

  move(x: number, y: number): void {
    // Below the pointer, so that the placeholder stays visible.
    this.#element.style.transform = `translate(${x}px, ${y}px) translate(-50%, 14px)`;
  }

  remove(): void {
    this.#element.remove();
  }
}
