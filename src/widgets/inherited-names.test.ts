import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../model/json.js';
import builtInManifests from './manifests.js';
import { showWidget } from './testing/harness.js';

/** Names that every object inherits: a table that is read carelessly finds something for them. */
const INHERITED = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

interface Case {
  readonly status: string;
  readonly answer: JsonValue;
  readonly config?: JsonObject | undefined;
}

function ready(answer: JsonValue, config?: JsonObject): Case {
  return { status: 'ready', answer, config };
}

function fails(answer: JsonValue, config?: JsonObject): Case {
  return { status: 'error', answer, config };
}

/** Makes an object with a key that an object literal would take for the prototype. */
function record(key: string, value: JsonValue): JsonObject {
  return JSON.parse(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`) as JsonObject;
}

/** Answers and configs with a name wherever the type looks something up by a foreign word. */
const CASES: Readonly<Record<string, (name: string) => readonly Case[]>> = {
  'kpi-tile': (name) => [fails(record(name, 1))],
  'trend-stat': (name) => [fails(record(name, 1))],
  gauge: (name) => [fails(record(name, 1))],
  'line-chart': (name) => [
    ready([{ x: 'a', y: 1, ...record(name, 'b') }], { by: name }),
    fails([{ x: 'a', y: 1 }], { x: 'x', y: name }),
    fails([{ x: 'a', y: 1 }], { x: name, y: 'y' }),
  ],
  'bar-chart': (name) => [
    ready([record(name, 'a'), { ...record(name, 'b'), y: 2 }]),
    fails([{ x: 'a', y: 1 }], { by: name }),
    ready({ labels: [name], series: [{ name, data: [1] }] }),
  ],
  'pie-chart': (name) => [ready(record(name, 1))],
  'status-donut': (name) => [ready([{ label: name, value: 1, status: name }])],
  'count-breakdown': (name) => [
    ready({ parts: [{ label: name, value: 1, status: name }] }),
    fails(record(name, 1)),
  ],
  'health-score': (name) => [
    ready({
      score: 50,
      status: name,
      indicators: [{ label: name, status: name, value: name }],
    }),
  ],
  'alert-feed': (name) => [
    ready([{ id: name, title: name, severity: name }]),
    fails([record(name, 1)]),
  ],
  'activity-timeline': (name) => [
    ready([{ id: name, type: name, description: name, severity: name }]),
  ],
  'recent-items': (name) => [ready([{ id: name, name, status: name }])],
  table: (name) => [
    ready([record(name, name)], { sortBy: name }),
    ready([{ a: 1, status: name }], { filterStatus: name }),
    ready([{ a: 1 }], { columns: [{ key: name, type: name }] }),
  ],
  'quick-actions': (name) => [
    ready([{ id: name, name, actionType: 'link', url: '/', icon: name }]),
  ],
  note: (name) => [ready(name, { text: `[${name}]: x` })],
};

describe('names that objects inherit, in answers and configs', () => {
  for (const { type, load } of builtInManifests) {
    it(`are ordinary words for ${type}`, async () => {
      const { default: widget } = await load({ attempt: 1 });
      const cases = CASES[type]!;
      for (const { answer, config, status } of INHERITED.flatMap((name) => cases(name))) {
        const what = JSON.stringify([answer, config]);
        const { context, root, box } = await showWidget(widget as never, answer, config);
        expect(context.lastStatus, `${what}: ${context.lastMessage}`).to.equal(status);
        const shown = `${root.textContent} ${context.lastMessage ?? ''}`;
        expect(shown, what).not.to.match(/native code|\[object|undefined|NaN/);
        box.remove();
      }
    });
  }
});
