/**
 * The targets of dash-grid. Ratios compare medians of one run; `atMost` without `against` is an
 * absolute figure of dash-grid alone, the worst one of the run.
 */

/**
 * @typedef {object} Target
 * @property {string} metric Name in metrics.mjs.
 * @property {'raw' | 'gridstack'} [against]
 * @property {number} atMost
 * @property {number} [from] Smallest board, in widgets, that the target holds for.
 * @property {number} [to] Largest one.
 */

function raw(metric, atMost, from) {
  return { metric, against: 'raw', atMost, from };
}

/** Better than gridstack on large boards, and hardly more expensive on small ones. */
function gridstack(metric) {
  return [
    { metric, against: 'gridstack', atMost: 1, from: 300 },
    { metric, against: 'gridstack', atMost: 1.2, to: 299 },
  ];
}

/** @type {readonly Target[]} */
const targets = [
  raw('load-usable', 0.35, 1000),
  raw('load-filled', 1.5, 1000),
  raw('drag', 1.8),
  raw('resize', 1.8),
  raw('apply', 1.5),
  raw('add', 1.3),
  raw('remove', 1.3),
  raw('container', 1.3),
  raw('scroll', 1.3),
  raw('heap', 2.5),
  ...[
    'load-usable',
    'load-filled',
    'drag',
    'resize',
    'apply',
    'add',
    'remove',
    'container',
    'scroll',
    'heap',
  ].flatMap(gridstack),
  { metric: 'drag-task', atMost: 50 },
  { metric: 'resize-task', atMost: 50 },
  { metric: 'draws', atMost: 1 },
  { metric: 'leaked-nodes', atMost: 0 },
  { metric: 'leaked-listeners', atMost: 0 },
];

export function targetsFor(metric, size) {
  return targets.filter(
    (target) =>
      target.metric === metric && size >= (target.from ?? 0) && size <= (target.to ?? Infinity),
  );
}
