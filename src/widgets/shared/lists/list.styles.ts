import { css } from 'lit';
import { scrollerOnPaper } from '../styles.js';

/** The icons, dots and bars of tones, in the colours of the theme. */
export const toneStyles = css`
  .success {
    --_tone: var(--_success);
  }

  .warning {
    --_tone: var(--_warning);
  }

  .danger {
    --_tone: var(--_danger);
  }

  .info {
    --_tone: var(--_accent);
  }

  .neutral {
    --_tone: var(--_muted);
  }

  svg.tone {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: var(--_tone);
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_tone);
  }

  @media (forced-colors: active) {
    .dot {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;

/** A list that scrolls, with one line between its items. */
export const listStyles = css`
  ${scrollerOnPaper}
  :host {
    container-type: size;
  }

  .scroller {
    block-size: 100%;
    overflow: auto;
    /* The widget itself keeps visible items in place, also in browsers without scroll anchoring. */
    overflow-anchor: none;
    overscroll-behavior: contain;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: start;
    gap: 0 10px;
    padding-block: 8px;
    padding-inline-end: 4px;
  }

  li:first-child {
    padding-block-start: 2px;
  }

  li + li {
    border-block-start: 1px solid var(--_border);
  }

  li > .tone,
  li > .dot {
    margin-block-start: calc((1.45em - 1em) / 2 + 1px);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 10px;
  }

  .title {
    flex: 0 1 auto;
    min-inline-size: 0;
    color: inherit;
    font-weight: 500;
    overflow-wrap: anywhere;
    text-decoration: none;
  }

  a.title {
    border-radius: 3px;
    text-decoration: underline;
    text-decoration-color: color-mix(in srgb, currentcolor 35%, transparent);
    text-underline-offset: 3px;
  }

  a.title:hover {
    text-decoration-color: currentcolor;
  }

  a.title:focus-visible {
    outline-offset: 1px;
  }

  .note,
  time,
  .meta {
    color: var(--_muted);
    font-size: 12px;
  }

  time,
  .meta {
    flex: none;
    max-inline-size: 100%;
    font-variant-numeric: tabular-nums;
  }

  .note {
    display: -webkit-box;
    margin: 1px 0 0;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  /* The message of an empty list, such as when the filter keeps no alert. */
  .none {
    margin: 0;
    padding: 8px 0;
    color: var(--_muted);
  }
`;
