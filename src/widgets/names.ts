/**
 * The types of the built-in widgets and their aliases: all that a page needs to know before it shows one. One text, because
 * it is part of every first load.
 */
export const builtInNames: readonly string[] = (
  'kpi-tile kpi_tile stat_number line-chart line_chart ' +
  'bar-chart bar_chart message-chart pie-chart pie_chart ' +
  'status-donut fleet_status gauge trend-stat message-stats ' +
  'table alert-feed alert_feed count-breakdown device_count ' +
  'bot-stats health-score health_score activity-timeline recent-items ' +
  'recent-bots quick-actions note'
).split(' ');
