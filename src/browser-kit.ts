/** The functions for widget types and data sources, for pages without a bundler. */
export { define } from './define-elements.js';
export { createDataClient } from './data/cache/data-client.js';
export { eventStream } from './data/sources/event-stream.js';
export { graphqlSource } from './data/sources/graphql-source.js';
export { metricSource } from './data/sources/metric-source.js';
export { restSource } from './data/sources/rest-source.js';
export { staticSource } from './data/sources/static-source.js';
export { fromElement } from './registry/foreign/from-element.js';
export { fromFunction } from './registry/foreign/from-function.js';
export { fromUrl } from './registry/foreign/from-url.js';
export { widgetRegistry } from './registry/registry.js';
