import type { LitElement } from 'lit';
import { DashError } from '../../model/errors.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { rightsOf } from '../../model/rights.js';
import type { Dashboard, WidgetId } from '../../model/types.js';
import type { StorageAdapter } from '../../storage/types.js';
import type { StoreEvent } from '../../store/types.js';
import type { DashboardHost, DashboardSettings } from '../host/dashboard-host.js';
import type { EditCommands } from '../host/edit-commands.js';
import { Connection } from './connection.js';
import { inlineDocument, whenParsed } from './inline-document.js';
import { NamedStorages } from './storage-option.js';

/** The parts of the element that its host uses. */
export interface GridElement extends LitElement, DashboardSettings {
  readonly dashboardId: string;
  readonly storage: string | StorageAdapter;
  readonly seed: Dashboard | undefined;
  readonly editing: boolean;
  setVariables(variables: JsonObject, timeRange?: JsonValue): void;
  reload(): Promise<void>;
  openSettings(id: WidgetId): Promise<void>;
  openCatalog(): Promise<void>;
}

/** Callbacks of the host to the element. */
export interface GridHostHooks {
  onStoreEvent(event: StoreEvent): void;
  onFailure(error: DashError | undefined): void;
  notify(error: unknown): void;
}

/**
 * The dashboard of one element, for everything below it: opens it, holds its connection, and loads
 * the code that writes.
 *
 * States: closed, opening, open, or failed to open; `open` and `close` go between them, and each
 * opening has its own connection and its own commands. Callers: the element opens and closes;
 * everything else sees a `DashboardHost`. Invariant: a late result of an earlier opening is
 * ignored.
 */
export class GridHost implements DashboardHost {
  readonly element: GridElement;
  readonly #hooks: GridHostHooks;
  readonly #storages = new NamedStorages();
  readonly #listeners = new Set<(event: StoreEvent) => void>();
  #connection: Connection | undefined;
  #commands: EditCommands | undefined;
  #opened: Promise<void> | undefined;
  #failure: DashError | undefined;
  /** Counts openings, so that late results of earlier ones are ignored. */
  #turn = 0;

  constructor(element: GridElement, hooks: GridHostHooks) {
    this.element = element;
    this.#hooks = hooks;
  }

  get root() {
    return this.element.renderRoot as ShadowRoot;
  }

  get settings() {
    return this.element;
  }

  get opening() {
    return this.#connection;
  }

  get state() {
    return this.#connection?.state;
  }

  get dashboard() {
    return this.state?.dashboard;
  }

  get present() {
    return this.dashboard ?? this.#refuse();
  }

  get rights() {
    return rightsOf(this.dashboard, this.element.context.permissions);
  }

  get isEditing() {
    return this.element.editing && this.rights.write;
  }

  get storage() {
    return this.#connection?.adapter;
  }

  get commands() {
    return this.#commands;
  }

  get isOpen() {
    return this.#opened !== undefined;
  }

  /** Opens the dashboard that the element's properties name, and closes the one that is open. */
  open(): void {
    this.close();
    this.#opened = this.#connect(this.#turn);
  }

  /** Closes the dashboard. Unsaved edits are still written. */
  close(): void {
    this.#turn++;
    this.#connection?.close();
    this.#connection = this.#commands = this.#opened = this.#failure = undefined;
  }

  /** Waits until the dashboard of the present properties is open, or failed to open. */
  async loaded(): Promise<void> {
    let opened;
    do {
      await this.element.updateComplete;
      opened = this.#opened;
      await opened;
    } while (opened !== this.#opened);
    await this.element.updateComplete;
  }

  async write(): Promise<EditCommands> {
    await this.loaded();
    const connection = this.#connection;
    if (this.#commands || !connection) {
      return this.#commands ?? this.#refuse();
    }
    const [store, { Commands }] = await Promise.all([
      connection.write(),
      import('./writing.js'),
      this.element.registry.complete(),
    ]);
    if (connection !== this.#connection) {
      return this.write();
    }
    return (this.#commands ??= new Commands(this, store));
  }

  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  setVariables(variables: JsonObject, timeRange?: JsonValue): void {
    this.element.setVariables(variables, timeRange);
  }

  reload(): Promise<void> {
    return this.element.reload();
  }

  /** Loads the open dashboard again; opens it again if that had failed. */
  async refetch(): Promise<void> {
    if (this.#failure) {
      this.open();
    }
    await this.#opened;
    await this.#connection?.load();
  }

  /** Tries again to save the edits that the storage refused. */
  retrySave(): void {
    void this.#connection?.store?.retrySave();
  }

  openSettings(id: WidgetId): void {
    this.element.openSettings(id).catch((error: unknown) => this.notify(error));
  }

  openCatalog(): void {
    this.element.openCatalog().catch((error: unknown) => this.notify(error));
  }

  announce(text: string): void {
    const live = this.root.querySelector('.live')!;
    // Screen readers ignore a text that stays the same, so a repeated one gets a space.
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  notify(error: unknown): void {
    this.#hooks.notify(error);
  }

  #refuse(): never {
    throw (
      this.#failure ??
      new DashError('dashboard-not-found', 'The dashboard is not loaded. Await `ready`.')
    );
  }

  async #connect(turn: number): Promise<void> {
    try {
      await whenParsed();
      const { element } = this;
      const { dashboardId: id, storage, limits } = element;
      if (turn !== this.#turn) {
        return;
      }
      const connection = new Connection({
        id,
        storage,
        limits,
        compaction: () => element.compaction,
        seed: element.seed ?? inlineDocument(element),
        named: this.#storages,
      });
      connection.subscribe((event) => this.#onEvent(event));
      this.#connection = connection;
      await connection.load();
    } catch (error) {
      if (turn === this.#turn) {
        this.#failure = error as DashError;
        this.#hooks.onFailure(this.#failure);
      }
    }
  }

  #onEvent(event: StoreEvent): void {
    this.#hooks.onStoreEvent(event);
    [...this.#listeners].forEach((listener) => listener(event));
  }
}
