import { css } from 'lit';

export const styles = css`
  .note {
    block-size: 100%;
    overflow: auto;
    overflow-wrap: anywhere;
    font-size: 14px;
    line-height: 1.55;
  }

  .note > :first-child {
    margin-block-start: 0;
  }

  .note > :last-child {
    margin-block-end: 0;
  }

  h3,
  h4,
  h5,
  h6 {
    margin: 1.1em 0 0.35em;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.35;
  }

  h3 {
    font-size: 18px;
    letter-spacing: -0.01em;
  }

  h4 {
    font-size: 15px;
  }

  h6 {
    color: var(--_muted);
    font-size: 13px;
  }

  p,
  ul,
  ol,
  blockquote,
  pre,
  table {
    margin: 0 0 0.7em;
  }

  ul,
  ol {
    padding-inline-start: 1.4em;
  }

  li + li {
    margin-block-start: 0.2em;
  }

  li[data-task] {
    margin-inline-start: -1.3em;
    list-style: none;
  }

  li::marker {
    color: var(--_muted);
  }

  a {
    color: var(--_accent);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 2px;
  }

  a:hover {
    text-decoration-thickness: 2px;
  }

  code {
    padding: 0.1em 0.3em;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_muted) 14%, transparent);
    font-family: ui-monospace, 'SF Mono', Menlo, Consolas, monospace;
    font-size: 0.875em;
  }

  pre {
    padding: 8px 10px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: color-mix(in srgb, var(--_muted) 10%, transparent);
    white-space: pre-wrap;
  }

  pre code {
    padding: 0;
    background: none;
  }

  blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_border);
    color: var(--_muted);
  }

  hr {
    margin: 1em 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
  }

  img {
    max-inline-size: 100%;
    block-size: auto;
    border-radius: 6px;
  }

  .remote {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 0 8px;
    max-inline-size: 100%;
    min-block-size: 32px;
    align-items: center;
    padding: 4px 10px;
    border: 1px dashed var(--dash-color-control-border, #7c8798);
    border-radius: 6px;
    background: none;
    color: inherit;
    font: inherit;
    font-size: 13px;
    text-align: start;
    cursor: pointer;
  }

  .remote :last-child {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .remote:hover {
    border-color: var(--_accent);
  }

  :host([data-printing]) .remote :last-child {
    display: none;
  }

  table {
    border-collapse: collapse;
    font-size: 13px;
  }

  th,
  td {
    padding-block: 4px;
    padding-inline: 0 16px;
    border-block-end: 1px solid var(--_border);
    text-align: start;
  }

  th {
    color: var(--_muted);
    font-weight: 600;
  }
  :host([data-printing]),
  :host([data-printing]) .note {
    block-size: auto;
    overflow: visible;
  }
`;
