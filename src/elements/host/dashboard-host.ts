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

/** The settings of the page, read again whenever they are needed. */
export interface DashboardSettings {
  readonly registry: WidgetRegistry;
  readonly dataSources: DataSources;
  readonly context: HostContext;
  readonly limits: Limits;
  readonly columns: number | undefined;
  /** Height of a row without its gap; in CSS pixels, as `gap`. */
  readonly rowHeight: number;
  readonly gap: number;
  readonly compaction: Compaction;
  /** Live values, which override those of the document. */
  readonly variables: JsonObject;
  readonly timeRange: JsonValue | undefined;
}

/**
 * The dashboard as the folders of `elements/` see it. They know it by this interface alone, so that
 * a widget can be mounted without a grid, a board in a preview, and a dialog in a test.
 */
export interface DashboardHost {
  /**
   * The element that raises the events. Everything in the dashboard has its language, direction and
   * theme.
   */
  readonly element: HTMLElement & ReactiveControllerHost;
  /** The shadow root that holds the board and all overlays. */
  readonly root: ShadowRoot;
  readonly settings: DashboardSettings;
  /**
   * One object for each dashboard that is opened: when it is another one, work for the earlier one
   * is obsolete.
   */
  readonly opening: object | undefined;
  readonly state: StoreState | undefined;
  /** The document as it is shown, unsaved edits included. */
  readonly dashboard: Dashboard | undefined;
  readonly rights: Rights;
  /** The storage that the dashboard is read from, and written to once it is edited. */
  readonly storage: StorageReader | undefined;
  /** True in edit mode. */
  readonly isEditing: boolean;
  /** The commands that edit the dashboard; undefined until the code that writes is loaded. */
  readonly commands: EditCommands | undefined;

  /** Loads the code that writes, once the dashboard is loaded. */
  write(): Promise<EditCommands>;
  /** Calls `listener` with every event of the store. Returns the function that unsubscribes. */
  subscribe(listener: (event: StoreEvent) => void): () => void;
  /** Sets live values that the user chose, and raises `dash-variables-change`. */
  setVariables(variables: JsonObject, timeRange?: JsonValue): void;
  /** Loads the dashboard again and merges changes from elsewhere. */
  reload(): Promise<void>;
  openSettings(id: WidgetId): void;
  openCatalog(): void;
  /** Announces a text to screen readers. */
  announce(text: string): void;
  /** Shows an error above the board until it is dismissed. */
  notify(error: unknown): void;
}
