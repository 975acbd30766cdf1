import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { applyChange } from '../change/apply.js';
import { createDashboard, createWidget } from '../create.js';
import { startGesture } from '../geometry/gesture.js';
import { normalizeLayout, type GridRules } from '../geometry/normalize.js';
import { changedRects } from '../geometry/rect.js';
import { anyLayout, anyRect } from '../testing/arbitraries.js';
import type { Dashboard, Layout } from '../types.js';
import { layoutEdit } from './layout-edit.js';
import { placedLayout } from './placed-layout.js';

const rules: GridRules = { columns: 12, compaction: 'up' };

function boardOf(layout: Layout, more: Layout = {}): Dashboard {
  return createDashboard({
    id: 'board',
    widgets: Object.fromEntries(
      Object.keys(layout).map((id) => [id, createWidget({ id, type: 'note' })]),
    ),
    layouts: { lg: { ...layout, ...more } },
  });
}

describe('layoutEdit', () => {
  it('shows the dashboard as the gesture left it, whatever gaps and overlaps are stored', () => {
    fc.assert(
      fc.property(
        anyLayout(8),
        anyRect,
        fc.constantFrom<GridRules['compaction']>('up', 'none'),
        (stored, target, compaction) => {
          const grid = { ...rules, compaction };
          const dashboard = boardOf(stored);
          const shown = normalizeLayout(stored, grid);
          const end = startGesture(shown, 'w0', grid).solve(target);
          const change = layoutEdit(dashboard, changedRects(shown, end), grid);
          const after = change ? applyChange(dashboard, change) : dashboard;
          expect(normalizeLayout(placedLayout(after), grid)).to.deep.equal(end);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('writes what moved, and leaves stored gaps', () => {
    const a = { x: 0, y: 5, w: 2, h: 2 };
    const dashboard = boardOf({ a, b: { ...a, x: 4 } });
    const moved = { b: { x: 6, y: 0, w: 2, h: 2 } };
    expect(layoutEdit(dashboard, moved, rules)?.rects).to.deep.equal(moved);
  });

  it('is nothing when all stands where it stood, or is gone', () => {
    const a = { x: 0, y: 0, w: 2, h: 2 };
    const dashboard = boardOf({ a }, { hidden: a });
    expect(layoutEdit(dashboard, { a: { ...a } }, rules)).to.equal(undefined);
    expect(layoutEdit(dashboard, { gone: a, toString: a, hidden: a }, rules)).to.equal(undefined);
  });
});

describe('placedLayout', () => {
  const a = { x: 0, y: 0, w: 2, h: 2 };

  it('is the stored object, unless that has places of unknown widgets', () => {
    const dashboard = boardOf({ a });
    expect(placedLayout(dashboard)).to.equal(dashboard.layouts['lg']);
    expect(placedLayout(boardOf({ a }, { hidden: a }))).to.deep.equal({ a });
  });

  it('is empty for an override that is not there, also of an inherited name', () => {
    expect(placedLayout(boardOf({ a }), 'md')).to.deep.equal({});
    expect(placedLayout(boardOf({ a }), 'constructor')).to.deep.equal({});
  });
});
