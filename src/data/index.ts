export type * from './types.js';
export { createDataClient } from './data-client.js';
export { restSource, type RestSourceOptions } from './rest-source.js';
export { staticSource } from './static-source.js';
