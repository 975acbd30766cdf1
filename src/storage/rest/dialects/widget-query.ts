import type { JsonObject } from '../../../model/json.js';
import { without } from '../../../model/record.js';
import type { Widget } from '../../../model/types.js';
import { readObject } from '../read-value.js';

export interface QueryOptions {
  /**
   * The name of the data source that the queries of the backend are for. With it, a query is
   * `{ source: name, request: query }` here. Default: a query is the same here and there.
   */
  readonly querySource?: string;
  /** The key of a query under which the config of a widget is stored. Default: it is not stored. */
  readonly configKey?: string;
}

export type QueryContent = Partial<Pick<Widget, 'query' | 'config'>>;

/** The query and config of a widget, as the query of a record. */
export interface QueryCodec {
  read(query: JsonObject | undefined): QueryContent;
  write(widget: QueryContent): JsonObject;
  /** The widget as it is after it was stored: an empty query is none. */
  normalize<T extends QueryContent>(widget: T): T;
}

export function createQueryCodec({ querySource, configKey }: QueryOptions): QueryCodec {
  function read(stored: JsonObject = {}): QueryContent {
    const config = configKey === undefined ? undefined : readObject(stored[configKey]);
    const request = configKey === undefined ? stored : without(stored, configKey);
    const isEmpty = Object.keys(request).length === 0;
    return {
      ...(!isEmpty && {
        query: querySource === undefined ? request : { source: querySource, request },
      }),
      ...(config && { config }),
    };
  }

  function write({ query = {}, config = {} }: QueryContent): JsonObject {
    const request = querySource === undefined ? query : (readObject(query['request']) ?? {});
    const isStored = configKey !== undefined && Object.keys(config).length > 0;
    return { ...request, ...(isStored && { [configKey]: config }) };
  }

  function isEmpty({ query }: QueryContent): boolean {
    return (
      query !== undefined &&
      Object.keys(query).every(
        (key) =>
          querySource !== undefined &&
          ((key === 'source' && query[key] === querySource) ||
            (key === 'request' && Object.keys(readObject(query[key]) ?? { 0: 0 }).length === 0)),
      )
    );
  }

  return {
    read,
    write,
    normalize(widget) {
      if (!isEmpty(widget)) {
        return widget;
      }
      const { query: _, ...rest } = widget;
      return rest as typeof widget;
    },
  };
}
