import type { WidgetId } from '../../model/types.js';
import {
  lastRemoteTypes,
  remoteTypes,
  type RemoteTypes,
} from '../../registry/catalog/remote-catalog.js';
import type { EditContext } from '../editing/edit-context.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { addByUser } from '../editing/new-widget.js';
import { CatalogDrag } from '../editing/sensors/catalog-drag.js';
import { whenLeft } from '../overlays/when-left.js';
import { adoptInto } from '../shared/adopt-into.js';
import { ownElement } from '../shared/define-element.js';
import { focusedElement } from '../shared/focused-element.js';
import { CatalogPreview } from './catalog-preview.js';
import { catalogStrings as strings } from './catalog-strings.js';
import { DashCatalog } from './dash-catalog.js';
import { Dock } from './dock.js';
import { dropStyles } from './drop.styles.js';
import { catalogEntries, type CatalogEntry } from './entries.js';
import { Ghost } from './ghost.js';

/**
 * The catalog of one dashboard while it is open: fills the panel, and carries out the user's
 * choices.
 *
 * States: open, then ended, once. Callers: `openCatalog` and the events of the panel. Invariants:
 * one session a dashboard; it ends with its dashboard, and with the edit mode that it was opened
 * in.
 */
class CatalogSession {
  readonly #context: EditContext;
  readonly #catalog = ownElement(DashCatalog, 'dash-catalog');
  readonly #dock: Dock;
  readonly #opener = focusedElement();
  readonly #listeners = new AbortController();
  #remote: RemoteTypes | undefined;
  /** True while the panel covers a part of the board. */
  #isCovering = false;

  constructor(context: EditContext) {
    const { host, controller } = context;
    this.#context = context;
    this.#dock = new Dock(host.element);
    const catalog = this.#catalog;
    const { signal } = this.#listeners;
    catalog.makePreview = (box, manifest) =>
      new CatalogPreview(host, controller.shared, box, manifest);
    catalog.startDrag = (entry) => this.#startDrag(entry);
    catalog.addEventListener('dash-catalog-add', (event) =>
      this.#add((event as CustomEvent<CatalogEntry>).detail),
    );
    catalog.addEventListener('dash-catalog-close', () => this.#end());
    catalog.addEventListener('dash-catalog-retry', () => void this.#load());
    catalog.addEventListener('dash-catalog-resize', () => this.#makeRoom());
    addEventListener('resize', () => this.#makeRoom(), { signal });
    const unsubscribes = [
      host.settings.registry.subscribe(() => this.#offer()),
      host.subscribe(({ type }) => type === 'state' && this.#offer()),
    ];
    signal.addEventListener('abort', () => unsubscribes.forEach((stop) => stop()));
    adoptInto(host.root, dropStyles);
    this.#offer();
    // Inside the element, so that it inherits the theme.
    host.root.append(catalog);
    this.#follow();
    void this.#load();
  }

  #offer(): void {
    const { host, controller } = this.#context;
    const { registry, context } = host.settings;
    this.#catalog.entries = catalogEntries({
      registry,
      remote: this.#remote,
      widgets: Object.values(host.dashboard?.widgets ?? {}),
      userId: context.user?.['id'],
    });
    this.#catalog.anyImages = context.images === 'any';
    this.#catalog.canDrag = controller.view?.isBase === true;
  }

  /**
   * Loads the types that the page does not have yet. Whatever fails, the present types are offered.
   */
  async #load(): Promise<void> {
    const catalog = this.#catalog;
    const { registry } = this.#context.host.settings;
    catalog.failure = '';
    catalog.loading = registry.catalogSource !== undefined;
    const failures: string[] = [];
    const failed = (error: unknown) => {
      failures.push(error instanceof Error ? error.message : String(error));
    };
    await registry.complete().catch(failed);
    // The last listings are shown while the remote catalog is asked again.
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

  /** Adds a widget at the first free place. */
  #add({ type }: CatalogEntry): void {
    const { host, commands } = this.#context;
    const id = addByUser(host, commands, { type });
    if (id !== undefined) {
      void host.element.updateComplete.then(() => this.#show(id));
    }
  }

  #show(id: WidgetId): void {
    const { host, controller } = this.#context;
    const { board } = controller;
    const item = board.items.get(id);
    if (!item) {
      return;
    }
    board.fill(item);
    item.element.scrollIntoView({ block: 'nearest' });
    const { x, y } = item.rect;
    const text = strings.added(item.widget.title || strings.untitled, x + 1, y + 1);
    this.#catalog.status = text;
    host.announce(text);
  }

  #startDrag(entry: CatalogEntry): CatalogDrag | undefined {
    const { host, controller } = this.#context;
    if (!controller.view?.isBase || controller.isPaused) {
      return undefined;
    }
    const catalog = this.#catalog;
    const ghost = new Ghost(catalog.renderRoot, entry);
    catalog.dragging(true);
    return new CatalogDrag(this.#context, entry, {
      // A panel in the way is hidden as soon as the pointer has left it once.
      isCovered: (x, y) => !catalog.isAway && catalog.covers(x, y),
      moved: (x, y, isOver) => {
        ghost.move(x, y);
        if (isOver && this.#isCovering) {
          catalog.dragging(true, true);
        }
      },
      ended: (id) => {
        ghost.remove();
        catalog.dragging(false);
        if (id === undefined) {
          host.announce(strings.cancelled(entry.name));
        } else {
          void host.element.updateComplete.then(() => this.#show(id));
        }
      },
    });
  }

  #makeRoom(): void {
    const { panelWidth } = this.#catalog;
    this.#isCovering = !this.#dock.makeRoom(panelWidth);
    // The board's own observer gets the new width first; it decides if cards can be dragged.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#offer()));
  }

  /** Closes the catalog with its dashboard, and with the edit mode that it was opened in. */
  #follow(): void {
    const { host } = this.#context;
    const wasEditing = host.isEditing;
    const close = () => this.#catalog.close();
    const follower = { hostUpdated: () => wasEditing && !host.isEditing && close() };
    const stopWatching = whenLeft(host, close);
    host.element.addController(follower);
    this.#listeners.signal.addEventListener('abort', () => {
      stopWatching();
      host.element.removeController(follower);
    });
  }

  focus(): void {
    this.#catalog.focus();
  }

  #end(): void {
    const { root } = this.#context.host;
    open.delete(this.#context.host);
    this.#listeners.abort();
    this.#dock.end();
    const hasFocus = root.activeElement === this.#catalog;
    this.#catalog.remove();
    if (hasFocus) {
      // The opener may be gone: the button of an empty dashboard disappears with its first widget.
      const isThere = this.#opener?.isConnected && this.#opener !== document.body;
      const button = root.querySelector<HTMLElement>('[data-action="add"]');
      (isThere ? this.#opener : button)?.focus();
    }
  }
}

const open = new WeakMap<DashboardHost, CatalogSession>();

/** Opens the catalog beside the board; one that is open already gets the focus. */
export function openCatalog(context: EditContext): void {
  context.commands.permit([]);
  const { host } = context;
  const present = open.get(host);
  if (present) {
    present.focus();
  } else if (host.dashboard) {
    open.set(host, new CatalogSession(context));
  }
}
