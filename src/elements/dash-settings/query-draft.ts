import type { DataSources } from '../../data/types.js';
import { equalJson } from '../../model/canonical.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { isJsonObject, own, without } from '../../model/record.js';
import type { JsonSchema } from '../../registry/types/index.js';
import { FormModel } from '../../forms/form-model.js';
import { propertiesOf } from '../../forms/resolve.js';
import { readSchema } from './read-schema.js';
import { settingsStrings as strings } from './settings-strings.js';

/** The shortest refresh interval in seconds. */
const SHORTEST_REFRESH = 5;

const ANY_REQUEST: JsonSchema = { type: 'object', title: strings.request };

/** The form of the requests to one source. */
interface RequestForm {
  form: FormModel;
  /** The message while its schema loads, or if it is faulty or failed to load; else empty. */
  message: string;
  isLoading: boolean;
}

/**
 * The draft of a widget's data request: source, request, part of the answer, and refresh interval.
 */
export class QueryDraft {
  /** The form of the source. */
  readonly form: FormModel;
  /** The form of the shown part of the answer, and of the refresh interval. */
  readonly answer: FormModel;
  readonly #sources: DataSources;
  readonly #settle: (apply: () => void) => void;
  /** The request forms of all sources chosen so far, so that switching back loses nothing. */
  readonly #requests = new Map<string, RequestForm>();
  #stored: JsonObject | undefined;
  #source: string | undefined;

  constructor(
    sources: DataSources,
    query: JsonObject | undefined,
    refreshInterval: number | undefined,
    /** The source that the config names, for a query that names none. */
    byDefault: JsonValue | undefined,
    settle: (apply: () => void) => void,
  ) {
    this.#sources = sources;
    this.#settle = settle;
    this.#stored = query;
    this.form = new FormModel({
      schema: querySchema(sources, query),
      id: 'query',
      label: strings.data,
      fallback: byDefault ? { source: byDefault } : undefined,
      value: withoutRequest(query),
    });
    this.answer = new FormModel({
      schema: ANSWER,
      id: 'answer',
      label: strings.select,
      value: answerOf(query, refreshInterval),
    });
    this.#source = this.source;
    this.#openRequest();
  }

  get source(): string | undefined {
    const { source } = this.form.value;
    return typeof source === 'string' && source !== '' ? source : undefined;
  }

  get request(): RequestForm | undefined {
    return this.#source === undefined ? undefined : this.#requests.get(this.#source);
  }

  /** All forms, in the order in which they are shown. */
  get forms(): FormModel[] {
    return [this.form, ...(this.request ? [this.request.form] : []), this.answer];
  }

  get query(): JsonObject | undefined {
    const { source } = this;
    const { request: storedRequest } = this.#stored ?? {};
    if (source === undefined) {
      // A query without a source is not ours; it stays unless the user chose something.
      const isTouched = [...this.form.root.all()].some((node) => node.isTouched);
      return isTouched || this.#stored === undefined ? undefined : this.#stored;
    }
    const form = this.request?.form;
    const request = !form || this.request?.isLoading ? storedRequest : form.value;
    const isBlank = isJsonObject(request) && Object.keys(request).length === 0;
    const isNone = request === undefined || (isBlank && storedRequest === undefined);
    const { select } = this.answer.value;
    return {
      ...this.form.value,
      ...(!isNone && { request }),
      ...(select !== undefined && { select }),
    };
  }

  get refreshInterval(): number | undefined {
    const { refreshInterval } = this.answer.value;
    return typeof refreshInterval === 'number' ? refreshInterval : undefined;
  }

  /** Follows an edit of the user: another source has other requests. */
  refresh(): void {
    const { source } = this;
    if (source === this.#source) {
      return;
    }
    const last = this.request?.form.value;
    this.#source = source;
    this.#openRequest(last);
  }

