import {
  html,
  LitElement,
  nothing,
  type PropertyDeclaration,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { DataSources } from '../../data/types.js';
import { DashError } from '../../model/errors.js';
import { DEFAULT_LIMITS } from '../../model/index.js';
import type { HostContext } from '../host/host-context.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { Change, Compaction, Dashboard, Limits, Rect, WidgetId } from '../../model/types.js';
import { widgetRegistry, type WidgetRegistry } from '../../registry/index.js';
import type { StorageAdapter } from '../../storage/types.js';
import type { DashboardStore } from '../../store/dashboard-store.js';
import type { DispatchOptions, SaveState, StoreEvent, StoreState } from '../../store/types.js';
import type { FilterOptions } from '../dash-filters/render-filters.js';
import type { AddWidgetOptions, WidgetPatch } from '../editing/commands.js';
import { DashBeforeChangeEvent, DashVariablesChangeEvent } from '../events/index.js';
import { controls } from '../shared/controls.styles.js';
import { Patience } from '../shared/loading-delay.js';
import { strings } from '../shared/strings.js';
import { tokens } from '../shared/tokens.styles.js';
import { amount, choice, given, hasOtherContent } from './attributes.js';
import { Connection } from './connection.js';
import { styles } from './dash-grid.styles.js';
import { EditMode } from './edit-mode.js';
import { FilterBar } from './filter-bar.js';
import { inlineDocument, whenParsed } from './inline-document.js';
import { liveValues } from '../host/live-values.js';
import { renderMessage, renderNotices, type Notice } from './messages.js';
import { Presenter } from '../board/board-controller.js';
import { NamedStorages } from './storage-option.js';
import { hostEventOf, noticeOf } from './store-events.js';

type Calls = typeof import('../editing/methods.js');
let calls: Calls | undefined;

/** A change of one of these opens another dashboard. */
const OPENING = ['dashboardId', 'storage', 'seed', 'limits'] as const;

/**
 * A dashboard: loads a document from its storage, lays its widgets out, and lets people edit it.
 *
 * @summary An embeddable dashboard that people arrange and configure.
 * @slot - A `<script type="application/json">` with the seed: the document shown while storage has
 *     none of this id.
 * @event {DashChangeEvent} dash-change - The user, or someone elsewhere, changed the dashboard.
 * @event {DashBeforeChangeEvent} dash-before-change - The user is about to change it; cancelable.
 * @event {DashSaveStateEvent} dash-save-state - How safe the edits are has changed.
 * @event {DashConflictEvent} dash-conflict - The same thing was changed here and elsewhere.
 * @event {DashWidgetErrorEvent} dash-widget-error - A widget's code failed.
 * @event {DashWidgetEvent} dash-widget-event - A widget said something.
 * @event {DashEditingChangeEvent} dash-editing-change - The user entered or left edit mode.
 * @event {DashBeforeEditingChangeEvent} dash-before-editing-change - The user is about to;
 *     cancelable.
 * @event {DashVariablesChangeEvent} dash-variables-change - The user gave variables or the time
 *     range other values.
 * @event {DashTelemetryEvent} dash-telemetry - What happened to a widget, for monitoring.
 * @csspart toolbar - The bar of edit mode.
 * @csspart filters - The bar of variables and time range.
 * @csspart grid - The area of the widgets.
 * @csspart notice - A message above the grid.
 * @csspart message - What stands there instead of widgets: loading, empty, error.
 * @cssproperty --dash-color-text
 * @cssproperty --dash-color-text-muted
 * @cssproperty --dash-color-background
 * @cssproperty --dash-color-surface - Background of widgets.
 * @cssproperty --dash-color-surface-raised
 * @cssproperty --dash-color-border
 * @cssproperty --dash-color-control-border - Outline of buttons and fields.
 * @cssproperty --dash-color-accent
 * @cssproperty --dash-color-on-accent
 * @cssproperty --dash-color-success
 * @cssproperty --dash-color-warning
 * @cssproperty --dash-color-danger
 * @cssproperty [--dash-radius=12px] - Corners of widgets.
 * @cssproperty --dash-font
 * @cssproperty --dash-shadow
 * @cssproperty --dash-shadow-raised - Shadow of a widget that is dragged.
 */
export class DashGrid extends LitElement {
  static override styles = [tokens, controls, styles];

  // Not by decorators: their code would be a larger part of the first load than these lines.
  static override properties: PropertyDeclarations = {
    dashboardId: { attribute: 'dashboard-id', converter: given('default') },
    storage: { converter: given('memory') },
    editing: { type: Boolean, reflect: true },
    columns: { converter: amount('columns', 1, undefined, Number.isInteger) },
    rowHeight: { attribute: 'row-height', converter: amount('row-height', 1, 80) },
    gap: { converter: amount('gap', 0, 16) },
    compaction: { converter: choice<Compaction>('compaction', ['up', 'none']) },
    limits: { attribute: false, converter: given(DEFAULT_LIMITS), hasChanged: hasOtherContent },
    registry: { attribute: false, converter: given(widgetRegistry) },
    dataSources: { attribute: false, converter: given({}) },
    context: { attribute: false, converter: given({}) },
    variables: { attribute: false, converter: given({}), hasChanged: hasOtherContent },
    timeRange: { attribute: false, hasChanged: hasOtherContent },
    filters: { converter: (value: unknown) => (typeof value === 'string' ? {} : value) },
    seed: { attribute: false, hasChanged: hasOtherContent },
    _state: { state: true },
    _failure: { state: true },
    _notices: { state: true },
  };

  /** A property takes what its attribute takes: frameworks assign texts, and null for nothing. */
  protected static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor {
    const descriptor = super.getPropertyDescriptor(name, key, options)!;
    const { set } = descriptor;
    const read = options.converter as ((value: unknown) => unknown) | undefined;
    if (read) {
      descriptor.set = function (value) {
        set!.call(this, read(value));
      };
    }
    return descriptor;
  }

  /** Registers the element; a tag that is taken is left as it is. */
  static define(tag = 'dash-grid', registry: CustomElementRegistry = customElements): void {
    if (!registry.get(tag)) {
      registry.define(tag, this);
    }
  }

  /** Which dashboard of the storage is shown. */
  dashboardId = 'default';

  /** `memory` or `indexeddb`, or as a property a storage adapter. */
  storage: string | StorageAdapter = 'memory';

  /** Edit mode. */
  editing = false;

  /** Columns of the grid. Default: the document's own, which is 12 when it names none. */
  columns: number | undefined;

  /** Height of one row in CSS pixels, without the gap. */
  rowHeight = 80;

  /** Distance between widgets in CSS pixels. */
  gap = 16;

  /** `up` closes gaps, `none` keeps them. */
  compaction: Compaction = 'up';

  /** How much a dashboard may hold. Default 30 widgets. */
  limits: Limits = DEFAULT_LIMITS;

  /** The widget types that this dashboard knows. Default: the page's common registry. */
  registry: WidgetRegistry = widgetRegistry;

  /** Where widgets get their data, by name. */
  dataSources: DataSources = {};

  /** Who looks at it. */
  context: HostContext = {};

  /**
   * Values of dashboard variables, over those of the document. They are live: setting them changes
   * what widgets ask for and not the document, and they are gone when the page is.
   */
  variables: JsonObject = {};

  /**
   * Over the document's time range, and live too: `"24h"`, or `{from, to}`. Default: the
   * document's.
   */
  timeRange: JsonValue | undefined;

  /**
   * Shows a bar for the time range and the variables. The attribute alone offers the time range,
   * and takes back what widgets set; as a property it also says which variables get a field.
   */
  filters: FilterOptions | undefined;

  /**
   * The document shown while storage has none of this id. Default: the inline document, else an
   * empty dashboard.
   */
  seed: Dashboard | undefined;

  private _state: StoreState | undefined;
  private _failure: DashError | undefined;
  private _notices: readonly Notice[] = [];

  readonly #editMode = new EditMode(this);
  readonly #filterBar = new FilterBar();
  /** @internal */
  presenter: Presenter | undefined;
  readonly #storages = new NamedStorages();
  /** @internal */
  connection: Connection | undefined;
  #opened: Promise<void> | undefined;
  /** Counts openings, so that a late answer of an earlier one is ignored. */
  #turn = 0;
  #teardown: ReturnType<typeof setTimeout> | undefined;
  readonly #patience = new Patience(() => this.requestUpdate());

  /** The document as it is shown, unsaved edits included. */
  get dashboard(): Dashboard | undefined {
    return this._state?.dashboard;
  }

  /** How safe the edits are. */
  get saveState(): SaveState {
    return this._state?.saveState ?? 'saved';
  }

  get canUndo(): boolean {
    return this._state?.canUndo ?? false;
  }

  get canRedo(): boolean {
    return this._state?.canRedo ?? false;
  }

  /** Settles when the dashboard is loaded and what is visible of it stands there. */
  get ready(): Promise<void> {
    return this.#loaded().then(() => this.presenter?.board.ready());
  }

  /** Settles when edit mode can be used. */
  get editingReady(): Promise<void> {
    return this.#loaded().then(() => this.#editMode.loaded);
  }

  /**
   * Adds a widget and returns its id.
   *
   * @throws DashError `unknown-type`, `widget-limit`, `widget-exists`; nothing changes then.
   */
  async addWidget(options: AddWidgetOptions): Promise<WidgetId> {
    return (await this.#calls()).addWidget(this, options);
  }

  /**
   * Changes a widget: its title, config keys, or any field by JSON Pointer.
   *
   * @throws DashError `widget-not-found`, `invalid-change`; nothing changes then.
   */
  async updateWidget(id: WidgetId, patch: WidgetPatch): Promise<void> {
    (await this.#calls()).updateWidget(this, id, patch);
  }

  /** @throws DashError `widget-not-found`. */
  async removeWidget(id: WidgetId): Promise<void> {
    (await this.#calls()).removeWidget(this, id);
  }

  /**
   * Moves or resizes a widget in the base layout; the others make room.
   *
   * @throws DashError `widget-not-found`.
   */
  async moveWidget(id: WidgetId, target: Partial<Rect>): Promise<void> {
    (await this.#calls()).moveWidget(this, id, target);
  }

  /** Takes back the last edit. False if there was nothing to take back. */
  undo(): boolean {
    return this.connection?.store?.undo() ?? false;
  }

  /** Makes the edit again that was undone last. False if there was none. */
  redo(): boolean {
    return this.connection?.store?.redo() ?? false;
  }

  /**
   * Writes what is unsaved now. Settles when it is as safe as the storage can make it.
   *
   * @throws DashError that tells why the storage refused; the edits are kept.
   */
  async save(): Promise<void> {
    await this.#loaded();
    // Without a store, nothing was edited.
    await (this.connection ?? this.#refuse()).store?.flush();
  }

  /** Loads the dashboard again and merges what changed. */
  async reload(): Promise<void> {
    if (this._failure) {
      this.#open();
    }
    await this.#opened;
    await this.connection?.load();
  }

  /** Back to the seed, as one edit that undo takes back. */
  async reset(): Promise<void> {
    await (await this.#calls()).reset(this);
  }

  /** A copy of the whole document, unsaved edits included. */
  exportDashboard(): Dashboard {
    return structuredClone(this.present);
  }

  /**
   * Replaces the content of this dashboard by a document, ours or of a known foreign format. One
   * edit, which undo takes back.
   *
   * @throws DashError `import-format`, `invalid-document`; nothing changes then.
   */
  async importDashboard(input: unknown): Promise<void> {
    await (await this.#calls()).importDashboard(this, input);
  }

  /**
   * Opens the widget browser beside the board; what is chosen there is added. It stays open until
   * it is closed.
   */
  async openCatalog(): Promise<void> {
    await (await this.#calls()).openCatalog(this);
  }

  /** Opens the settings of a widget. */
  async openSettings(id: WidgetId): Promise<void> {
    await (await this.#calls()).openSettings(this, id);
  }

  /**
   * Gives some variables other live values, and the time range if there is one, as a user does who
   * chooses them: raises `dash-variables-change`.
   */
  setVariables(variables: JsonObject, timeRange = this.timeRange): void {
    this.variables = { ...this.variables, ...variables };
    this.timeRange = timeRange;
    this.dispatchEvent(new DashVariablesChangeEvent(liveValues(this, this.dashboard)));
  }

  /**
   * Makes every widget stand there and ask for its data, also those out of sight; for print and
   * export.
   */
  async fillAll(): Promise<void> {
    await this.#loaded();
    await this.presenter?.board.fillAll();
  }

  /**
   * An edit by the user: raises `dash-before-change`, and shows why it is not possible if it is
   * not. False if it was not made.
   *
   * @internal
   */
  edit(changes: readonly Change[], options: DispatchOptions = {}): boolean {
    if (!this.dispatchEvent(new DashBeforeChangeEvent(changes))) {
      return false;
    }
    try {
      this.store.dispatch(changes, options);
      return true;
    } catch (error) {
      this.notify(error);
      return false;
    }
  }

  /**
   * An edit that a widget makes of itself, also in view mode, where the code that edits may not be
   * here yet.
   *
   * @internal
   */
  async updateConfig(id: WidgetId, set: JsonObject): Promise<void> {
    const { connection } = this;
    // At once where that is possible: it may be the last that the widget says.
    if (!connection?.store) {
      await this.prepareEditing().catch((error: unknown) => this.notify(error));
    }
    // It may be gone by now, or another dashboard may be open, which has nothing to do with it.
    if (connection === this.connection && this.dashboard?.widgets[id]) {
      this.edit([{ type: 'widget.update', id, set }], { coalesce: `config:${id}` });
    }
  }

  /**
   * Loads the code that edits.
   *
   * @internal
   */
  async prepareEditing(): Promise<void> {
    await this.#loaded();
    await Promise.all([this.connection?.write(), this.registry.complete()]);
  }

  /**
   * Shows a message above the grid until it is dismissed.
   *
   * @internal
   */
  notify(error: unknown): void {
    const code = error instanceof DashError ? error.code : 'widget-failed';
    this.#addNotice({ code, message: (error as Error).message, isError: true });
  }

  /**
   * Tells a screen reader.
   *
   * @internal
   */
  announce(text: string): void {
    const live = this.renderRoot.querySelector('.live')!;
    // The same text twice is not announced, unless something differs.
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#teardown);
    // By name, so that it does not pass for a mere change of state.
    this.requestUpdate('isConnected', false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editMode.end();
    this.presenter?.stop();
    // An element that is only moved within the page comes back in the same task.
    this.#teardown = setTimeout(() => this.#close());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const isOther = OPENING.some((key) => changed.has(key));
    if (!this.isConnected) {
      if (isOther) {
        // What is open now must not be there when the element comes back.
        this.#close();
      }
    } else if (!this.#opened || isOther) {
      this.#open();
    }
    this.#patience.follow(this.isConnected && !this.dashboard);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isConnected) {
      return;
    }
    this.presenter ??= new Presenter(this, this.renderRoot);
    if (changed.has('registry')) {
      // It listens to the other one from now on.
      this.presenter.stop();
    }
    this.presenter.start();
    // Every edit brings two states and nothing else.
    if (changed.size !== 1 || !changed.has('_state' as never)) {
      this.presenter.configure();
    }
    this.presenter.show(this.dashboard);
    this.#editMode.sync(this.presenter);
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#editMode.renderToolbar()}
      ${renderNotices(this.#allNotices(), {
        dismiss: (notice) => (this._notices = this._notices.filter((other) => other !== notice)),
        retrySave: () => void this.connection?.store?.retrySave(),
      })}
      ${this.filters ? this.#filterBar.render(this, this.filters) : nothing}
      ${renderMessage(this._failure, this._state, {
        retry: () => void this.reload(),
        add: this.editing ? () => void this.openCatalog() : undefined,
        isSlow: this.#patience.isOver,
      })}
      <div class="ruler"></div>
      <div class="sheet">
        <div
          class="frame"
          part="grid"
          role="region"
          aria-label=${strings.dashboardLabel(this.dashboard?.name ?? '')}
        >
          <div class="bands" aria-hidden="true"></div>
          <div class="sizer"></div>
          <div class="grid"></div>
        </div>
      </div>
      <div class="live visually-hidden" role="status"></div>
      <i class="probe" aria-hidden="true"></i>
      <slot hidden></slot>
    `;
  }

  /** @internal */
  get present(): Dashboard {
    return this.dashboard ?? this.#refuse();
  }

  /** @internal */
  get store(): DashboardStore {
    return this.connection?.store ?? this.#refuse();
  }

  #refuse(): never {
    throw (
      this._failure ??
      new DashError('dashboard-not-found', 'The dashboard is not loaded. Await `ready`.')
    );
  }

  /** The code of the methods that few pages call. */
  async #calls(): Promise<Calls> {
    const [loaded] = await Promise.all([
      // Even of what is here already, an `import()` costs as much as a small edit.
      calls ?? import('../editing/methods.js'),
      this.prepareEditing(),
    ]);
    return (calls = loaded);
  }

  /** Waits for the opening that the present properties ask for. */
  async #loaded(): Promise<void> {
    let opened;
    do {
      await this.updateComplete;
      opened = this.#opened;
      await opened;
    } while (opened !== this.#opened);
    await this.updateComplete;
  }

  #open(): void {
    this.#leave();
    this.#opened = this.#connect(this.#turn);
  }

  /** Lets go of the dashboard. */
  #leave(): void {
    this.#turn++;
    // A gesture under way ends, and the next session edits another dashboard.
    this.#editMode.end();
    // What widgets say at their end is still saved.
    this.presenter?.clear();
    this.connection?.close();
    this.connection = this.#opened = this._failure = this._state = undefined;
    this._notices = [];
  }

  async #connect(turn: number): Promise<void> {
    try {
      await whenParsed();
      if (turn !== this.#turn) {
        return;
      }
      const { dashboardId: id, storage, limits } = this;
      const seed = this.seed ?? inlineDocument(this);
      const named = this.#storages;
      const compaction = () => this.compaction;
      const options = { id, storage, limits, compaction, seed, named };
      this.connection = new Connection(options);
      this.connection.subscribe((event) => this.#onStoreEvent(event));
      await this.connection.load();
    } catch (error) {
      if (turn === this.#turn) {
        this._failure = error as DashError;
      }
    }
  }

  #close(): void {
    this.#leave();
    this.presenter?.dispose();
    this.presenter = undefined;
  }

  #onStoreEvent(event: StoreEvent): void {
    const raised = hostEventOf(event, this.saveState);
    if (event.type === 'state') {
      this._state = event.state;
    }
    if (raised) {
      this.dispatchEvent(raised);
    }
    const notice = noticeOf(event);
    if (notice) {
      this.#addNotice(notice);
    }
  }

  #addNotice({ code, message, isError = false }: Notice): void {
    const others = this._notices.filter((notice) => notice.code !== code);
    this._notices = [...others, { code, message, isError }];
  }

  #allNotices(): readonly Notice[] {
    const { saveState, error } = this._state ?? {};
    return saveState === 'error' && error
      ? [{ code: 'save', message: error.message, isError: true }, ...this._notices]
      : this._notices;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-grid': DashGrid;
  }
}
