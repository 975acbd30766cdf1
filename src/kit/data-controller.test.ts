import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import type { DataQuery } from '../data/types.js';
import type { JsonObject } from '../model/json.js';
import type { WidgetContext } from '../registry/types/index.js';
import { createWidgetElement, fakeContext, mount } from '../widgets/shared/testing/fake-context.js';
import { DataController } from './data-controller.js';

class Probe extends LitElement {
  static override properties = { config: {}, context: {} };
  declare config: JsonObject;
  declare context: WidgetContext;
  readonly data: DataController = new DataController(this);
  protected override render() {
    const { data, error, state } = this.data;
    return html`${state.status} ${data} ${error?.message}`;
  }
  get text() {
    return this.renderRoot.textContent!.trim().replace(/\s+/g, ' ');
  }
}

class ByConfig extends Probe {
  override readonly data = new DataController(this, {
    status: false,
    query: (): DataQuery | undefined =>
      this.config['id'] ? { source: 'api', request: { id: this.config['id'] } } : undefined,
  });
}

async function setup(context = fakeContext()) {
  const element = createWidgetElement(Probe, context);
  const box = await mount(element);
  return { element, context, box };
}

describe('DataController', () => {
  afterEach(() => document.body.replaceChildren());

  it('renders each state and tells the chrome', async () => {
    const { element, context } = await setup();
    expect(element.text).to.equal('pending');
    expect(context.lastStatus).to.equal('loading');
    context.send({ status: 'success', data: 5 });
    await element.updateComplete;
    expect(element.text).to.equal('success 5');
    expect(context.lastStatus).to.equal('ready');
    context.send({ status: 'error', data: 5, error: new Error('late') });
    await element.updateComplete;
    expect(element.text).to.equal('error 5 late');
    expect([context.lastStatus, context.lastMessage]).to.deep.equal(['stale', 'late']);
    context.send({ status: 'error', error: new Error('gone') });
    expect([context.lastStatus, context.lastMessage]).to.deep.equal(['error', 'gone']);
    context.send({ status: 'success', data: null });
    expect(context.lastStatus).to.equal('empty');
    expect(context.observations.length).to.equal(1);
  });

  it('follows the stored query and the context', async () => {
    const { element, context } = await setup(fakeContext({ query: undefined }));
    expect([context.lastStatus, context.observations.length]).to.deep.equal(['unconfigured', 0]);
    context.change({ query: { source: 'a', refreshInterval: 60 } });
    expect(element.data.query).to.deep.equal({ source: 'a', refreshInterval: 60 });
    context.change({ query: { source: 'b' } });
    expect(context.observations.map(({ signal }) => signal.aborted)).to.deep.equal([true, false]);
    const other = fakeContext({}, 9);
    element.context = other;
    await element.updateComplete;
    expect(element.text).to.equal('success 9');
    expect(context.open).to.equal(0);
  });

  it('asks what the config says, and leaves the status alone if told to', async () => {
    const context = fakeContext();
    const element = createWidgetElement(ByConfig, context);
    await mount(element);
    element.config = { id: 1 };
    await element.updateComplete;
    element.config = { id: 1, color: 'red' };
    await element.updateComplete;
    element.config = { id: 2 };
    await element.updateComplete;
    const own = context.observations.filter(({ query }) => query.includes('api'));
    expect(own.map(({ query }) => JSON.parse(query).request.id)).to.deep.equal([1, 2]);
    expect(element.data.state).to.deep.equal({ status: 'pending' });
  });

  it('stops when the widget goes, and starts again', async () => {
    const { element, context, box } = await setup();
    element.remove();
    expect(context.open).to.equal(0);
    context.observations[0]!.listener({ status: 'success', data: 1 });
    expect(element.data.data).to.equal(undefined);
    box.append(element);
    context.send({ status: 'success', data: 7 });
    await element.updateComplete;
    expect(element.text).to.equal('success 7');
  });
});
