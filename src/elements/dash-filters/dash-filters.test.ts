import { expect, fixture, html } from '@open-wc/testing';
import type { JsonValue } from '../../model/json.js';
import type { DashVariablesChangeEvent } from '../events/index.js';
import { closeGrids, openGrid } from '../testing/grid-fixture.js';
import { until } from '../testing/isolation-fixtures.js';
import { DashFilters, type VariableSchemas } from './dash-filters.js';
import type { FiltersChangeDetail } from './filters-change-event.js';

DashFilters.define();

const schemas: VariableSchemas = {
  site: { title: 'Site', type: 'string', enum: ['North', 'South'] },
  hub: { title: 'Hub', oneOf: [{ const: 'ORD', title: 'Chicago' }, { const: 'DFW' }] },
  limit: { title: 'Limit', type: 'integer', minimum: 1, maximum: 9 },
  live: { title: 'Live', type: 'boolean' },
  name: { type: 'string' },
};

async function open(properties: Partial<DashFilters> = {}) {
  const told: FiltersChangeDetail[] = [];
  const element = await fixture<DashFilters>(
    html`<dash-filters
      .schemas=${properties.schemas ?? schemas}
      .variables=${properties.variables ?? {}}
      .timeRange=${properties.timeRange ?? null}
      .timeRanges=${properties.timeRanges ?? ['1h', '7d']}
      .defaults=${properties.defaults ?? { variables: {}, timeRange: null }}
      @dash-filters-change=${({ detail }: CustomEvent<FiltersChangeDetail>) => told.push(detail)}
    ></dash-filters>`,
  );
  const field = <T extends HTMLElement = HTMLInputElement>(name: string): T =>
    element.renderRoot.querySelector<T>(`[name="${name}"]`)!;
  const choose = (name: string, label: string) => {
    const select = field<HTMLSelectElement>(name);
    select.value = [...select.options].find(({ text }) => text.trim() === label)!.value;
    select.dispatchEvent(new Event('change'));
  };
  const type = (input: HTMLInputElement, value: string) => {
    input.value = value;
    input.dispatchEvent(new Event('change'));
  };
  return { element, told, field, choose, type };
}

describe('the bar of variables and time range', () => {
  it('has a field for each schema, with the type of its values', async () => {
    const { told, field, choose, type } = await open();
    choose('site', 'South');
    choose('hub', 'Chicago');
    choose('live', 'No');
    choose('site', 'All');
    type(field('limit'), '4');
    type(field('limit'), '99');
    type(field('limit'), '');
    type(field('name'), 'a');
    expect(told.map(({ variables }) => variables)).to.deep.equal([
      { site: 'South' },
      { hub: 'ORD' },
      { live: false },
      { site: null },
      { limit: 4 },
      { limit: null },
      { name: 'a' },
    ]);
  });

  it('shows the values, also one that is no choice', async () => {
    const { field } = await open({ variables: { site: 'East', hub: 'ORD', limit: 3, live: true } });
    const shown = (name: string) => field<HTMLSelectElement>(name).selectedOptions[0]!.text.trim();
    expect([shown('site'), shown('hub'), shown('live')]).to.deep.equal(['East', 'Chicago', 'Yes']);
    expect(field('limit').value).to.equal('3');
  });

  it('takes back what a widget set', async () => {
    const { element, told } = await open({ variables: { bar: 'x<b>', none: null } });
    const chips = element.renderRoot.querySelectorAll<HTMLElement>('.chip');
    expect([...chips].map((chip) => chip.ariaLabel)).to.deep.equal(['Clear bar: x<b>']);
    chips[0]!.click();
    expect(told).to.deep.equal([{ variables: { bar: null } }]);
  });

  it('offers lengths, any time, and two dates in their order', async () => {
    const { element, told, choose, type } = await open({ timeRange: '30d' });
    const options = [...element.renderRoot.querySelectorAll('[name="time-range"] option')];
    expect(options.map((option) => option.textContent!.trim())).to.deep.equal([
      'Any time',
      'Last 30 days',
      'Last 1 hour',
      'Last 7 days',
      'Custom…',
    ]);
    choose('time-range', 'Last 7 days');
    choose('time-range', 'Any time');
    choose('time-range', 'Custom…');
    await element.updateComplete;
    const dates = () => [
      ...element.renderRoot.querySelectorAll<HTMLInputElement>('input[type="date"]'),
    ];
    type(dates()[0]!, '2026-03-05');
    await element.updateComplete;
    type(dates()[1]!, '2026-03-01');
    await element.updateComplete;
    expect(element.renderRoot.querySelector('[role="alert"]')!.textContent).to.contain('before');
    expect(dates().every((date) => date.ariaInvalid === 'true')).to.equal(true);
    type(dates()[1]!, '2026-03-09');
    const expected: JsonValue[] = ['7d', null, { from: '2026-03-05', to: '2026-03-09' }];
    expect(told.map(({ timeRange }) => timeRange)).to.deep.equal(expected);
  });

  it('resets to the values of the dashboard, and says so only where something differs', async () => {
    const defaults = { variables: { site: 'North' }, timeRange: '1h' };
    const same = await open({ ...defaults, defaults });
    expect(same.element.renderRoot.querySelector('button.outline')).to.equal(null);
    const { element, told } = await open({
      variables: { site: 'South', bar: 1 },
      timeRange: '7d',
      defaults,
    });
    element.renderRoot.querySelector<HTMLElement>('button.outline')!.click();
    expect(told).to.deep.equal([{ variables: { site: 'North', bar: null }, timeRange: '1h' }]);
  });

  for (const scheme of ['light', 'dark']) {
    it(`is accessible, ${scheme}`, async () => {
      const { element } = await open({
        variables: { bar: 'x' },
        timeRange: { from: '2026-03-01', to: '2026-03-09' },
      });
      element.style.colorScheme = scheme;
      await expect(element).to.be.accessible();
    });
  }
});

describe('a grid with filters', () => {
  afterEach(closeGrids);

  it('shows and sets its live values, and leaves the document as it is', async () => {
    const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, editing: false });
    grid.filters = { variables: schemas };
    grid.setVariables({ site: 'North' });
    const bar = () => grid.renderRoot.querySelector('dash-filters');
    await until(() => bar()?.renderRoot?.querySelector('[name="site"]'));
    await until(() => bar()!.variables['site'] === 'North');
    const heard: DashVariablesChangeEvent[] = [];
    grid.addEventListener('dash-variables-change', (event) => heard.push(event));
    const select = bar()!.renderRoot.querySelector<HTMLSelectElement>('[name="site"]')!;
    select.value = '1';
    select.dispatchEvent(new Event('change'));
    await until(() => bar()!.variables['site'] === 'South');
    expect(heard.map(({ variables }) => variables['site'])).to.deep.equal(['South']);
    expect(grid.exportDashboard().variables).to.deep.equal({});
    expect(grid.canUndo).to.equal(false);
  });

  it('shows the bar by an attribute alone', async () => {
    const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, editing: false });
    grid.setAttribute('filters', '');
    await until(() =>
      grid.renderRoot.querySelector('dash-filters')?.renderRoot?.querySelector('select'),
    );
    grid.removeAttribute('filters');
    await until(() => !grid.renderRoot.querySelector('dash-filters'));
  });
});
