import { css } from 'lit';

export const styles = css`
  .severity {
    color: var(--_tone);
    font-size: 12px;
    font-weight: 600;
  }

  .facts {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  /* New alerts are tinted for a moment. */
  @media (prefers-reduced-motion: no-preference) {
    .fresh {
      animation: fresh 2.5s ease-out;
    }

    @keyframes fresh {
      from {
        background: color-mix(in srgb, var(--_tone) 18%, transparent);
      }
    }
  }
`;
