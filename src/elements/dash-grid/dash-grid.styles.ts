import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    position: relative;
    color: var(--dash-color-text);
    font: 400 14px/1.45 var(--dash-font);
    --_gap: 16px;
  }
  :host([hidden]) {
    display: none;
  }
  .frame {
    position: relative;
    margin: calc(var(--_gap) / -2);
  }
  .grid,
  .bands {
    position: absolute;
    inset: 0;
  }
  .bands {
    pointer-events: none;
    visibility: hidden;
  }
  .bands i {
    position: absolute;
    inset-inline: 0;
  }
  .item {
    position: absolute;
    box-sizing: border-box;
  }
  .item > dash-widget {
    position: absolute;
    inset: calc(var(--_gap) / 2);
  }
  /* Stands where a widget will be, until it comes near. */
  .item:empty::before {
    content: '';
    position: absolute;
    inset: calc(var(--_gap) / 2);
    border: 1px solid var(--dash-color-border);
    border-radius: var(--dash-radius);
    background: var(--dash-color-surface);
  }
  .item:focus-visible {
    outline: none;
  }
  .item:focus-visible > dash-widget {
    outline: 2px solid var(--dash-color-accent);
    outline-offset: 2px;
  }

  /* Editing: what gridstack needs of its own style sheet, and what a gesture looks like. */
  .grid-stack > .grid-stack-placeholder {
    position: absolute;
    pointer-events: none;
  }
  .grid-stack-placeholder > .placeholder-content {
    position: absolute;
    inset: calc(var(--_gap) / 2);
    border: 2px dashed var(--dash-color-accent);
    border-radius: var(--dash-radius);
    background: color-mix(in srgb, var(--dash-color-accent) 12%, transparent);
  }
  .grid-stack-dragging > .item,
  .resizing > .item {
    pointer-events: none;
  }
  .ui-draggable-dragging,
  .ui-resizable-resizing {
    z-index: 100;
  }
  .ui-draggable-dragging > dash-widget,
  .ui-resizable-resizing > dash-widget {
    box-shadow: var(--dash-shadow-raised);
  }
  .ui-draggable-dragging > dash-widget {
    cursor: grabbing;
  }
  .ui-resizable-handle {
    position: absolute;
    z-index: 2;
    touch-action: none;
  }
  .ui-resizable-se,
  .ui-resizable-sw {
    inline-size: 24px;
    block-size: 24px;
    inset-block-end: calc(var(--_gap) / 2);
    inset-inline-end: calc(var(--_gap) / 2);
  }
  .ui-resizable-se {
    cursor: se-resize;
  }
  .ui-resizable-sw {
    cursor: sw-resize;
  }
  .ui-resizable-se::after,
  .ui-resizable-sw::after {
    content: '';
    position: absolute;
    inset-block-end: 5px;
    inset-inline-end: 5px;
    inline-size: 8px;
    block-size: 8px;
    border: 0 solid var(--dash-color-text-muted);
    border-block-end-width: 2px;
    border-inline-end-width: 2px;
    border-end-end-radius: 4px;
  }
  .hidden-widget > dash-widget {
    opacity: 0.55;
  }

  .message {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 12px;
    padding: 64px 16px;
    text-align: center;
    color: var(--dash-color-text-muted);
  }
  .message p {
    margin: 0;
    max-inline-size: 60ch;
    overflow-wrap: anywhere;
  }
  /* A load that is quick shows no sign of itself. */
  .message.loading {
    animation: appear 0s 300ms both;
  }
  @keyframes appear {
    from {
      visibility: hidden;
    }
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block-end: 12px;
    padding-block: 8px;
    padding-inline: 16px 8px;
    border: 1px solid var(--dash-color-border);
    border-inline-start: 4px solid var(--dash-color-warning);
    border-radius: 8px;
    background: var(--dash-color-surface);
    font-size: 13px;
  }
  .notice.error {
    border-inline-start-color: var(--dash-color-danger);
  }
  .notice p {
    flex: 1;
    margin: 0;
    overflow-wrap: anywhere;
  }
  .theme-probe {
    position: absolute;
    visibility: hidden;
    color: light-dark(#000, #fff);
    transition: color 1ms;
  }
  @media (forced-colors: active) {
    .grid-stack-placeholder > .placeholder-content {
      border-color: Highlight;
    }
  }
`;
