import { css } from 'lit';

/** One line in a low tile. In a high one the parts are below the total, with a bar between them. */
export const styles = css`
  :host {
    container-type: size;
  }

  .counts {
    display: grid;
    grid-template: 'total parts' 1fr / fit-content(50%) minmax(0, 1fr);
    align-items: center;
    gap: 0 clamp(6px, 4cqi, 20px);
    block-size: 100%;
  }

  .total {
    grid-area: total;
    display: flex;
    align-items: baseline;
    gap: 5px;
    min-inline-size: 0;
    white-space: nowrap;
  }

  .number {
    flex: none;
    font-size: clamp(13px, min(68cqb, calc(36cqi / (var(--characters) * 0.64))), 28px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.1;
  }

  .label {
    display: none;
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    text-overflow: ellipsis;
  }

  .bar {
    display: none;
    grid-area: bar;
    gap: 2px;
    block-size: 6px;
    inline-size: 100%;
    border-radius: 3px;
    background: var(--_border);
    overflow: hidden;
  }

  .segment {
    flex: var(--share) 0 0;
    min-inline-size: 2px;
    background: var(--_tone);
    opacity: var(--shade, 1);
  }

  ul {
    grid-area: parts;
    display: grid;
    align-content: safe center;
    gap: 0 12px;
    max-block-size: 100%;
    margin: 0;
    padding: 0;
    list-style: none;
    overflow: auto;
    font-size: 12px;
    line-height: 16px;
  }

  li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 6px;
    min-inline-size: 0;
    white-space: nowrap;
  }

  li .dot {
    opacity: var(--shade, 1);
  }

  .name {
    color: var(--_muted);
  }

  .value {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .share {
    display: none;
    color: var(--_muted);
    font-weight: 400;
  }

  /* Only some parts fit beside the total; the bar and the tooltip have all of them. */
  @container (max-height: 63px) {
    li:nth-child(n + 3) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    ul {
      overflow: hidden;
    }
  }

  @container (max-height: 63px) and (max-width: 199px) {
    .number {
      font-size: clamp(13px, calc(36cqi / (var(--characters) * 0.64)), 18px);
    }

    ul {
      font-size: 11px;
    }

    li {
      gap: 0 4px;
    }

    .dot {
      inline-size: 7px;
      block-size: 7px;
    }
  }

  @container (max-height: 63px) and (min-width: 350px) {
    ul {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }

    li:nth-child(-n + 4) {
      position: static;
      min-inline-size: 0;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
    }

    .label {
      display: inline;
    }
  }

  @container (max-height: 63px) and (max-height: 29px) {
    ul {
      line-height: 13px;
      font-size: 11px;
    }
  }

  /* One grid cell: the total above its bar; the tooltip has the names. */
  @container (max-width: 129px) and (max-height: 63px) {
    .counts {
      grid-template: 'total' auto 'bar' auto / minmax(0, 1fr);
      align-content: center;
      gap: 5px;
    }

    .number {
      font-size: clamp(8px, min(52cqb, calc(100cqi / (var(--characters) * 0.69))), 24px);
    }

    .bar {
      display: flex;
      block-size: 5px;
    }

    ul {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  /* Two grid rows. */
  @container (min-height: 64px) {
    .counts {
      grid-template: 'total' auto 'bar' auto 'parts' minmax(0, auto) / minmax(0, 1fr);
      align-content: safe center;
      gap: 8px;
    }

    .number {
      font-size: clamp(11px, min(27cqb, calc(100cqi / (var(--characters) * 0.69))), 36px);
    }

    .bar {
      display: flex;
    }

    ul {
      align-content: start;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 140px), 1fr));
      column-gap: 28px;
    }
  }

  @container (min-height: 64px) and (min-width: 150px) {
    .label,
    .share {
      display: inline;
    }

    ul {
      font-size: 13px;
      line-height: 20px;
    }
  }

  @container (min-height: 64px) and (max-height: 89px) {
    .counts {
      gap: 5px;
    }
  }

  @container (min-height: 64px) and (max-width: 99px) {
    .name {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    .number {
      font-size: clamp(8px, calc(100cqi / (var(--characters) * 0.69)), 24px);
    }

    li {
      grid-template-columns: auto minmax(0, 1fr);
      gap: 0 3px;
    }

    .value {
      overflow: hidden;
      font-size: 11px;
      text-align: end;
      text-overflow: ellipsis;
    }
  }

  @media (forced-colors: active) {
    .segment {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
