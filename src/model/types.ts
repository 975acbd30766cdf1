import type { JsonObject, JsonPointer, JsonValue } from './json.js';

export type DashboardId = string;
export type WidgetId = string;

/** `lg` is the base layout that every dashboard has; other names are overrides made by a user. */
export type Breakpoint = string;

/**
 * A place on the grid, in grid units. `x` and `y` count from the start corner, `w` and `h` are at
 * least 1.
 */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/**
 * Rectangles by widget id: a map, never an array, so that independent edits merge. A layout is
 * immutable, because results computed from it are cached by the object.
 */
export type Layout = Readonly<Record<WidgetId, Rect>>;

/** A button that the backend offers for one widget. */
export interface ActionDescriptor {
  readonly key: string;
  readonly label: string;
  readonly icon?: string;
  /** Lower numbers come first; actions without a priority come last. */
  readonly priority?: number;
  readonly confirmationMessage?: string;
}

/**
 * One placed instance of a widget type. It holds no position: positions are in `Dashboard.layouts`.
 */
export interface Widget {
  readonly id: WidgetId;
  readonly type: string;
  /** The version of the type that the widget is pinned to. Default: the newest. */
  readonly version?: string;
  /**
   * The version of the type that wrote `config`. Default: `version`, else the oldest registered
   * one.
   */
  readonly configVersion?: string;
  readonly installId?: string;
  /** At most 100 characters when written; longer stored titles are kept. */
  readonly title: string;
  readonly description?: string;
  readonly config: JsonObject;
  readonly query?: JsonObject;
  readonly isVisible: boolean;
  readonly order: number;
  /** Seconds. */
  readonly refreshInterval?: number;
  readonly requiredPermissions?: readonly string[];
  readonly actions?: readonly ActionDescriptor[];
  /** RFC 3339. Stamped by storage. */
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

/** A dashboard document. Immutable: every edit makes a new one that shares the unchanged parts. */
export interface Dashboard {
  readonly schemaVersion: number;
  readonly id: DashboardId;
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly isShared: boolean;
  readonly ownerId?: string;
  /** Columns of the base layout. Default 12. */
  readonly columns: number;
  readonly widgets: Readonly<Record<WidgetId, Widget>>;
  /** `lg` always exists. */
  readonly layouts: Readonly<Record<Breakpoint, Layout>>;
  readonly variables: JsonObject;
  readonly timeRange: JsonValue;
  /** Seconds. */
  readonly refreshInterval?: number;
  /** Stamped by storage; 0 before the first save. */
  readonly revision: number;
  readonly createdAt?: string;
  readonly updatedAt?: string;
  readonly permissions?: readonly string[];
}

/**
 * A flag on a change that restores earlier content, as undo does: it may write stored texts that
 * exceed the limits, and rectangles of unknown widgets.
 */
export interface Restoring {
  readonly restored?: true;
}

/**
 * Values to write and to delete, by JSON Pointer into the dashboard or the widget. Arrays are
 * atomic, and no pointer may lead into the value of another.
 */
export interface Patch extends Restoring {
  readonly set?: Readonly<Record<JsonPointer, JsonValue>>;
  readonly unset?: readonly JsonPointer[];
}

export interface DashboardUpdateChange extends Patch {
  readonly type: 'dashboard.update';
}

export interface WidgetAddChange extends Restoring {
  readonly type: 'widget.add';
  readonly widget: Widget;
  /** The new widget's place in each layout that has one for it. `lg` is required. */
  readonly rects: Readonly<Record<Breakpoint, Rect>>;
}

export interface WidgetUpdateChange extends Patch {
  readonly type: 'widget.update';
  readonly id: WidgetId;
}

export interface WidgetRemoveChange {
  readonly type: 'widget.remove';
  readonly id: WidgetId;
}

export interface LayoutSetChange extends Restoring {
  readonly type: 'layout.set';
  readonly breakpoint: Breakpoint;
  /** The rectangles that the edit changed; `null` removes a widget from an override layout. */
  readonly rects: Readonly<Record<WidgetId, Rect | null>>;
}

/** Removes a whole override; the base layout `lg` can't be cleared. */
export interface LayoutClearChange {
  readonly type: 'layout.clear';
  readonly breakpoint: Breakpoint;
}

/** One serialisable edit of a dashboard. All edits are changes, whatever their origin. */
export type Change =
  | DashboardUpdateChange
  | WidgetAddChange
  | WidgetUpdateChange
  | WidgetRemoveChange
  | LayoutSetChange
  | LayoutClearChange;

/** How the grid closes gaps: `up` pulls widgets upwards, `none` keeps the gaps. */
export type Compaction = 'up' | 'none';

/** Size limits of one widget type, in grid units. They hold while a user resizes, not on load. */
export interface SizeLimits {
  readonly minW?: number;
  readonly minH?: number;
  readonly maxW?: number;
  readonly maxH?: number;
}

export interface Limits {
  /** Default 30. */
  readonly widgetsPerDashboard: number;
  /** Default 20. */
  readonly dashboardsPerUser: number;
}
