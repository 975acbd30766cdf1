/** The texts of toasts and questions. */
export const overlayStrings = {
  notification: 'Notification',
  dismiss: 'Dismiss',
  cancel: 'Cancel',
} as const;
