/** A value of a series; null is a gap, undefined no point at all. */
type Value = number | null | undefined;

function isHigher(value: Value, than: Value): boolean {
  return typeof value === 'number' && (typeof than !== 'number' || value > than);
}

function isLower(value: Value, than: Value): boolean {
  return typeof value === 'number' && (typeof than !== 'number' || value < than);
}

/**
 * Finds the points that a line needs to look complete: the first and the last of each column, and
 * the lowest and the highest of each series in it. Gaps wider than a column stay. The points of a
 * column must be consecutive.
 */
export function thinLine(
  indexes: readonly number[],
  columnOf: (index: number) => number,
  series: readonly (readonly Value[])[],
): readonly number[] {
  const kept: number[] = [];
  for (let start = 0; start < indexes.length;) {
    const column = columnOf(indexes[start] ?? 0);
    let end = start + 1;
    while (end < indexes.length && columnOf(indexes[end] ?? 0) === column) {
      end += 1;
    }
    const group = indexes.slice(start, end);
    const [first = 0] = group;
    const some = new Set([first, group[group.length - 1] ?? first]);
    for (const values of series) {
      some.add(group.reduce((low, at) => (isLower(values[at], values[low]) ? at : low)));
      some.add(group.reduce((high, at) => (isHigher(values[at], values[high]) ? at : high)));
    }
    kept.push(...[...some].sort((a, b) => a - b));
    start = end;
  }
  return kept;
}

function sizeAt(series: readonly (readonly Value[])[], at: number): number {
  return series.reduce((sum, values) => sum + Math.abs(values[at] ?? 0), 0);
}

/** Finds the bars that fit: the largest of each column, and the first and the last bar. */
export function thinBars(
  count: number,
  columns: number,
  series: readonly (readonly Value[])[],
): readonly number[] {
  const kept = new Set([0]);
  for (let column = 0; column < columns; column += 1) {
    const end = Math.floor(((column + 1) * count) / columns);
    let largest = Math.floor((column * count) / columns);
    for (let at = largest + 1; at < end; at += 1) {
      if (sizeAt(series, at) > sizeAt(series, largest)) {
        largest = at;
      }
    }
    kept.add(largest);
  }
  kept.add(count - 1);
  return [...kept].sort((a, b) => a - b);
}
