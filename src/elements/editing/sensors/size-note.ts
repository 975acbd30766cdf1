import type { Rect, SizeLimits } from '../../../model/types.js';
import type { DashboardHost } from '../../host/dashboard-host.js';
import { editStrings as strings } from '../edit-strings.js';

type Size = Pick<Rect, 'w' | 'h'>;

/** The part of a unit by which a hand may miss a limit without being told. */
const SLACK = 0.1;
/** Distance from the point, and from the edges of the window, in CSS pixels. */
const GAP = 14;
const MARGIN = 8;

/** Tells which limits of a type a wanted size exceeds; empty if none, or if nothing is changed. */
export function sizeLimitOf(limits: SizeLimits, { w, h }: Size, asked: Size): string {
  const { minW = 1, minH = 1, maxW = Infinity, maxH = Infinity } = limits;
  // A side that is not pulled may have a stored size outside of the limits.
  const isWide = Math.abs(asked.w - w) > SLACK;
  const isHigh = Math.abs(asked.h - h) > SLACK;
  return [
    isWide && asked.w > maxW + SLACK && strings.columnsAtMost(maxW),
    isWide && asked.w < minW - SLACK && strings.columnsAtLeast(minW),
    isHigh && asked.h > maxH + SLACK && strings.rowsAtMost(maxH),
    isHigh && asked.h < minH - SLACK && strings.rowsAtLeast(minH),
  ]
    .filter(Boolean)
    .join(' ');
}

/** A short text beside the handle of a resize, which screen readers hear too. */
export class SizeNote {
  readonly #host: DashboardHost;
  #element: HTMLElement | undefined;

  constructor(host: DashboardHost) {
    this.#host = host;
  }

  /** Shows the text beside a point of the window; nothing if it is empty. */
  show(text: string, { x, y }: { readonly x: number; readonly y: number }): void {
    if (!text) {
      this.hide();
      return;
    }
    const element = (this.#element ??= this.#create());
    if (element.textContent !== text) {
      element.textContent = text;
      this.#host.announce(text);
    }
    const { width, height } = element.getBoundingClientRect();
    const { clientWidth } = document.documentElement;
    const before = x - GAP - width;
    const left = x + GAP + width > clientWidth - MARGIN ? before : x + GAP;
    element.style.left = `${Math.max(MARGIN, left)}px`;
    element.style.top = `${Math.max(MARGIN, Math.min(y + GAP, innerHeight - MARGIN - height))}px`;
  }

  hide(): void {
    this.#element?.remove();
    this.#element = undefined;
  }

  #create(): HTMLElement {
    const element = document.createElement('div');
    element.className = 'size-note';
    element.popover = 'manual';
    this.#host.root.append(element);
    element.showPopover();
    return element;
  }
}
