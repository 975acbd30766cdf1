import type { JsonObject } from '../../../model/json.js';
import type { WidgetContext } from '../../../registry/types/index.js';

/** A part of a chart that a user can choose: a bar, a point, a slice, or a series in the legend. */
export interface ChartPoint {
  /** What it is called in the data, where a filter can find it: a day in ISO 8601. */
  readonly label: string | number;
  /** Null for a whole series. */
  readonly value: number | null;
  readonly series: string;
  /** Writes it out, to be read aloud. */
  readonly describe: () => string;
  /** It stands for several things, so nothing can be filtered by it. */
  readonly isRest?: boolean;
}

/** Hosts with dashboard variables let widgets set them. */
type SettingContext = WidgetContext & {
  readonly setVariables?: (values: JsonObject) => void;
};

/** The variable that a choice sets, by the config. */
export function variableOf(settings: JsonObject): string | undefined {
  const name = settings['setVariable'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/**
 * Tells the host what the user chose, and sets the dashboard variable that the config names to its
 * label; the same choice again clears it.
 */
export function choose(point: ChartPoint, context: WidgetContext, settings: JsonObject): void {
  if (context.mode === 'edit') {
    return;
  }
  const { label, value, series } = point;
  context.emit('select', { label, value, series });
  const name = variableOf(settings);
  if (name === undefined || point.isRest) {
    return;
  }
  const chosen = context.variables[name] === label ? null : label;
  (context as SettingContext).setVariables?.({ [name]: chosen });
}
