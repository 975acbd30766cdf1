import { css } from 'lit';

export const styles = css`
  .state {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 8px;
    overflow: auto;
    text-align: center;
    font-size: 13px;
    color: var(--dash-color-text-muted);
    container-type: size;
  }
  .state p {
    margin: 0;
    max-inline-size: 44ch;
    overflow-wrap: anywhere;
  }
  .state .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .state.error .icon {
    color: var(--dash-color-danger);
  }
  .state strong {
    color: var(--dash-color-text);
    font-weight: 600;
  }
  /* A long message scrolls; its button stays. */
  .state p {
    min-block-size: 0;
    overflow: auto;
  }
  .state button {
    flex: none;
    max-inline-size: 100%;
  }
  :host([compact]) .state button {
    padding-inline: 8px;
  }
  @container (min-height: 60px) and (max-height: 130px) {
    .state p {
      font-size: 12px;
      line-height: 1.3;
    }
    .state.error .icon {
      display: none;
    }
  }
  /* One cell: the button alone; the message is its title, and is still read out. */
  @container (max-width: 119px) and (max-height: 59px) {
    .state:has(button) .icon {
      display: none;
    }
    :host([compact]) .state p:not(:last-child) {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    :host([compact]) .state button {
      display: block;
      min-inline-size: 0;
      padding-inline: 4px;
      overflow: hidden;
      text-overflow: ellipsis;
      font-size: 12px;
      line-height: 30px;
    }
  }
  :host([compact]) .state {
    flex-direction: row;
    justify-content: safe start;
    text-align: start;
  }
  :host([compact]) .state p {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    font-size: 12px;
    line-height: 1.3;
  }
  .stale {
    flex: none;
    display: inline-flex;
    color: var(--dash-color-warning);
  }
  .skeleton {
    justify-content: end;
    align-items: stretch;
    gap: 10px;
  }
  .skeleton i {
    flex: none;
    block-size: 10px;
    border-radius: 5px;
    background: var(--dash-color-surface-raised);
    animation: pulse 1.6s ease-in-out infinite;
  }
  .skeleton i:nth-child(2) {
    inline-size: 72%;
  }
  .skeleton i:nth-child(3) {
    inline-size: 44%;
  }
  :host([compact]) .skeleton {
    flex-direction: column;
    justify-content: center;
  }
  @keyframes pulse {
    50% {
      opacity: 0.4;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .skeleton i {
      animation: none;
    }
  }
  @media (forced-colors: active) {
    .skeleton i {
      background: GrayText;
    }
  }
`;
