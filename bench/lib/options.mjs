import { parseArgs } from 'node:util';
import { groups } from '../metrics.mjs';

const RIVALS = ['raw', 'gridstack', 'dash-grid'];

export const USAGE = `npm run bench -- [options]
  --rounds N        interleaved rounds (default 15; twice as many for boards of at most 100 widgets)
  --sizes A,B,C     widgets on the board (default 30,300,1000)
  --only A,B        of: ${groups.join(', ')}
  --rivals A,B      of: ${RIVALS.join(', ')}
  --mounts N        mounts of the leak test (default 50)
  --traced N        rounds that also trace the gestures for their longest task, and wait for
                    what a new layout puts off (default 3)
  --check           exit with 1 when a target is missed
  --help`;

function names(value, allowed, option) {
  const list = value ? value.split(',') : allowed;
  const wrong = list.find((name) => !allowed.includes(name));
  if (wrong) {
    throw new Error(`--${option}: "${wrong}" is none of ${allowed.join(', ')}`);
  }
  return list;
}

function whole(value, option) {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`--${option}: "${value}" is not a whole number above 0`);
  }
  return number;
}

/** Reads the command line. Throws an Error that names the wrong option. */
export function readOptions(args) {
  const { values } = parseArgs({
    args,
    options: {
      rounds: { type: 'string', default: '15' },
      sizes: { type: 'string', default: '30,300,1000' },
      only: { type: 'string' },
      rivals: { type: 'string' },
      mounts: { type: 'string', default: '50' },
      traced: { type: 'string', default: '3' },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return {
    rounds: whole(values.rounds, 'rounds'),
    sizes: values.sizes.split(',').map((size) => whole(size, 'sizes')),
    only: names(values.only, groups, 'only'),
    rivals: names(values.rivals, RIVALS, 'rivals'),
    mounts: whole(values.mounts, 'mounts'),
    traced: whole(values.traced, 'traced'),
    check: values.check,
    help: values.help,
  };
}
