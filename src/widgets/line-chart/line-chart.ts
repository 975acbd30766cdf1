import type { CartesianView } from '../shared/charts/cartesian-view.js';
import { defaultConfigs } from '../defaults.js';
import { createScaleValidator } from '../shared/charts/scale-validator.js';
import { SeriesWidget } from '../shared/charts/series-widget.js';
import { isList } from '../shared/data/shape.js';
import { strings } from '../shared/strings.js';
import validate from './config-validator.generated.js';

const DEFAULTS = defaultConfigs['line-chart'];

export const validateConfig = createScaleValidator(validate, DEFAULTS);

/** Values over time or over another scale, as lines or areas. */
export default class LineChart extends SeriesWidget {
  protected override readonly defaults = DEFAULTS;

  protected override drawing(): Pick<CartesianView, 'drawnAs' | 'stacked' | 'fromZero'> {
    const { area, fromZero } = this.settings;
    return {
      drawnAs: area === true ? 'area' : 'line',
      stacked: false,
      fromZero: fromZero === true,
    };
  }

  protected override labelOf(title: string): string {
    return strings.lineChartOf(title);
  }

  protected override nothingChosen(): string | undefined {
    const { devices } = this.settings;
    return isList(devices) && devices.length === 0 ? strings.nothingChosen : undefined;
  }
}
