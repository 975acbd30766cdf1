import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../model/json.js';
import builtInManifests from './manifests.js';
import { showWidget } from './testing/harness.js';

/** Names that every object inherits: a table that is read carelessly finds something for them. */
const INHERITED = ['constructor', '__proto__', 'toString', 'valueOf', 'hasOwnProperty'];

interface Case {
  readonly answer: JsonValue;
  readonly config?: JsonObject;
  readonly status: string;
}

/** Makes an object with a key that an object literal would take for the prototype. */
function record(key: string, value: JsonValue): JsonObject {
  return JSON.parse(`{${JSON.stringify(key)}: ${JSON.stringify(value)}}`) as JsonObject;
}

/** Answers and configs with a name wherever the type looks something up by a foreign word. */
const CASES: Readonly<Record<string, (name: string) => readonly Case[]>> = {
  'kpi-tile': (name) => [{ answer: record(name, 1), status: 'error' }],
  'trend-stat': (name) => [{ answer: record(name, 1), status: 'error' }],
  gauge: (name) => [{ answer: record(name, 1), status: 'error' }],
  'line-chart': (name) => [
    { answer: [{ x: 'a', y: 1, ...record(name, 'b') }], config: { by: name }, status: 'ready' },
    { answer: [{ x: 'a', y: 1 }], config: { x: 'x', y: name }, status: 'error' },
    { answer: [{ x: 'a', y: 1 }], config: { x: name, y: 'y' }, status: 'error' },
  ],
  'bar-chart': (name) => [
    { answer: [record(name, 'a'), { ...record(name, 'b'), y: 2 }], status: 'ready' },
    { answer: [{ x: 'a', y: 1 }], config: { by: name }, status: 'error' },
    { answer: { labels: [name], series: [{ name, data: [1] }] }, status: 'ready' },
  ],
  'pie-chart': (name) => [{ answer: record(name, 1), status: 'ready' }],
  'status-donut': (name) => [
    { answer: [{ label: name, value: 1, status: name }], status: 'ready' },
  ],
  'count-breakdown': (name) => [
    { answer: { parts: [{ label: name, value: 1, status: name }] }, status: 'ready' },
    { answer: record(name, 1), status: 'error' },
  ],
  'health-score': (name) => [
    {
      answer: { score: 50, status: name, indicators: [{ label: name, status: name, value: name }] },
      status: 'ready',
    },
  ],
  'alert-feed': (name) => [
    { answer: [{ id: name, title: name, severity: name }], status: 'ready' },
    { answer: [record(name, 1)], status: 'error' },
  ],
  'activity-timeline': (name) => [
    { answer: [{ id: name, type: name, description: name, severity: name }], status: 'ready' },
  ],
  'recent-items': (name) => [{ answer: [{ id: name, name, status: name }], status: 'ready' }],
  table: (name) => [
    { answer: [record(name, name)], config: { sortBy: name }, status: 'ready' },
    { answer: [{ a: 1, status: name }], config: { filterStatus: name }, status: 'ready' },
    { answer: [{ a: 1 }], config: { columns: [{ key: name, type: name }] }, status: 'ready' },
  ],
  'quick-actions': (name) => [
    { answer: [{ id: name, name, actionType: 'link', url: '/', icon: name }], status: 'ready' },
  ],
  note: (name) => [{ answer: name, config: { text: `[${name}]: x` }, status: 'ready' }],
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
