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
    font-size: clamp(15px, min(68cqb, calc(88cqi / (var(--characters) * 0.6))), 28px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.1;
    white-space: nowrap;
  }

  .unit {
    color: var(--_muted);
    font-size: max(0.5em, 12px);
    font-weight: 500;
    letter-spacing: 0;
  }

  .status {
    flex: none;
    align-self: center;
    inline-size: max(0.58em, 14px);
    block-size: max(0.58em, 14px);
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

  .trend {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .trend svg {
    inline-size: 12px;
    block-size: 12px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .trend.good {
    color: var(--_success);
  }

  .trend.bad {
    color: var(--_danger);
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
    overflow: visible;
    color: var(--dash-chart-1, var(--_accent));
  }

  :host(:dir(rtl)) .spark {
    transform: scaleX(-1);
  }

  .spark path {
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .spark .area {
    fill: currentcolor;
    stroke: none;
    opacity: 0.12;
  }

  .spark .end {
    stroke-width: 6;
  }

  /* One grid cell: the number, and the trend below it where there is room for a second line. */
  @container (max-width: 129px) {
    .tile {
      flex-direction: column;
      align-items: flex-start;
      justify-content: center;
      gap: 0;
    }

    .value {
      font-size: clamp(13px, min(50cqb, calc(96cqi / (var(--characters) * 0.62))), 24px);
    }

    .facts {
      margin: 0;
      font-size: 11px;
      line-height: 14px;
    }
  }

  @container (max-width: 129px) and (max-height: 31px) {
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
      flex-direction: column;
      align-items: stretch;
      justify-content: flex-start;
      gap: 4px;
    }

    .value {
      font-size: clamp(18px, min(36cqb, calc(92cqi / (var(--characters) * 0.6))), 40px);
    }

    .facts {
      flex-wrap: wrap;
      gap: 2px 12px;
      margin: 0;
    }

    .since {
      display: inline;
    }

    .target {
      display: inline-flex;
    }

    .spark {
      display: block;
      inline-size: 100%;
      min-block-size: 0;
      max-block-size: 72px;
      margin-block: auto 3px;
    }
  }

  @container (min-height: 64px) and (max-width: 179px) {
    .since {
      display: none;
    }
  }
`;
