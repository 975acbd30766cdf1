import { css } from 'lit';

/** The open circle is four wide and three high, so its centre is two thirds down. */
export const styles = css`
  .gauge {
    position: relative;
    block-size: 100%;
    margin: 0;
  }

  .face {
    --width: min(100cqi, 133.33cqb, 340px);
    position: absolute;
    inset: 0;
    inline-size: var(--width);
    block-size: calc(var(--width) * 0.75);
    margin: auto;
  }

  .plot {
    position: absolute;
    inset: 0;
  }

  .reading {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 40%;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    block-size: 44%;
    pointer-events: none;
  }

  .status {
    flex: none;
    inline-size: clamp(11px, calc(var(--width) * 0.1), 20px);
    block-size: clamp(11px, calc(var(--width) * 0.1), 20px);
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [data-status='normal'] .status {
    color: var(--_success);
  }

  [data-status='warning'] .status {
    color: var(--_warning);
  }

  [data-status='critical'] .status {
    color: var(--_danger);
  }

  .value {
    display: flex;
    align-items: baseline;
    gap: 0.15em;
    font-size: clamp(
      12px,
      min(calc(var(--width) * 0.54 / var(--em)), calc(var(--width) * 0.19)),
      44px
    );
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.15;
    white-space: nowrap;
    pointer-events: auto;
  }

  .unit {
    color: var(--_muted);
    font-size: max(0.5em, 11px);
    font-weight: 500;
    letter-spacing: 0;
  }

  /* The labels between the ends of the arc. */
  .range {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 21%;
    display: flex;
    justify-content: space-between;
    gap: 8px;
    color: var(--_muted);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    line-height: 14px;
    white-space: nowrap;
  }

  @container (max-width: 119px), (max-height: 89px) {
    .range {
      display: none;
    }
  }
`;
