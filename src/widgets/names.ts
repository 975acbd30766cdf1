/**
 * The types of the built-in widgets and their aliases: all that a page needs to know before it shows one. One text, because
 * it is part of every first load.
 */
export const builtInNames: readonly string[] = (
  'kpi-tile stat-number line-chart bar-chart message-chart status-donut fleet-status table alert-feed count-breakdown device-count bot-stats health-score activity-timeline recent-items recent-bots quick-actions note   - _'
).split(' ');
