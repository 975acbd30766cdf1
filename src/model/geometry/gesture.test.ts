import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { anyLayout } from '../testing/arbitraries.js';
import { expectLayout, expectValid, layout } from '../testing/layouts.js';
import type { Compaction, Layout, Rect, SizeLimits } from '../types.js';
import { type Gesture, startGesture } from './gesture.js';
import { normalizeLayout } from './normalize.js';
import { readingOrder } from './order.js';

/** Moves or resizes a widget of a picture. */
function gesture(
  start: Layout,
  id: string,
  to: Partial<Rect>,
  { compaction = 'up' as Compaction, columns = 4, limits = {} as SizeLimits } = {},
): Layout {
  const target = { ...(start[id] as Rect), ...to };
  return startGesture(start, id, { columns, compaction, limits }).solve(target);
}

const anyTarget: fc.Arbitrary<Rect> = fc.record({
  x: fc.integer({ min: -3, max: 16 }),
  y: fc.integer({ min: -3, max: 20 }),
  w: fc.integer({ min: -1, max: 16 }),
  h: fc.integer({ min: -1, max: 8 }),
});

interface Case {
  readonly start: Layout;
  readonly id: string;
  readonly gesture: Gesture;
  readonly options: { readonly columns: number; readonly compaction: Compaction };
}

const anyCase: fc.Arbitrary<Case> = fc
  .record({
    stored: anyLayout().filter((stored) => Object.keys(stored).length > 0),
    pick: fc.nat(),
    columns: fc.integer({ min: 1, max: 12 }),
    compaction: fc.constantFrom<Compaction>('up', 'none'),
  })
  .map(({ stored, pick, columns, compaction }) => {
    const options = { columns, compaction };
    const start = normalizeLayout(stored, options);
    const ids = Object.keys(start);
    const id = ids[pick % ids.length] as string;
    return { start, id, options, gesture: startGesture(start, id, options) };
  });

