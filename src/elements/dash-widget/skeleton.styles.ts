import { css } from 'lit';

/** Grey shapes in the form of what is to come. They take no place of their own. */
export const skeletonStyles = css`
  .skeleton {
    justify-content: start;
    align-items: stretch;
    gap: 10px;
    overflow: hidden;
    --_shade: color-mix(in srgb, var(--dash-color-text-muted) 18%, transparent);
    animation: pulse 2s ease-in-out infinite;
  }
  .skeleton i {
    flex: none;
    block-size: 10px;
    border-radius: 5px;
    background: var(--_shade);
  }
  .skeleton.text i:nth-of-type(2),
  .skeleton.value i:nth-of-type(2) {
    inline-size: 72%;
  }
  .skeleton.text i:nth-of-type(3) {
    inline-size: 44%;
  }
  .skeleton.value i:nth-of-type(1) {
    inline-size: min(45%, 160px);
    block-size: min(36px, 45cqh);
    border-radius: 8px;
  }
  .skeleton.rows {
    gap: 22px;
    padding-block-start: 6px;
  }
  .skeleton.rows i:nth-of-type(even) {
    inline-size: 86%;
  }
  .skeleton.bars {
    flex-flow: row;
    align-items: end;
    gap: 5%;
  }
  .skeleton.bars i {
    flex: 1;
    block-size: 45%;
    border-radius: 6px 6px 0 0;
  }
  .skeleton.bars i:nth-of-type(3n + 2) {
    block-size: 72%;
  }
  .skeleton.bars i:nth-of-type(4n + 3) {
    block-size: 88%;
  }
  .skeleton.ring {
    align-items: center;
    justify-content: center;
  }
  .skeleton.ring i {
    inline-size: min(88cqmin, 240px);
    block-size: min(88cqmin, 240px);
    border-radius: 50%;
    background: radial-gradient(closest-side, transparent 66%, var(--_shade) 67%);
  }
  :host([compact]) .skeleton {
    flex-flow: column;
    align-items: stretch;
    justify-content: center;
    gap: 8px;
    padding: 0;
  }
  :host([compact]) .skeleton:not(.ring) i {
    flex: none;
    block-size: 10px;
    border-radius: 5px;
  }
  :host([compact]) .skeleton:not(.ring) i:nth-of-type(n + 3) {
    display: none;
  }
  @keyframes pulse {
    50% {
      opacity: 0.5;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton {
      --_shade: GrayText;
      forced-color-adjust: none;
    }
  }
`;
