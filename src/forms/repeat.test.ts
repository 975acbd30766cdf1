import { expect } from '@open-wc/testing';
import { html, render } from 'lit';
import { repeat } from './repeat.js';

function shown(box: HTMLElement): string {
  return box.textContent!.replace(/\s+/g, '');
}

/** Draws a list between two siblings, which show that only the list changes. */
function draw(box: HTMLElement, items: readonly string[]) {
  return render(
    html`<i>${'<'}</i>${repeat(
        items,
        (item) => item,
        (item) => html`<b>${item}</b>`,
      )}<i>${'>'}</i>${repeat(
        items,
        (item) => item,
        (item) => item,
      )}`,
    box,
  );
}

describe('repeat', () => {
  it('leaves nothing behind of what it removes', () => {
    const box = document.createElement('div');
    draw(box, ['a', 'b', 'c']);
    const { length } = box.childNodes;
    for (let round = 0; round < 50; round++) {
      draw(box, [`a${round}`, `b${round}`, `c${round}`]);
      expect(shown(box)).to.equal(`<a${round}b${round}c${round}>a${round}b${round}c${round}`);
    }
    expect(box.childNodes.length).to.equal(length);
    draw(box, []);
    draw(box, ['a', 'b', 'c']);
    expect(box.childNodes.length).to.equal(length);
  });

  it('keeps the elements of what stays, wherever it goes', () => {
    const box = document.createElement('div');
    draw(box, ['a', 'b', 'c', 'd']);
    const [a, b, c] = box.querySelectorAll('b');
    draw(box, ['c', 'x', 'a', 'b']);
    expect(shown(box)).to.equal('<cxab>cxab');
    expect(
      [...box.querySelectorAll('b')].filter((element) => element.textContent !== 'x'),
    ).to.deep.equal([c, a, b]);
  });
});
