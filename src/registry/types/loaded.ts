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

/** The third-party code that was running when something failed. */
export type WidgetPhase =
  'load' | 'construct' | 'configure' | 'connect' | 'render' | 'update' | 'disconnect' | 'later';

/** How a widget's failure reaches the host: exactly once each. */
export type ReportWidgetError = (phase: WidgetPhase, error: unknown) => void;

/** A widget type whose module is here. */
export interface LoadedWidget {
  readonly manifest: WidgetManifest;
  /** The faults of a config, none when it is valid. Never throws. */
  validate(config: JsonObject): readonly ConfigFault[];
  /**
   * Makes one element of the type; it is not connected yet. All later failures of its callbacks go
   * to `report`.
   *
   * @throws DashError `widget-failed` when the constructor threw (reported as `construct`, too).
   */
  create(report: ReportWidgetError): WidgetInstance;
}

/** One widget element with guards round its code. `false` means it threw, and that was reported. */
export interface WidgetInstance {
  readonly element: HTMLElement;
  /** Sets `element.config` to an object that is frozen with all its parts. */
  configure(config: JsonObject): boolean;
  setContext(context: WidgetContext): boolean;
  /** Ends reporting. Remove the element first to hear of a failing `disconnectedCallback`. */
  dispose(): void;
}
