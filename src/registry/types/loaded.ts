import type { JsonObject } from '../../model/json.js';
import type { SizeLimits } from '../../model/types.js';
import type { ConfigFault } from './config.js';
import type { GridSize } from './size.js';
import type { WidgetManifest } from './manifest.js';
import type { WidgetContext } from './context.js';

/** A manifest with every default filled in. */
export interface ResolvedWidgetType {
  readonly manifest: WidgetManifest;
  readonly defaultSize: GridSize;
  readonly limits: Required<SizeLimits>;
}

/** The callback of third-party code that failed. */
export type WidgetPhase =
  'load' | 'construct' | 'configure' | 'connect' | 'render' | 'update' | 'disconnect' | 'later';

/** Reports a failure of a widget to the host, exactly once. */
export type ReportWidgetError = (phase: WidgetPhase, error: unknown) => void;

/** A widget type whose module is loaded. */
export interface LoadedWidget {
  readonly manifest: WidgetManifest;
  /** Returns the faults of a config, none if it is valid. Never throws. */
  validate(config: JsonObject): readonly ConfigFault[];
  /**
   * Creates one element of the type, not connected yet. All later failures of its callbacks go to
   * `report`.
   *
   * @throws DashError `widget-failed` if the constructor throws (reported as `construct`, too).
   */
  create(report: ReportWidgetError): WidgetInstance;
}

/**
 * One widget element with guards around its code. `false` means that it threw, which was reported.
 */
export interface WidgetInstance {
  readonly element: HTMLElement;
  /** Sets `element.config` to a deeply frozen object. */
  configure(config: JsonObject): boolean;
  setContext(context: WidgetContext): boolean;
  /** Ends reporting. Remove the element before, to catch a failing `disconnectedCallback`. */
  dispose(): void;
}
