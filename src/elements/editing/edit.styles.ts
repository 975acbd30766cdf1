import { css } from 'lit';
import { primary } from '../shared/primary.styles.js';

/** The toolbar, the rules that gridstack needs, and the look of a gesture. */
export const editStyles = css`
  ${primary}
  .toolbar {
    position: sticky;
    inset-block-start: 8px;
    z-index: 60;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px;
    margin-block-end: 16px;
    padding: 6px;
    border: 1px solid var(--dash-color-border);
    border-radius: var(--dash-radius);
    background: var(--dash-color-surface);
    box-shadow: var(--dash-shadow);
  }
  .toolbar button {
    min-block-size: 36px;
    min-inline-size: 36px;
  }
  .toolbar button[disabled] {
    opacity: 0.45;
    cursor: default;
    background: none;
  }
  .toolbar [data-action='add'] {
    margin-inline-start: auto;
    margin-inline-end: 4px;
  }
  .save-state,
  .hint {
    padding-inline: 8px;
    font-size: 13px;
    color: var(--dash-color-text-muted);
  }
  /* A second line, where there is no room beside the buttons. */
  .narrow > :is(.save-state, .hint) {
    order: 1;
    flex: 1 0 100%;
    padding-block: 2px 4px;
  }
  .narrow > .save-state:empty {
    display: none;
  }
  .save-state[data-state='error'] {
    color: var(--dash-color-danger);
  }
  .item > .chrome {
    transition: box-shadow 120ms;
  }
  /* The widget that the move dialog moves. */
  .item.moving {
    z-index: 80;
  }
  .item.moving > .chrome {
    outline: 2px solid var(--dash-color-accent);
    outline-offset: 2px;
    box-shadow: var(--dash-shadow-raised);
  }
  .grid > .grid-stack-placeholder {
    position: absolute;
    /* gridstack writes only what is more than one unit. */
    width: var(--gs-column-width);
    height: var(--gs-cell-height);
    pointer-events: none;
  }
  .grid-stack-placeholder > .placeholder-content {
    position: absolute;
    inset: calc(var(--_gap) / 2);
    box-sizing: border-box;
    border: 2px dashed var(--dash-color-accent);
    border-radius: var(--dash-radius);
    background: color-mix(in srgb, var(--dash-color-accent) 12%, transparent);
  }
  /* Takes the pointer from frames and from everything that would react to it during a gesture. */
  .gesture-shield {
    position: fixed;
    inset: 0;
    z-index: 90;
    cursor: grabbing;
  }
  .ui-draggable-dragging,
  .ui-resizable-resizing {
    z-index: 80;
  }
  .ui-draggable-dragging > .chrome,
  .ui-resizable-resizing > .chrome {
    box-shadow: var(--dash-shadow-raised);
  }
  .ui-resizable-handle {
    position: absolute;
    inset-block-end: calc(var(--_gap) / 2);
    inset-inline-end: calc(var(--_gap) / 2);
    z-index: 2;
    inline-size: 24px;
    block-size: 24px;
    touch-action: none;
  }
  .ui-resizable-se {
    cursor: se-resize;
  }
  .ui-resizable-sw {
    cursor: sw-resize;
  }
  .ui-resizable-handle::after {
    content: '';
    position: absolute;
    inset-block-end: 5px;
    inset-inline-end: 5px;
    inline-size: 8px;
    block-size: 8px;
    border: 0 solid var(--dash-color-text-muted);
    border-block-end-width: 2px;
    border-inline-end-width: 2px;
    border-end-end-radius: 5px;
  }
  @media (hover: hover) {
    .ui-resizable-autohide:not(:hover) > .ui-resizable-handle {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .item > .chrome {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .grid-stack-placeholder > .placeholder-content {
      border-color: Highlight;
    }
  }
`;
