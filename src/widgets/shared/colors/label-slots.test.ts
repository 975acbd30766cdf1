import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { LabelSlots } from './label-slots.js';

const labels = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 24,
});

describe('LabelSlots', () => {
  it('keeps the slot of a label when others are filtered away, and when they come back', () => {
    fc.assert(
      fc.property(labels, fc.infiniteStream(fc.boolean()), (all, stream) => {
        const slots = new LabelSlots();
        const before = new Map(slots.of(all).map((slot, index) => [all[index], slot]));
        const some = all.filter(() => stream.next().value);
        expect(slots.of(some)).to.deep.equal(some.map((label) => before.get(label)));
        expect(slots.of(all)).to.deep.equal([...before.values()]);
      }),
    );
  });

  it('gives each label of a chart a slot of its own, and colours before shades', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const slots = new LabelSlots().of(all);
        expect(new Set(slots).size).to.equal(slots.length);
        expect(Math.max(...slots)).to.be.below(all.length <= 8 ? 8 : 24);
      }),
    );
  });

  it('agrees with other charts of the page', () => {
    const first = new LabelSlots().of(['Agadir', 'Bergen', 'Cadiz']);
    expect(new LabelSlots().of(['Cadiz', 'Agadir'])).to.deep.equal([first[2], first[0]]);
  });

  it('gives series that are no groups the colours in their order, and keeps them', () => {
    const slots = new LabelSlots();
    expect(slots.ofSeries(['Each hour', 'Mean of the hours'])).to.deep.equal([0, 1]);
    expect(slots.ofSeries(['Mean of the hours'])).to.deep.equal([1]);
  });

  it('takes the first colour for the only series of a chart', () => {
    const slots = new LabelSlots();
    expect(slots.ofSeries(['Whatever it is called'])).to.deep.equal([0]);
    const [kept, other] = slots.ofSeries(['Whatever it is called', 'Another']);
    expect(kept).to.equal(0);
    expect(other).to.not.equal(0);
  });
});
