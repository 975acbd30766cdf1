/** What a page without a bundler needs beside the tags: the functions for widget types and data sources. */
export { createDataClient } from './data/data-client.js';
export { eventStream } from './data/event-stream.js';
export { graphqlSource } from './data/graphql-source.js';
export { metricSource } from './data/metric-source.js';
export { restSource } from './data/rest-source.js';
export { staticSource } from './data/static-source.js';
export { fromElement } from './registry/from-element.js';
export { fromUrl } from './registry/from-url.js';
export { widgetRegistry } from './registry/registry.js';
