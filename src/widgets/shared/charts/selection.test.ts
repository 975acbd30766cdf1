import { expect } from '@open-wc/testing';
import type { JsonObject } from '../../../model/json.js';
import { choose, type ChartPoint } from './selection.js';
import { fakeContext } from '../testing/fake-context.js';

const POINT: ChartPoint = { label: 'Oslo', value: 3, series: 'Sites', describe: () => 'Oslo: 3' };

function chosen(point: ChartPoint, settings: JsonObject, fields: object = {}) {
  const variables: JsonObject[] = [];
  const context = fakeContext(fields);
  Object.assign(context, { setVariables: (values: JsonObject) => variables.push(values) });
  choose(point, context, settings);
  return { emitted: context.emitted, variables };
}

describe('choose', () => {
  it('tells the host what was chosen', () => {
    const { emitted, variables } = chosen(POINT, {});
    expect(emitted).to.deep.equal([['select', { label: 'Oslo', value: 3, series: 'Sites' }]]);
    expect(variables).to.deep.equal([]);
  });

  it('sets the variable that the config names, and clears it the second time', () => {
    const settings = { setVariable: 'site' };
    expect(chosen(POINT, settings).variables).to.deep.equal([{ site: 'Oslo' }]);
    const again = chosen(POINT, settings, { variables: { site: 'Oslo' } });
    expect(again.variables).to.deep.equal([{ site: null }]);
    expect(again.emitted).to.have.length(1);
  });

  it('filters by nothing that stands for several things, and chooses nothing while editing', () => {
    const rest = chosen({ ...POINT, isRest: true }, { setVariable: 'site' });
    expect([rest.emitted.length, rest.variables.length]).to.deep.equal([1, 0]);
    expect(chosen(POINT, { setVariable: 'site' }, { mode: 'edit' }).emitted).to.deep.equal([]);
  });

  it('works on hosts without variables', () => {
    const context = fakeContext();
    choose(POINT, context, { setVariable: 'site' });
    expect(context.emitted).to.have.length(1);
  });
});
