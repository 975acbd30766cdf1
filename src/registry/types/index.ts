export type * from './config.js';
export type * from './size.js';
export type * from './manifest.js';
export type * from './context.js';
export type * from './element.js';
export type * from './settings.js';
export type * from './catalog.js';
export type * from './loaded.js';
