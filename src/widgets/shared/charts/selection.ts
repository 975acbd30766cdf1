import { own } from '../../../model/record.js';
import type { JsonObject } from '../../../model/json.js';
import type { WidgetContext } from '../../../registry/types/index.js';

/** A part of a chart that can be chosen: a bar, a point, a slice, or a series in the legend. */
export interface ChartPoint {
  /** The label in the data, by which a filter finds it; a day is in ISO 8601. */
  readonly label: string | number;
  /** Null for a whole series. */
  readonly value: number | null;
  readonly series: string;
  /** Describes the point in words to be read aloud. */
  readonly describe: () => string;
  /** True if the point stands for several entries, by which nothing can be filtered. */
  readonly isRest?: boolean;
}

/** The context of hosts with dashboard variables, which widgets can set. */
type SettingContext = WidgetContext & {
  readonly setVariables?: (values: JsonObject) => void;
};

/** The name of the variable that a choice sets, from the config. */
export function variableOf(settings: JsonObject): string | undefined {
  const name = settings['setVariable'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

/** The label that the variable of the config has now, by this chart or by another control. */
export function chosenLabel(
  context: WidgetContext,
  settings: JsonObject,
): string | number | undefined {
  const name = variableOf(settings);
  const value = name === undefined ? undefined : own(context.variables, name);
  return (typeof value === 'string' && value !== '') || typeof value === 'number'
    ? value
    : undefined;
}

/** Takes a choice back, so that the dashboard shows everything again. */
export function clearChoice(context: WidgetContext, settings: JsonObject): void {
  const name = variableOf(settings);
  if (name !== undefined) {
    (context as SettingContext).setVariables?.({ [name]: null });
  }
}

/**
 * Tells the host about the user's choice and sets the dashboard variable of the config to its
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
  const chosen = own(context.variables, name) === label ? null : label;
  (context as SettingContext).setVariables?.({ [name]: chosen });
}
