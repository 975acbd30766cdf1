import { css } from 'lit';

/** The dialog of a widget's settings: form and preview side by side, a full sheet on phones. */
export const styles = css`
  dialog[part='dialog'] {
    inline-size: min(600px, calc(100vw - 32px));
    /* It grows downwards only, so that nothing moves under the pointer. */
    margin-block-start: 5vh;
    max-block-size: 90vh;
    max-block-size: 90dvh;
  }
  dialog[part='dialog'].wide {
    inline-size: min(1020px, calc(100vw - 32px));
  }
  form {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    flex: 1;
  }
  .panes {
    flex: 1;
    display: flex;
    min-block-size: 0;
  }
  .content {
    padding: 18px 20px 4px;
    overscroll-behavior: contain;
    scrollbar-gutter: stable;
  }
  section + section {
    margin-block-start: 6px;
    padding-block-start: 16px;
    border-block-start: 1px solid var(--dash-color-border);
  }
  h3 {
    margin: 0 0 12px;
    font: 600 14px/1.3 var(--dash-font);
  }
  .remark {
    margin: 0 0 14px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--dash-color-warning);
    border-radius: 4px;
    background: var(--dash-color-surface-raised);
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .preview {
    flex: none;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    inline-size: 42%;
    padding: 18px 20px;
    border-inline-start: 1px solid var(--dash-color-border);
    background: var(--dash-color-background);
    overflow: auto;
  }
  .preview h3 {
    color: var(--dash-color-text-muted);
    font-size: 12.5px;
    font-weight: 500;
  }
  .stage {
    flex: none;
    position: relative;
  }
  .stage .chrome {
    position: absolute;
    inset: 0;
  }
  /* Its transition reports a change of the page's theme, as in the grid. */
  .probe {
    position: absolute;
    visibility: hidden;
    color: light-dark(#000, #fff);
    margin-inline-start: 1px;
    transition:
      color 1ms,
      margin 1ms;
  }
  .notice {
    display: flex;
    align-items: start;
    gap: 8px;
    margin: 0;
    padding: 10px 20px;
    border-block-start: 1px solid var(--dash-color-border);
    background: color-mix(in srgb, var(--dash-color-danger) 9%, var(--dash-color-surface));
    font-size: 13px;
    overflow-wrap: anywhere;
  }
  .notice .icon {
    margin-block-start: 1px;
    color: var(--dash-color-danger);
  }
  .notice.info {
    background: var(--dash-color-surface-raised);
  }
  .notice.info .icon {
    color: var(--dash-color-text-muted);
  }
  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: progress;
  }
  .head h2 {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: match-parent;
  }

  dialog.ask {
    inline-size: min(380px, calc(100vw - 48px));
    padding: 20px;
  }
  .ask h2 {
    margin: 0 0 6px;
    font: 600 16px/1.3 var(--dash-font);
  }
  .ask p {
    margin: 0 0 18px;
    color: var(--dash-color-text-muted);
  }
  .answers {
    display: flex;
    justify-content: end;
    gap: 8px;
  }

  @media (max-width: 899px) {
    .panes {
      flex-direction: column;
    }
    .preview {
      order: -1;
      inline-size: auto;
      max-block-size: 38vh;
      padding-block: 12px 16px;
      border-inline-start: 0;
      border-block-end: 1px solid var(--dash-color-border);
    }
    .preview h3 {
      margin-block-end: 8px;
    }
    dialog[part='dialog'].wide {
      inline-size: min(600px, calc(100vw - 32px));
    }
  }
  @media (max-width: 560px) {
    dialog[part='dialog'],
    dialog[part='dialog'].wide {
      inline-size: 100vw;
      max-inline-size: 100vw;
      block-size: 100vh;
      block-size: 100dvh;
      max-block-size: 100vh;
      max-block-size: 100dvh;
      margin: 0;
      border: 0;
      border-radius: 0;
    }
    .foot > button {
      flex: 1;
      min-block-size: 44px;
    }
    .head button {
      min-inline-size: 40px;
      min-block-size: 40px;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: appear 140ms ease-out;
    }
  }
  /* Without a fade: visible text is readable at once. */
  @keyframes appear {
    from {
      transform: translateY(10px);
    }
  }
  @media (forced-colors: active) {
    .notice,
    .remark {
      border: 1px solid CanvasText;
    }
  }
`;
