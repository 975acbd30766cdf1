// A widget for a version of the contract that this release does not support.
export default class FromTheFuture extends HTMLElement {}

export const manifest = {
  type: 'from-the-future',
  version: '1.0.0',
  apiVersion: 2,
  name: 'From the future',
  description: 'Needs a later dash-grid.',
  category: 'custom',
  icon: 'puzzle',
  load: () => Promise.resolve({ default: FromTheFuture }),
};
