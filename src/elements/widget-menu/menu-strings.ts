import { strings } from '../shared/strings.js';

/** The texts of a widget's menu, and of the dialogs and messages that it opens. */
export const menuStrings = {
  ...strings,
  settings: 'Settings',
  duplicate: 'Duplicate',
  move: 'Move or resize…',
  refresh: 'Refresh now',
  refreshed: (title: string) => `${title} is refreshed.`,
  fullScreen: 'View full screen',
  exitFullScreen: 'Exit full screen',
  isFullScreen: (title: string) => `${title} fills the screen. Escape returns.`,
  tooSlow: 'it did not answer in time',
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
} as const;
