import { css } from 'lit';

/** The controls that edit mode adds to the header of a chrome. */
export const controlStyles = css`
  /* In the padding before the title, which stays where it is in view mode. */
  button.grip {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    justify-content: start;
    inline-size: 24px;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding-inline-start: calc(min(var(--_padding), 16px) / 2 - 8px);
    cursor: grab;
    touch-action: none;
  }
  button.grip:active {
    cursor: grabbing;
  }
  button.grip:hover {
    background: none;
  }
  button.grip:focus-visible {
    outline-offset: -2px;
  }
  /* The mouse moves the widget by its header; text is selected in the content only. */
  header:has(> .grip) {
    cursor: grab;
    -webkit-user-select: none;
    user-select: none;
  }
  header:has(> .grip):active {
    cursor: grabbing;
  }
  .actions {
    flex: none;
    display: flex;
  }
  header {
    position: relative;
    container-type: inline-size;
  }
  :is(.grip, .actions, [part='menu']) {
    transition: opacity 120ms;
  }
  /* A board that nobody points at looks as it does in view mode. */
  @media (hover: hover) and (pointer: fine) {
    :host(:not(:hover, :focus-within))
      header:not(:has([aria-expanded='true']))
      > :is(.grip, .actions, [part='menu']) {
      opacity: 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :is(.grip, .actions, [part='menu']) {
      transition: none;
    }
  }
  /* Nothing in a widget covers another one that is dragged across it. */
  .body {
    z-index: 0;
  }
  /*
   * In narrow widgets the title comes first; the menu offers the same actions. A widget may become narrow while one of
   * them has the focus, which would be lost.
   */
  @container (inline-size < 160px) {
    .actions:not(:focus-within) {
      display: none;
    }
  }
  :host([compact]) button.icon-only {
    min-block-size: 24px;
    min-inline-size: 24px;
  }
`;
