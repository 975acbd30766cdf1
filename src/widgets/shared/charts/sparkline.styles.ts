import { css } from 'lit';

/** The styles of sparklines and trends in all tiles. */
export const sparklineStyles = css`
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

  .spark {
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
`;
