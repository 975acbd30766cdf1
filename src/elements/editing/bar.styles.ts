import { css } from 'lit';

/** The line with the name of the dashboard, in view mode and as the toolbar of edit mode. */
export const barStyles = css`
  .toolbar,
  .title-bar {
    box-sizing: border-box;
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: 48px;
    padding-inline: 15px 5px;
    border: 1px solid transparent;
    border-radius: var(--dash-radius);
  }
  .name {
    min-inline-size: 0;
    margin: 0;
    overflow: hidden;
    font: 600 15px/1.3 var(--dash-font);
    text-overflow: ellipsis;
    white-space: nowrap;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .title-bar .name {
    flex: 1;
  }
  .title-bar button,
  .toolbar button {
    flex: none;
    min-block-size: 36px;
    min-inline-size: 36px;
  }
  .title-bar button {
    color: var(--dash-color-text-muted);
  }
  .title-bar button:hover {
    color: var(--dash-color-text);
  }
  @media (pointer: coarse) {
    .title-bar button,
    .toolbar button {
      min-block-size: 40px;
    }
  }
`;
