import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { mountWidget, type MountedWidget, type MountOptions } from '../../testing/mount-widget.js';
import { manifestOf } from '../testing/support.js';
import type { WidgetElement, WidgetManifest } from '../types/index.js';
import { fromElement, type FromElementOptions } from './from-element.js';
import { fromFunction } from './from-function.js';

class Rows extends HTMLElement {
  #rows: unknown;
  get rows(): unknown {
    return this.#rows;
  }
  set rows(rows: unknown) {
    if (rows === 'bad') {
      throw new Error('setter fails');
    }
    this.#rows = rows;
    this.textContent = JSON.stringify(rows);
  }
}
customElements.define('rows-element', Rows);

const query = { source: 's' };

/** The two ways to make a widget of a library; each shows its data as JSON. */
const kinds: readonly (readonly [
  string,
  (
    exportData?: () => ReturnType<NonNullable<FromElementOptions['exportData']>>,
  ) => WidgetManifest['load'],
])[] = [
  [
    'an element by a property',
    (exportData) =>
      fromElement({ tag: 'rows-element', data: 'rows', ...(exportData && { exportData }) }),
  ],
  [
    'an element by a function',
    (exportData) =>
      fromElement({
        tag: 'rows-element',
        data: (element, data) => {
          (element as Rows).rows = data;
        },
        ...(exportData && { exportData }),
      }),
  ],
  [
    'a function',
    (exportData) =>
      fromFunction((box) => ({
        data: (rows) => {
          if (rows === 'bad') {
            throw new Error('setter fails');
          }
          box.textContent = JSON.stringify(rows);
        },
        ...(exportData && { exportData }),
      })),
  ],
];

for (const [name, loadOf] of kinds) {
  describe(`the data of ${name}`, () => {
    let widget: MountedWidget | undefined;
    const mount = async (options: MountOptions, load = loadOf()) => {
      widget = await mountWidget(manifestOf({ load }), options);
      return widget;
    };
    afterEach(() => {
      widget?.unmount();
      widget = undefined;
    });

    it('is the answer of its query, and follows it', async () => {
      const { setSources, ...mounted } = await mount({ sources: { s: [1, 2] }, query });
      expect(mounted).to.be.an('object');
      expect([widget!.text, widget!.status]).to.deep.equal(['[1,2]', 'ready']);
      await setSources.call(widget, { s: [3] });
      expect([widget!.text, widget!.status]).to.deep.equal(['[3]', 'ready']);
      await widget!.setContext({ query: { source: 's', select: '/0' } });
      expect(widget!.text).to.equal('3');
    });

    it('may also be named in the config', async () => {
      await mount({ sources: { s: { a: [5] } }, config: { source: 's', select: '/a' } });
      expect(widget!.text).to.equal('[5]');
      await widget!.setConfig({ source: 's' });
      expect(widget!.text).to.equal('{"a":[5]}');
    });

    it('tells in the frame that there is none', async () => {
      await mount({ sources: { s: null } });
      expect(widget!.status).to.equal('unconfigured');
      await widget!.setContext({ query });
      expect(widget!.status).to.equal('empty');
      await widget!.setSources({ s: [] });
      expect(widget!.status).to.equal('empty');
      await widget!.send({ status: 'error', error: new Error('offline') });
      expect([widget!.status, widget!.message]).to.deep.equal(['error', 'offline']);
      await widget!.send({ status: 'error', data: [1], error: new Error('offline') });
      expect([widget!.status, widget!.text]).to.deep.equal(['stale', '[1]']);
    });

    it('that it fails at is its own error', async () => {
      await mount({ sources: { s: [1] }, query });
      await widget!.setSources({ s: 'bad' });
      const [failure] = widget!.failures;
      expect(failure?.phase).to.equal('update');
      expect(String(failure?.error)).to.contain('setter fails');
    });

    it('is not asked for after it was removed', async () => {
      await mount({ sources: { s: [1] }, query });
      const [observation] = widget!.observations;
      widget!.unmount();
      await widget!.settled();
      expect(observation!.signal.aborted).to.equal(true);
    });

    const exported = (data: JsonValue, load = loadOf()) =>
      mount({ sources: { s: data }, query }, load).then(({ element }) => element.exportData?.());

    it('is exported as it came, if it is a list of objects', async () => {
      const rows: JsonObject[] = [
        { a: 1, b: 'x' },
        { a: 2, c: null, toString: 'own' },
      ];
      expect(await exported(rows)).to.deep.equal({
        columns: ['a', 'b', 'c', 'toString'],
        rows: [
          [1, 'x', null, null],
          [2, null, null, 'own'],
        ],
      });
    });

    for (const data of [5, 'text', [], [1, 2], [[1]], { a: 1 }, null, [{ a: 1 }, null]]) {
      it(`is not exported as it came, if it is ${JSON.stringify(data)}`, async () => {
        expect(await exported(data)).to.equal(undefined);
      });
    }

    it('is exported as the library says', async () => {
      const table = { columns: ['x'], rows: [[1]] };
      expect(
        await exported(
          1,
          loadOf(() => table),
        ),
      ).to.deep.equal(table);
      widget!.unmount();
      const rows = async () => [{ x: 1 }, { y: 2 }];
      expect(await exported(1, loadOf(rows))).to.deep.equal({
        columns: ['x', 'y'],
        rows: [
          [1, null],
          [null, 2],
        ],
      });
      widget!.unmount();
      expect(
        await exported(
          1,
          loadOf(() => undefined),
        ),
      ).to.equal(undefined);
    });
  });
}

describe('a widget without data', () => {
  it('has nothing to export', async () => {
    for (const load of [fromElement({ tag: 'rows-element' }), fromFunction(() => {})]) {
      const widget = await mountWidget(manifestOf({ load }));
      expect((widget.element as WidgetElement).exportData).to.equal(undefined);
      expect(widget.status).to.equal('ready');
      widget.unmount();
    }
  });
});
