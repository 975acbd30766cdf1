import type { JsonObject } from '../../model/json.js';
import { urlOf, type HttpOptions } from '../../http/http.js';
import { askBackend } from './ask-backend.js';
import { fail } from './source-error.js';
import { METRIC_INTERVAL } from '../cache/refresh-interval.js';
import { addQuery } from './rest-source.js';
import { infoOf } from './source-info.js';
import type { FetchSource, SourceFetch, SourceInfo } from '../types.js';

/**
 * The request to a metric source. Other keys, such as `devices` or `limit`, are passed on from the
 * widget.
 */
export interface MetricRequest extends JsonObject {
  readonly metric: string;
}

export interface MetricSourceOptions extends HttpOptions, SourceInfo {
  /** Base of `GET <baseUrl>?metric=…&aggregation=…`. A relative one is relative to the page. */
  readonly baseUrl: string | URL;
  /** `POST` sends the request as JSON instead. Default `GET`. */
  readonly method?: 'GET' | 'POST';
}

const REQUEST_SCHEMA: JsonObject = {
  type: 'object',
  required: ['metric'],
  properties: {
    metric: { type: 'string', title: 'Metric', minLength: 1 },
    aggregation: {
      type: 'string',
      title: 'Aggregation',
      examples: ['count', 'sum', 'avg', 'min', 'max', 'last'],
    },
    timeRange: {
      type: 'string',
      title: 'Time range',
      examples: ['1h', '24h', '7d', '30d', '90d', '${timeRange}'],
    },
    groupBy: { type: 'string', title: 'Group by' },
    filters: { type: 'object', title: 'Filters' },
  },
};

/**
 * A data source for metrics: requests are `{metric, aggregation, timeRange, groupBy, …}`, answered
 * by a function of the host or by a backend. Refreshed every 300 seconds by default. Registered
 * under the name `metric`, it answers widgets whose config has a metric and no source.
 */
export function metricSource(
  answer: SourceFetch | MetricSourceOptions,
  options: SourceInfo = {},
): FetchSource {
  const fetch = typeof answer === 'function' ? answer : fetcher(answer);
  const info = typeof answer === 'function' ? options : answer;
  return {
    ...infoOf(info, { requestSchema: REQUEST_SCHEMA, refreshInterval: METRIC_INTERVAL }),
    async fetch(request, context) {
      const { metric } = request;
      if (typeof metric !== 'string' || !metric) {
        fail('needs a metric, such as {"metric": "order_count"}', { path: '/metric' });
      }
      return fetch(request, context);
    },
  };
}

function fetcher(options: MetricSourceOptions): SourceFetch {
  const base = urlOf(options.baseUrl);
  const { method = 'GET' } = options;
  return (request, { signal }) => {
    const url = new URL(base);
    if (method === 'GET') {
      addQuery(url, request);
    }
    const body = method === 'GET' ? undefined : request;
    return askBackend(url, { method, body, signal }, options);
  };
}
