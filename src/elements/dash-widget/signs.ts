import type { IconNode } from '../shared/icon.js';

// The signs of the states, each as one path: every page loads them, and those of the icon set are three times as long.

export const alertSign: IconNode = [
  ['path', { d: 'M12 8v4M12 16h.01M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0z' }],
];

export const emptySign: IconNode = [['path', { d: 'M2 12h6l2 3h4l2-3h6M6 5l-4 7v7h20v-7l-4-7z' }]];
