import { DashError } from '../../model/errors.js';
import { reasonOf } from '../../model/reason-of.js';
import { fromUrl } from '../foreign/from-url.js';
import type { WidgetRegistry } from '../registry.js';
import type { CatalogListing, CatalogSource, WidgetManifest } from '../types/index.js';
import { categoryOf } from './categories.js';

/** The result of a catalog source: the usable listings, and the faults of the others. */
export interface RemoteTypes {
  readonly listings: readonly CatalogListing[];
  /** The reason why a type has no code here, by type. */
  readonly refused: ReadonlyMap<string, string>;
  /** The faults of entries that had to be left out. */
  readonly faults: readonly string[];
}

interface Known {
  readonly source: CatalogSource;
  readonly types: Promise<RemoteTypes>;
  answer?: RemoteTypes;
}

const known = new WeakMap<WidgetRegistry, Known>();

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Fields that are shown as text. A value of another type is left out, and the rest of the entry
 * kept.
 */
const TEXTS = ['name', 'description', 'icon', 'author', 'previewUrl', 'badge', 'version'] as const;

function read(entry: Readonly<Record<string, unknown>>): CatalogListing {
  const faulty = new Set<string>(TEXTS.filter((key) => typeof entry[key] !== 'string'));
  const kept = Object.entries(entry).filter(([key, value]) => value !== null && !faulty.has(key));
  return Object.fromEntries(kept) as unknown as CatalogListing;
}

/** @throws DashError `catalog-failed` when the answer is no list. */
function readAll(answer: unknown): Pick<RemoteTypes, 'listings' | 'faults'> {
  const list = isObject(answer) && Array.isArray(answer['widgets']) ? answer['widgets'] : answer;
  if (!Array.isArray(list)) {
    throw new DashError(
      'catalog-failed',
      `The catalog source must answer with a list of {type, name, …}, and answered with ${
        list === null ? 'null' : isObject(list) ? 'an object' : typeof list
      }.`,
    );
  }
  const listings = new Map<string, CatalogListing>();
  const faults: string[] = [];
  list.forEach((entry: unknown, index) => {
    const type = isObject(entry) ? entry['type'] : undefined;
    if (!isObject(entry) || typeof type !== 'string' || type === '') {
      faults.push(`Entry ${index + 1} of the catalog names no type.`);
    } else if (!listings.has(type)) {
      listings.set(type, read(entry));
    }
  });
  return { listings: [...listings.values()], faults };
}

/** The newest usable version: servers list the newest first. */
function versionOf({ version, versions }: CatalogListing): string {
  return (
    version ?? versions?.find(({ status }) => !status || status === 'published')?.version ?? '1.0.0'
  );
}

function isWeb(url: string): boolean {
  const { protocol } = new URL(url, document.baseURI);
  return protocol === 'https:' || protocol === 'http:' || protocol === 'blob:';
}

function manifestOf(listing: CatalogListing, moduleUrl: string): WidgetManifest {
  const {
    category,
    ownerId: _ownerId,
    isBuiltIn: _isBuiltIn,
    execMode: _execMode,
    installed: _installed,
    isActive: _isActive,
    versions: _versions,
    ...own
  } = listing;
  return {
    ...own,
    version: versionOf(listing),
    apiVersion: 1,
    name: listing.name || listing.type,
    description: listing.description ?? '',
    category: categoryOf(category),
    icon: listing.icon ?? '',
    load: fromUrl(moduleUrl),
  };
}

/**
 * Registers a listing. Returns the reason why none of its code can run here; `undefined` if its
 * type is registered.
 */
function register(registry: WidgetRegistry, listing: CatalogListing): string | undefined {
  const { type, moduleUrl, execMode } = listing;
  if (registry.resolve(type) || registry.isAnnounced(type)) {
    return undefined;
  }
  if (execMode === 'iframe') {
    return 'It runs in a sandbox only, and this page has none.';
  }
  if (typeof moduleUrl !== 'string' || moduleUrl === '') {
    return 'Its code is not on this page.';
  }
  try {
    if (!isWeb(moduleUrl)) {
      return `Its code is not at an address of the web: ${moduleUrl}`;
    }
    registry.register(manifestOf(listing, moduleUrl));
    return undefined;
  } catch (error) {
    return reasonOf(error);
  }
}

async function load(registry: WidgetRegistry, source: CatalogSource): Promise<RemoteTypes> {
  const abort = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const answer = await Promise.race([
      source({ signal: abort.signal }),
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          const seconds = Math.round(registry.loadTimeout / 100) / 10;
          reject(
            new DashError('catalog-failed', `The catalog did not answer within ${seconds} s.`),
          );
          abort.abort();
        }, registry.loadTimeout);
      }),
    ]);
    const { listings, faults } = readAll(answer);
    const refused = new Map<string, string>();
    for (const listing of listings) {
      const reason = register(registry, listing);
      if (reason !== undefined) {
        refused.set(listing.type, reason);
      }
    }
    return { listings, refused, faults };
  } catch (error) {
    if (error instanceof DashError) {
      throw error;
    }
    throw new DashError('catalog-failed', `The catalog could not be loaded: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** The last result of the registry's catalog source. */
export function lastRemoteTypes(registry: WidgetRegistry): RemoteTypes | undefined {
  const last = known.get(registry);
  return last?.source === registry.catalogSource ? last?.answer : undefined;
}

/**
 * Asks the registry's catalog source, and registers the types that have code. The answer is cached
 * for the page; a failure is not. `isFresh` asks again, unless a request is running.
 *
 * @throws DashError `catalog-failed`.
 */
export function remoteTypes(registry: WidgetRegistry, isFresh = false): Promise<RemoteTypes> {
  const source = registry.catalogSource;
  if (!source) {
    return Promise.resolve({ listings: [], refused: new Map(), faults: [] });
  }
  const last = known.get(registry);
  if (last?.source === source && !(isFresh && last.answer)) {
    return last.types;
  }
  const entry: Known = { source, types: load(registry, source) };
  known.set(registry, entry);
  entry.types.then(
    (answer) => (entry.answer = answer),
    () => {
      if (known.get(registry) === entry) {
        known.delete(registry);
      }
    },
  );
  return entry.types;
}

/**
 * Asks the catalog source because a dashboard has an unknown type. Never rejects: the catalog shows
 * failures.
 */
export async function askRemote(registry: WidgetRegistry): Promise<void> {
  await remoteTypes(registry).catch(() => undefined);
}
