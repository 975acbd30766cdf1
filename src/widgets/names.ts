/** The types of the built-in widgets and their aliases: all that a page needs to know before it shows one. */
export const builtInNames: readonly string[] = [
  'kpi-tile',
  'kpi_tile',
  'stat_number',
  'line-chart',
  'line_chart',
  'bar-chart',
  'bar_chart',
  'message-chart',
  'status-donut',
  'fleet_status',
  'table',
  'note',
];
