import { metrics } from '../metrics.mjs';
import { targetsFor } from '../targets.mjs';

const quantile = (sorted, part) => {
  const at = (sorted.length - 1) * part;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
};

function summary(samples, isWorst) {
  const sorted = samples.map(({ task }) => task).sort((a, b) => a - b);
  const parts = {};
  for (const key of ['script', 'style', 'layout', 'moved', 'wall']) {
    const values = samples.map((sample) => sample[key]).filter((value) => value !== undefined);
    if (values.length > 0)
      parts[key] = quantile(
        values.sort((a, b) => a - b),
        0.5,
      );
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
 * One row per metric and size, with the rivals' figures, dash-grid's ratios and its verdicts.
 * `samples` is a map from `metric/size/rival` to the recorded figures.
 */
export function buildRows(samples, { sizes, rivals }) {
  const rows = [];
  for (const [metric, { unit, title, worst }] of Object.entries(metrics)) {
    for (const size of sizes) {
      const figures = {};
      for (const rival of rivals) {
        const list = samples.get(`${metric}/${size}/${rival}`);
        if (list?.length) figures[rival] = summary(list, worst);
      }
      if (Object.keys(figures).length === 0) continue;
      rows.push({ metric, title, unit, size, figures, verdicts: judge(metric, size, figures) });
    }
  }
  return rows;
}

function judge(metric, size, figures) {
  const own = figures['dash-grid'];
  if (!own) return [];
  return targetsFor(metric, size).flatMap(({ against, atMost }) => {
    if (against && !figures[against]) return [];
    const value = against ? own.value / figures[against].value : own.value;
    return [{ against, atMost, value, isMet: value <= atMost }];
  });
}

const number = (value) =>
  value === undefined ? '–' : value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);

const ratio = ({ figures, verdicts }, against) => {
  const own = figures['dash-grid'];
  const other = figures[against];
  if (!own || !other || !other.value) return '–';
  const verdict = verdicts.find((entry) => entry.against === against);
  const mark = verdict ? ` ${verdict.isMet ? '✓' : '✗'} ≤${verdict.atMost}` : '';
  return `${number(own.value / other.value)}${mark}`;
};

const absolute = ({ figures, verdicts }) => {
  const own = number(figures['dash-grid']?.value);
  const verdict = verdicts.find((entry) => !entry.against);
  return verdict ? `${own} ${verdict.isMet ? '✓' : '✗'} ≤${verdict.atMost}` : own;
};

/** The table for the terminal. */
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

/** The targets that were missed, in words. */
export const missedTargets = (rows) =>
  rows.flatMap(({ title, unit, size, verdicts }) =>
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
