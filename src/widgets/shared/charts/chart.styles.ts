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

  .legend {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    gap: 2px 8px;
    max-block-size: 44px;
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
    padding: 1px 4px;
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
    background: var(--swatch);
    forced-color-adjust: none;
  }

  [aria-pressed='false'] .swatch {
    background: none;
  }

  [aria-pressed='false'] .name {
    text-decoration: line-through;
  }

  @container (max-height: 139px) {
    .chart {
      gap: 4px;
    }

    /* One line, in which names are cut off before any is hidden. */
    .legend {
      flex-wrap: nowrap;
      max-block-size: 20px;
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
    .legend {
      display: none;
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

  :host([data-printing]) .legend {
    max-block-size: 50%;
  }
`;
