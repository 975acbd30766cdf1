import { unpackDataset } from '../dataset.js';

const HOUR = 60;
const NINE = 9 * HOUR;

/** Six flights in four days: two routes out of Denver, one back. */
export const smallDataset = unpackDataset({
  firstDay: '2001-01-01',
  lastDay: '2001-01-04',
  airports: { DEN: ['Denver', 'CO'], PHX: ['Phoenix', 'AZ'], SEA: ['Seattle', 'WA'] },
  flights: {
    routes: [
      ['DEN', 'PHX', 602],
      ['DEN', 'SEA', 1024],
      ['PHX', 'DEN', 602],
    ],
    route: [0, 1, 2, 0, 0, 1],
    departure: [NINE, HOUR, 23 * HOUR, HOUR, 23 * HOUR, 24 * HOUR],
    delay: [-4, 14, 15, 59, 60, 0],
  },
  strikes: [
    ['2001-01-01', 'Approach', 'Small', 'None', 'Day'],
    ['2001-01-02', 'Climb', 'Large', 'Minor', 'Night'],
    ['2001-01-03', 'Approach', 'Medium', 'None', 'Day'],
  ],
});

export function query(text = ''): URLSearchParams {
  return new URLSearchParams(text);
}
