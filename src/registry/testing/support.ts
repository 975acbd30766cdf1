import { WidgetRegistry } from '../registry.js';
import type { LoadedWidget, WidgetManifest, WidgetModule, WidgetPhase } from '../types/index.js';

/** A manifest that is valid, with what a test says instead. */
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

/** A loader of a module whose default export is anything. */
export function moduleOf(value: unknown): WidgetManifest['load'] {
  return () => Promise.resolve({ default: value } as WidgetModule);
}

/**
 * Loads a type; name a timeout only where nothing is expected to come, since machines may be slow.
 */
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

/** Collects what a widget reports. */
export function failureLog() {
  const failures: Failure[] = [];
  return {
    failures,
    report: (phase: WidgetPhase, error: unknown) => {
      failures.push({ phase, message: error instanceof Error ? error.message : String(error) });
    },
  };
}

/** Errors that reach the window while `run` works and shortly after; they don't fail the test. */
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
  // The test framework's, which would fail the test.
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

/** After timers, microtasks and the browser's check for unhandled rejections. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
