import {
  html,
  LitElement,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import type { DataSources } from '../../data/types.js';
import { DashError } from '../../model/errors.js';
import { DEFAULT_LIMITS } from '../../model/index.js';
import type { AddWidgetOptions } from '../../model/edits/add-widget.js';
import type { WidgetPatch } from '../../model/edits/update-widget.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { Compaction, Dashboard, Limits, Rect, WidgetId } from '../../model/types.js';
import { widgetRegistry, type WidgetRegistry } from '../../registry/index.js';
import type { StorageAdapter } from '../../storage/types.js';
import type { SaveState, StoreEvent, StoreState } from '../../store/types.js';
import { BoardController } from '../board/board-controller.js';
import type { Item } from '../board/item.js';
import type { FilterOptions } from '../dash-filters/filter-bar.js';
import type { EditContext } from '../editing/edit-context.js';
import { DashVariablesChangeEvent } from '../events/index.js';
import type { HostContext } from '../host/host-context.js';
import { LazyPart } from '../host/lazy-part.js';
import { liveValues } from '../host/live-values.js';
import { controls } from '../shared/controls.styles.js';
import { defineElement } from '../shared/define-element.js';
import { hasOtherContent, hasOtherEntries } from '../shared/has-other-content.js';
import { LoadingDelay } from '../shared/loading-delay.js';
import { strings } from '../shared/strings.js';
import { tokens } from '../shared/tokens.styles.js';
import { amount, choice, given, readProperties } from '../shared/attributes.js';
import { styles } from './dash-grid.styles.js';
import { EditMode } from './edit-mode.js';
import { GridHost } from './grid-host.js';
import { isOtherSeed } from '../shared/is-other-seed.js';
import { warnOfNewObjects } from '../shared/warn-of-new-objects.js';
import { renderMessage, renderNotices, type Notice } from '../notices/messages.js';
import { hostEventOf, noticeOf } from '../notices/store-events.js';

type Writing = typeof import('./writing.js');
let writing: Writing | undefined;

/** The properties that open another dashboard when they change. */
const OPENING = ['dashboardId', 'storage', 'seed', 'limits'] as const;

/**
 * A dashboard: loads a document from its storage, lays its widgets out, and lets people edit it.
 *
 * @summary An embeddable dashboard that people arrange and configure.
 * @slot - A `<script type="application/json">` with the seed: the document shown while storage has
 *     none of this id.
 * @event {DashChangeEvent} dash-change - The user, or someone elsewhere, changed the dashboard.
 * @event {DashBeforeChangeEvent} dash-before-change - The user is about to change it; cancelable.
 * @event {DashSaveStateEvent} dash-save-state - The save state of the edits changed.
 * @event {DashConflictEvent} dash-conflict - The same thing was changed here and elsewhere.
 * @event {DashWidgetErrorEvent} dash-widget-error - A widget's code failed.
 * @event {DashWidgetEvent} dash-widget-event - A widget emitted an event.
 * @event {DashEditingChangeEvent} dash-editing-change - The user entered or left edit mode.
 * @event {DashBeforeEditingChangeEvent} dash-before-editing-change - The user is about to enter
 *     or leave edit mode; cancelable.
 * @event {DashVariablesChangeEvent} dash-variables-change - The user gave variables or the time
 *     range other values.
 * @event {DashTelemetryEvent} dash-telemetry - A widget was loaded, or failed.
 * @csspart toolbar - The bar of edit mode.
 * @csspart title-bar - The line above the board in view mode, by `edit-button`.
 * @csspart name - The dashboard's name, in both of them.
 * @csspart filters - The bar of variables and time range.
 * @csspart grid - The area of the widgets.
 * @csspart notice - A message above the grid.
 * @csspart message - The message instead of widgets: loading, empty, error.
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
 * @cssproperty [--dash-toolbar-offset=8px] - Distance of the toolbar from the edge that it sticks
 *     to.
 */
export class DashGrid extends LitElement {
  static override styles = [tokens, controls, styles];

  // Without decorators: their code would be a larger part of the first load than these lines.
  static override properties: PropertyDeclarations = {
    dashboardId: { attribute: 'dashboard-id', converter: given('default') },
    storage: { converter: given('memory') },
    editing: { type: Boolean, reflect: true },
    editButton: { type: Boolean, attribute: 'edit-button' },
    columns: { converter: amount('columns', 1, undefined, Number.isInteger) },
    rowHeight: { attribute: 'row-height', converter: amount('row-height', 1, 80) },
    gap: { converter: amount('gap', 0, 16) },
    compaction: { converter: choice<Compaction>('compaction', ['up', 'none']) },
    limits: { attribute: false, converter: given(DEFAULT_LIMITS), hasChanged: hasOtherContent },
    registry: { attribute: false, converter: given(widgetRegistry) },
    dataSources: { attribute: false, converter: given({}), hasChanged: hasOtherEntries },
    context: { attribute: false, converter: given({}), hasChanged: hasOtherContent },
    variables: { attribute: false, converter: given({}), hasChanged: hasOtherContent },
    timeRange: { attribute: false, hasChanged: hasOtherContent },
    filters: {
      converter: (value: unknown) => (typeof value === 'string' ? {} : value),
      hasChanged: hasOtherContent,
    },
    seed: { attribute: false, hasChanged: isOtherSeed },
    _state: { state: true },
    _failure: { state: true },
    _notices: { state: true },
  };

  static {
    readProperties(this);
  }

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-grid', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /** The id of the dashboard in the storage. */
  dashboardId = 'default';

  /** `memory` or `indexeddb`, or as a property a storage adapter. */
  storage: string | StorageAdapter = 'memory';

  /** True in edit mode. */
  editing = false;

  /**
   * Shows the dashboard's name above it, and to users who may edit it a button that begins that. In
   * edit mode the toolbar is in their place.
   */
  editButton = false;

  /** Columns of the grid. Default: the document's own, which is 12 when it names none. */
  columns: number | undefined;

  /** Height of one row in CSS pixels, without the gap. */
  rowHeight = 80;

  /** Distance between widgets in CSS pixels. */
  gap = 16;

  /** `up` closes gaps, `none` keeps them. */
  compaction: Compaction = 'up';

  /** The limits of the document. Default 30 widgets. */
  limits: Limits = DEFAULT_LIMITS;

  /** The widget types that this dashboard knows. Default: the page's common registry. */
  registry: WidgetRegistry = widgetRegistry;

  /** The sources of the widgets' data, by name. */
  dataSources: DataSources = {};

  /** The user, their permissions and their language, as the host knows them. */
  context: HostContext = {};

  /**
   * Live values of dashboard variables, which override those of the document. Setting them changes
   * the data that widgets request and not the document, and they are gone when the page is.
   */
  variables: JsonObject = {};

  /**
   * Live time range, which overrides the document's: `"24h"`, or `{from, to}`. Default: the
   * document's.
   */
  timeRange: JsonValue | undefined;

  /**
   * Shows a bar for the time range and the variables. The attribute alone offers the time range,
   * and removes values that widgets set; as a property it also names the variables that get a
   * field.
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

  private readonly _host = new GridHost(this, {
    onStoreEvent: (event) => this.#onStoreEvent(event),
    onFailure: (error) => (this._failure = error),
    notify: (error) => this.#notify(error),
  });
  readonly #editMode = new EditMode(this._host, (isEditing) => (this.editing = isEditing));
  readonly #filterBar = new LazyPart(this._host, async () => {
    const { FilterBar } = await import('../dash-filters/filter-bar.js');
    return new FilterBar(this._host);
  });
  readonly #loadingDelay = new LoadingDelay(() => this.requestUpdate());
  private _controller: BoardController | undefined;
  #teardown: ReturnType<typeof setTimeout> | undefined;

  /** The document as it is shown, unsaved edits included. */
  get dashboard(): Dashboard | undefined {
    return this._state?.dashboard;
  }

  /** The save state of the edits. */
  get saveState(): SaveState {
    return this._state?.saveState ?? 'saved';
  }

  /** True if this user may change the dashboard; false until it is loaded. */
  get canEdit(): boolean {
    return this._host.rights.write;
  }

  get canUndo(): boolean {
    return (this._state?.canUndo ?? false) && this.canEdit;
  }

  get canRedo(): boolean {
    return (this._state?.canRedo ?? false) && this.canEdit;
  }

  /** Settles when the dashboard is loaded and the widgets in its visible part are mounted. */
  get ready(): Promise<void> {
    return this._host.loaded().then(() => this._controller?.board.ready());
  }

  /** Settles when edit mode can be used. */
  get editingReady(): Promise<void> {
    return this._host.loaded().then(() => this.#editMode.loaded);
  }

  /**
   * Adds a widget and returns its id.
   *
   * @throws DashError `unknown-type`, `widget-limit`, `widget-exists`, `forbidden`; nothing changes
   *     then.
   */
  async addWidget(options: AddWidgetOptions): Promise<WidgetId> {
    const { methods, context } = await this.#write();
    return methods.addWidget(context, options);
  }

  /**
   * Changes a widget: its title, config keys, or any field by JSON Pointer.
   *
   * @throws DashError `widget-not-found`, `invalid-change`, `forbidden`; nothing changes then.
   */
  async updateWidget(id: WidgetId, patch: WidgetPatch): Promise<void> {
    const { methods, context } = await this.#write();
    methods.updateWidget(context, id, patch);
  }

  /**
   * Removes a widget.
   *
   * @throws DashError `widget-not-found`, `forbidden`.
   */
  async removeWidget(id: WidgetId): Promise<void> {
    const { methods, context } = await this.#write();
    methods.removeWidget(context, id);
  }

  /**
   * Moves or resizes a widget in the base layout; the others make room.
   *
   * @throws DashError `widget-not-found`, `forbidden`.
   */
  async moveWidget(id: WidgetId, target: Partial<Rect>): Promise<void> {
    const { methods, context } = await this.#write();
    methods.moveWidget(context, id, target);
  }

  /**
   * Undoes the last edit. Returns false if there was none.
   *
   * @throws DashError `forbidden`.
   */
  undo(): boolean {
    return this._host.commands?.callStep('undo') ?? false;
  }

  /**
   * Redoes the edit that was undone last. Returns false if there was none.
   *
   * @throws DashError `forbidden`.
   */
  redo(): boolean {
    return this._host.commands?.callStep('redo') ?? false;
  }

  /**
   * Writes unsaved edits now. Settles when they are as safe as the storage can make them.
   *
   * @throws DashError with the reason why the storage refused; the edits are kept.
   */
  async save(): Promise<void> {
    await this._host.loaded();
    if (this._host.present) {
      await this._host.commands?.save();
    }
  }

  /** Loads the dashboard again and merges changes from elsewhere. */
  async reload(): Promise<void> {
    if (this._failure) {
      this.#open();
    }
    await this._host.refetch();
  }

  /**
   * Resets the dashboard to its seed, as one edit that can be undone.
   *
   * @throws DashError `forbidden`.
   */
  async reset(): Promise<void> {
    const { methods, context } = await this.#write();
    await methods.reset(context);
  }

  /** Returns a copy of the whole document, unsaved edits included. */
  exportDashboard(): Dashboard {
    return structuredClone(this._host.present);
  }

  /**
   * Replaces the content of this dashboard by a document, ours or of a known foreign format, as one
   * edit that can be undone.
   *
   * @throws DashError `import-format`, `invalid-document`, `forbidden`; nothing changes then.
   */
  async importDashboard(input: unknown): Promise<void> {
    const { methods, context } = await this.#write();
    await methods.importDashboard(context, input);
  }

  /**
   * Opens the widget catalog beside the board; a type that is chosen there is added. It stays open
   * until it is closed.
   *
   * @throws DashError `forbidden`.
   */
  async openCatalog(): Promise<void> {
    const { context } = await this.#write();
    const { openCatalog } = await import('../dash-catalog/open-catalog.js');
    openCatalog(context);
  }

  /**
   * Opens the settings of a widget. Settles when they are closed.
   *
   * @throws DashError `forbidden`.
   */
  async openSettings(id: WidgetId): Promise<void> {
    const { context } = await this.#write();
    const { openSettings } = await import('../dash-settings/open-settings.js');
    await openSettings(context, id);
  }

  /**
   * Sets live values of some variables, and the time range if there is one, as the user's choice:
   * raises `dash-variables-change`.
   */
  setVariables(variables: JsonObject, timeRange = this.timeRange): void {
    this.variables = { ...this.variables, ...variables };
    this.timeRange = timeRange;
    this.dispatchEvent(new DashVariablesChangeEvent(liveValues(this, this.dashboard)));
  }

  /** Mounts every widget and requests its data, also those out of sight; for export. */
  async fillAll(): Promise<void> {
    await this._host.loaded();
    await this._controller?.board.fillAll();
  }

  /**
   * Fills every widget with its data before the page is printed or made into a PDF. Settles when
   * each shows it or has failed, and after ten seconds at the latest.
   */
  async preparePrint(): Promise<void> {
    await this._host.loaded();
    await (await this._controller?.print())?.fill();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    clearTimeout(this.#teardown);
    // Named, so that `updated` does not take it for a change of `_state` alone.
    this.requestUpdate('isConnected', false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#editMode.end();
    this._controller?.stop();
    // An element that is moved within the page is connected again in the same task.
    this.#teardown = setTimeout(() => this.#close());
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (__DEV__) {
      warnOfNewObjects(this, changed);
    }
    const isOther = OPENING.some((key) => changed.has(key));
    if (!this.isConnected) {
      if (isOther) {
        // The dashboard that is open now must not be shown when the element is connected again.
        this.#close();
      }
    } else if (!this._host.isOpen || isOther) {
      this.#open();
    }
    this.#loadingDelay.follow(this.isConnected && !this.dashboard);
  }

  protected override update(changed: PropertyValues<this>): void {
    const place = this._controller?.focus.note();
    super.update(changed);
    void this._controller?.focus.restore(place);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.isConnected) {
      return;
    }
    const controller = (this._controller ??= new BoardController(this._host, {
      openMenu: (item) => void this.#openMenu(item),
    }));
    if (changed.has('registry')) {
      // The controller subscribes to the other registry when it starts again.
      controller.stop();
    }
    controller.start();
    // Every edit changes `_state` twice, and nothing else.
    if (changed.size !== 1 || !changed.has('_state' as never)) {
      controller.configure();
    }
    controller.show(this.dashboard);
    this.#editMode.sync(controller);
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#editMode.renderHead(this.editButton)}
      ${renderNotices(this.#allNotices(), {
        dismiss: (notice) => (this._notices = this._notices.filter((other) => other !== notice)),
        retrySave: () => this._host.retrySave(),
      })}
      ${this.filters && this.#filterBar.get()?.render(this.filters, this._controller?.shared.locale ?? 'en')}
      ${renderMessage(this._failure, this._state, {
        retry: () => void this.reload(),
        add: this._host.isEditing ? () => this._host.openCatalog() : undefined,
        isSlow: this.#loadingDelay.isOver,
      })}
      <div class="ruler"></div>
      <div class="sheet">
        <div
          class="frame"
          part="grid"
          role="region"
          tabindex="-1"
          aria-label=${strings.dashboardLabel(this.dashboard?.name ?? '')}
        >
          <div class="bands" aria-hidden="true"></div>
          <div class="sizer"></div>
          <div class="grid"></div>
        </div>
      </div>
      ${this.#editMode.renderDock(this.editButton)}
      <div class="live visually-hidden" role="status"></div>
      <i class="probe" aria-hidden="true"></i>
      <slot hidden></slot>
    `;
  }

  /** Loads the code that writes, and the commands of the dashboard. */
  async #write(): Promise<{ methods: Writing['methods']; context: EditContext }> {
    const [loaded, commands] = await Promise.all([
      // Even for a loaded module, an `import()` costs as much as a small edit.
      writing ?? import('./writing.js'),
      this._host.commands ?? this._host.write(),
    ]);
    writing = loaded;
    const context = { host: this._host, controller: this._controller!, commands };
    return { methods: loaded.methods, context };
  }

  async #openMenu(item: Item): Promise<void> {
    try {
      const { openMenu } = await import('../widget-menu/open-menu.js');
      const { session } = this.#editMode;
      openMenu({ host: this._host, controller: this._controller!, session, item });
    } catch (error) {
      this.#notify(error);
    }
  }

  #open(): void {
    this.#leave();
    this._host.open();
  }

  /** Closes the dashboard and removes everything that belongs to it. */
  #leave(): void {
    // A gesture is cancelled, and the next dashboard gets a session of its own.
    this.#editMode.end();
    // Widgets may make a last edit when they are removed; it is still saved.
    this._controller?.clear();
    this._host.close();
    this._failure = this._state = undefined;
    this._notices = [];
  }

  #close(): void {
    this.#leave();
    this._controller?.dispose();
    this._controller = undefined;
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

  #notify(error: unknown): void {
    const code = error instanceof DashError ? error.code : 'widget-failed';
    this.#addNotice({ code, message: (error as Error).message, isError: true });
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
