import type { CartesianView } from '../shared/charts/cartesian-view.js';
import { aliasConfigs, defaultConfigs } from '../defaults.js';
import { createScaleValidator } from '../shared/charts/scale-validator.js';
import { SeriesWidget } from '../shared/charts/series-widget.js';
import { strings } from '../shared/strings.js';
import validate from './config-validator.generated.js';

// A stored `group_by` beats the `groupBy` that only an alias implies.
const DEFAULTS = { ...defaultConfigs['bar-chart'], groupBy: aliasConfigs.bar_chart.groupBy };

export const validateConfig = createScaleValidator(validate, DEFAULTS);

/** Compares categories, side by side or stacked. */
export default class BarChart extends SeriesWidget {
  protected override readonly defaults = DEFAULTS;

  protected override drawing(): Pick<CartesianView, 'drawnAs' | 'stacked' | 'fromZero'> {
    const { chartType, stacked } = this.settings;
    const drawnAs = chartType === 'line' || chartType === 'area' ? chartType : 'bar';
    return { drawnAs, stacked: stacked === true, fromZero: true };
  }

  protected override labelOf(title: string): string {
    return strings.barChartOf(title);
  }
}
