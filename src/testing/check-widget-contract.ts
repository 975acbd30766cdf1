import type { JsonObject } from '../model/json.js';
import { isCollecting } from '../registry/guards/reported.js';
import { checkAccessibility, findAxe } from './contract/accessibility.js';
import { checkConfig, checkContext, checkSize } from './contract/changes.js';
import { checkLeaks } from './contract/leaks.js';
import { checkLife, checkRemoval, checkStates } from './contract/life.js';
import {
  CHECKS,
  textOf,
  type Check,
  type CheckName,
  type ContractFailure,
  type ContractOptions,
} from './contract/types.js';
import {
  MountedWidget,
  prepareWidget,
  type MountOptions,
  type PreparedWidget,
  type WidgetSubject,
} from './mount-widget.js';

const CHECK: Readonly<Record<Exclude<CheckName, 'manifest'>, Check>> = {
  life: checkLife,
  states: checkStates,
  size: checkSize,
  config: checkConfig,
  context: checkContext,
  removal: checkRemoval,
  leaks: checkLeaks,
  accessibility: checkAccessibility,
};

/**
 * The result of a check: the names of the checks that ran, and the reasons of those that did not.
 */
export interface ContractReport {
  readonly passed: readonly CheckName[];
  readonly skipped: Readonly<Partial<Record<CheckName, string>>>;
}

/** Thrown when a widget breaks the contract; the message lists every failure. */
export class WidgetContractError extends Error {
  override readonly name = 'WidgetContractError';
  readonly failures: readonly ContractFailure[];

  constructor(type: string, failures: readonly ContractFailure[]) {
    const list = failures.map(({ check, message }) => `\n  ${check}: ${message}`).join('');
    super(`The widget "${type}" does not keep the contract:${list}`);
    this.failures = failures;
  }
}

/**
 * Checks that a widget keeps the contract: manifest, states, sizes, changes of config and context,
 * removal, leaks over many mounts, and accessibility. It works in any test runner.
 *
 * ```ts
 * it('keeps the contract', () => checkWidgetContract(manifest, { sources: { sales: [1, 2] } }));
 * ```
 *
 * @throws WidgetContractError with every failure; its message says what to change.
 */
export async function checkWidgetContract<Config extends object = JsonObject>(
  subject: WidgetSubject<Config>,
  options: ContractOptions = {},
): Promise<ContractReport> {
  const failures: ContractFailure[] = [];
  const passed: CheckName[] = [];
  const skipped: Partial<Record<CheckName, string>> = { ...options.skip };
  const typeName = typeof subject === 'function' ? subject.name : String(subject?.type);
  const run = async (check: CheckName, work: (fail: (message: string) => void) => unknown) => {
    if (skipped[check]) {
      return;
    }
    const found = new Set<string>();
    const stop = listen((error) => found.add(`An error that nobody caught: ${textOf(error)}`));
    try {
      await work((message) => found.add(message));
    } catch (error) {
      found.add(textOf(error));
    } finally {
      await stop();
    }
    if (found.size) {
      failures.push(...[...found].map((message) => ({ check, message })));
    } else {
      passed.push(check);
    }
  };

  let widget: PreparedWidget | undefined;
  await run('manifest', async (fail) => {
    widget = await prepareWidget(subject);
    const { defaultConfig = {} } = widget.type.manifest;
    for (const { path, message } of widget.loaded.validate({
      ...defaultConfig,
      ...options.config,
    })) {
      fail(`The default config does not fit configSchema at ${path || '/'}: ${message}`);
    }
    if (JSON.stringify(structuredClone(defaultConfig)) !== JSON.stringify(defaultConfig)) {
      fail('defaultConfig holds what JSON can not.');
    }
  });
  // A failure so far would repeat in every check that follows.
  if (widget && !failures.length) {
    if (!skipped.accessibility && !(await findAxe(options))) {
      skipped.accessibility = 'There is no axe-core: npm install --save-dev axe-core.';
    }
    for (const check of CHECKS) {
      if (check !== 'manifest') {
        await run(check, (fail) => runCheck(CHECK[check], widget!, options, fail));
      }
      if (check === 'life' && failures.length) {
        break;
      }
    }
  }
  if (failures.length) {
    throw new WidgetContractError(typeName, failures);
  }
  return { passed, skipped };
}

/**
 * Runs one check and removes the widgets it has mounted; errors of the widget's code are failures.
 */
async function runCheck(
  check: Check,
  widget: PreparedWidget,
  options: ContractOptions,
  fail: (message: string) => void,
): Promise<void> {
  const { config, query, sources, locale } = options;
  const given = { config, query, sources, locale } as MountOptions;
  const mounted: MountedWidget[] = [];
  const mount = async (changes?: MountOptions) => {
    const one = new MountedWidget(widget, { ...given, ...changes });
    mounted.push(one);
    await one.settled();
    return one;
  };
  try {
    await check({ widget, options, mount, fail });
  } finally {
    for (const one of mounted) {
      one.unmount();
    }
    for (const { phase, error } of mounted.flatMap(({ failures }) => failures)) {
      fail(`It throws (${phase}): ${textOf(error)}${adviceFor(error)}`);
    }
  }
}

function adviceFor(error: unknown): string {
  return error instanceof TypeError &&
    /read.?only|not extensible|object is not ext/i.test(error.message)
    ? '. The config is frozen: copy it before you change it.'
    : '';
}

/** Keeps uncaught errors from the test runner and reports them as failures. */
function listen(found: (error: unknown) => void): () => Promise<void> {
  // Error listeners run in the order they were added, and mocha's was added first.
  const { onerror } = window;
  window.onerror = null;
  const onError = (event: ErrorEvent): void => {
    if (isCollecting() || (!event.error && event.message.startsWith('ResizeObserver loop'))) {
      return;
    }
    event.preventDefault();
    found(event.error ?? event.message);
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    if ((event.reason as Error | undefined)?.name !== 'AbortError') {
      found(event.reason);
    }
  };
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return async () => {
    // Browsers report an unhandled rejection some time after it happened.
    await new Promise((resolve) => setTimeout(resolve, 10));
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
    window.onerror = onerror;
  };
}
