import { css } from 'lit';

export const styles = css`
  :host {
    container-type: size;
  }

  .table {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }

  .toolbar {
    display: flex;
    flex: none;
    padding-block-end: 8px;
  }

  .filter {
    inline-size: min(100%, 260px);
    block-size: 28px;
    padding: 0 10px;
    border: 1px solid var(--dash-color-control-border, #8a94a3);
    border-radius: 6px;
    background: transparent;
    color: inherit;
    font: inherit;
  }

  .filter::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .scroller {
    flex: 1 1 0;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior-inline: contain;
    --_head: 32px;
  }

  table {
    inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    block-size: 32px;
    max-inline-size: 280px;
    padding: 0 10px;
    border-block-end: 1px solid var(--_border);
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  th:first-child,
  td:first-child {
    padding-inline-start: 2px;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 4px;
  }

  th {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--dash-widget-background, var(--_surface));
    color: var(--_muted);
    font-size: 12px;
    font-weight: 600;
  }

  tbody tr:last-child td {
    border-block-end: 0;
  }

  tbody tr:hover td {
    background: color-mix(in srgb, var(--_text) 4%, transparent);
  }

  .end {
    text-align: end;
  }

  .center {
    text-align: center;
  }

  .sort {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    max-inline-size: 100%;
    block-size: 24px;
    margin-inline: -4px;
    padding: 0 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  .end .sort {
    flex-direction: row-reverse;
  }

  .sort:hover,
  [aria-sort] .sort {
    color: var(--_text);
  }

  .sort svg {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    opacity: 0;
  }

  .sort:hover svg,
  .sort:focus-visible svg {
    opacity: 0.5;
  }

  [aria-sort] .sort svg {
    opacity: 1;
  }

  [aria-sort='descending'] svg {
    transform: rotate(180deg);
  }

  .dot {
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 8px;
    border-radius: 50%;
    background: var(--_muted);
  }

  .dot.success {
    background: var(--_success);
  }

  .dot.warning {
    background: var(--_warning);
  }

  .dot.danger {
    background: var(--_danger);
  }

  .dot.info {
    background: var(--_accent);
  }

  a.link {
    border-radius: 3px;
    color: var(--_accent);
    text-underline-offset: 2px;
  }

  .none {
    block-size: 64px;
    border: 0;
    color: var(--_muted);
    text-align: center;
  }

  .footer {
    display: flex;
    flex: none;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    /* As high with buttons as without: the rows above keep their room. */
    min-block-size: 31px;
    padding-block-start: 6px;
    border-block-start: 1px solid var(--_border);
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .pager {
    display: flex;
    gap: 4px;
  }

  .page {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: 6px;
    background: none;
    color: var(--_text);
    cursor: pointer;
  }

  .page:hover:not([aria-disabled='true']) {
    border-color: var(--_muted);
  }

  .page[aria-disabled='true'] {
    color: var(--_muted);
    opacity: 0.5;
    cursor: default;
  }

  .page svg {
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .page:dir(rtl) svg {
    transform: scaleX(-1);
  }

  /* In a very low box the filter is hidden to leave space for the rows. */
  @container (max-height: 179px) {
    .toolbar {
      display: none;
    }

    .scroller {
      --_head: 28px;
    }

    th,
    td {
      block-size: 28px;
    }
  }

  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
  :host([data-printing]) :is(.toolbar, .pager, .sort svg) {
    display: none;
  }

  :host([data-printing]) .table {
    block-size: auto;
  }

  :host([data-printing]) .scroller {
    flex: none;
  }

  :host([data-printing]) :is(th, td) {
    padding: 3px 5px;
    white-space: normal;
  }

  :host([data-printing]) :is(td.end, td:has(.dot)) {
    white-space: nowrap;
  }

  :host([data-printing]) .sort {
    block-size: auto;
  }

  :host([data-printing]) th {
    position: static;
  }

  :host([data-printing]) tr {
    break-inside: avoid;
  }
`;
