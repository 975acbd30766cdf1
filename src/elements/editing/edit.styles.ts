import { css } from 'lit';
import { primary } from '../shared/primary.styles.js';
import { barStyles } from './bar.styles.js';

/** The toolbar, the rules that gridstack needs, and the look of a gesture. */
export const editStyles = css`
  ${primary}
  ${barStyles}
  .toolbar {
    border-color: var(--dash-color-border);
    background: var(--dash-color-surface);
    box-shadow: var(--dash-shadow);
  }
  .head:has(> .toolbar) {
    position: sticky;
    inset-block-start: var(--dash-toolbar-offset, 8px);
    z-index: 60;
  }
  .head,
  .dock {
    container-type: inline-size;
  }
  /* Without a place of its own the bar takes none: it floats over the lower edge, or below the board. */
  .dock {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    z-index: 60;
    display: flex;
    flex-direction: column;
    justify-content: end;
    block-size: max(100% + 64px, var(--_room, 0px));
    padding-inline-end: inherit;
    pointer-events: none;
  }
  .dock > .toolbar {
    position: sticky;
    inset-block-end: var(--dash-toolbar-offset, 8px);
    flex: none;
    align-self: center;
    /* Of one width, so that no button moves when the texts change. */
    inline-size: min(100%, 640px);
    margin-block-end: 8px;
    box-shadow: var(--dash-shadow-raised);
    pointer-events: auto;
  }
  .dock ~ .toast {
    inset-block-end: 76px;
  }
  /* In a low window a bar that stays would cover most of it. */
  @media (max-height: 420px) {
    .head:has(> .toolbar),
    .dock > .toolbar {
      position: static;
    }
  }
  .about {
    flex: 1;
    display: flex;
    align-items: baseline;
    gap: 12px;
    min-inline-size: 0;
    margin-inline-end: 8px;
  }
  .dock .about {
    margin-inline-end: 20px;
  }
  .toolbar button[disabled] {
    opacity: 0.45;
    cursor: default;
    background: none;
  }
  .toolbar [data-action='add'] {
    margin-inline: 4px;
  }
  .save-state,
  .hint {
    flex: 0 1 auto;
    min-inline-size: 0;
    overflow: hidden;
    font-size: 13px;
    color: var(--dash-color-text-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .save-state[data-state='error'] {
    color: var(--dash-color-danger);
  }
  .toolbar .name {
    flex: 0 1 auto;
  }
  @container (inline-size < 620px) {
    .about {
      flex-direction: column;
      align-items: stretch;
      gap: 0;
    }
    .toolbar .name {
      font-size: 14px;
    }
    :is(.save-state, .hint) {
      font-size: 11px;
      line-height: 14px;
    }
    .toolbar [data-action='add'] {
      padding-inline: 0;
    }
    .toolbar [data-action='add'] span {
      display: none;
    }
  }
  .item > .chrome {
    transition: box-shadow 120ms;
  }
  /* A widget that is brought into view keeps clear of the bar. */
  .item {
    scroll-margin-block: 64px;
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
    position: absolute;
    inset: 0;
    z-index: 90;
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
    z-index: 2;
    /* The half gap outside of the chrome, and the padding inside, where no content is. */
    --_reach: min(max(24px, var(--_gap) / 2), var(--_gap) / 2 + var(--dash-widget-padding, 16px));
  }
  .ui-resizable-e,
  .ui-resizable-w {
    inset-block: calc(var(--_gap) / 2 + 44px) calc(var(--_gap) / 2 + 24px);
    inset-inline-end: 0;
    inline-size: var(--_reach);
  }
  .ui-resizable-s {
    inset-inline: calc(var(--_gap) / 2) calc(var(--_gap) / 2 + 24px);
    inset-block-end: 0;
    block-size: var(--_reach);
  }
  .chrome[compact] ~ .ui-resizable-handle {
    --_reach: calc(var(--_gap) / 2 + min(8px, var(--dash-widget-padding, 8px)));
  }
  .chrome[compact] ~ :is(.ui-resizable-e, .ui-resizable-w) {
    inset-block-start: calc(var(--_gap) / 2 + 28px);
  }
  .ui-resizable-se,
  .ui-resizable-sw {
    inset-block-end: calc(var(--_gap) / 2);
    inset-inline-end: calc(var(--_gap) / 2);
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
  .ui-resizable-e {
    cursor: e-resize;
  }
  .ui-resizable-w {
    cursor: w-resize;
  }
  .ui-resizable-s {
    cursor: s-resize;
  }
  .ui-resizable-handle::after {
    content: '';
    position: absolute;
    box-sizing: border-box;
    border: 0 solid var(--dash-color-text-muted);
  }
  :is(.ui-resizable-se, .ui-resizable-sw)::after {
    inset-block-end: 5px;
    inset-inline-end: 5px;
    inline-size: 8px;
    block-size: 8px;
    border-block-end-width: 2px;
    border-inline-end-width: 2px;
    border-end-end-radius: 5px;
  }
  /* An edge shows itself under the pointer: a line along the side of the chrome. */
  :is(.ui-resizable-e, .ui-resizable-w, .ui-resizable-s)::after {
    border-radius: 2px;
    background: var(--dash-color-accent);
    opacity: 0;
    transition: opacity 120ms;
  }
  :is(.ui-resizable-e, .ui-resizable-w)::after {
    inset-block: max(0px, 50% - 24px);
    inset-inline-end: calc(var(--_gap) / 2 - 2px);
    inline-size: 4px;
  }
  .ui-resizable-s::after {
    inset-inline: max(0px, 50% - 24px);
    inset-block-end: calc(var(--_gap) / 2 - 2px);
    block-size: 4px;
  }
  .ui-resizable-handle:hover::after {
    opacity: 1;
  }
  .size-note {
    position: fixed;
    inset: auto;
    margin: 0;
    max-inline-size: min(320px, calc(100vw - 16px));
    box-sizing: border-box;
    padding: 4px 8px;
    border: 1px solid var(--dash-color-border);
    border-radius: 6px;
    background: var(--dash-color-surface);
    box-shadow: var(--dash-shadow-raised);
    color: var(--dash-color-text);
    font: 500 12px/1.4 var(--dash-font);
    pointer-events: none;
  }
  @media (pointer: coarse) {
    .ui-resizable-e,
    .ui-resizable-w,
    .ui-resizable-s {
      display: none;
    }
  }
  @media (hover: hover) {
    .ui-resizable-autohide:not(:hover) > .ui-resizable-handle {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .item > .chrome,
    .ui-resizable-handle::after {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .grid-stack-placeholder > .placeholder-content {
      border-color: Highlight;
    }
    .ui-resizable-handle::after {
      background: Highlight;
      forced-color-adjust: none;
    }
    :is(.ui-resizable-se, .ui-resizable-sw)::after {
      background: none;
    }
  }
`;
