import { WidgetRegistry } from '../registry.js';
import type { LoadedWidget, WidgetManifest, WidgetModule, WidgetPhase } from '../types/index.js';

/** A valid manifest with the overrides of a test. */
export function manifestOf(overrides: Partial<WidgetManifest> = {}): WidgetManifest {
  return {
    type: 'clock',
    version: '1.0.0',
    apiVersion: 1,
    name: 'Clock',
    description: 'Shows the time.',
    category: 'info',
    icon: 'clock',
    load: moduleOf(class extends HTMLElement {}),
    ...overrides,
  };
}

/** A loader of a module with any default export. */
export function moduleOf(value: unknown): WidgetManifest['load'] {
  return () => Promise.resolve({ default: value } as WidgetModule);
}

/** Loads a type. Pass a timeout only if no result is expected, since machines may be slow. */
export function loadType(
  overrides: Partial<WidgetManifest>,
  timeout = 8000,
): Promise<LoadedWidget> {
  const registry = new WidgetRegistry();
  registry.loadTimeout = timeout;
  const manifest = manifestOf(overrides);
  registry.register(manifest);
  return registry.load(registry.resolve(manifest.type)!);
}

interface Failure {
  readonly phase: WidgetPhase;
  readonly message: string;
}

/** Collects the reports of a widget. */
export function failureLog() {
  const failures: Failure[] = [];
  return {
    failures,
    report: (phase: WidgetPhase, error: unknown) => {
      failures.push({ phase, message: error instanceof Error ? error.message : String(error) });
    },
  };
}

/**
 * Collects errors that reach the window while `run` works and shortly after; they don't fail the
 * test.
 */
export async function windowErrors(run: () => unknown): Promise<unknown[]> {
  const errors: unknown[] = [];
  const stop = listenForErrors((error) => errors.push(error));
  try {
    await run();
    await settled();
  } finally {
    stop();
  }
  return errors;
}

function listenForErrors(listener: (error: unknown) => void): () => void {
  // The handler of the test framework would fail the test.
  const { onerror } = window;
  window.onerror = null;
  const onError = (event: ErrorEvent): void => {
    event.preventDefault();
    listener(event.error);
  };
  const onRejection = (event: PromiseRejectionEvent): void => {
    event.preventDefault();
    listener(event.reason);
  };
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return () => {
    window.onerror = onerror;
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onRejection);
  };
}

/** Waits for timers, microtasks and the browser's check for unhandled rejections. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
