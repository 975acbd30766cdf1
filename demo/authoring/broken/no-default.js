// A widget that can't be loaded, because its class is not the default export.
export class Forgotten extends HTMLElement {}

export const manifest = {
  type: 'forgotten',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Forgotten',
  description: 'Has no default export.',
  category: 'custom',
  icon: 'puzzle',
  load: () => import('./no-default.js'),
};
