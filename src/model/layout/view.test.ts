import { expect } from '@open-wc/testing';
import { createDashboard, createWidget } from '../index.js';
import type { Rect } from '../types.js';
import { viewOf, type ViewOptions } from './view.js';

function rect(x: number, y: number, w: number, h: number): Rect {
  return { x, y, w, h };
}

const dashboard = createDashboard({
  id: 'view',
  name: 'View',
  widgets: Object.fromEntries(
    ['a', 'b', 'hidden'].map((id) => [
      id,
      createWidget({ id, type: 'note', title: id, isVisible: id !== 'hidden' }),
    ]),
  ),
  // The layout has a gap and an overlap.
  layouts: { lg: { a: rect(0, 2, 6, 2), hidden: rect(6, 0, 6, 2), b: rect(3, 3, 6, 2) } },
});

const options: ViewOptions = { width: 1200, compaction: 'up', isEditing: false };

describe('viewOf', () => {
  it('shows the base layout without gaps and overlaps, and leaves what is stored', () => {
    const before = JSON.stringify(dashboard);
    expect(viewOf(dashboard, options)).to.deep.equal({
      layout: { a: rect(0, 0, 6, 2), b: rect(3, 2, 6, 2) },
      columns: 12,
      isBase: true,
    });
    expect(JSON.stringify(dashboard)).to.equal(before);
  });

  it('keeps gaps with the compaction `none`', () => {
    const { layout } = viewOf(dashboard, { ...options, compaction: 'none' });
    expect(layout['a']).to.deep.equal(rect(0, 2, 6, 2));
    expect(layout['b']).to.deep.equal(rect(3, 4, 6, 2));
  });

  it('shows hidden widgets in edit mode', () => {
    expect(Object.keys(viewOf(dashboard, { ...options, isEditing: true }).layout)).to.include(
      'hidden',
    );
  });

  it('puts everything inside of the columns that the host asks for', () => {
    const { layout, columns } = viewOf(dashboard, { ...options, columns: 4 });
    expect(columns).to.equal(4);
    for (const { x, w } of Object.values(layout)) {
      expect(x + w).to.be.at.most(4);
    }
  });

  it('derives a narrow layout in reading order below 640 pixels, and not while it has no width', () => {
    const narrow = viewOf(dashboard, { ...options, width: 639 });
    expect(narrow.isBase).to.equal(false);
    expect(narrow.columns).to.equal(2);
    expect(narrow.layout['a']!.y).to.be.lessThan(narrow.layout['b']!.y);
    expect(viewOf(dashboard, { ...options, width: 640 }).isBase).to.equal(true);
    expect(viewOf(dashboard, { ...options, width: 0 }).isBase).to.equal(true);
  });

  it('prefers the narrow layout that a user made, with newer widgets below', () => {
    const own = createDashboard({
      ...dashboard,
      layouts: { ...dashboard.layouts, sm: { b: rect(0, 0, 2, 5) } },
    });
    const { layout } = viewOf(own, { ...options, width: 400 });
    expect(layout['b']).to.deep.equal(rect(0, 0, 2, 5));
    expect(layout['a']!.y).to.be.at.least(5);
  });
});
