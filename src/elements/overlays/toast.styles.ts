import { css } from 'lit';

/** A short message over the lower edge of the window. */
export const toastStyles = css`
  .toast {
    position: fixed;
    inset: auto 0 24px;
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: fit-content;
    max-inline-size: min(480px, calc(100vw - 32px));
    margin: 0 auto;
    padding-block: 8px;
    padding-inline: 16px 8px;
    border: 1px solid var(--dash-color-border);
    border-inline-start: 4px solid var(--dash-color-accent);
    border-radius: 10px;
    background: var(--dash-color-surface);
    color: var(--dash-color-text);
    font: 400 14px/1.4 var(--dash-font);
    box-shadow: var(--dash-shadow-raised);
  }
  .toast.error {
    border-inline-start-color: var(--dash-color-danger);
  }
  .toast p {
    flex: 1;
    margin: 0;
    overflow-wrap: anywhere;
  }
  @media (prefers-reduced-motion: no-preference) {
    .toast {
      animation: toast-in 160ms ease-out;
    }
    @keyframes toast-in {
      from {
        opacity: 0;
        transform: translateY(8px);
      }
    }
  }
`;
