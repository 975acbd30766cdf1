import { css } from 'lit';

export const partsStyles = css`
  .donut {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    gap: 10px;
    block-size: 100%;
    margin: 0;
  }

  .ring {
    container-type: size;
    position: relative;
    flex: 1 1 0;
    inline-size: 100%;
    min-block-size: 0;
    max-block-size: 260px;
  }

  .plot {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: min(100cqi, 100cqb);
    block-size: min(100cqi, 100cqb);
  }

  .center {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    pointer-events: none;
  }

  .total {
    font-size: clamp(13px, calc(min(100cqi, 100cqb) * 0.82 / var(--characters)), 34px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.1;
  }

  .caption {
    max-inline-size: calc(min(100cqi, 100cqb) * 0.56);
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .parts {
    flex: none;
    inline-size: 100%;
    max-inline-size: 340px;
    max-block-size: 56%;
    overflow: auto;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding: 0;
    font-weight: 400;
    line-height: 18px;
    text-align: start;
    white-space: nowrap;
  }

  tbody th {
    max-inline-size: 0;
    inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  td {
    padding-inline-start: 12px;
    text-align: end;
  }

  th button {
    display: flex;
    align-items: center;
    gap: 8px;
    inline-size: 100%;
    /* A target for fingers is at least 24 pixels high. */
    padding: 3px 0;
    border: 0;
    border-radius: 4px;
    background: none;
    color: inherit;
    font: inherit;
    text-align: start;
    cursor: pointer;
  }

  .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .value {
    font-weight: 600;
  }

  .share {
    min-inline-size: 5.5ch;
    color: var(--_muted);
  }

  .swatch {
    border: 0;
  }

  /* The corners beside the ring are free. */
  .choice {
    position: absolute;
    inset-block-start: 0;
    inset-inline-end: 0;
  }

  @media (forced-colors: active) {
    .swatch {
      border: 1px solid;
    }
  }

  @container (max-height: 149px) {
    .caption {
      display: none;
    }
  }

  /* The ring and the list are side by side if the width allows it. */
  @container (min-width: 230px) and (max-height: 189px),
    (min-width: 340px) and (min-aspect-ratio: 5/4) {
    .donut {
      flex-direction: row;
      gap: min(32px, 7cqi);
    }

    .ring {
      flex: 0 0 min(42cqi, 100cqb);
      inline-size: auto;
      block-size: 100%;
    }

    .parts {
      flex: 1 1 0;
      inline-size: auto;
      min-inline-size: 0;
      max-block-size: 100%;
    }
  }

  /* In a small box the list lies over the ring while it has the focus. */
  @container (max-width: 229px) and (max-height: 189px) {
    .parts:focus-within {
      position: absolute;
      inset: 0;
      max-inline-size: none;
      max-block-size: none;
      background: var(--_surface);
    }

    .parts:not(:focus-within) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  /* Names get the space of the shares, which the tooltip also has. */
  @container (max-width: 219px), (max-width: 419px) and (min-width: 340px) and (min-aspect-ratio: 5/4), (max-width: 339px) and (max-height: 189px) {
    .share {
      position: absolute;
      inline-size: 1px;
      min-inline-size: 0;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }
  :host([data-printing]) .parts {
    overflow: hidden;
  }

  /* Firefox does not lay out a container in a container again on paper. */
  :host([data-printing]) .ring {
    container-type: normal;
  }

  :host([data-printing]) .plot {
    inline-size: auto;
    block-size: auto;
    margin: 0;
  }

  :host([data-printing]) .total {
    font-size: clamp(13px, calc(var(--side) * 0.82 / var(--characters)), 34px);
  }

  :host([data-printing]) .caption {
    max-inline-size: calc(var(--side) * 0.56);
  }
`;
