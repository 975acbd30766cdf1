import { css, unsafeCSS } from 'lit';
import { tokens } from '../shared/tokens.styles.js';

/**
 * The board on paper: the widgets are in the flow of the page, because what is positioned does not
 * break between pages. The class is set before the page is printed, so that widgets can measure
 * the boxes that they will have on paper.
 */
export const printStyles = css`
  .printing {
    contain: none;
    color-scheme: light;
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  .printing.printing {
    --dash-shadow: none;
    --dash-radius: 6px;
  }
  .printing.dark {
    --dash-widget-background: initial;
    --dash-widget-border: initial;
    --dash-chart-1: initial;
    --dash-chart-2: initial;
    --dash-chart-3: initial;
    --dash-chart-4: initial;
    --dash-chart-5: initial;
    --dash-chart-6: initial;
    --dash-chart-7: initial;
    --dash-chart-8: initial;
  }
  .printing .frame {
    /* A sheet is narrower than a window: the text is that of a report, and more is side by side. */
    --_zoom: 0.8;
    zoom: var(--_zoom);
    inline-size: calc(var(--_drawn) / var(--_zoom));
  }
  .printing .sizer {
    display: none;
  }
  .printing .grid {
    position: static;
    display: grid;
    grid-template-columns: repeat(var(--_columns), minmax(0, 1fr));
    grid-auto-rows: minmax(var(--_row), auto);
  }
  .printing .item {
    position: relative;
    inset: auto !important;
    display: grid;
    inline-size: auto !important;
    block-size: auto !important;
    min-inline-size: 0;
    break-inside: avoid;
    content-visibility: visible;
  }
  .printing .item.unprinted,
  .printing .item > :not(.chrome),
  .printing .grid > :not(.item) {
    display: none;
  }
  /* A skeleton on paper would never end. */
  .printing .item.unloaded > .chrome::part(state) {
    display: none;
  }
  .printing .item.unloaded::after {
    content: var(--_unloaded);
    grid-area: 1 / 1;
    place-self: center;
    color: var(--dash-color-text-muted);
  }
  .printing .item > .chrome {
    grid-area: 1 / 1;
  }
  .printing .chrome {
    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr);
    min-inline-size: 0;
    block-size: auto;
    transition: none;
  }
  /* As high as with its button. */
  .printing .chrome:not([compact])::part(header) {
    min-block-size: 40px;
  }
  .printing .chrome::part(body) {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-block-size: auto;
  }
  .printing .chrome:is(.maximized, :fullscreen, :popover-open) {
    position: relative !important;
    inset: auto !important;
    inline-size: auto !important;
    max-inline-size: 100% !important;
    block-size: auto !important;
  }
  .printing [data-printing] {
    /* Firefox lays a size container out again on paper, once its size is known, only if it contains
       its layout, too. */
    contain: layout;
    zoom: var(--_fit, 1);
  }
  @media screen {
    .printing .frame {
      inline-size: calc(var(--_paper) / var(--_zoom));
    }
  }
  @media print {
    :host {
      padding: 0 !important;
    }
    /* The height of the screen would leave the last pages blank. */
    .printing {
      min-block-size: 0 !important;
    }
    :host > :not(.sheet, .message, [part~='filters']),
    .message button {
      display: none !important;
    }
  }
`;

/** The tokens of the light theme, for what a page in dark colours has set on the element. */
export const inkStyles = unsafeCSS(tokens.cssText.replace(':host', '.printing.dark'));
