/**
 * The types of the built-in widgets and their aliases, all that a page needs before it shows one.
 * Every page loads them, so they are one text; `_` instead of `-` names the same type.
 */
export const builtInNames: readonly string[] =
  'kpi-tile stat-number line-chart bar-chart message-chart pie-chart status-donut fleet-status gauge trend-stat message-stats table alert-feed count-breakdown device-count bot-stats health-score activity-timeline recent-items recent-bots quick-actions note'
    .split(' ')
    .flatMap((name) => [name, name.replace('-', '_')]);
