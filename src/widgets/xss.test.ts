import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import type { DataState } from '../data/types.js';
import type { JsonObject, JsonValue } from '../model/json.js';
import type { WidgetContext, WidgetElement } from '../registry/types/index.js';
import builtInManifests from './manifests.js';
import { isList, isObject } from './shared/data/shape.js';
import { createWidgetElement, fakeContext, mount } from './shared/testing/fake-context.js';
import { hostileAnswers } from './testing/hostile-answers.js';
import { inspectSafety, settled, trapCalls } from './testing/inspect-safety.js';
import { xssCorpus, xssPayloads } from './testing/xss-corpus.js';

type Widget = LitElement & WidgetElement;

/** A value for one setting, with the payload wherever a text is allowed. */
function hostileSetting(schema: JsonValue | undefined, text: string): JsonValue | undefined {
  if (!isObject(schema) || isList(schema['enum'])) {
    return undefined;
  }
  const { type, items, properties, anyOf } = schema;
  if (isList(anyOf)) {
    return anyOf.map((one) => hostileSetting(one, text)).find(Boolean);
  }
  if (type === 'string') {
    return text;
  }
  if (type === 'array') {
    const one = hostileSetting(items, text);
    return one === undefined ? undefined : [one];
  }
  if (type === 'object') {
    return isObject(properties) ? hostileConfig(schema, text) : { [text]: text };
  }
  return undefined;
}

/** A config with the payload in every setting that can hold a text. */
function hostileConfig(schema: JsonObject, text: string): JsonObject {
  const properties = Object.entries((schema['properties'] ?? {}) as JsonObject);
  return Object.fromEntries(
    properties.flatMap(([key, property]) => {
      const value = hostileSetting(property, text);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

interface Attack {
  readonly faults: readonly string[];
  readonly calls: readonly string[];
}

/** Sends every payload through the data, the config and the title of one widget. */
async function attack(
  type: string,
  widget: new () => Widget,
  schema: JsonObject,
  payloads: readonly string[] = xssPayloads,
): Promise<Attack> {
  const trap = trapCalls();
  const faults: string[] = [];
  try {
    const context = fakeContext();
    const element = createWidgetElement(widget, context, {});
    const box = await mount(element);
    const look = async (what: string): Promise<void> => {
      await element.updateComplete;
      for (const fault of inspectSafety(box)) {
        faults.push(`${what}: ${fault}`);
      }
    };
    for (const payload of payloads) {
      const name = JSON.stringify(payload);
      const answers = hostileAnswers(type, payload);
      for (const data of answers) {
        context.send({ status: 'success', data });
        await look(`data ${name}`);
      }
      element.config = hostileConfig(schema, payload);
      context.change({ title: payload } as Partial<WidgetContext>);
      for (const data of answers.slice(0, 2)) {
        context.send({ status: 'success', data });
        await look(`config ${name}`);
      }
      element.config = {};
    }
    await settled();
  } finally {
    trap.release();
  }
  return { faults, calls: trap.calls };
}

/** A widget by a careless author. */
class Careless extends HTMLElement implements WidgetElement {
  config: JsonObject = {};
  context!: WidgetContext;
  readonly updateComplete = Promise.resolve();

  connectedCallback(): void {
    const { data, signal } = this.context;
    data.observe({ source: 'x' }, (answer) => this.#draw(answer), { signal });
  }

  #draw({ data }: DataState): void {
    const [entry] = Array.isArray(data) ? (data as JsonObject[]) : [];
    const link = document.createElement('a');
    link.setAttribute('href', String(entry?.['url'] ?? ''));
    const text = document.createElement('p');
    this.replaceChildren(text, link);
    text.innerHTML = String(entry?.['title'] ?? '');
  }
}

describe('texts that attack', () => {
  afterEach(() => document.body.replaceChildren());

  it('are many, of every kind, and each of them is there once', () => {
    expect(xssPayloads.length).to.be.at.least(200);
    expect(new Set(xssPayloads).size).to.equal(xssPayloads.length);
    for (const [kind, payloads] of Object.entries(xssCorpus)) {
      expect(payloads.length, kind).to.be.at.least(20);
    }
  });

  it('are found by this very test when a widget is careless', async () => {
    const { tags, handlers, addresses } = xssCorpus;
    const payloads = [...tags!.slice(20, 24), ...handlers!.slice(0, 6), ...addresses!.slice(0, 3)];
    const { faults, calls } = await attack('alert-feed', Careless as never, {}, payloads);
    const found = faults.join('\n');
    expect(found).to.contain('<iframe').and.contain('onerror').and.contain('href="javascript:');
    expect(calls).to.include('alert');
  });

  for (const manifest of builtInManifests) {
    const { type } = manifest;
    it(`stay text in ${type}`, async function () {
      this.timeout(60_000);
      const load = manifest.configSchema as () => Promise<JsonObject>;
      const [module, schema] = await Promise.all([manifest.load({ attempt: 1 }), load()]);
      const { faults, calls } = await attack(type, module.default as never, schema);
      expect(faults.slice(0, 5)).to.deep.equal([]);
      expect(calls).to.deep.equal([]);
    });
  }

  it('stay text in the form of a quick action', async () => {
    const { default: QuickActions } = await import('./quick-actions/quick-actions.js');
    const properties = Object.fromEntries(
      xssPayloads.map((text) => [text, { title: text, description: text, enum: [text] }]),
    );
    const action = { id: 'a', name: 'a', actionType: 'form', formConfig: { properties } };
    const trap = trapCalls();
    const context = fakeContext({}, [action] as JsonValue);
    const element = createWidgetElement(QuickActions, context);
    const box = await mount(element);
    element.shadowRoot?.querySelector<HTMLElement>('button.action')?.click();
    await import('./quick-actions/action-form.js');
    const dialog = await waitForDialog(element);
    expect(dialog.querySelectorAll('select')).to.have.length(xssPayloads.length);
    expect(inspectSafety(box)).to.deep.equal([]);
    await settled();
    trap.release();
    expect(trap.calls).to.deep.equal([]);
  });

  it('leave the prototypes of the language alone', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype).join();
    const { default: Table } = await import('./table/table.js');
    const answer = JSON.parse(
      '[{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}]',
    ) as JsonValue;
    const config = JSON.parse('{"__proto__": {"polluted": 1}, "columns": ["__proto__"]}');
    await mount(createWidgetElement(Table, fakeContext({}, answer), config as JsonObject));
    expect(Object.getOwnPropertyNames(Object.prototype).join()).to.equal(before);
    expect(({} as Record<string, unknown>)['polluted']).to.equal(undefined);
  });
});

async function waitForDialog(element: HTMLElement): Promise<HTMLDialogElement> {
  for (;;) {
    const dialog = element.shadowRoot?.querySelector('dialog');
    if (dialog?.open) {
      return dialog;
    }
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
