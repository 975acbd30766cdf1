import { metrics } from '../metrics.mjs';
import { targetsFor } from '../targets.mjs';

function quantile(sorted, part) {
  const at = (sorted.length - 1) * part;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

function sort(values) {
  return values.sort((a, b) => a - b);
}

function median(values) {
  return quantile(sort(values), 0.5);
}

function summary(samples, isWorst) {
  const sorted = sort(samples.map(({ task }) => task));
  const parts = {};
  for (const key of ['script', 'style', 'layout', 'moved', 'wall']) {
    const values = samples.map((sample) => sample[key]).filter((value) => value !== undefined);
    if (values.length > 0) {
      parts[key] = median(values);
    }
  }
  return {
    value: isWorst ? sorted.at(-1) : quantile(sorted, 0.5),
    lowerQuartile: quantile(sorted, 0.25),
    upperQuartile: quantile(sorted, 0.75),
    samples: sorted.length,
    ...parts,
  };
}

/**
 * The median of the rounds' ratios: both figures of a round were measured within a minute, so
 * changes in the machine's speed cancel out.
 */
function ratioOf(own, other) {
  const tasks = new Map(other.map(({ round, task }) => [round, task]));
  const ratios = own.filter(({ round }) => tasks.get(round) > 0);
  return ratios.length > 0
    ? median(ratios.map(({ round, task }) => task / tasks.get(round)))
    : undefined;
}

/**
 * The rows of the report, one for each metric and size, with the rivals' figures, dash-grid's
 * ratios to them and its verdicts. `samples` is a map from `metric/size/rival` to the recorded
 * figures.
 */
export function buildRows(samples, { sizes, rivals }) {
  const rows = [];
  for (const [metric, { unit, title, worst }] of Object.entries(metrics)) {
    for (const size of sizes) {
      const lists = rivals.map((rival) => [rival, samples.get(`${metric}/${size}/${rival}`) ?? []]);
      const measured = lists.filter(([, list]) => list.length > 0);
      if (measured.length === 0) {
        continue;
      }
      const figures = Object.fromEntries(
        measured.map(([rival, list]) => [rival, summary(list, worst)]),
      );
      const own = Object.fromEntries(measured)['dash-grid'] ?? [];
      const ratios = Object.fromEntries(
        measured
          .filter(([rival]) => rival !== 'dash-grid')
          .map(([rival, list]) => [rival, ratioOf(own, list)]),
      );
      const verdicts = judge(metric, size, figures, ratios);
      rows.push({ metric, title, unit, size, figures, ratios, verdicts });
    }
  }
  return rows;
}

function judge(metric, size, figures, ratios) {
  return targetsFor(metric, size).flatMap(({ against, atMost }) => {
    const value = against ? ratios[against] : figures['dash-grid']?.value;
    return value === undefined ? [] : [{ against, atMost, value, isMet: value <= atMost }];
  });
}

function number(value) {
  return value === undefined
    ? '–'
    : value >= 100
      ? value.toFixed(0)
      : value.toFixed(value >= 10 ? 1 : 2);
}

function ratio({ ratios, verdicts }, against) {
  const verdict = verdicts.find((entry) => entry.against === against);
  const mark = verdict ? ` ${verdict.isMet ? '✓' : '✗'} ≤${verdict.atMost}` : '';
  return `${number(ratios[against])}${mark}`;
}

function absolute({ figures, verdicts }) {
  const own = number(figures['dash-grid']?.value);
  const verdict = verdicts.find((entry) => !entry.against);
  return verdict ? `${own} ${verdict.isMet ? '✓' : '✗'} ≤${verdict.atMost}` : own;
}

/** Formats the table for the terminal. */
export function formatTable(rows) {
  const head = [
    'metric',
    'widgets',
    'raw',
    'gridstack',
    'dash-grid',
    'dash / raw',
    'dash / gridstack',
  ];
  const lines = rows.map((row, index) => {
    const isFirst = rows[index - 1]?.metric !== row.metric;
    return [
      isFirst ? `${row.title}${row.unit && `, ${row.unit}`}` : '',
      String(row.size),
      number(row.figures.raw?.value),
      number(row.figures.gridstack?.value),
      absolute(row),
      ratio(row, 'raw'),
      ratio(row, 'gridstack'),
    ];
  });
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => line[column].length)),
  );
  const format = (line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
      )
      .join('  ')
      .trimEnd();
  return [
    format(head),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...lines.map(format),
  ].join('\n');
}

/** Describes the missed targets. */
export function missedTargets(rows) {
  return rows.flatMap(({ title, unit, size, verdicts }) =>
    verdicts
      .filter(({ isMet }) => !isMet)
      .map(({ against, atMost, value }) =>
        against
          ? `${title}, ${size} widgets: ${number(value)} × ${against}, at most ${atMost} ×`
          : `${title}, ${size} widgets: ${number(value)} ${unit}, at most ${atMost}`.replace(
              ' ,',
              ',',
            ),
      ),
  );
}
