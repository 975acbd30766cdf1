/** The texts of the states of a widget; see also `shared/strings.ts`. */
export const stateStrings = {
  loading: 'Loading',
  notLoaded: 'Not loaded yet',
  about: (title: string) => `About ${title}`,
  configure: 'Configure',
  stale: 'Not up to date',
  noData: 'No data',
  needsConfiguration: 'Needs configuration',
  disabled: 'This widget is disabled.',
  unknownHint: 'Its settings are kept. It shows again once this widget type is available.',
} as const;
