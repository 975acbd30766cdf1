import type { JsonObject, JsonValue } from '../../model/json.js';
import { withCredentials } from '../../http/credentials.js';
import { operationTypes } from './graphql-operations.js';
import { urlOf, type HttpOptions } from '../../http/http.js';
import { askBackend } from './ask-backend.js';
import { fail } from './source-error.js';
import { infoOf } from './source-info.js';
import type { FetchSource, SourceInfo } from '../types.js';

export interface GraphqlSourceOptions extends HttpOptions, SourceInfo {
  /** URL of the endpoint. A relative one is relative to the page. */
  readonly url: string | URL;
  /**
   * The operations that a stored query may use, with the rights of the viewing user. Default
   * `['query']`; add `'mutation'` for widgets that change data.
   */
  readonly operations?: readonly ('query' | 'mutation')[];
}

const REQUEST_SCHEMA: JsonObject = {
  type: 'object',
  required: ['query'],
  properties: {
    query: { type: 'string', title: 'GraphQL query', format: 'textarea' },
    variables: { type: 'object', title: 'Variables' },
    operationName: {
      type: 'string',
      title: 'Operation',
      description: 'Which operation to run, if the query has several.',
    },
  },
};

/** Error codes, with status 200, of an ended session: Apollo's, and Hasura's. */
const UNAUTHENTICATED = new Set(['UNAUTHENTICATED', 'invalid-jwt']);

/**
 * A data source for a GraphQL endpoint. A request is `{query, variables?, operationName?}`; the
 * answer is the `data` of the response. Registered under the name `graphql`, it answers the
 * widgets' `context.fetchGraphQL`.
 *
 * Fails with DashError `source-failed`: an operation that is not allowed, no connection, a status
 * that is not 2xx, `errors` in the response.
 */
export function graphqlSource(options: GraphqlSourceOptions): FetchSource {
  const url = urlOf(options.url);
  // An ended session may be reported with status 200, so the answer is read before credentials are
  // refreshed.
  const { operations = ['query'], refreshCredentials, ...http } = options;
  return {
    ...infoOf(options, { requestSchema: REQUEST_SCHEMA }),
    async fetch(request, { signal }) {
      checkOperations(request['query'], operations);
      const { query, variables, operationName } = request;
      const body = {
        query: query!,
        ...((variables ?? null) !== null && { variables }),
        ...((operationName ?? null) !== null && { operationName }),
      };
      const attempt = async () =>
        read(await askBackend(url, { method: 'POST', body, signal }, http));
      return withCredentials(attempt, refreshCredentials, signal);
    },
  };
}

function checkOperations(query: JsonValue | undefined, allowed: readonly string[]): void {
  if (typeof query !== 'string' || !query.trim()) {
    fail('needs a query, such as {"query": "{ orders { total } }"}', { path: '/query' });
  }
  const other = operationTypes(query).find((type) => !allowed.includes(type));
  if (other) {
    const what = `does not allow a ${other}; graphqlSource allows ${allowed.join(', ')}, see its "operations"`;
    fail(what, { path: '/query' });
  }
}

function read(answer: JsonValue): JsonValue {
  const { data, errors } = Object(answer) as { data?: JsonValue; errors?: JsonValue };
  if (Array.isArray(errors) && errors.length > 0) {
    const faults = errors as readonly { message?: string; extensions?: { code?: string } }[];
    const messages = faults.map((fault) => fault?.message ?? JSON.stringify(fault));
    const hasEnded = faults.some((fault) => UNAUTHENTICATED.has(fault?.extensions?.code ?? ''));
    return fail(`answered with an error: ${messages.join('; ').replace(/\.$/, '')}`, {
      cause: errors,
      status: hasEnded ? 401 : 200,
    });
  }
  if (data === undefined) {
    return fail('answered without "data"', { cause: answer, status: 200 });
  }
  return data;
}
