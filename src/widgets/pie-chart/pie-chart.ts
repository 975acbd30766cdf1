import { aliasConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { PartsWidget } from '../shared/lists/parts-widget.js';
import { strings } from '../shared/strings.js';
import validate from './config-validator.generated.js';

// A stored `group_by` beats the `groupBy` that only an alias implies.
const DEFAULTS = aliasConfigs.pie_chart;

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** The parts of a whole as slices. */
export default class PieChart extends PartsWidget {
  protected override readonly defaults = DEFAULTS;

  protected override readonly look = { cutout: '0%', gap: 1, radius: 0 };

  protected override labelOf(title: string): string {
    return strings.pieChartOf(title);
  }
}
