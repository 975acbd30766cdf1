/** The texts that the elements show and announce in view mode, in one place for translation. */
export const strings = {
  untitled: 'Untitled',
  retry: 'Retry',
  widgetFailed: 'This widget failed.',
  unknownWidget: (type: string) => `Unknown widget: ${type}`,
  dashboardLoading: 'Loading the dashboard',
  dashboardError: 'The dashboard could not be loaded.',
  emptyDashboard: 'This dashboard has no widgets yet.',
  dashboardLabel: (name: string) => `Dashboard ${name}`,
  menuOf: (title: string) => `Menu of ${title}`,
  addWidget: 'Add widget',
  dismiss: 'Dismiss',
  removedElsewhere: 'This dashboard was deleted elsewhere. What you see can still be exported.',
  conflict: 'The same thing was changed elsewhere at the same time. Both versions are kept.',
} as const;
