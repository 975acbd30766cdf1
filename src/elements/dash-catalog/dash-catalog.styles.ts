import { css } from 'lit';

export const styles = css`
  .search {
    padding: 12px 20px 0;
  }
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
    gap: 10px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .type {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: start;
    gap: 2px 12px;
    inline-size: 100%;
    block-size: 100%;
    padding: 12px;
    border: 1px solid var(--dash-color-border);
    border-radius: var(--dash-radius);
    text-align: start;
    white-space: normal;
  }
  .type:hover {
    border-color: var(--dash-color-accent);
  }
  .type .sign {
    grid-row: span 2;
    display: grid;
    place-items: center;
    inline-size: 36px;
    block-size: 36px;
    border-radius: 8px;
    background: var(--dash-color-surface-raised);
    color: var(--dash-color-accent);
  }
  .type .icon {
    inline-size: 20px;
    block-size: 20px;
  }
  .name {
    font-weight: 600;
  }
  .size {
    font-size: 12px;
    font-variant-numeric: tabular-nums;
    color: var(--dash-color-text-muted);
  }
  .description {
    grid-column: 2 / -1;
    font-size: 12.5px;
    font-weight: 400;
    color: var(--dash-color-text-muted);
  }
  .nothing {
    margin: 32px 0;
    text-align: center;
    color: var(--dash-color-text-muted);
  }
`;