describe('any gesture', () => {
  it('gives a layout without overlaps, inside the columns, with every widget', () => {
    fc.assert(
      fc.property(anyCase, anyTarget, ({ start, gesture, options }, target) => {
        const after = gesture.solve(target);
        expectValid(after, options.columns);
        expect(Object.keys(after)).to.have.members(Object.keys(start));
        expect(normalizeLayout(after, options)).to.equal(after);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the start layout again when the pointer is back', () => {
    fc.assert(
      fc.property(anyCase, fc.array(anyTarget), ({ start, id, gesture }, targets) => {
        for (const target of targets) {
          gesture.solve(target);
        }
        expect(gesture.solve(start[id] as Rect)).to.equal(start);
      }),
    );
  });

  it('does not depend on the way the pointer took', () => {
    fc.assert(
      fc.property(anyCase, fc.array(anyTarget), anyTarget, (one, targets, last) => {
        for (const target of targets) {
          one.gesture.solve(target);
        }
        const direct = startGesture(one.start, one.id, one.options).solve(last);
        expect(one.gesture.solve(last)).to.deep.equal(direct);
      }),
    );
  });

  it('never changes the size of another widget', () => {
    fc.assert(
      fc.property(anyCase, anyTarget, ({ start, id, gesture }, target) => {
        for (const [other, rect] of Object.entries(gesture.solve(target))) {
          const { w, h, x } = start[other] as Rect;
          if (other !== id) {
            expect([rect.w, rect.h]).to.deep.equal([w, h]);
          }
          if (other === id && target.x === x && target.w === w) {
            expect(rect.x).to.equal(x);
          }
        }
      }),
    );
  });

  it('keeps the top and start edge of what is resized', () => {
    fc.assert(
      fc.property(anyCase, anyTarget, ({ start, id, gesture, options }, { w, h }) => {
        const from = start[id] as Rect;
        const rect = gesture.solve({ ...from, w, h })[id] as Rect;
        const width = Math.min(Math.max(w, 1), options.columns - from.x);
        expect([rect.x, rect.w, rect.h]).to.deep.equal([from.x, width, Math.max(h, 1)]);
        // A narrower widget may lose its support and rise.
        if (width >= from.w) {
          expect(rect.y).to.equal(from.y);
        } else {
          expect(rect.y).to.be.at.most(from.y);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('with gaps kept, stands exactly at the target and moves only what it covers', () => {
    fc.assert(
      fc.property(anyCase, anyTarget, ({ start, id, options: { columns } }, { x, y }) => {
        const options = { columns, compaction: 'none' as const };
        const from = start[id] as Rect;
        const target = {
          ...from,
          x: Math.min(Math.max(x, 0), columns - from.w),
          y: Math.max(y, 0),
        };
        const after = startGesture(start, id, options).solve(target);
        expect(after[id]).to.deep.equal(target);
        for (const [other, rect] of Object.entries(start)) {
          if (other === id) {
            continue;
          }
          const covered =
            rect.x < target.x + target.w &&
            target.x < rect.x + rect.w &&
            rect.y < target.y + target.h &&
            target.y < rect.y + rect.h;
          if (!covered) {
            expect(after[other]).to.equal(rect);
          } else {
            expect(after[other]?.y).to.be.greaterThan(rect.y);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** True if `one` has to come before `other`, which stands below it in a column of both. */
function isAbove(one: Rect, other: Rect): boolean {
  return one.y < other.y && one.x < other.x + other.w && other.x < one.x + one.w;
}

/** The rows where a widget may land while the others keep their order, by trying everything. */
function possibleRows(start: Layout, id: string, target: Rect, columns: number): number[] {
  const others = readingOrder(start).filter((other) => other !== id);
  const rows = new Set<number>();
  for (let choice = 0; choice < 2 ** others.length; choice++) {
    const isBefore = (index: number) => (choice & (2 ** index)) !== 0;
    const before = others.filter((_, index) => isBefore(index));
    const after = others.filter((_, index) => !isBefore(index));
    const keepsOrder = before.every(
      (one) => !after.some((other) => isAbove(start[other]!, start[one]!)),
    );
    if (keepsOrder) {
      // Each is one row lower than the last, so that compaction takes them in this order.
      const order = [...before, id, ...after].map((one, index) => {
        const { x, w, h } = one === id ? target : start[one]!;
        return [one, { x, y: index, w, h }] as const;
      });
      const layout = normalizeLayout(Object.fromEntries(order), { columns, compaction: 'up' });
      rows.add(layout[id]!.y);
    }
  }
  return [...rows];
}

describe('the place where a moved widget lands', () => {
  const anySmallCase = anyCase.filter(
    ({ start, options }) => options.compaction === 'up' && Object.keys(start).length <= 7,
  );

  it('is the nearest to its upper edge that the others can make', () => {
    fc.assert(
      fc.property(anySmallCase, anyTarget, ({ start, id, gesture, options }, target) => {
        const { columns } = options;
        const from = start[id]!;
        const x = Math.min(Math.max(target.x, 0), columns - from.w);
        const wanted = { ...from, x, y: Math.max(target.y, 0) };
        // Sideways, a neighbour may change places with it.
        fc.pre(wanted.y !== from.y);
        const landed = gesture.solve(wanted)[id]!;
        expect(landed).to.include({ x, w: from.w, h: from.h });
        const distances = possibleRows(start, id, wanted, columns).map((row) =>
          Math.abs(row - wanted.y),
        );
        expect(Math.abs(landed.y - wanted.y)).to.equal(Math.min(...distances));
      }),
      { numRuns: 1500 },
    );
  });

  it('is exactly at its upper edge wherever the lower edge of another one is', () => {
    const start = layout('aaabbb', 'aaacdd', '...cdd', 'eeeeee', 'eeeeee', 'eeeeee');
    for (const y of [0, 1, 3, 6]) {
      const { a } = gesture(start, 'a', { x: 3, y }, { columns: 6 });
      expect(a, String(y)).to.include({ x: 3, y });
    }
  });

  it('is above a wide neighbour until its upper edge is nearer to the other end', () => {
    const start = layout('abb.', 'wwww', 'wwww', 'wwww', 'wwww');
    for (const y of [1, 2]) {
      expectLayout(
        gesture(start, 'a', { x: 1, y }),
        '.bb.',
        '.a..',
        'wwww',
        'wwww',
        'wwww',
        'wwww',
      );
    }
    for (const y of [3, 4, 9]) {
      expectLayout(
        gesture(start, 'a', { x: 1, y }),
        '.bb.',
        'wwww',
        'wwww',
        'wwww',
        'wwww',
        '.a..',
      );
    }
  });

  it('is told apart by fractions of a row, where two places are almost as near', () => {
    const start = layout('a...', 'bb..', 'bb..', 'cc..', 'cc..');
    expect(gesture(start, 'a', { y: 0.9 })['a']!.y).to.equal(0);
    expect(gesture(start, 'a', { y: 1.1 })['a']!.y).to.equal(2);
    expect(gesture(start, 'a', { y: 2.9 })['a']!.y).to.equal(2);
    expect(gesture(start, 'a', { y: 3 })['a']!.y).to.equal(4);
  });

  it('makes wide neighbours yield from below, too', () => {
    const start = layout('bb..', 'wwww', 'wwww', 'wwww', 'a...');
    expectLayout(gesture(start, 'a', { y: 2 }), 'bb..', 'a...', 'wwww', 'wwww', 'wwww');
    expectLayout(gesture(start, 'a', { x: 3, y: 1 }), 'bb.a', 'wwww', 'wwww', 'wwww');
  });

  it('is between two widgets of a column that a wide one covers with a tall one beside', () => {
    const start = layout('tt.p', 'tt.q', 'tt.r', 'tt..', 'aaaa');
    expectLayout(
      gesture(start, 'a', { y: 2 }),
      '...p',
      '...q',
      'aaaa',
      'tt.r',
      'tt..',
      'tt..',
      'tt..',
    );
  });

  it('keeps below what was below, until the widget has passed that', () => {
    // Without `a`, `c` would rise beside `b`.
    const start = layout('b...', 'aaaa', 'aaaa', '..cc');
    expectLayout(gesture(start, 'a', { y: 1, w: 3 }), 'b...', 'aaa.', 'aaa.', '..cc');
    expectLayout(gesture(start, 'a', { y: 3 }), 'b.cc', 'aaaa', 'aaaa');
  });
});

describe('moving with compaction', () => {
  it('swaps downwards once half of the neighbour is passed', () => {
    const start = layout('aa..', 'aa..', 'bb..', 'bb..');
    expectLayout(gesture(start, 'a', { y: 1 }), 'bb..', 'bb..', 'aa..', 'aa..');
    const tall = layout('aa..', 'bb..', 'bb..', 'bb..', 'bb..');
    expect(gesture(tall, 'a', { y: 1 })).to.deep.equal(tall);
    expectLayout(gesture(tall, 'a', { y: 2 }), 'bb..', 'bb..', 'bb..', 'bb..', 'aa..');
  });

  it('swaps upwards once half of the neighbour is passed', () => {
    const start = layout('aa..', 'aa..', 'aa..', 'bb..');
    expect(gesture(start, 'b', { y: 2 })).to.deep.equal(start);
    expectLayout(gesture(start, 'b', { y: 1 }), 'bb..', 'aa..', 'aa..', 'aa..');
  });

  it('takes the place of a widget in another column and pushes it down', () => {
    const start = layout('aabb', '..cc', '..dd');
    expectLayout(gesture(start, 'a', { x: 2, y: 1 }), '..bb', '..aa', '..cc', '..dd');
  });

  it('swaps sideways with a neighbour of the same size', () => {
    expectLayout(gesture(layout('aabb', 'cccc'), 'a', { x: 2 }), 'bbaa', 'cccc');
    expectLayout(gesture(layout('aabb', 'cccc'), 'b', { x: 0 }), 'bbaa', 'cccc');
    const row = layout('abc.');
    expectLayout(gesture(row, 'a', { x: 2 }), 'cba.');
    expectLayout(gesture(row, 'c', { x: 0 }), 'cba.');
  });

  it('pushes a neighbour down that fits no place', () => {
    expectLayout(gesture(layout('aabb', 'cccc'), 'a', { x: 1 }), '.aa.', '..bb', 'cccc');
    expectLayout(gesture(layout('aaab', '...b'), 'b', { x: 0 }), 'b...', 'b...', 'aaa.');
  });

  it('pushes both neighbours that a wide widget covers', () => {
    const start = layout('aabb', 'cccc');
    expectLayout(gesture(start, 'c', { y: 0 }), 'cccc', 'aabb');
    expectLayout(gesture(layout('cccc', 'aabb'), 'c', { y: 1 }), 'aabb', 'cccc');
  });

  it('lets what stood below rise into the place that it left', () => {
    expectLayout(gesture(layout('aa..', 'bb..', 'ccc.'), 'a', { x: 2, y: 0 }), 'bbaa', 'ccc.');
  });

  it('rises again when it is dropped where nothing holds it', () => {
    const start = layout('aabb');
    expect(gesture(start, 'a', { y: 9 })).to.deep.equal(start);
    expectLayout(gesture(layout('aab.', 'aa..'), 'b', { y: 5, x: 3 }), 'aa.b', 'aa..');
  });

  it('moves past a tall widget', () => {
    const start = layout('ta', 'tb', 'tc');
    expectLayout(gesture(start, 'c', { x: 0, y: 0 }, { columns: 2 }), 'ca', 'tb', 't.', 't.');
    expectLayout(gesture(start, 'c', { x: 0, y: 2 }, { columns: 2 }), 'ta', 'tb', 't.', 'c.');
  });

  it('stays inside the columns', () => {
    expectLayout(gesture(layout('aab.'), 'a', { x: 7 }), '..aa', '..b.');
    expectLayout(gesture(layout('aab.'), 'b', { x: -4 }), 'b...', 'aa..');
  });
});

describe('resizing', () => {
  it('pushes down what it grows over', () => {
    const start = layout('aabb', 'cc..');
    expectLayout(gesture(start, 'a', { h: 2 }), 'aabb', 'aa..', 'cc..');
    expectLayout(gesture(start, 'a', { w: 3 }), 'aaa.', 'ccbb');
  });

  it('pushes a tall neighbour down that began above it', () => {
    expectLayout(
      gesture(layout('qnn', 'pnn', 'ann', '.nn'), 'a', { w: 2 }, { columns: 3 }),
      'q..',
      'p..',
      'aa.',
      '.nn',
      '.nn',
      '.nn',
      '.nn',
    );
  });

  it('lets others rise when it shrinks', () => {
    expectLayout(gesture(layout('aab.', 'aa..', 'cc..'), 'a', { h: 1 }), 'aab.', 'cc..');
  });

  it('obeys the limits of its size', () => {
    const limits = { minW: 2, maxW: 3, minH: 2, maxH: 2 };
    const start = layout('aa..', 'aa..');
    expectLayout(gesture(start, 'a', { w: 9, h: 9 }, { limits }), 'aaa.', 'aaa.');
    expect(gesture(start, 'a', { w: 1, h: 1 }, { limits })).to.equal(start);
  });

  it('keeps a stored size outside the limits on the side that is not resized', () => {
    const limits = { minW: 3, minH: 3 };
    const start = layout('a...');
    expectLayout(gesture(start, 'a', { x: 2 }, { limits }), '..a.');
    expectLayout(gesture(start, 'a', { h: 2 }, { limits }), 'a...', 'a...', 'a...');
  });

  it('lets the columns win over a minimum', () => {
    const start = layout('..ab');
    expectLayout(gesture(start, 'b', { w: 2, h: 2 }, { limits: { minW: 3 } }), '..ab', '...b');
  });
});

describe('moving with gaps kept', () => {
  const none = { compaction: 'none' as const };

  it('stays where it is put', () => {
    expectLayout(gesture(layout('aab.'), 'b', { y: 2 }, none), 'aa..', '....', '..b.');
  });

  it('puts what it covers into the first free row below', () => {
    const start = layout('aa..', 'bb..', '....', 'cc..');
    expectLayout(gesture(start, 'a', { y: 1 }, none), '....', 'aa..', 'bb..', 'cc..');
  });
});

describe('a gesture', () => {
  it('takes fractions and nonsense from a pointer', () => {
    const start = layout('aabb');
    expectLayout(gesture(start, 'a', { x: 1.6 }), 'bbaa');
    expectLayout(gesture(start, 'b', { x: NaN }), 'bbaa');
    expectLayout(gesture(start, 'a', { x: Infinity, y: -Infinity }), 'bbaa');
  });

  it('of an unknown widget changes nothing', () => {
    const start = layout('aabb');
    const { solve } = startGesture(start, 'nobody', { columns: 4, compaction: 'up' });
    expect(solve({ x: 0, y: 0, w: 1, h: 1 })).to.equal(start);
  });

  for (const compaction of ['up', 'none'] as const) {
    it(`looks at each widget a few times for each target, with compaction ${compaction}`, () => {
      const [few, many] = [countReads(250, compaction), countReads(1000, compaction)];
      expect(few).to.be.greaterThan(250);
      // With four times the widgets, a check of each pair would read sixteen times as often.
      expect(many / few).to.be.within(3, 5);
    });
  }
});

/** Counts how often the solves of one gesture read a side of a stored rectangle. */
function countReads(widgets: number, compaction: Compaction): number {
  let reads = 0;
  const counted: ProxyHandler<Rect> = {
    get(rect, side: keyof Rect) {
      reads++;
      return rect[side];
    },
  };
  const start: Record<string, Rect> = {};
  for (let n = 0; n < widgets; n++) {
    const rect = { x: (n % 4) * 3, y: Math.floor(n / 4) * 2, w: 3, h: 2 };
    start[`w${n}`] = new Proxy(rect, counted);
  }
  const { solve } = startGesture(start, 'w0', { columns: 12, compaction });
  const rows = widgets / 2;
  reads = 0;
  for (const part of [0, 0.1, 0.5, 0.9, 1]) {
    const y = Math.round(rows * part);
    solve({ x: 4, y, w: 3, h: 2 });
    // With gaps kept, each widget that is covered looks for its own free row.
    solve({ x: 0, y: 0, w: 12, h: compaction === 'up' ? 2 + y : 8 });
  }
  return reads;
}

describe('a gesture of several widgets', () => {
  function hasTwo({ start }: Case): boolean {
    return Object.keys(start).length > 1;
  }

  const anyTwoOrMore = anyCase.filter(hasTwo).chain((one) =>
    fc.subarray(Object.keys(one.start), { minLength: 2 }).map((ids) => ({
      ...one,
      ids,
      gesture: startGesture(one.start, ids, one.options),
    })),
  );

  it('gives a layout without overlaps, inside the columns, with every widget in its size', () => {
    fc.assert(
      fc.property(anyTwoOrMore, anyTarget, ({ start, gesture, options }, target) => {
        const after = gesture.solve(target);
        expectValid(after, options.columns);
        expect(Object.keys(after)).to.have.members(Object.keys(start));
        expect(normalizeLayout(after, options)).to.equal(after);
        for (const [id, { w, h }] of Object.entries(after)) {
          expect({ w, h }).to.deep.equal({ w: start[id]!.w, h: start[id]!.h });
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is back at the start when the leading widget is, whatever was in between', () => {
    fc.assert(
      fc.property(anyTwoOrMore, anyTarget, ({ start, ids, gesture }, target) => {
        gesture.solve(target);
        expect(gesture.solve(start[ids[0]!]!)).to.equal(start);
      }),
    );
  });

  it('keeps the distances where nothing closes gaps', () => {
    fc.assert(
      fc.property(anyTwoOrMore, anyTarget, ({ start, ids, gesture, options }, target) => {
        fc.pre(options.compaction === 'none');
        const after = gesture.solve(target);
        const [lead, ...others] = ids as [string, ...string[]];
        for (const id of others) {
          expect(after[id]!.x - after[lead]!.x).to.equal(start[id]!.x - start[lead]!.x);
          expect(after[id]!.y - after[lead]!.y).to.equal(start[id]!.y - start[lead]!.y);
        }
      }),
    );
  });

  it('moves them together, past what stands beside them', () => {
    const start = layout('aacc', 'bbcc', 'dd..');
    const moved = startGesture(start, ['a', 'b'], { columns: 4, compaction: 'up' });
    expectLayout(moved.solve({ x: 2, y: 0, w: 2, h: 1 }), 'ccaa', 'ccbb', 'dd..');
    expectLayout(moved.solve({ x: 0, y: 2, w: 2, h: 1 }), 'ddcc', 'aacc', 'bb..');
  });

  it('leaves out ids that the layout does not have', () => {
    const start = layout('ab');
    const one = startGesture(start, ['nobody', 'a'], { columns: 2, compaction: 'up' });
    expectLayout(one.solve({ x: 1, y: 0, w: 1, h: 1 }), 'ba');
    const none = startGesture(start, ['nobody'], { columns: 2, compaction: 'up' });
    expect(none.solve({ x: 1, y: 0, w: 1, h: 1 })).to.equal(start);
  });
});
