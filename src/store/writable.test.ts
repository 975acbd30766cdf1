import { expect } from '@open-wc/testing';
import { MAX_DEPTH, MAX_VALUES } from '../model/constants.js';
import { createDashboard, createWidget } from '../model/create.js';
import { DashError } from '../model/errors.js';
import type { JsonValue } from '../model/json.js';
import { parseDashboard } from '../model/parse/dashboard.js';
import type { Change, Rect } from '../model/types.js';
import { MemoryStorage } from '../storage/index.js';
import { DashboardStore } from './dashboard-store.js';
import { addWidget, board, move } from './store-fixture.js';

/** A value that is nested `depth` levels deep. */
function nested(depth: number): JsonValue {
  return Array.from({ length: depth }).reduce<JsonValue>((value) => [value], 1);
}

function faultOf(call: () => unknown): DashError | undefined {
  try {
    call();
    return undefined;
  } catch (error) {
    expect(error, String(error)).to.be.instanceOf(DashError);
    return error as DashError;
  }
}

async function openStore(): Promise<DashboardStore> {
  const store = new DashboardStore({ storage: new MemoryStorage(), id: 'a', seed: board() });
  await store.load();
  return store;
}

/** The changes that hold a value of any depth, each in another place. */
const places: Readonly<Record<string, (value: JsonValue) => Change>> = {
  'a rectangle': (value) => {
    const rect = { x: 0, y: 0, w: 1, h: 1, more: value } as unknown as Rect;
    return { type: 'layout.set', breakpoint: 'lg', rects: { one: rect } };
  },
  'the rectangle of a new widget': (value) => {
    const rect = { x: 0, y: 9, w: 1, h: 1, more: value } as unknown as Rect;
    return { ...addWidget('new'), rects: { lg: rect } } as Change;
  },
  'a new widget': (value) => ({
    type: 'widget.add',
    widget: { ...createWidget({ type: 'note', id: 'new' }), more: value } as never,
    rects: { lg: { x: 0, y: 9, w: 1, h: 1 } },
  }),
  'the field of a widget': (value) => ({
    type: 'widget.update',
    id: 'one',
    set: { '/more': value },
  }),
  'the field of a dashboard': (value) => ({ type: 'dashboard.update', set: { '/more': value } }),
};

describe('what is written', () => {
  for (const [name, changeOf] of Object.entries(places)) {
    it(`can be read again, however deep: ${name}`, async () => {
      const taken: number[] = [];
      for (let depth = MAX_DEPTH - 8; depth <= MAX_DEPTH + 3; depth++) {
        const store = await openStore();
        const refusal = faultOf(() => store.dispatch(changeOf(nested(depth))));
        if (refusal) {
          expect(refusal.code).to.equal('invalid-change');
          expect(refusal.path).to.be.a('string');
        } else {
          taken.push(depth);
          expect(
            faultOf(() => parseDashboard(store.state.dashboard)),
            `depth ${depth}`,
          ).to.equal(undefined);
        }
      }
      expect(taken.length).to.be.greaterThan(0).and.lessThan(12);
    });
  }

  it('is not more than can be read, in however many edits', async () => {
    const store = await openStore();
    const half = Array.from<number>({ length: 0.6 * MAX_VALUES }).fill(0);
    const fill = (id: string): Change => ({
      type: 'widget.update',
      id,
      set: { '/config/v': half },
    });
    store.dispatch(fill('one'));
    expect(faultOf(() => store.dispatch(fill('two')))?.message).to.contain(`${MAX_VALUES} values`);
    expect(store.state.dashboard?.widgets['two']?.config).to.deep.equal({});
    store.dispatch(move('two', 8));
    expect(faultOf(() => parseDashboard(store.state.dashboard))).to.equal(undefined);
  });
});

describe('what creates documents', () => {
  for (const given of [null, 7, 'text', true, [], () => {}] as const) {
    it(`says what it takes, given ${JSON.stringify(given) ?? 'a function'}`, () => {
      for (const create of [createDashboard, createWidget]) {
        const fault = faultOf(() => create(given as never));
        expect(fault?.code).to.equal('invalid-document');
        expect(fault?.message).to.match(/^create\w+ takes an object with the fields to set/);
      }
    });
  }

  it('says that a widget needs a type', () => {
    expect(faultOf(() => createWidget(undefined as never))?.code).to.equal('invalid-document');
    expect(faultOf(() => createWidget({} as never))?.path).to.equal('/type');
  });
});
