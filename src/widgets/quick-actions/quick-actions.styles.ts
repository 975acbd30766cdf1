import { css } from 'lit';

export const styles = css`
  :host {
    container-type: size;
  }

  .scroller {
    block-size: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr));
    gap: 8px;
    margin: 0;
    padding: 1px;
    list-style: none;
  }

  li {
    position: relative;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }

  .action {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 10px;
    flex: 1 0 auto;
    inline-size: 100%;
    min-block-size: 44px;
    padding: 6px 10px;
    border: 1px solid var(--_border);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    text-decoration: none;
    cursor: pointer;
  }

  .action:hover {
    border-color: var(--dash-color-control-border, #7c8798);
    background: color-mix(in srgb, var(--_color) 6%, transparent);
  }

  .action:focus-visible {
    outline-offset: 0;
  }

  .action[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }

  .sign {
    display: grid;
    place-items: center;
    inline-size: 30px;
    block-size: 30px;
    border-radius: 8px;
    background: color-mix(in srgb, var(--_color) 13%, transparent);
    color: var(--_color);
  }

  .sign svg {
    inline-size: 16px;
    block-size: 16px;
  }

  .running .sign svg {
    display: none;
  }

  .running .sign::after {
    content: '';
    inline-size: 16px;
    block-size: 16px;
    border: 2px solid color-mix(in srgb, currentcolor 25%, transparent);
    border-block-start-color: currentcolor;
    border-radius: 50%;
    animation: turn 0.9s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .running .sign::after {
      animation-duration: 6s;
    }
  }

  .name {
    display: block;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .description {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }

  .description.done {
    color: var(--_success);
  }

  .description.failed {
    color: var(--_danger);
  }

  progress {
    position: absolute;
    inset-inline: 10px;
    inset-block-end: 3px;
    inline-size: auto;
    block-size: 3px;
    border: 0;
    border-radius: 2px;
    background: var(--_border);
    appearance: none;
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--_border);
  }

  progress::-webkit-progress-value {
    background: var(--_color);
  }

  progress::-moz-progress-bar {
    background: var(--_color);
  }

  @container (max-width: 200px), (max-height: 110px) {
    .description:not(.running, .done, .failed) {
      display: none;
    }

    .sign {
      inline-size: 26px;
      block-size: 26px;
    }

    .action {
      min-block-size: 38px;
      padding: 4px 8px;
    }
  }

  /* In a narrow box the name gets the icon's space; the icon of a running action stays. */
  @container (max-width: 139px) {
    li:not(.running) .sign {
      display: none;
    }

    li:not(.running) .action {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  dialog {
    inline-size: min(100% - 32px, 460px);
    max-block-size: min(100% - 32px, 720px);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--dash-radius, 12px);
    background: var(--_surface);
    color: var(--_text);
    font-size: 14px;
    box-shadow: var(--dash-shadow-raised, 0 12px 32px rgb(0 0 0 / 25%));
    overflow: auto;
    scroll-padding-block-end: 72px;
  }

  dialog::backdrop {
    background: rgb(10 15 25 / 45%);
  }

  form {
    display: grid;
    gap: 14px;
    padding: 20px 20px 0;
  }

  h3 {
    margin: 0;
    font-size: 16px;
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  form p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .field,
  fieldset {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  fieldset fieldset,
  fieldset .field {
    margin-block-start: 6px;
  }

  legend,
  .field > label {
    padding: 0;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .check {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  .check input {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .optional,
  .hint,
  .about {
    color: var(--_muted);
    font-size: 12px;
    font-weight: 400;
  }

  .fault {
    color: var(--_danger);
    font-size: 12px;
  }

  .fault:empty {
    display: none;
  }

  input:not([type='checkbox']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 6px 10px;
    border: 1px solid var(--dash-color-control-border, #7c8798);
    border-radius: 8px;
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  textarea {
    resize: vertical;
  }

  [aria-invalid='true'] {
    border-color: var(--_danger);
  }

  /* The buttons stay in sight below the part that scrolls. */
  .buttons {
    position: sticky;
    inset-block-end: 0;
    margin-inline: -20px;
    padding: 12px 20px 16px;
    background: var(--_surface);
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: 8px;
  }

  .buttons button {
    min-block-size: 36px;
    padding: 0 14px;
    border: 1px solid var(--dash-color-control-border, #7c8798);
    border-radius: 8px;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }

  .buttons .send {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--dash-color-on-accent, #ffffff);
  }

  .buttons button:focus-visible {
    outline-offset: 2px;
  }

  .buttons button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  @media (forced-colors: active) {
    .sign {
      border: 1px solid CanvasText;
      color: CanvasText;
    }
  }
  /* On paper an action is a line of text. */
  :host([data-printing]) .action {
    min-block-size: 0;
    padding-inline: 0;
    border: 0;
  }
`;
