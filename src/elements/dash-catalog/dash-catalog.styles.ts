import { css } from 'lit';

export const styles = css`
  dialog.panel {
    position: fixed;
    inset-block: 0;
    inset-inline: auto 0;
    inline-size: 360px;
    max-inline-size: 100vw;
    block-size: auto;
    max-block-size: none;
    margin: 0;
    border-width: 0;
    border-inline-start: 1px solid var(--dash-color-border);
    border-radius: 0;
  }
  dialog.panel:is([open], :popover-open) {
    display: flex;
    flex-direction: column;
  }
  dialog.sheet {
    inline-size: 100vw;
    border: 0;
  }
  dialog.panel:not(.sheet)::backdrop {
    background: none;
  }
  /* During a drag, the pointer reaches the board below. */
  .dragging {
    pointer-events: none;
    user-select: none;
  }
  .away {
    opacity: 0;
  }
  .head {
    padding-inline: 16px 12px;
  }
  .search {
    padding: 12px 16px 8px;
    border-block-end: 1px solid var(--dash-color-border);
  }
  .categories {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin: 10px 0 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .categories label {
    position: relative;
    cursor: pointer;
  }
  .categories label > span {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 28px;
    padding-inline: 10px;
    border: 1px solid var(--dash-color-control-border);
    border-radius: 14px;
    font-size: 12.5px;
    white-space: nowrap;
  }
  .categories .number {
    font-variant-numeric: tabular-nums;
    color: var(--dash-color-text-muted);
  }
  .categories :checked + span,
  .categories :checked + span .number {
    background: var(--dash-color-accent);
    border-color: var(--dash-color-accent);
    color: var(--dash-color-on-accent);
  }
  .categories :focus-visible + span {
    outline: 2px solid var(--dash-color-accent);
    outline-offset: 2px;
  }
  .count {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 2px 12px;
    margin: 10px 0 0;
    font-size: 12px;
    color: var(--dash-color-text-muted);
  }
  .content {
    flex: 1;
    padding: 10px 12px;
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .type {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: start;
    align-content: start;
    justify-content: stretch;
    gap: 2px 12px;
    inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--dash-color-border);
    border-radius: var(--dash-radius);
    text-align: start;
    white-space: normal;
  }
  .type.draggable {
    cursor: grab;
    /* A vertical move scrolls the list; sideways, or after a rest, a finger drags. */
    touch-action: pan-y;
    -webkit-touch-callout: none;
  }
  .dragging .type {
    cursor: grabbing;
  }
  .type:hover {
    border-color: var(--dash-color-accent);
  }
  .type[aria-disabled] {
    cursor: default;
    background: none;
    border-style: dashed;
    border-color: var(--dash-color-border);
  }
  /* The card whose type is previewed. */
  .type.active {
    border-color: var(--dash-color-accent);
  }
  .type[aria-disabled] :is(.sign, .name) {
    color: var(--dash-color-text-muted);
  }
  .type .sign {
    grid-row: span 2;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 8px;
    /* Differs from the background of the hovered card. */
    background: color-mix(in srgb, var(--dash-color-accent) 12%, transparent);
    color: var(--dash-color-accent);
  }
  .type .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  /* Text of the other direction is aligned like all text. */
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .size {
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    color: var(--dash-color-text-muted);
  }
  .more {
    grid-column: 2 / -1;
    position: relative;
    display: grid;
    gap: 4px;
    min-inline-size: 0;
    font-size: 12.5px;
    line-height: 1.35;
    font-weight: 400;
    color: var(--dash-color-text-muted);
    overflow-wrap: anywhere;
  }
  .badges {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .badges:empty {
    display: none;
  }
  .badge {
    padding: 1px 7px;
    border: 1px solid var(--dash-color-border);
    border-radius: 10px;
    background: var(--dash-color-surface-raised);
    font-size: 11px;
    line-height: 16px;
    color: var(--dash-color-text);
  }
  .type:hover .badge {
    background: var(--dash-color-surface);
  }
  .badge.warning,
  .type:hover .badge.warning {
    border-color: var(--dash-color-warning);
    color: var(--dash-color-warning);
    background: none;
  }
  .badge.reason,
  .type:hover .badge.reason {
    border-color: currentcolor;
    background: none;
  }
  .note {
    color: var(--dash-color-text);
  }
  .nothing {
    display: grid;
    justify-items: center;
    gap: 12px;
    margin: 32px 0;
    text-align: center;
    color: var(--dash-color-text-muted);
    overflow-wrap: anywhere;
  }
  .nothing p,
  .notice p {
    margin: 0;
  }
  .notice {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-end: 10px;
    padding-block: 8px;
    padding-inline: 12px 8px;
    border: 1px solid var(--dash-color-border);
    border-inline-start: 4px solid var(--dash-color-warning);
    border-radius: 8px;
    font-size: 12.5px;
  }
  .notice p {
    flex: 1;
    overflow-wrap: anywhere;
  }
  .loading {
    margin: 0 0 10px;
    font-size: 12.5px;
    color: var(--dash-color-text-muted);
  }
  .preview {
    flex: none;
    position: relative;
    box-sizing: border-box;
    block-size: 212px;
    padding: 12px;
    border-block-start: 1px solid var(--dash-color-border);
    background: var(--dash-color-background);
    overflow: hidden;
  }
  .sheet .preview {
    block-size: 160px;
  }
  .preview img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .preview .remote {
    position: absolute;
    inset: 0;
    max-inline-size: calc(100% - 24px);
    inline-size: fit-content;
    block-size: fit-content;
    margin: auto;
    padding-block: 6px;
    white-space: normal;
    overflow-wrap: anywhere;
  }
  .preview p {
    position: absolute;
    inset: 0;
    display: grid;
    place-content: center;
    margin: 0;
    font-size: 12.5px;
    color: var(--dash-color-text-muted);
  }
  .live {
    position: relative;
    inline-size: 100%;
    block-size: 100%;
  }
  .live > .chrome {
    position: absolute;
    /* The middle, in both writing directions. */
    top: 50%;
    left: 50%;
  }
  .live > .chrome::part(menu) {
    display: none;
  }
  .done {
    flex: none;
    margin: 0;
    padding: 8px 16px;
    border-block-start: 1px solid var(--dash-color-border);
    font-size: 12.5px;
    overflow-wrap: anywhere;
  }
  .done:empty {
    display: none;
  }
  .ghost {
    position: fixed;
    inset: 0 auto auto 0;
    display: flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 240px;
    margin: 0;
    padding: 8px 14px;
    border: 1px solid var(--dash-color-accent);
    border-radius: 10px;
    background: var(--dash-color-surface);
    color: var(--dash-color-text);
    font: 600 13px/1.3 var(--dash-font);
    box-shadow: var(--dash-shadow-raised);
    pointer-events: none;
    opacity: 0.95;
  }
  .ghost .size {
    font-weight: 400;
  }
  @media (max-height: 620px) {
    .preview {
      display: none;
    }
  }
  @media (pointer: coarse) {
    .categories label > span {
      min-block-size: 36px;
      border-radius: 18px;
    }
  }
  @media (forced-colors: active) {
    .categories :checked + span,
    .categories :checked + span .number {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .type.active {
      border-color: Highlight;
    }
    .type[aria-disabled] {
      color: GrayText;
    }
  }
`;
