import { expect } from '@open-wc/testing';
import { airports, alerts, counts, health, strikes, total } from './summaries.js';
import { query, smallDataset as data } from './testing/small-dataset.js';

describe('the summaries of the demo', () => {
  it('total the last days, and compare them with those before', () => {
    expect(total(data, query('days=2'), 'flights')).to.deep.equal({
      total: 2,
      trend: -50,
      series: [
        { date: '2001-01-03', value: 1 },
        { date: '2001-01-04', value: 1 },
      ],
    });
    expect(total(data, query('days=30'), 'flights')).to.include({ total: 6, trend: null });
  });

  it('count what is on time and late', () => {
    expect(counts(data, query('origin=DEN'))).to.deep.equal({
      total: 5,
      parts: [
        { label: 'On time', value: 3, status: 'success' },
        { label: 'Late', value: 2, status: 'error' },
      ],
    });
  });

  it('score the operation by its punctuality, and have nothing to score without flights', () => {
    expect(health(data, query())).to.deep.equal({
      score: 50,
      indicators: [
        { label: 'Average delay', status: 'critical', value: '24 min' },
        { label: 'Over an hour late', status: 'critical', value: '16.7%' },
        { label: 'Arrived early', status: 'warning', value: '16.7%' },
        { label: 'Damaging strikes', status: 'critical', value: '1 of 3' },
      ],
    });
    expect(health(data, query('from=2026-01-01'))).to.equal(null);
  });

  it('tell of the latest long delays', () => {
    const late = data.flights.map((flight) => ({ ...flight, delay: flight.delay * 5 }));
    const found = alerts({ ...data, flights: late }, query('limit=2')) as object[];
    expect(found).to.deep.equal([
      {
        id: `${late[4]!.departure}-DEN-PHX`,
        title: 'Denver → Phoenix',
        severity: 'critical',
        description: 'Arrived 5 h 0 min late.',
        createdAt: 'Jan 3, 09:00',
      },
      {
        id: `${late[3]!.departure}-DEN-PHX`,
        title: 'Denver → Phoenix',
        severity: 'warning',
        description: 'Arrived 4 h 55 min late.',
        createdAt: 'Jan 2, 10:00',
      },
    ]);
  });

  it('tell of the latest strikes', () => {
    expect(strikes(data, query('limit=2'))).to.deep.equal([
      {
        id: '2',
        type: 'strike',
        title: 'Medium animal struck',
        description: 'Approach, by day.',
        severity: 'info',
        createdAt: 'Jan 3',
      },
      {
        id: '1',
        type: 'strike',
        title: 'Large animal struck',
        description: 'Climb, at night. Damage: minor.',
        severity: 'warning',
        createdAt: 'Jan 2',
      },
    ]);
  });

  it('list the busiest airports', () => {
    expect(airports(data, query('limit=1'))).to.deep.equal([
      { id: 'DEN', name: 'Denver (DEN)', status: 'Delayed', meta: '5 departures' },
    ]);
  });
});
