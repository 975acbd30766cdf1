import { expect } from '@open-wc/testing';
import { arrivals, breakdown, flights, kpi, routes, timeline, wildlife } from './answers.js';
import { Problem } from './problem.js';
import { query, smallDataset as data } from './testing/small-dataset.js';

function problemOf(run: () => unknown): Problem {
  try {
    run();
  } catch (error) {
    if (error instanceof Problem) {
      return error;
    }
    throw error;
  }
  throw new Error('Expected a problem.');
}

describe('the API of the demo', () => {
  it('unpacks flights in the order of their departures', () => {
    const [first, , third] = data.flights;
    expect(first).to.deep.equal({
      departure: Date.parse('2001-01-01T09:00Z'),
      delay: -4,
      origin: 'DEN',
      destination: 'PHX',
      distance: 602,
    });
    expect(third?.departure).to.equal(Date.parse('2001-01-02T09:00Z'));
  });

  it('counts an arrival as late from 15 minutes on', () => {
    expect(kpi(data, query(), 'on-time')).to.deep.include({ value: 50, previous: null });
    expect(arrivals(data, query())).to.deep.equal([
      { label: 'Early', value: 1, status: 'success' },
      { label: 'On time', value: 2, status: 'info' },
      { label: '15–59 min', value: 2, status: 'warning' },
      { label: '60+ min', value: 1, status: 'error' },
    ]);
  });

  it('compares a period with the one of the same length before it', () => {
    const answer = kpi(data, query('from=2001-01-03&to=2001-01-04'), 'flights');
    expect(answer).to.deep.equal({ value: 2, previous: 4, series: [1, 1] });
  });

  it('filters by origin and destination', () => {
    expect(kpi(data, query('origin=DEN'), 'flights')).to.include({ value: 5 });
    expect(kpi(data, query('origin=DEN&destination=SEA'), 'flights')).to.include({ value: 2 });
    expect(kpi(data, query('origin=DEN,PHX'), 'flights')).to.include({ value: 6 });
    expect(kpi(data, query('origin=DEN&origin=PHX'), 'flights')).to.include({ value: 6 });
  });

  it('takes nothing, an empty text and "all" as no filter', () => {
    for (const text of ['', 'origin=', 'origin=all', 'origin=All&destination=', 'from=&to=all']) {
      expect(kpi(data, query(text), 'flights'), text).to.include({ value: 6 });
    }
    expect(kpi(data, query('origin=all&destination=SEA'), 'flights')).to.include({ value: 2 });
  });

  it('takes times for days, and finds nothing outside of the data', () => {
    const day = query('from=2001-01-03T08:00:00.000Z&to=2001-01-04T10:00:00.000Z');
    expect(kpi(data, day, 'flights')).to.include({ value: 2 });
    const late = query('from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z');
    expect(kpi(data, late, 'on-time')).to.deep.equal({ value: null, previous: null, series: [] });
    expect(timeline(data, late, 'flights')).to.deep.include({ labels: [] });
    expect(kpi(data, query('from=1990-01-01&to=2030-01-01'), 'flights')).to.include({ value: 6 });
  });

  it('asks every answer for the same filters', () => {
    const text = 'from=2001-01-01&to=2001-01-03&origin=DEN&destination=SEA&limit=5';
    expect(arrivals(data, query(text)) as object[]).to.deep.include({
      label: 'On time',
      value: 1,
      status: 'info',
    });
    const { total } = routes(data, query(`${text}&minFlights=1`)) as { total: number };
    expect(total).to.equal(1);
    expect(flights(data, query(`${text}&minDelay=-100`))).to.include({ total: 1 });
    expect(breakdown(data, query(`${text}&by=destination`), 'flights')).to.deep.include({
      labels: ['SEA'],
    });
    expect(wildlife(data, query('from=2001-01-03'))).to.deep.equal([
      { label: 'Approach', value: 1 },
    ]);
  });

  it('lets an average look back before its period', () => {
    const { series } = timeline(data, query('average=2&from=2001-01-02'), 'flights') as {
      series: ReadonlyArray<{ data: unknown }>;
    };
    expect(series[1]?.data).to.deep.equal([2, 1.5, 1]);
  });

  it('draws a line for each airport that it is asked to split by', () => {
    expect(timeline(data, query('split=DEN,PHX'), 'flights')).to.deep.equal({
      labels: ['2001-01-01', '2001-01-02', '2001-01-03', '2001-01-04'],
      series: [
        { name: 'Denver', data: [2, 1, 1, 1] },
        { name: 'Phoenix', data: [0, 1, 0, 0] },
      ],
    });
  });

  it('leaves the start of a moving average open', () => {
    const { series } = timeline(data, query('average=2'), 'flights') as {
      series: ReadonlyArray<{ data: unknown }>;
    };
    expect(series[1]?.data).to.deep.equal([null, 2, 1.5, 1]);
  });

  it('puts the biggest airport first, but keeps weekdays in order', () => {
    expect(breakdown(data, query('by=origin'), 'flights')).to.deep.equal({
      labels: ['DEN', 'PHX'],
      series: [{ name: 'Flights', data: [5, 1] }],
    });
    const weekdays = breakdown(data, query('by=weekday'), 'flights') as { labels: string[] };
    expect(weekdays.labels).to.deep.equal(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
  });

  it('lists the worst routes that have flights enough', () => {
    const { rows, total } = routes(data, query('minFlights=2')) as {
      rows: ReadonlyArray<{ route: string; delay: number }>;
      total: number;
    };
    expect(total).to.equal(2);
    expect(rows.map(({ route, delay }) => [route, delay])).to.deep.equal([
      ['DEN → PHX', 38.3],
      ['DEN → SEA', 7],
    ]);
  });

  it('lists the most delayed flights and says how many there are', () => {
    const answer = flights(data, query('minDelay=59&limit=1')) as {
      rows: readonly unknown[];
      total: number;
    };
    expect(answer.total).to.equal(2);
    expect(answer.rows).to.deep.equal([
      { departure: '2001-01-03T09:00', from: 'Denver', to: 'Phoenix', delay: 60 },
    ]);
  });

  it('counts wildlife strikes by what it is asked for', () => {
    expect(wildlife(data, query('by=phase'))).to.deep.equal([
      { label: 'Approach', value: 2 },
      { label: 'Climb', value: 1 },
    ]);
  });

  it('refuses what it does not know, and says what it knows', () => {
    const metric = problemOf(() => kpi(data, query(), 'profit'));
    expect(metric.status).to.equal(400);
    expect(metric.message).to.contain('"profit"').and.to.contain('on-time');
    expect(problemOf(() => kpi(data, query('from=May'), 'flights')).message).to.contain('"from"');
    expect(problemOf(() => kpi(data, query('origin=XXX'), 'flights')).message).to.contain('XXX');
    expect(problemOf(() => flights(data, query('limit=0'))).message).to.contain('1 to 500');
  });
});