  load(query: JsonObject | undefined, refreshInterval: number | undefined): void {
    this.#stored = query;
    this.form.load(withoutRequest(query));
    this.answer.load(answerOf(query, refreshInterval));
    this.#source = this.source;
    const known = this.request;
    if (known) {
      known.form.load(requestOf(query));
    } else {
      this.#openRequest();
    }
  }

  /**
   * Creates the request form of the present source, once. `last` is the request to the source
   * before.
   */
  #openRequest(last?: JsonObject): void {
    const name = this.#source;
    if (name === undefined || this.#requests.has(name)) {
      return;
    }
    const source = own(this.#sources, name);
    const isStored = this.#stored?.['source'] === name;
    const start = (schema: JsonSchema): JsonObject =>
      isStored ? requestOf(this.#stored) : sharedWith(schema, last ?? {});
    const open = (schema: JsonSchema, message = ''): RequestForm => {
      const form = new FormModel({
        schema,
        id: `request-${encodeURIComponent(name)}`,
        label: strings.request,
        value: start(schema),
      });
      const fault = form.schemaFault;
      return {
        form,
        message: fault ? strings.brokenSchema(fault.path, fault.message) : message,
        isLoading: false,
      };
    };
    const openFailed = (error: unknown): RequestForm =>
      open(ANY_REQUEST, strings.requestFailed(reasonOf(error)));
    const openGiven = (given: unknown): RequestForm => {
      try {
        return open(readSchema(given));
      } catch (error) {
        return openFailed(error);
      }
    };
    const schema = source?.requestSchema;
    if (typeof schema !== 'function') {
      this.#requests.set(name, schema ? openGiven(schema) : open(ANY_REQUEST));
      return;
    }
    const request = open(ANY_REQUEST, strings.requestLoading);
    request.isLoading = true;
    this.#requests.set(name, request);
    const settle = (form: RequestForm) => this.#settle(() => Object.assign(request, form));
    Promise.resolve()
      .then(schema)
      .then(
        (given) => settle(openGiven(given)),
        (error: unknown) => settle(openFailed(error)),
      );
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function withoutRequest(query: JsonObject | undefined): JsonObject {
  return without(without(query ?? {}, 'request'), 'select');
}

function requestOf(query: JsonObject | undefined): JsonObject {
  const request = query?.['request'];
  return isJsonObject(request) ? request : {};
}

/** Returns the part of the last request that the schema of another source has, too. */
function sharedWith(schema: JsonSchema, last: JsonObject): JsonObject {
  const known = propertiesOf(schema);
  return schema === ANY_REQUEST
    ? last
    : Object.fromEntries(Object.entries(last).filter(([key]) => Object.hasOwn(known, key)));
}

const ANSWER: JsonSchema = {
  type: 'object',
  properties: {
    select: {
      type: 'string',
      title: strings.select,
      description: strings.selectHint,
      format: 'json-pointer',
      examples: ['/data/total'],
    },
    refreshInterval: {
      type: 'number',
      title: strings.refresh,
      description: strings.refreshHint,
      minimum: SHORTEST_REFRESH,
    },
  },
};

function answerOf({ select }: JsonObject = {}, refreshInterval: number | undefined): JsonObject {
  return {
    ...(select !== undefined && { select }),
    ...(refreshInterval !== undefined && { refreshInterval }),
  };
}

function querySchema(sources: DataSources, query: JsonObject | undefined): JsonSchema {
  const stored = query?.['source'];
  const offered = Object.entries(sources).map(([name, { title }]): JsonObject => ({
    const: name,
    title: title ?? name,
  }));
  // A stored source that this page does not have can stay chosen.
  const isMissing =
    typeof stored === 'string' &&
    stored !== '' &&
    !offered.some(({ const: name }) => equalJson(name, stored));
  return {
    type: 'object',
    properties: {
      source: {
        title: strings.source,
        oneOf: [
          ...offered,
          ...(isMissing ? [{ const: stored, title: strings.sourceMissing(stored) }] : []),
        ],
      },
    },
  };
}
