import type { Widget } from '../../model/types.js';
import type { WidgetRegistry } from '../../registry/index.js';
import type {
  CatalogListing,
  GridSize,
  WidgetCategory,
  WidgetManifest,
} from '../../registry/types/index.js';
import { categoryOf } from '../../registry/catalog/categories.js';
import type { RemoteTypes } from '../../registry/catalog/remote-catalog.js';

/** One type as the catalog shows it. */
export interface CatalogEntry {
  readonly type: string;
  readonly name: string;
  readonly description: string;
  readonly category: WidgetCategory;
  readonly icon: string;
  readonly author: string;
  /** `built-in`, `sandboxed`, `installed`, `own`, or a text of the manifest. */
  readonly badges: readonly string[];
  readonly size: GridSize;
  readonly previewUrl: string | undefined;
  /** Further search words. */
  readonly words: readonly string[];
  /**
   * The replacement, or an empty text if the manifest names none; undefined if the type is not
   * deprecated.
   */
  readonly deprecated: string | undefined;
  /** The number of its widgets on the dashboard, and the most that are allowed. */
  readonly count: number;
  readonly maxInstances: number;
  /** The reason why there is no code for it, or an empty text; undefined if there is code. */
  readonly unavailable: string | undefined;
  /** The manifest for a live preview, if the type's code can run here. */
  readonly manifest: WidgetManifest | undefined;
}

export interface EntrySources {
  readonly registry: WidgetRegistry;
  readonly remote: RemoteTypes | undefined;
  readonly widgets: readonly Widget[];
  /** The id of the user, which marks their own types. */
  readonly userId: unknown;
}

const USUAL_SIZE: GridSize = { w: 4, h: 3 };

/** Tells if the dashboard has the most widgets of a type that are allowed. */
export function isFull({ count, maxInstances }: CatalogEntry): boolean {
  return count >= maxInstances;
}

export function canAdd(entry: CatalogEntry): boolean {
  return entry.unavailable === undefined && !isFull(entry);
}

function isSize(size: unknown): size is GridSize {
  const { w, h } = (size ?? {}) as Partial<GridSize>;
  return Number.isInteger(w) && Number.isInteger(h) && w! > 0 && h! > 0;
}

function badgesOf(
  manifest: Partial<WidgetManifest>,
  listing: CatalogListing | undefined,
  userId: unknown,
): string[] {
  const { badge, isBuiltIn, execMode, installed, ownerId } = listing ?? {};
  const isOwn = ownerId !== undefined && ownerId === userId;
  const all = [
    manifest.badge,
    isBuiltIn && 'built-in',
    execMode === 'iframe' && 'sandboxed',
    installed && 'installed',
    isOwn && 'own',
    badge,
  ];
  return [...new Set(all.filter((name): name is string => typeof name === 'string' && !!name))];
}

function listOf(texts: unknown): string[] {
  return Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [];
}

function deprecationOf(
  deprecated: boolean | string | undefined,
  registry: WidgetRegistry,
): string | undefined {
  if (!deprecated) {
    return undefined;
  }
  const text = deprecated === true ? '' : String(deprecated);
  // The manifest may name a type; users know it by its display name.
  return registry.resolve(text)?.manifest.name ?? text;
}

/**
 * Returns everything that the catalog offers: the types of the registry, completed by the listings
 * of a remote catalog, and the types that only the remote one knows. The values of a manifest come
 * before those of a listing.
 */
export function catalogEntries({
  registry,
  remote,
  widgets,
  userId,
}: EntrySources): CatalogEntry[] {
  const listings = new Map<string, CatalogListing>();
  for (const listing of remote?.listings ?? []) {
    // A backend may know a type by its alias.
    const type = registry.resolve(listing.type)?.manifest.type ?? listing.type;
    listings.set(type, listings.get(type) ?? listing);
  }
  const counts = new Map<string, number>();
  for (const { type } of widgets) {
    const known = registry.resolve(type)?.manifest.type ?? type;
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }

  const entryOf = (
    type: string,
    manifest: WidgetManifest | undefined,
    listing: CatalogListing | undefined,
  ): CatalogEntry => {
    const first: Partial<Omit<CatalogListing, 'configSchema'>> = manifest ?? listing ?? {};
    const { maxInstances } = first;
    const size = manifest ? registry.resolve(type)!.defaultSize : listing?.size?.default;
    return {
      type,
      name: first.name || type,
      description: first.description || listing?.description || '',
      category: categoryOf(first.category),
      icon: first.icon || listing?.icon || '',
      author: first.author || listing?.author || '',
      badges: badgesOf(manifest ?? {}, listing, userId),
      size: isSize(size) ? size : USUAL_SIZE,
      previewUrl: first.previewUrl || listing?.previewUrl,
      words: [first, listing].flatMap((one) => [...listOf(one?.keywords), ...listOf(one?.aliases)]),
      deprecated: deprecationOf(first.deprecated ?? listing?.deprecated, registry),
      count: counts.get(type) ?? 0,
      maxInstances: typeof maxInstances === 'number' ? maxInstances : Infinity,
      unavailable: manifest ? undefined : (remote?.refused.get(type) ?? ''),
      manifest,
    };
  };

  const isOffered = (manifest: WidgetManifest | undefined, listing: CatalogListing | undefined) =>
    !(manifest ?? listing)?.hidden && listing?.isActive !== false;
  const local = registry.list().flatMap((manifest) => {
    const listing = listings.get(manifest.type);
    listings.delete(manifest.type);
    return isOffered(manifest, listing) ? [entryOf(manifest.type, manifest, listing)] : [];
  });
  const others = [...listings].flatMap(([type, listing]) =>
    isOffered(undefined, listing) ? [entryOf(type, undefined, listing)] : [],
  );
  return [...local, ...others];
}
