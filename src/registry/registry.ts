import type { Widget } from '../model/types.js';
import { DashError } from '../model/errors.js';
import { resolveManifest } from './manifest/check-manifest.js';
import { warnOfTakeover } from './manifest/manifest-advice.js';
import { asLoadError, loadWidget, runLoader } from './loading/load-widget.js';
import { compareVersions, parseVersion, type Version } from './config/semver.js';
import type {
  CatalogSource,
  LoadedWidget,
  ResolvedWidgetType,
  WidgetManifest,
} from './types/index.js';

/** The options of `register`. */
export interface RegisterOptions {
  /** True to take over the name of a built-in widget, or of another's, on purpose. */
  readonly override?: boolean;
}

interface Entry {
  readonly resolved: ResolvedWidgetType;
  readonly version: Version;
  /** The same type with the default config of an alias, by alias. */
  readonly variants: ReadonlyMap<string, ResolvedWidgetType>;
}

/** Types whose manifests are loaded when one of them is needed. */
interface Announcement {
  readonly names: readonly string[];
  /** Imports a module whose default export is the list of manifests. */
  readonly load: () => Promise<{ readonly default: readonly WidgetManifest[] }>;
  attempt: number;
  promise?: Promise<void> | undefined;
}

/** Returns the newer entry. Stable versions are newer than all pre-releases. */
function newer(a: Entry, b: Entry): Entry {
  const stable = Number(!a.version.pre.length) - Number(!b.version.pre.length);
  return (stable || compareVersions(a.version, b.version)) >= 0 ? a : b;
}

function older(a: Entry, b: Entry): Entry {
  return compareVersions(a.version, b.version) <= 0 ? a : b;
}

/**
 * The widget types of a page, in several versions, and their code, which is loaded on demand.
 *
 * Callers: hosts, which register types; the elements, which resolve and load them.
 *
 * States of a type: announced, registered, loading, loaded. A failed load leads back to registered.
 *
 * Invariants: an alias belongs to one type; the code of a manifest is loaded once.
 */
export class WidgetRegistry {
  /** Milliseconds until a module that does not load fails with `load-timeout`. Default 15000. */
  loadTimeout = 15_000;

  /**
   * Lists further widget types, for example those of a server (`GET /widgets`), which the catalog
   * shows, too.
   */
  catalogSource?: CatalogSource | undefined;

  /** The names of built-in types, which nobody takes over by accident. */
  readonly #builtIn = new Set<string>();
  /** The names that were taken over on purpose. */
  readonly #overriding = new Set<string>();
  readonly #types = new Map<string, Map<string, Entry>>();
  readonly #aliases = new Map<string, string>();
  readonly #loads = new WeakMap<
    WidgetManifest,
    { attempt: number; promise?: Promise<LoadedWidget> }
  >();
  readonly #listeners = new Set<() => void>();
  readonly #announcements = new Set<Announcement>();

