import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import type { Rect } from '../../../model/types.js';
import { defineElement } from '../../shared/define-element.js';
import { controls } from '../../shared/controls.styles.js';
import { dialogStyles } from '../../overlays/dialog.styles.js';
import { icon } from '../../../icons/icon.js';
import { editStrings as strings } from '../edit-strings.js';

type Side = 'x' | 'y' | 'w' | 'h';

/** The minimum and the maximum of a number. */
export type Range = readonly [min: number, max: number];

const LABELS: Readonly<Record<Side, string>> = {
  x: strings.column,
  y: strings.row,
  w: strings.width,
  h: strings.height,
};
const SIDES = Object.keys(LABELS) as Side[];
/**
 * Returns the difference between shown and stored numbers: people count columns and rows from 1.
 */
function shift(side: Side): number {
  return side === 'x' || side === 'y' ? 1 : 0;
}

/**
 * The place and size of a widget as numbers, for users who do not drag.
 *
 * @summary Moves and resizes a widget by numbers.
 * @event dash-move-input - Other valid numbers were entered; `event.detail` is the rectangle.
 * @event dash-move-close - It was closed; `event.detail` is true for Save.
 * @csspart dialog - The dialog.
 */
export class DashMove extends LitElement {
  static override styles = [
    controls,
    dialogStyles,
    css`
      /* At the lower edge and without a backdrop: the board shows the result. */
      dialog {
        inline-size: min(440px, calc(100vw - 32px));
        margin-block: auto 24px;
      }
      dialog::backdrop {
        background: none;
      }
      .fields {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      label {
        display: block;
        margin-block-end: 4px;
        font-weight: 500;
        font-size: 13px;
      }
      .fault {
        display: block;
        margin-block-start: 4px;
        font-size: 12px;
        color: var(--dash-color-danger);
      }
      .outcome {
        margin: 12px 0 0;
        font-size: 13px;
        color: var(--dash-color-text-muted);
      }
    `,
  ];

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-move', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /** The widget's title. */
  @property() heading = '';

  /** The rectangle of the widget when the dialog opens, in grid units. */
  @property({ attribute: false }) rect: Rect = { x: 0, y: 0, w: 1, h: 1 };

  /** The rectangle that the widget would get. */
  @property({ attribute: false }) outcome: Rect | undefined;

  /** The sizes that the widget may take, and the columns of the board. */
  @property({ attribute: false }) widths: Range = [1, 12];
  @property({ attribute: false }) heights: Range = [1, Infinity];
  @property({ type: Number }) columns = 12;

  @state() private _texts: Readonly<Record<Side, string>> = { x: '', y: '', w: '', h: '' };
  @state() private _faulty: ReadonlySet<Side> = new Set();

  #isSaved = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rect')) {
      const texts = SIDES.map((side) => [side, String(this.rect[side] + shift(side))]);
      this._texts = Object.fromEntries(texts) as Record<Side, string>;
    }
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')!.showModal();
    this.renderRoot.querySelector('input')!.select();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog part="dialog" aria-labelledby="title" @close=${this.#onClose}>
        <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
          <div class="head">
            <h2 id="title" dir="auto">${strings.moveTitle(this.heading)}</h2>
            <button
              type="button"
              class="icon-only"
              aria-label=${strings.close}
              @click=${() => this.#end(false)}
            >
              ${icon(closeIcon)}
            </button>
          </div>
          <div class="content">
            <div class="fields">${SIDES.map((side) => this.#renderField(side))}</div>
            <p class="outcome" role="status">${this.#outcomeText()}</p>
          </div>
          <div class="foot">
            <button type="button" class="outline" @click=${() => this.#end(false)}>
              ${strings.cancel}
            </button>
            <button type="submit" class="primary">${strings.save}</button>
          </div>
        </form>
      </dialog>
    `;
  }

  #renderField(side: Side): TemplateResult {
    const [min, max] = this.#range(side);
    const isFaulty = this._faulty.has(side);
    return html`<div>
      <label for=${side}>${LABELS[side]}</label>
      <input
        type="number"
        id=${side}
        step="1"
        min=${min}
        max=${max === Infinity ? nothing : max}
        ?autofocus=${side === 'x'}
        aria-invalid=${isFaulty ? 'true' : 'false'}
        aria-describedby=${isFaulty ? `${side}-fault` : nothing}
        .value=${this._texts[side]}
      />
      ${
        isFaulty
          ? html`<span class="fault" id="${side}-fault" role="alert"
              >${strings.wholeFrom(min, max)}</span
            >`
          : nothing
      }
    </div>`;
  }

  /** Returns the numbers that a field may hold. The present value stays allowed. */
  #range(side: Side): Range {
    const value = this.rect[side] + shift(side);
    switch (side) {
      case 'x':
        return [1, this.columns];
      case 'y':
        return [1, Infinity];
      case 'w':
        return [Math.min(this.widths[0], value), Math.max(this.widths[1], value)];
      case 'h':
        return [Math.min(this.heights[0], value), Math.max(this.heights[1], value)];
    }
  }

  #outcomeText(): string {
    const { outcome } = this;
    return outcome ? strings.willStand(outcome.x + 1, outcome.y + 1, outcome.w, outcome.h) : '';
  }

  /** Returns the entered rectangle, if all of it is valid; marks the invalid fields. */
  #read(): Rect | undefined {
    const faulty = new Set<Side>();
    const numbers = SIDES.map((side) => {
      const text = this._texts[side].trim();
      const number = text === '' ? NaN : Number(text);
      const [min, max] = this.#range(side);
      if (!Number.isInteger(number) || number < min || number > max) {
        faulty.add(side);
      }
      return [side, number - shift(side)];
    });
    this._faulty = faulty;
    return faulty.size > 0 ? undefined : (Object.fromEntries(numbers) as Rect);
  }

  readonly #onInput = (event: Event): void => {
    const { id, value } = event.target as HTMLInputElement;
    this._texts = { ...this._texts, [id]: value };
    const detail = this.#read();
    if (detail) {
      this.dispatchEvent(new CustomEvent('dash-move-input', { detail }));
    }
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (this.#read()) {
      this.#end(true);
    } else {
      const [first] = this._faulty;
      this.renderRoot.querySelector<HTMLElement>(`#${first}`)?.focus();
    }
  };

  #end(isSaved: boolean): void {
    this.#isSaved = isSaved;
    this.renderRoot.querySelector('dialog')!.close();
  }

  readonly #onClose = (): void => {
    this.dispatchEvent(new CustomEvent('dash-move-close', { detail: this.#isSaved }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-move': DashMove;
  }
}
