/**
 * All metrics of the report. `group` is the measurement that yields it, a name for `--only`.
 * `worst` metrics are judged by the highest value, the others by the median.
 */
export const metrics = {
  code: { group: 'load', unit: 'ms', title: 'load: code alone (part of the two below)' },
  'load-usable': { group: 'load', unit: 'ms', title: 'load until the first screen is usable' },
  'load-filled': { group: 'load', unit: 'ms', title: 'load until everything is filled in' },
  'load-rest': { group: 'load', unit: 'ms', title: 'load: what was put off, once at rest' },
  heap: { group: 'heap', unit: 'MB', title: 'heap after garbage collection' },
  scroll: { group: 'scroll', unit: 'ms', title: 'scroll, per wheel step' },
  container: { group: 'container', unit: 'ms', title: 'container resize, per step' },
  edit: { group: 'edit', unit: 'ms', title: 'enter edit mode' },
  drag: { group: 'drag', unit: 'ms', title: 'drag, per move' },
  drop: { group: 'drag', unit: 'ms', title: 'drop at the end of the drag' },
  resize: { group: 'resize', unit: 'ms', title: 'resize, per move' },
  release: { group: 'resize', unit: 'ms', title: 'release at the end of the resize' },
  add: { group: 'add', unit: 'ms', title: 'add one widget' },
  remove: { group: 'remove', unit: 'ms', title: 'remove one widget' },
  apply: { group: 'apply', unit: 'ms', title: 'apply a whole new layout' },
  'apply-rest': { group: 'apply', unit: 'ms', title: 'after that: what was put off, once at rest' },
  'drag-task': { group: 'tasks', unit: 'ms', title: 'longest task of a drag', worst: true },
  'resize-task': { group: 'tasks', unit: 'ms', title: 'longest task of a resize', worst: true },
  draws: { group: 'draws', unit: '', title: 'draws per chart at load', worst: true },
  'leaked-nodes': { group: 'leaks', unit: '', title: 'nodes leaked by the mounts', worst: true },
  'leaked-listeners': {
    group: 'leaks',
    unit: '',
    title: 'listeners leaked by the mounts',
    worst: true,
  },
};

export const groups = [...new Set(Object.values(metrics).map(({ group }) => group))];
