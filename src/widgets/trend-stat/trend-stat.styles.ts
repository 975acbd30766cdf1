import { css } from 'lit';

/**
 * One line in a low box (one grid row). In a high one the total and the trend are above the
 * sparkline.
 */
export const styles = css`
  :host {
    container-type: size;
  }

  .stat {
    display: grid;
    grid-template: 'value trend' minmax(0, 1fr) / auto minmax(0, 1fr);
    align-items: center;
    gap: 2px 10px;
    block-size: 100%;
    min-inline-size: 0;
  }

  .value {
    display: flex;
    grid-area: value;
    align-items: baseline;
    gap: 4px;
    min-inline-size: 0;
    font-size: clamp(13px, min(68cqb, calc((100cqi - var(--aside)) / var(--em))), 28px);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.015em;
    line-height: 1.1;
    white-space: nowrap;
  }

  .unit {
    min-inline-size: 0;
    overflow: hidden;
    color: var(--_muted);
    font-size: max(0.5em, 11px);
    font-weight: 500;
    letter-spacing: 0;
    text-overflow: ellipsis;
  }

  .trend {
    grid-area: trend;
    justify-self: start;
    padding: 1px 7px 1px 5px;
    border: 1px solid transparent;
    border-radius: 999px;
    background: color-mix(in srgb, currentcolor 9%, transparent);
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    white-space: nowrap;
  }

  .period {
    display: none;
    grid-area: period;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .spark {
    display: none;
    grid-area: spark;
    inline-size: calc(100% - 3px);
    block-size: min(32px, 84cqb);
  }

  @container (min-width: 260px) and (max-height: 63px) {
    .stat {
      grid-template: 'value trend spark' minmax(0, 1fr) / auto auto minmax(0, 1fr);
    }

    .spark {
      display: block;
    }
  }

  @container (min-height: 64px) {
    .stat {
      grid-template:
        'value trend' auto
        'period period' auto
        'spark spark' minmax(0, 1fr) / auto 1fr;
      align-content: start;
    }

    .stat:not(.drawn) {
      grid-template-rows: auto auto;
      align-content: center;
    }

    .value {
      font-size: clamp(13px, min(30cqb, calc((100cqi - var(--aside)) / var(--em))), 40px);
    }

    .period {
      display: block;
    }

    .spark {
      display: block;
      align-self: end;
      block-size: 100%;
      max-block-size: 160px;
      padding-block: 6px 3px;
    }
  }

  @container (max-height: 63px) and (max-width: 129px) {
    .trend {
      padding: 0;
      background: none;
      font-size: 11px;
    }
  }
`;
