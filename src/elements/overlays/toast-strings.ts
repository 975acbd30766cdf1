export const toastStrings = {
  notification: 'Notification',
  dismiss: 'Dismiss',
} as const;
