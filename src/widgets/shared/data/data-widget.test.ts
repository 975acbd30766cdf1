import { expect } from '@open-wc/testing';
import { html, nothing } from 'lit';
import { DashError } from '../../../model/errors.js';
import type { JsonObject, JsonValue } from '../../../model/json.js';
import { DataWidget } from './data-widget.js';
import { isNumber, unexpectedShape } from './shape.js';
import { createWidgetElement, fakeContext, mount } from '../testing/fake-context.js';

class Probe extends DataWidget<number> {
  renders = 0;
  protected override readonly defaults: JsonObject = { timeRange: '24h' };

  protected override parse(answer: JsonValue): number | undefined {
    if (!isNumber(answer)) {
      throw unexpectedShape('a number', answer);
    }
    const { factor } = this.settings;
    return answer === 0 ? undefined : answer * (isNumber(factor) ? factor : 1);
  }

  override render(): unknown {
    this.renders += 1;
    return this.data === undefined ? nothing : html`<b>${this.data}</b>`;
  }

  get text(): string {
    return this.renderRoot.textContent ?? '';
  }
}

async function setup(context = fakeContext(), config: JsonObject = {}) {
  const element = createWidgetElement(Probe, context, config);
  const box = await mount(element);
  return { element, context, box };
}

describe('DataWidget', () => {
  afterEach(() => document.body.replaceChildren());

  it('asks once, is loading until the answer comes, then ready', async () => {
    const { element, context } = await setup();
    expect(context.observations.map(({ query }) => query)).to.deep.equal(['{"source":"test"}']);
    expect(context.lastStatus).to.equal('loading');
    context.send({ status: 'success', data: 5 });
    await element.updateComplete;
    expect(context.lastStatus).to.equal('ready');
    expect(element.text).to.equal('5');
  });

  it('is empty without data, and in error when the shape is wrong', async () => {
    const { context } = await setup();
    context.send({ status: 'success', data: 0 });
    expect(context.lastStatus).to.equal('empty');
    expect(context.lastMessage).to.equal('No data');
    context.send({ status: 'success', data: null });
    expect(context.lastStatus).to.equal('empty');
    context.send({ status: 'success', data: 'abc' });
    expect(context.lastStatus).to.equal('error');
    expect(context.lastMessage).to.contain('Expected a number, but got the text "abc"');
  });

  it('is in error when the first request fails', async () => {
    const { context } = await setup();
    context.send({ status: 'error', error: new DashError('source-failed', 'It is down.') });
    expect(context.statuses[context.statuses.length - 1]).to.deep.equal(['error', 'It is down.']);
  });

  it('keeps old data when a refresh fails, and is ready again after the next', async () => {
    const { element, context } = await setup();
    context.send({ status: 'success', data: 5 });
    context.send({ status: 'error', data: 5, error: new Error('timeout') });
    await element.updateComplete;
    expect(context.lastStatus).to.equal('stale');
    expect(context.lastMessage).to.equal('timeout');
    expect(element.text).to.equal('5');
    context.send({ status: 'success', data: 6 });
    await element.updateComplete;
    expect(context.lastStatus).to.equal('ready');
    expect(element.text).to.equal('6');
  });

  it('is stale, too, when the source does not repeat the data with the error', async () => {
    const { context } = await setup();
    context.send({ status: 'success', data: 5 });
    context.send({ status: 'error', error: new Error('timeout') });
    expect(context.lastStatus).to.equal('stale');
  });

  it('draws the old data until variables with other values are answered, and not beside their error', async () => {
    const { element, context } = await setup();
    context.send({ status: 'success', data: 5 });
    context.send({ status: 'pending', data: 5, isPrevious: true });
    await element.updateComplete;
    expect(element.text).to.equal('5');
    context.send({ status: 'error', error: new Error('refused') });
    await element.updateComplete;
    expect([element.text, context.lastStatus, context.lastMessage]).to.deep.equal([
      '',
      'error',
      'refused',
    ]);
  });

  it('shows nothing of another user while it waits', async () => {
    const { element, context } = await setup();
    context.send({ status: 'success', data: 5 });
    context.send({ status: 'pending' });
    await element.updateComplete;
    expect([element.text, context.lastStatus]).to.deep.equal(['', 'loading']);
    context.send({ status: 'success', data: 5 });
    await element.updateComplete;
    expect([element.text, context.lastStatus]).to.deep.equal(['5', 'ready']);
  });

  it('says which variable its request needs', async () => {
    const { context } = await setup();
    const error = new DashError('unknown-variable', 'The request names the variable "site".');
    context.send({ status: 'error', error });
    expect([context.lastStatus, context.lastMessage]).to.deep.equal([
      'unconfigured',
      error.message,
    ]);
  });

  it('is unconfigured without a source, and asks when one is given', async () => {
    const { element, context } = await setup(fakeContext({ query: undefined }));
    expect(context.lastStatus).to.equal('unconfigured');
    expect(context.observations).to.have.length(0);
    element.config = { source: 'sales', metric: 'revenue' };
    await element.updateComplete;
    expect(context.observations[0]?.query).to.contain('"sales"');
    expect(context.lastStatus).to.equal('loading');
  });

  it('is unconfigured when only the default source is missing', async () => {
    const missing = { status: 'error', error: new DashError('unknown-source', 'None.') } as const;
    const implicit = fakeContext({ query: undefined });
    await setup(implicit, { metric: 'device_count' });
    implicit.send(missing);
    expect(implicit.lastStatus).to.equal('unconfigured');
    const explicit = fakeContext({ query: { source: 'gone' } });
    await setup(explicit);
    explicit.send(missing);
    expect(explicit.lastStatus).to.equal('error');
  });

  it('asks again only when its query has changed', async () => {
    const { element, context } = await setup(fakeContext({ query: undefined }), {
      source: 's',
      time_range: '7d',
    });
    context.send({ status: 'success', data: 2 });
    context.change({ variables: { a: 1 }, timeRange: '1h', mode: 'edit' });
    element.config = { source: 's', time_range: '7d', factor: 10 };
    await element.updateComplete;
    expect(context.observations).to.have.length(1);
    expect(element.text).to.equal('20');
    element.config = { source: 's', time_range: '30d' };
    await element.updateComplete;
    expect(context.observations).to.have.length(2);
    expect(context.observations[0]?.signal.aborted).to.equal(true);
    expect(context.lastStatus).to.equal('loading');
    expect(element.text).to.equal('');
    context.change({ query: { source: 'own' } });
    expect(context.observations[2]?.query).to.equal('{"source":"own"}');
  });

  it('does not draw again for the same answer', async () => {
    const { element, context } = await setup();
    const data = 5;
    context.send({ status: 'success', data });
    await element.updateComplete;
    const before = element.renders;
    context.send({ status: 'pending', data });
    context.send({ status: 'success', data, updatedAt: 2 });
    context.change({ mode: 'edit', variables: {} });
    await element.updateComplete;
    expect(element.renders).to.equal(before);
  });

  it('leaves nothing behind, and asks again when it is put back', async () => {
    const { element, context, box } = await setup();
    context.send({ status: 'success', data: 5 });
    expect(context.open).to.equal(2);
    element.remove();
    expect(context.open).to.equal(0);
    box.append(element);
    await element.updateComplete;
    expect(context.open).to.equal(2);
    expect(element.text).to.equal('5');
    expect(context.lastStatus).to.equal('ready');
    context.send({ status: 'success', data: 7 });
    await element.updateComplete;
    expect(element.text).to.equal('7');
  });

  it('ignores answers that come after it has gone', async () => {
    const { element, context } = await setup();
    element.remove();
    context.observations[0]?.listener({ status: 'success', data: 5 });
    expect(context.lastStatus).to.equal('loading');
  });

  it('follows another context', async () => {
    const { element, context } = await setup();
    const other = fakeContext({}, 9);
    element.context = other;
    await element.updateComplete;
    expect(context.open).to.equal(0);
    expect(other.lastStatus).to.equal('ready');
    expect(element.text).to.equal('9');
  });
});
