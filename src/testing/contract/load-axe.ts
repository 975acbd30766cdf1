import type { Axe } from './types.js';

/**
 * Loads axe-core if the project has it. It is no dependency; in browsers its script sets a global.
 */
export async function loadAxe(): Promise<Axe | undefined> {
  const module: unknown = await import('axe-core').catch(() => undefined);
  return axeOf(module);
}

export function axeOf(module: unknown): Axe | undefined {
  const candidates = [
    module,
    (module as { default?: unknown } | undefined)?.default,
    (globalThis as { axe?: unknown }).axe,
  ];
  return candidates.find(
    (value) => typeof (value as Partial<Axe> | undefined)?.run === 'function',
  ) as Axe | undefined;
}
