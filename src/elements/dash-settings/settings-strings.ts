function settings(count: number) {
  return count === 1 ? '1 setting needs' : `${count} settings need`;
}

/** The texts of the settings dialog. */
export const settingsStrings = {
  dialogTitle: (title: string) => `Settings of ${title}`,
  untitled: 'Untitled',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saving: 'Saving…',
  retry: 'Retry',
  title: 'Title',
  description: 'Description',
  descriptionHint: 'What this widget shows, for those who wonder.',
  data: 'Data',
  config: 'Widget',
  source: 'Data source',
  noSource: 'None',
  sourceMissing: (name: string) => `${name} (not available here)`,
  request: 'Request',
  requestLoading: 'Loading what this source can be asked…',
  requestFailed: (reason: string) =>
    `What this source can be asked could not be loaded (${reason}). The request is edited as JSON.`,
  select: 'Part of the answer',
  selectHint: 'A path into the answer. All of it if empty.',
  refresh: 'Refresh every',
  refreshHint: 'In seconds.',
  preview: 'Preview',
  showPreview: 'Show the preview',
  hidePreview: 'Hide the preview',
  faults: (count: number, first: string) => `${settings(count)} attention. ${first}`,
  notSaved: (reason: string) => `Not saved: ${reason}`,
  refused: 'This page did not allow the change.',
  removed: 'This widget was removed elsewhere, so its settings can’t be saved any more.',
  retyped:
    'This widget was replaced elsewhere by one of another type. Close this and open it again.',
  changed: 'This widget was changed elsewhere. What you did not edit is up to date again.',
  brokenSchema: (path: string, reason: string) =>
    `No form can be made of these settings, because their schema is broken at ${path || '/'}: ${reason} They are edited as JSON.`,
  noSchema: 'It is no JSON Schema object.',
  schemaFailed: (reason: string) =>
    `The form of these settings could not be loaded (${reason}). They are edited as JSON.`,
  offersFailed: (reason: string) =>
    `What this page offers to choose from could not be loaded (${reason}).`,
  migrationFailed: (reason: string) => `The settings can’t be edited here. ${reason}`,
  ownFailed: (reason: string) =>
    `The settings that this widget brings failed (${reason}). The general form stands in for them.`,
  ownTimeout: (seconds: number) => `they did not load within ${seconds} s`,
  ownNoConfig: 'they told a config that is no JSON object',
  ownFault: 'The settings of this widget are not complete.',
  loading: 'Loading the settings…',
  discardTitle: 'Discard your changes?',
  discardText: 'What you changed here is not saved.',
  keep: 'Keep editing',
  discard: 'Discard',
} as const;
