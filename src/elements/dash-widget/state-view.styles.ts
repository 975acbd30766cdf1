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
    contain: layout;
  }
  /* A long message scrolls, and its button stays. */
  .state p {
    margin: 0;
    max-inline-size: 44ch;
    overflow: auto;
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
  @container (max-height: 130px) {
    .error .icon {
      display: none;
    }
    .error p {
      font-size: 12px;
      line-height: 1.3;
    }
  }
  /* In one cell only the button has room; the rest wraps to a hidden line. */
  :host([compact]) .state {
    flex-flow: wrap;
    row-gap: 16px;
    align-content: safe center;
    justify-content: start;
    overflow: hidden;
    text-align: start;
  }
  :host([compact]) .state button {
    order: -1;
    display: block;
    max-inline-size: 100%;
    padding-inline: 4px;
    overflow: hidden;
    text-overflow: ellipsis;
    line-height: 30px;
  }
  :host([compact]) .state.unconfigured .icon {
    display: none;
  }
  :host([compact]) .state p {
    flex: 1 1 60px;
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
  @media (forced-colors: active) {
    .state.error .icon {
      color: CanvasText;
    }
  }
`;
