import { canonicalJson } from '../../model/canonical.js';
import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import type { DataOwner, DataQuery, DataScope, DataSource, DataSources } from '../types.js';
import { expand } from '../query/variables.js';

/** A resolved query: the source itself, and the request with its variables replaced. */
export interface Ask {
  /** Equal for all who send the same request to the same source for the same user. */
  readonly key: string;
  /** Equal for requests whose answers can stand in for each other until the new one comes. */
  readonly family: string;
  readonly owner: string;
  readonly source: DataSource;
  /** Name of the source. */
  readonly name: string;
  /** The request with relative times as of 1970, so that it stays the same. */
  readonly request: JsonObject;
  /** The request as it is sent at a time, in milliseconds since the epoch. */
  requestAt(now: number): JsonObject;
}

const ids = new WeakMap<object, number>();
let lastId = 0;

function idOf(object: object): number {
  const id = ids.get(object) ?? ++lastId;
  ids.set(object, id);
  return id;
}

/** The user and organization as a part of keys. */
export function ownerKey(owner: DataOwner = {}): string {
  const { user, tenant, permissions } = owner;
  try {
    return canonicalJson([user ?? null, tenant ?? null, permissions ?? null]);
  } catch {
    // An owner that is no JSON, such as an instance of a class, counts as the same user by
    // identity.
    return `${idOf(user ?? owner)} ${String(tenant)} ${String(permissions)}`;
  }
}

const functionSources = new WeakMap<object, DataSource>();

/** @throws DashError `source-failed` for a source that can't be asked, which would never answer. */
function checkSource(name: string, { fetch, subscribe }: DataSource): void {
  const given = [fetch, subscribe].filter((way) => way !== undefined && way !== null);
  if (given.length === 0 || given.some((way) => typeof way !== 'function')) {
    const text = `The data source "${name}" can't be asked: it must have fetch() or subscribe().`;
    throw new DashError('source-failed', text);
  }
}

/**
 * Finds the source of this name.
 *
 * @throws DashError `unknown-source`, which lists the registered names; `source-failed` for one
 *   that can't be asked.
 */
function sourceOf(sources: DataSources, name: string): DataSource {
  const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (!source) {
    const names = Object.keys(sources).map((known) => `"${known}"`);
    const known = names.length
      ? `The host registered ${names.join(', ')}`
      : 'The host registered none';
    throw new DashError('unknown-source', `There is no data source "${name}". ${known}.`);
  }
  if (typeof source !== 'function') {
    checkSource(name, source);
    return source;
  }
  const made = functionSources.get(source) ?? {
    refreshInterval: source.refreshInterval,
    fetch: source,
  };
  functionSources.set(source, made as DataSource);
  return made as DataSource;
}

/**
 * Resolves a query.
 *
 * @throws DashError `unknown-source`, `source-failed`, `unknown-variable`; `invalid-document` for a
 *     request that is no JSON.
 */
export function askOf(query: DataQuery, sources: DataSources, scope: DataScope): Ask {
  const { source: name, request: template = {} } = query;
  const source = sourceOf(sources, name);
  const request = expand(template, scope, 0);
  const owner = ownerKey(scope.context);
  const family = `${idOf(source)} ${owner}`;
  const { variables = {}, timeRange = null } = scope;
  return {
    key: `${family} ${canonicalJson(request)}`,
    family,
    owner,
    source,
    name,
    request,
    requestAt: (now) => expand(template, { variables, timeRange }, now),
  };
}
