export type * from './types.js';
export type { RefreshCredentials } from '../http/credentials.js';
export { createDataClient } from './cache/data-client.js';
export { eventStream, type EventStreamOptions } from './sources/event-stream.js';
export { graphqlSource, type GraphqlSourceOptions } from './sources/graphql-source.js';
export type { HttpOptions } from '../http/http.js';
export {
  metricSource,
  type MetricRequest,
  type MetricSourceOptions,
} from './sources/metric-source.js';
export { readQuery } from './query/read-query.js';
export { restSource, type RestSourceOptions } from './sources/rest-source.js';
export { SourceError, type SourceErrorOptions } from './sources/source-error.js';
export { staticSource } from './sources/static-source.js';
