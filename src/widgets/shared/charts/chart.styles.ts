import { css } from 'lit';

export const chartStyles = css`
  :host {
    container-type: size;
  }

  .chart {
    display: flex;
    flex-direction: column;
    gap: 8px;
    block-size: 100%;
    margin: 0;
  }

  .stage {
    display: flex;
    position: relative;
    flex: 1 1 0;
    min-block-size: 0;
    min-inline-size: 0;
  }

  .plot {
    position: relative;
    flex: 1 1 0;
    min-inline-size: 0;
  }

  /* Pointer events pass through to the canvas below. */
  .reader {
    position: absolute;
    inset: 0;
    border-radius: 4px;
    pointer-events: none;
  }

  canvas {
    position: absolute;
    inset: 0;
  }

  .head {
    display: flex;
    flex: none;
    align-items: start;
    gap: 8px;
    min-block-size: 24px;
    min-inline-size: 0;
  }

  .legend {
    display: flex;
    flex: 1 1 0;
    flex-wrap: wrap;
    gap: 0 8px;
    min-inline-size: 0;
    max-block-size: 48px;
    margin: 0;
    padding: 0;
    overflow: auto;
    list-style: none;
  }

  .legend button {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 180px;
    /* A target for fingers is at least 24 pixels high and wide. */
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 3px 4px;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_muted);
    font: inherit;
    font-size: 12px;
    line-height: 18px;
    cursor: pointer;
  }

  .legend button:hover {
    color: var(--_text);
  }

  .legend .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .swatch {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    border: 2px solid var(--swatch);
    border-radius: 3px;
    background: var(--fill, var(--swatch));
    forced-color-adjust: none;
  }

  .dashes {
    flex: none;
    inline-size: 24px;
    block-size: 4px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }

  .off .swatch {
    background: none;
  }

  .off .name {
    text-decoration: line-through;
  }

  .chosen,
  .legend .chosen {
    background: color-mix(in srgb, var(--_accent) 14%, transparent);
    color: var(--_text);
    font-weight: 600;
  }

  .choice {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 6px;
    max-inline-size: 50%;
    min-block-size: 24px;
    margin-inline-start: auto;
    padding: 2px 8px;
    border: 1px solid var(--_accent);
    border-radius: 12px;
    background: color-mix(in srgb, var(--_accent) 10%, var(--_surface));
    color: var(--_text);
    font: inherit;
    font-size: 12px;
    line-height: 18px;
    cursor: pointer;
  }

  .choice:hover {
    background: color-mix(in srgb, var(--_accent) 20%, var(--_surface));
  }

  .choice .name {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .choice svg {
    flex: none;
    inline-size: 10px;
    block-size: 10px;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.5;
    stroke-linecap: round;
  }

  .notes {
    flex: none;
    overflow: hidden;
    color: var(--_muted);
    font-size: 12px;
    line-height: 16px;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @container (max-height: 139px) {
    .chart {
      gap: 4px;
    }

    /* One line, in which names are cut off before any is hidden. */
    .legend {
      flex-wrap: nowrap;
      max-block-size: 24px;
    }

    .legend li {
      flex: 0 1 auto;
      min-inline-size: 40px;
    }

    .legend button {
      max-inline-size: 100%;
      padding-inline: 2px;
    }
  }

  @container (max-height: 89px) {
    .legend,
    .notes,
    .head.blank {
      display: none;
    }

    .head {
      min-block-size: 0;
    }
  }
  /* On paper the drawing takes the width that its box gets there, and keeps its shape. */
  :host([data-printing]) canvas {
    inline-size: 100% !important;
    block-size: 100% !important;
    object-fit: contain;
  }

  :host([data-printing]) .reader {
    display: none;
  }

  /* On paper nobody scrolls: the legend has all of its lines, in half of the box at most. */
  :host([data-printing]) .head {
    max-block-size: 50%;
    overflow: hidden;
  }

  :host([data-printing]) .legend {
    max-block-size: none;
    overflow: visible;
  }
`;