  /**
   * Adds a widget type, or another version of one. The same type and version again replaces it. An
   * alias belongs to the type that declared it first, and a type of that name takes precedence,
   * unless `override` is set.
   *
   * @throws DashError `invalid-manifest` with the path of the fault, such as a name of a built-in
   *     widget; nothing is registered then.
   */
  register<Config extends object>(
    manifest: WidgetManifest<Config>,
    options: RegisterOptions = {},
  ): void {
    const resolved = resolveManifest(manifest as unknown as WidgetManifest);
    if (options.override) {
      this.#takeOver(resolved.manifest);
    } else {
      const clash = this.#clashOf(resolved.manifest);
      if (clash) {
        throw clash;
      }
      if (__DEV__) {
        warnOfTakeover(resolved.manifest, (name) =>
          [...(this.#versionsOf(name)?.values() ?? [])].map((entry) => entry.resolved.manifest),
        );
      }
    }
    this.#add(resolved);
    this.#emit();
  }

  /**
   * Announces types whose manifests are loaded later: when a dashboard has one of them, is edited,
   * or {@link complete} is called. A type that was registered meanwhile is not changed.
   *
   * @param names Their types and aliases.
   * @param isBuiltIn True if only `register` with `override` may take these names.
   */
  announce(names: readonly string[], load: Announcement['load'], isBuiltIn = false): void {
    if (isBuiltIn) {
      names.forEach((name) => this.#builtIn.add(name));
      this.#dropTakeovers();
    }
    this.#announcements.add({ names, load, attempt: 0 });
    this.#emit();
  }

  /** True if a type or alias was announced, and its manifest is not loaded yet. */
  isAnnounced(name: string): boolean {
    return [...this.#announcements].some(({ names }) => names.includes(name));
  }

  /**
   * Settles when every announced type is registered.
   *
   * @throws DashError `load-failed`, or `invalid-manifest`; ask again to retry.
   */
  async complete(): Promise<void> {
    await Promise.all([...this.#announcements].map((announcement) => this.#fetch(announcement)));
  }

  /**
   * Finds a type by its name or alias: the newest stable version, or exactly the given one.
   * `undefined` if that is not registered.
   */
  resolve(type: string, version?: string): ResolvedWidgetType | undefined {
    const versions = this.#versionsOf(type);
    if (!versions) {
      return undefined;
    }
    const entry =
      version === undefined ? [...versions.values()].reduce(newer) : versions.get(version);
    return entry?.variants.get(type) ?? entry?.resolved;
  }

  /** The type of a placed widget: the version that it is pinned to, else the newest. */
  resolveWidget({
    type,
    version,
  }: Pick<Widget, 'type' | 'version'>): ResolvedWidgetType | undefined {
    return this.resolve(type, version) ?? this.resolve(type);
  }

  /**
   * The version that wrote a placed widget's config. If none is stored: the version that the widget
   * is pinned to, else the oldest of its type.
   */
  configVersionOf({
    type,
    version,
    configVersion,
  }: Pick<Widget, 'type' | 'version' | 'configVersion'>): string | undefined {
    const noted = configVersion ?? version;
    if (noted !== undefined) {
      return noted;
    }
    const versions = this.#versionsOf(type);
    return versions && [...versions.values()].reduce(older).resolved.manifest.version;
  }

  /** The newest version of each type, in order of registration. */
  list(): readonly WidgetManifest[] {
    return [...this.#types.keys()].map((type) => this.resolve(type)!.manifest);
  }

  /**
   * Returns the type's code, which is imported once. A failure is not cached: call again to retry.
   *
   * @throws DashError `load-failed`, `load-timeout` or `invalid-module`.
   */
  load({ manifest }: ResolvedWidgetType): Promise<LoadedWidget> {
    const state = this.#loads.get(manifest) ?? { attempt: 0 };
    this.#loads.set(manifest, state);
    if (!state.promise) {
      state.promise = loadWidget(manifest, ++state.attempt, this.loadTimeout);
      state.promise.catch(() => (state.promise = undefined));
    }
    return state.promise;
  }

  #fetch(announcement: Announcement): Promise<void> {
    announcement.promise ??= runLoader(announcement.load, ++announcement.attempt, Array.isArray)
      .then(({ default: manifests }) => {
        // All manifests are read before the first is added.
        manifests
          .filter(({ type }) => !this.#versionsOf(type))
          .map(resolveManifest)
          .forEach((resolved) => this.#add(resolved));
        this.#announcements.delete(announcement);
        this.#emit();
      })
      .catch((error: unknown) => {
        announcement.promise = undefined;
        throw asLoadError('list of widget types', error);
      });
    return announcement.promise;
  }

  /** Makes all names of a manifest its own: of a built-in type, no version stays beside it. */
  #takeOver({ type, aliases = [] }: WidgetManifest): void {
    for (const name of [type, ...aliases]) {
      if (name !== type || (this.#builtIn.has(type) && !this.#overriding.has(type))) {
        this.#types.delete(name);
        this.#aliases.set(name, type);
      }
      this.#overriding.add(name);
    }
  }

  /** The error for a manifest that has a name of a built-in type. */
  #clashOf({ type, aliases = [] }: WidgetManifest): DashError | undefined {
    const names = [type, ...aliases];
    const index = names.findIndex((name) => this.#builtIn.has(name));
    return index < 0
      ? undefined
      : new DashError(
          'invalid-manifest',
          `"${names[index]}" is a built-in widget.${__DEV__ ? ` Name yours "acme/${names[index]}", or pass { override: true }.` : ''}`,
          { path: index ? `/aliases/${index - 1}` : '/type' },
        );
  }

  /** Drops, and tells of, types that took a name before it was known to be a built-in one. */
  #dropTakeovers(): void {
    for (const [type, versions] of this.#types) {
      const [{ resolved }] = [...versions.values()] as [Entry];
      const clash = this.#clashOf(resolved.manifest);
      if (clash && !this.#overriding.has(type)) {
        this.#types.delete(type);
        reportError(clash);
      }
    }
  }

  #add(resolved: ResolvedWidgetType): void {
    const { manifest } = resolved;
    const { type, version, aliases, aliasConfigs } = manifest;
    const versions = this.#types.get(type) ?? new Map<string, Entry>();
    const variants = new Map(
      Object.entries(aliasConfigs ?? {}).map(([alias, defaultConfig]) => [
        alias,
        { ...resolved, manifest: { ...manifest, defaultConfig } },
      ]),
    );
    versions.set(version, { resolved, version: parseVersion(version)!, variants });
    this.#types.set(type, versions);
    for (const alias of aliases ?? []) {
      if (!this.#types.has(this.#aliases.get(alias) ?? '')) {
        this.#aliases.set(alias, type);
      }
    }
  }

  #versionsOf(type: string): ReadonlyMap<string, Entry> | undefined {
    return this.#types.get(type) ?? this.#types.get(this.#aliases.get(type) ?? '');
  }

  /** Calls every listener. An error of one stops neither the others nor the registration. */
  #emit(): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        reportError(error);
      }
    }
  }

  /** Calls `listener` after types were registered. Returns the unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The page's default registry; a host may use another. */
export const widgetRegistry = new WidgetRegistry();
