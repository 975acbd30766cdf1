import { css } from 'lit';

/** The controls that edit mode adds to the header of a chrome. */
export const controlStyles = css`
  .grip {
    margin-inline-start: calc(var(--_padding) / -2);
    cursor: grab;
    touch-action: none;
  }
  .grip:active {
    cursor: grabbing;
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
    container-type: inline-size;
  }
  /* Nothing in a widget covers another one that is dragged across it. */
  .body {
    z-index: 0;
  }
  /*
   * In narrow widgets the title comes first; the menu offers the same actions. A widget may become narrow while one of
   * them has the focus, which would be lost.
   */
  @container (inline-size < 190px) {
    .actions:not(:focus-within) {
      display: none;
    }
  }
  :host([compact]) button.icon-only {
    min-block-size: 24px;
    min-inline-size: 24px;
  }
`;
