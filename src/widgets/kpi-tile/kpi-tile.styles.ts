import { css } from 'lit';

/** One line in a low tile (one grid row), a column with the sparkline below in a high one. */
export const styles = css`
  :host {
    container-type: size;
  }

  .tile {
    display: flex;
    align-items: center;
    gap: 2px 10px;
    block-size: 100%;
    min-inline-size: 0;
  }

  .value {
    display: flex;
    align-items: baseline;
    flex: none;
    gap: 4px;
    max-inline-size: 100%;
    font-size: clamp(14px, min(68cqb, calc((100cqi - var(--aside)) / var(--em))), 28px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.1;
    white-space: nowrap;
  }

  .unit {
    color: var(--_muted);
    font-size: max(0.5em, 11px);
    font-weight: 500;
    letter-spacing: 0;
  }

  .status {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .tile[data-status='normal'] .status {
    color: var(--_success);
  }

  .tile[data-status='warning'] .status {
    color: var(--_warning);
  }

  .tile[data-status='critical'] .status {
    color: var(--_danger);
  }

  .facts {
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    margin-inline-start: auto;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
  }

  .since,
  .target {
    display: none;
  }

  .target {
    align-items: center;
    gap: 8px;
  }

  .track {
    inline-size: clamp(36px, 20cqi, 96px);
    block-size: 4px;
    border-radius: 2px;
    background: var(--_border);
    overflow: hidden;
  }

  .fill {
    inline-size: var(--share);
    block-size: 100%;
    border-radius: inherit;
    background: var(--_accent);
  }

  .spark {
    display: none;
    flex: 1 1 0;
    min-inline-size: 0;
    block-size: min(32px, 84cqb);
    margin-inline-end: 3px;
  }

  /* One grid cell: the number; below it the status, unit and trend. */
  @container (max-width: 129px) {
    .tile {
      display: grid;
      grid-template: 'value value' auto 'status facts' auto / auto 1fr;
      align-content: center;
      gap: 1px 0;
    }

    .value {
      grid-area: value;
      font-size: clamp(11px, min(52cqb, calc(100cqi / var(--em))), 24px);
    }

    .status {
      grid-area: status;
      inline-size: 14px;
      block-size: 14px;
      margin-inline-end: 3px;
    }

    /* Facts that do not fit wrap to the next line, which is hidden. */
    .facts {
      grid-area: facts;
      flex-wrap: wrap;
      gap: 0 5px;
      block-size: 14px;
      margin: 0;
      overflow: hidden;
      font-size: 11px;
      line-height: 14px;
    }

    .facts .unit {
      max-inline-size: 100%;
      overflow: hidden;
      text-overflow: ellipsis;
    }

    .trend {
      gap: 1px;
    }

    .trend svg {
      inline-size: 10px;
      block-size: 10px;
    }
  }

  /* A unit that is cut off would read as another unit, so it is shown whole or not at all. */
  @container (max-width: 49px) {
    .facts {
      gap: 0;
    }

    /* The first item of a line never wraps, so an empty one stands first. */
    .facts::before {
      content: '';
      block-size: 14px;
    }

    .facts .unit {
      flex: none;
      max-inline-size: none;
    }
  }

  @container (max-width: 129px) and (max-height: 29px) {
    .facts {
      display: none;
    }
  }

  @container (min-width: 240px) and (max-height: 63px) {
    .spark {
      display: block;
    }

    .facts {
      margin-inline-start: 0;
    }
  }

  /* Two grid rows. */
  @container (min-height: 64px) {
    .tile {
      display: grid;
      grid-template:
        'value status' auto
        'facts facts' auto
        'spark spark' minmax(0, 1fr) / auto 1fr;
      align-content: center;
      gap: 4px 8px;
    }

    .tile:not(.drawn) {
      grid-template-rows: auto auto;
    }

    .value {
      grid-area: value;
      font-size: clamp(11px, min(36cqb, calc((100cqi - 24px) / var(--em))), 40px);
    }

    .status {
      grid-area: status;
      inline-size: 18px;
      block-size: 18px;
    }

    .facts {
      grid-area: facts;
      flex-wrap: wrap;
      gap: 2px 12px;
      margin: 0;
    }

    .since {
      display: inline;
      margin-inline-start: -6px;
    }

    .target {
      display: inline-flex;
    }

    .spark {
      grid-area: spark;
      display: block;
      align-self: end;
      inline-size: calc(100% - 3px);
      block-size: 100%;
      max-block-size: 72px;
      padding-block-end: 2px;
    }
  }

  @container (min-height: 64px) and (max-width: 149px) {
    .since,
    .track {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .track {
      block-size: 6px;
      border: 1px solid CanvasText;
    }

    .fill {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
