import { strings } from '../shared/strings.js';

/** The texts of a widget's menu, and of what it opens. */
export const menuStrings = {
  ...strings,
  settings: 'Settings',
  duplicate: 'Duplicate',
  copyOf: (title: string) => `${title} (copy)`,
  tooMany: (most: number) => `This dashboard holds at most ${most} of this widget.`,
  move: 'Move or resize…',
  refresh: 'Refresh now',
  refreshed: (title: string) => `${title} is refreshed.`,
  fullScreen: 'View full screen',
  exitFullScreen: 'Exit full screen',
  isFullScreen: (title: string) => `${title} fills the screen. Escape returns.`,
  exportCsv: 'Export data as CSV',
  exported: (file: string) => `Saved as ${file}.`,
  nothingToExport: (title: string) => `${title} shows no data that could be exported.`,
  exportFailed: (title: string, why: string) => `The data of ${title} can't be exported: ${why}`,
  remove: 'Remove',
  running: 'This action is running.',
  runningAction: (label: string) => `${label}: running…`,
  actionDone: (label: string) => `${label}: done.`,
  actionFailed: (label: string, why: string) => `${label} failed: ${why}`,
  confirmAction: (label: string, title: string) => `${label}: ${title}`,
  cancel: 'Cancel',
  save: 'Save',
  close: 'Close',
  moveTitle: (title: string) => `Move or resize ${title}`,
  column: 'Column',
  row: 'Row',
  width: 'Width in columns',
  height: 'Height in rows',
  wholeFrom: (min: number, max: number) =>
    max === Infinity
      ? `Enter a whole number from ${min}.`
      : `Enter a whole number from ${min} to ${max}.`,
  willStand: (column: number, row: number, width: number, height: number) =>
    `It will stand at column ${column}, row ${row}: ${width} wide, ${height} high.`,
} as const;
