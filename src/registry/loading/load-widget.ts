import type { JsonObject } from '../../model/json.js';
import { DashError } from '../../model/errors.js';
import { reasonOf } from '../../model/reason-of.js';
import { warnOfSchema } from '../manifest/manifest-advice.js';
import { createInstance } from '../guards/instance.js';
import { rememberLoaded } from './module-urls.js';
import type {
  ConfigFault,
  ConfigValidator,
  LoadedWidget,
  LoadInfo,
  WidgetManifest,
} from '../types/index.js';

/** The longest delay of a timer; a longer one fires at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

/** True if a value is a class that extends HTMLElement. */
export function isElementClass(value: unknown): value is CustomElementConstructor {
  return typeof value === 'function' && value.prototype instanceof HTMLElement;
}

/**
 * Runs the manifest's loader and checks the module.
 *
 * @throws DashError `load-failed`, `load-timeout` or `invalid-module`.
 */
export function loadWidget(
  manifest: WidgetManifest,
  attempt: number,
  timeout: number,
): Promise<LoadedWidget> {
  // After the timeout, a loader that never settles references only this settled promise.
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        const text = `The module of widget type "${manifest.type}" did not load within ${timeout / 1000} s.${__DEV__ ? ' Retry, or raise registry.loadTimeout.' : ''}`;
        reject(new DashError('load-timeout', text));
      },
      Math.min(timeout, MAX_TIMEOUT),
    );
    load(manifest, attempt)
      .then(resolve, (error: unknown) =>
        reject(asLoadError(`module of widget type "${manifest.type}"`, error)),
      )
      .finally(() => clearTimeout(timer));
  });
}

async function load(manifest: WidgetManifest, attempt: number): Promise<LoadedWidget> {
  rememberLoaded(manifest);
  const module = await runLoader(manifest.load, attempt, isElementClass);
  const Class = module?.default;
  if (!isElementClass(Class)) {
    const { invalidModule } = await import('./load-failure.js');
    throw invalidModule(manifest, module);
  }
  const check = module.validateConfig ?? (await loadValidator(manifest));
  return {
    manifest,
    validate: (config) => runValidator(check, config),
    create: (report) => createInstance(Class, manifest.type, report),
  };
}

/** Imports a module, from the second attempt on even if the browser remembers a failure. */
export async function runLoader<T extends { readonly default: unknown }>(
  load: (info: LoadInfo) => Promise<T>,
  attempt: number,
  isExpected: (value: unknown) => boolean,
): Promise<T> {
  try {
    return await load({ attempt });
  } catch (error) {
    if (attempt === 1) {
      throw error;
    }
    const { loadAfresh } = await import('./load-failure.js');
    return loadAfresh<T>(error, attempt, isExpected);
  }
}

async function loadValidator(manifest: WidgetManifest): Promise<ConfigValidator> {
  const { configSchema } = manifest;
  if (!configSchema) {
    return () => [];
  }
  const [{ compileSchema }, schema] = await Promise.all([
    import('./validator.js'),
    typeof configSchema === 'function' ? configSchema() : configSchema,
  ]);
  if (__DEV__ && typeof configSchema === 'function') {
    warnOfSchema(manifest, schema);
  }
  return compileSchema(schema, manifest.type);
}

function runValidator(check: ConfigValidator, config: JsonObject): readonly ConfigFault[] {
  try {
    const faults = check(config);
    if (__DEV__ && !Array.isArray(faults)) {
      throw new TypeError('validateConfig must return a list of faults, an empty one for none.');
    }
    return [...faults];
  } catch (error) {
    return [{ path: '', message: `The config could not be checked: ${reasonOf(error)}` }];
  }
}

export function asLoadError(what: string, error: unknown): DashError {
  if (error instanceof DashError) {
    return error;
  }
  return new DashError('load-failed', `The ${what} could not be loaded: ${reasonOf(error)}`, {
    cause: error,
  });
}
