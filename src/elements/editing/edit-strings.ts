import { strings } from '../shared/strings.js';

/** The texts of edit mode and of the dialogs, beside those of view mode. */
export const editStrings = {
  ...strings,
  moveWidget: (title: string) => `Move or resize ${title}`,
  moveHint: 'Arrow keys move, Shift and arrow keys resize, Delete removes, Escape reverts.',
  widgetSettings: (title: string) => `Settings of ${title}`,
  undo: 'Undo',
  undoEdit: (edit: string) => `Undo: ${edit}`,
  undoIsLimited: (undo: string) => `${undo}. Older edits than these can no longer be undone.`,
  redo: 'Redo',
  redoEdit: (edit: string) => `Redo: ${edit}`,
  // The edits, in words that follow “Undo:”.
  moveEdit: (title: string) => `move ${title}`,
  resizeEdit: (title: string) => `resize ${title}`,
  addEdit: (title: string) => `add ${title}`,
  duplicateEdit: (title: string) => `duplicate ${title}`,
  removeEdit: (title: string) => `remove ${title}`,
  renameEdit: (title: string) => `rename ${title}`,
  changeEdit: (title: string) => `change ${title}`,
  layoutEdit: 'change the layout',
  dashboardEdit: 'change the dashboard',
  resetEdit: 'reset the dashboard',
  importEdit: 'import a dashboard',
  done: 'Done',
  editToolbar: 'Edit the dashboard',
  tooNarrow: 'Too narrow to arrange',
  tooNarrowHint: 'Widen the page to move and resize widgets.',
  removed: (title: string) => `${title} removed.`,
  added: (title: string, column: number, row: number) =>
    `Added ${title} at column ${column}, row ${row}.`,
  broughtBack: (title: string) => `${title} is back.`,
  moved: (title: string, column: number, row: number) =>
    `${title} moved to column ${column}, row ${row}.`,
  resized: (title: string, width: number, height: number) =>
    `${title} resized to ${width} columns by ${height} rows.`,
  reverted: (title: string) => `${title} is back where it was.`,
  cannotMove: (title: string) => `${title} can't move further.`,
  cannotResize: (title: string) => `${title} can't be resized further.`,
  columnsAtLeast: (count: number) =>
    `At least ${count} ${count === 1 ? 'column' : 'columns'} wide.`,
  columnsAtMost: (count: number) => `At most ${count} ${count === 1 ? 'column' : 'columns'} wide.`,
  rowsAtLeast: (count: number) => `At least ${count} ${count === 1 ? 'row' : 'rows'} high.`,
  rowsAtMost: (count: number) => `At most ${count} ${count === 1 ? 'row' : 'rows'} high.`,
  copyOf: (title: string) => `${title} (copy)`,
  tooMany: (most: number) => `This dashboard holds at most ${most} of this widget.`,
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
  undone: (edit: string | undefined) => (edit ? `Undone: ${edit}.` : 'Undone.'),
  redone: (edit: string | undefined) => (edit ? `Redone: ${edit}.` : 'Redone.'),
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  saveStates: {
    saved: '',
    pending: 'Saving…',
    local: 'Saved on this device',
    synced: 'Saved',
    memory: 'Kept until this page closes',
    offline: 'Offline',
    attention: 'Needs attention',
    error: 'Not saved',
  },
} as const;
