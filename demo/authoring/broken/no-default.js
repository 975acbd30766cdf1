// Its widget can't be loaded: nobody exported the class as the default.
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
