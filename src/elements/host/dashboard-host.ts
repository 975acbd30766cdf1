import type { ReactiveControllerHost } from 'lit';
import type { DataSources } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { Rights } from '../../model/rights.js';
import type { Compaction, Dashboard, Limits, WidgetId } from '../../model/types.js';
import type { WidgetRegistry } from '../../registry/index.js';
import type { StorageReader } from '../../storage/types.js';
import type { StoreEvent, StoreState } from '../../store/types.js';
import type { EditCommands } from './edit-commands.js';
import type { HostContext } from './host-context.js';

/** Settings that a page makes, read anew whenever they are needed. */
export interface DashboardSettings {
  readonly registry: WidgetRegistry;
  readonly dataSources: DataSources;
  readonly context: HostContext;
  readonly limits: Limits;
  readonly columns: number | undefined;
  /** In CSS pixels, as `gap`. */
  readonly rowHeight: number;
  readonly gap: number;
  readonly compaction: Compaction;
  /** Live values over those of the document. */
  readonly variables: JsonObject;
  readonly timeRange: JsonValue | undefined;
}

/**
 * The dashboard that the rooms of `elements/` work for. They know it by this interface alone, so
 * that a widget can stand without a grid, a board in a preview, and a dialog in a test.
 */
export interface DashboardHost {
  /**
   * Raises the events. Its language, direction and theme are those of everything in the dashboard.
   */
  readonly element: HTMLElement & ReactiveControllerHost;
  /** Holds the board and all that lies over it. */
  readonly root: ShadowRoot;
  readonly settings: DashboardSettings;
  /**
   * One object for each dashboard that is opened: another one means that the work for this one is
   * over.
   */
  readonly opening: object | undefined;
  readonly state: StoreState | undefined;
  /** The document as it is shown, unsaved edits included. */
  readonly dashboard: Dashboard | undefined;
  readonly rights: Rights;
  /** Where the dashboard is read; once it is edited, written too. */
  readonly storage: StorageReader | undefined;
  /** True in edit mode. */
  readonly isEditing: boolean;
  /** Edits the dashboard; undefined until the code that writes is here. */
  readonly commands: EditCommands | undefined;

  /** Loads the code that writes, once the dashboard is loaded. */
  write(): Promise<EditCommands>;
  /** Tells everything that happens to the document. Returns the function that ends it. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
  /** A user's choice of live values: the page hears of it. */
  setVariables(variables: JsonObject, timeRange?: JsonValue): void;
  /** Brings in changes from elsewhere. */
  reload(): Promise<void>;
  openSettings(id: WidgetId): void;
  openCatalog(): void;
  /** Tells screen readers. */
  announce(text: string): void;
  /** Shows an error above the board until it is dismissed. */
  notify(error: unknown): void;
}
