import type { JsonObject } from '../../../model/json.js';
import type { ConfigFault, ConfigValidator } from '../../../registry/types/index.js';
import { createConfigValidator, type CompiledValidator } from '../data/config-validator.js';
import { normalizeConfig } from '../data/normalize-config.js';
import { isNumber } from '../data/shape.js';

function boundFaults({ min, max, scale }: JsonObject): readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (isNumber(min) && isNumber(max) && min >= max) {
    faults.push({ path: '/max', message: `must be above the minimum of ${min}` });
  }
  if (scale === 'log') {
    const message = 'must be above 0 on a logarithmic scale';
    faults.push(
      ...(isNumber(min) && min <= 0 ? [{ path: '/min', message }] : []),
      ...(isNumber(max) && max <= 0 ? [{ path: '/max', message }] : []),
    );
  }
  return faults;
}

/** Makes a validator that also checks the bounds of a scale, which a schema cannot compare. */
export function createScaleValidator(
  validate: CompiledValidator,
  defaults: JsonObject,
): ConfigValidator {
  const validateSchema = createConfigValidator(validate, defaults);
  return (given) => [
    ...validateSchema(given),
    ...boundFaults({ ...defaults, ...normalizeConfig(given, defaults).config }),
  ];
}
