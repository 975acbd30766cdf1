import { css } from 'lit';

export const styles = css`
  :host {
    container-type: size;
  }

  .health {
    display: flex;
    align-items: center;
    gap: clamp(12px, 4cqi, 32px);
    block-size: 100%;
  }

  .ring {
    container-type: size;
    position: relative;
    flex: none;
    inline-size: min(100cqb, 38cqi, 220px);
    block-size: min(100cqb, 38cqi, 220px);
  }

  .ring svg.arc {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    fill: none;
    stroke-width: 9;
    stroke-linecap: round;
    transform: rotate(-90deg);
  }

  .ring:dir(rtl) svg.arc {
    transform: rotate(-90deg) scaleY(-1);
  }

  .track {
    stroke: var(--_border);
  }

  .reach {
    stroke: var(--_tone);
  }

  .center {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: center;
    min-inline-size: 0;
  }

  .score {
    font-size: clamp(13px, calc(78cqi / max(2.6, var(--characters))), 52px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.05;
  }

  .status {
    display: none;
    max-inline-size: 66cqi;
    overflow: hidden;
    color: var(--_tone);
    font-size: clamp(11px, 10cqi, 14px);
    font-weight: 600;
    line-height: 1.3;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @container (min-width: 96px) {
    .center .status {
      display: block;
    }
  }

  .scroller {
    flex: 1 1 0;
    min-inline-size: 0;
    max-block-size: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }

  ul {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
    gap: 6px clamp(12px, 3cqi, 28px);
    margin: 0;
    padding: 2px;
    list-style: none;
  }

  /* In a large box, few indicators stand in two columns, and further apart. */
  @container (min-width: 700px) and (min-height: 180px) {
    ul:not(:has(> :nth-child(9))) {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      row-gap: 14px;
      font-size: 14px;
    }
  }

  li {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    line-height: 20px;
  }

  .name {
    flex: 1 1 auto;
  }

  .value {
    flex: none;
    max-inline-size: 55%;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .state {
    color: var(--_muted);
    font-weight: 400;
  }

  /* Firefox does not lay out a container in a container again on paper. */
  :host([data-printing]) .ring {
    container-type: normal;
  }

  :host([data-printing]) .score {
    font-size: clamp(13px, calc(var(--side) * 0.78 / max(2.6, var(--characters))), 52px);
  }

  :host([data-printing]) .status {
    max-inline-size: calc(var(--side) * 0.66);
    font-size: clamp(11px, calc(var(--side) * 0.1), 14px);
  }

  @media (forced-colors: active) {
    .track {
      stroke: GrayText;
      stroke-width: 2;
    }

    .reach {
      stroke: CanvasText;
    }
  }
`;
