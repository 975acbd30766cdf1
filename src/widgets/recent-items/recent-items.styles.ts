import { css } from 'lit';

export const styles = css`
  li {
    align-items: baseline;
  }

  li > .dot {
    align-self: start;
    margin-block-start: calc((1.45em - 8px) / 2);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0 10px;
    min-inline-size: 0;
    color: var(--_muted);
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  .empty {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 10px;
    block-size: 100%;
    overflow: auto;
    color: var(--_muted);
    text-align: center;
  }

  .empty svg {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  @container (max-height: 99px) {
    .empty svg {
      display: none;
    }
  }

  .empty p {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .call {
    flex: none;
    max-inline-size: 100%;
    padding: 6px 14px;
    border: 1px solid var(--_accent);
    border-radius: 8px;
    background: none;
    color: var(--_accent);
    font: inherit;
    font-weight: 500;
    overflow-wrap: anywhere;
    text-decoration: none;
    cursor: pointer;
  }

  .call:hover {
    background: color-mix(in srgb, var(--_accent) 10%, transparent);
  }
`;
