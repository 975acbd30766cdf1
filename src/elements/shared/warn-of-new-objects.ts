import { warnOnce } from './warn-once.js';

/** The properties whose objects can't be compared, and the consequence of another one. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  storage: 'the dashboard is opened again, and its undo steps are gone',
  seed: 'the dashboard is opened again, and its undo steps are gone',
  dataSources: 'all data is requested again',
  registry: 'all widget types are resolved again',
};
/** So many new objects in this time, in milliseconds, are those of a render function. */
const MANY = 3;
const WINDOW = 10_000;

const changes = new WeakMap<object, Map<string, number[]>>();

/** Warns once of a property that gets a new object again and again, as each render makes one. */
export function warnOfNewObjects(grid: object, changed: ReadonlyMap<PropertyKey, unknown>): void {
  const noted = changes.get(grid) ?? new Map<string, number[]>();
  changes.set(grid, noted);
  const now = performance.now();
  for (const [name, consequence] of Object.entries(CONSEQUENCES)) {
    // The value before the first one is no object of a render.
    if (typeof changed.get(name) !== 'object') {
      continue;
    }
    const times = [...(noted.get(name) ?? []), now].filter((time) => now - time < WINDOW);
    noted.set(name, times);
    if (times.length >= MANY) {
      warnOnce(
        `<dash-grid>: ${name} gets a new object again and again. With each of them ${consequence}. Create it once, outside of the render function.`,
      );
    }
  }
}
