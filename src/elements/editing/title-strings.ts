/** The texts of the line above the board in view mode. */
export const titleStrings = {
  edit: 'Edit',
  editDashboard: 'Edit this dashboard',
} as const;
