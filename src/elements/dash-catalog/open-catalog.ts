import type { WidgetId } from '../../model/types.js';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { addWidgetChanges, type AddWidgetOptions } from '../editing/commands.js';
import { adoptInto } from '../shared/adopt-into.js';
import { CatalogDrag } from '../editing/sensors/catalog-drag.js';
import { CatalogPreview } from './catalog-preview.js';
import { catalogStrings as strings } from './catalog-strings.js';
import { DashCatalog } from './dash-catalog.js';
import { Dock } from './dock.js';
import { dropStyles } from './drop.styles.js';
import { catalogEntries, type CatalogEntry } from './entries.js';
import { Ghost } from './ghost.js';
import {
  lastRemoteTypes,
  remoteTypes,
  type RemoteTypes,
} from '../../registry/catalog/remote-catalog.js';

function focusedIn(root: DocumentOrShadowRoot): HTMLElement | null {
  const active = root.activeElement as HTMLElement | null;
  return (active?.shadowRoot && focusedIn(active.shadowRoot)) ?? active;
}

/**
 * The catalog of one grid while it is open: what it offers, and what is done with what the user
 * chooses.
 */
class CatalogSession {
  readonly #grid: DashGrid;
  readonly #catalog = document.createElement('dash-catalog');
  readonly #dock: Dock;
  readonly #opener = focusedIn(document);
  readonly #listeners = new AbortController();
  #remote: RemoteTypes | undefined;
  /** Whether the panel stands over a part of the board. */
  #isCovering = false;

  constructor(grid: DashGrid) {
    this.#grid = grid;
    this.#dock = new Dock(grid);
    const catalog = this.#catalog;
    const { signal } = this.#listeners;
    catalog.makePreview = (box, manifest) => new CatalogPreview(grid, box, manifest);
    catalog.startDrag = (entry) => this.#startDrag(entry);
    catalog.addEventListener('dash-catalog-add', (event) =>
      this.#add((event as CustomEvent<CatalogEntry>).detail),
    );
    catalog.addEventListener('dash-catalog-close', () => this.#end());
    catalog.addEventListener('dash-catalog-retry', () => void this.#load());
    catalog.addEventListener('dash-catalog-resize', () => this.#makeRoom());
    addEventListener('resize', () => this.#makeRoom(), { signal });
    const unsubscribes = [
      grid.registry.subscribe(() => this.#offer()),
      grid.store.subscribe(({ type }) => type === 'state' && this.#offer()),
    ];
    signal.addEventListener('abort', () => unsubscribes.forEach((stop) => stop()));
    const root = grid.renderRoot as ShadowRoot;
    adoptInto(root, dropStyles);
    this.#offer();
    // Inside the grid, so that it inherits the theme.
    root.append(catalog);
    void this.#load();
  }

  #offer(): void {
    const { registry, dashboard, context } = this.#grid;
    this.#catalog.entries = catalogEntries({
      registry,
      remote: this.#remote,
      widgets: Object.values(dashboard?.widgets ?? {}),
      userId: context.user?.['id'],
    });
    this.#catalog.canDrag = this.#grid.presenter?.view?.isBase === true;
  }

  /** What the page does not have yet. Whatever fails, the types that are here are offered. */
  async #load(): Promise<void> {
    const catalog = this.#catalog;
    const { registry } = this.#grid;
    catalog.failure = '';
    catalog.loading = registry.catalogSource !== undefined;
    const failures: string[] = [];
    const failed = (error: unknown) => {
      failures.push(error instanceof Error ? error.message : String(error));
    };
    await registry.complete().catch(failed);
    // What was listed before is shown while it is asked again.
    this.#remote ??= lastRemoteTypes(registry);
    this.#offer();
    const remote = await remoteTypes(registry, true).catch(failed);
    if (this.#listeners.signal.aborted) {
      return;
    }
    this.#remote = remote ?? this.#remote;
    if (remote && remote.faults.length > 0) {
      failures.push(`${strings.someLeftOut(remote.faults.length)} ${remote.faults[0]}`);
    }
    catalog.loading = false;
    catalog.failure = failures.join(' ');
    this.#offer();
  }

  /** At the first free spot, or where it was dropped. */
  #add({ type }: CatalogEntry, at?: AddWidgetOptions['at']): void {
    const grid = this.#grid;
    let id: WidgetId | undefined;
    try {
      const added = addWidgetChanges(grid.present, { type, ...(at && { at }) }, grid);
      id = grid.edit(added.changes) ? added.id : undefined;
    } catch (error) {
      grid.notify(error);
    }
    if (id === undefined) {
      return;
    }
    const added = id;
    void grid.updateComplete.then(() => this.#show(added));
  }

  #show(id: WidgetId): void {
    const grid = this.#grid;
    const board = grid.presenter?.board;
    const item = board?.items.get(id);
    if (!board || !item) {
      return;
    }
    board.fill(item);
    item.element.scrollIntoView({ block: 'nearest' });
    const { x, y } = item.rect;
    const text = strings.added(item.widget.title || strings.untitled, x + 1, y + 1);
    this.#catalog.status = text;
    grid.announce(text);
  }

  #startDrag(entry: CatalogEntry): CatalogDrag | undefined {
    const { presenter } = this.#grid;
    if (!presenter?.view?.isBase || presenter.isPaused) {
      return undefined;
    }
    const catalog = this.#catalog;
    const ghost = new Ghost(catalog.renderRoot, entry);
    catalog.dragging(true);
    return new CatalogDrag(this.#grid, presenter, entry, {
      // A panel that is in the way makes way as soon as the pointer has left it once.
      isCovered: (x, y) => !catalog.isAway && catalog.covers(x, y),
      moved: (x, y, isOver) => {
        ghost.move(x, y);
        if (isOver && this.#isCovering) {
          catalog.dragging(true, true);
        }
      },
      dropped: (at) => this.#add(entry, at),
      ended: (isDropped) => {
        ghost.remove();
        catalog.dragging(false);
        if (!isDropped) {
          this.#grid.announce(strings.cancelled(entry.name));
        }
      },
    });
  }

  #makeRoom(): void {
    const { panelWidth } = this.#catalog;
    this.#isCovering = !this.#dock.makeRoom(panelWidth);
    // The board's own observer tells it of the new width, and what can be dragged follows from
    // that.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#offer()));
  }

  #end(): void {
    this.#listeners.abort();
    this.#dock.end();
    const hasFocus = (this.#grid.renderRoot as ShadowRoot).activeElement === this.#catalog;
    this.#catalog.remove();
    if (hasFocus) {
      // Who opened it may be gone: the first widget takes the invitation to add one away.
      const isThere = this.#opener?.isConnected && this.#opener !== document.body;
      const button = this.#grid.renderRoot.querySelector<HTMLElement>('[data-action="add"]');
      (isThere ? this.#opener : button)?.focus();
    }
  }
}

/** Opens the catalog beside the board; one that is open already gets the focus. */
export function openCatalog(grid: DashGrid): void {
  const present = grid.renderRoot.querySelector('dash-catalog');
  if (present) {
    present.focus();
    return;
  }
  if (!grid.dashboard) {
    // The page took it away meanwhile.
    return;
  }
  DashCatalog.define();
  new CatalogSession(grid);
}
