import { expect, fixture, html } from '@open-wc/testing';
import { reorder } from './reorder.js';

let disconnected: string[] = [];

class FragileElement extends HTMLElement {
  connectedCallback(): void {}

  disconnectedCallback(): void {
    disconnected.push(this.id);
  }
}
customElements.define('fragile-element', FragileElement);

function order(parent: Element): string {
  return [...parent.children].map((child) => child.getAttribute('data-name')).join('');
}

async function setUp(names: string, fragile = '') {
  const parent = await fixture<HTMLElement>(html`<div></div>`);
  const byName = new Map<string, HTMLElement>();
  for (const name of names) {
    const element = document.createElement('div');
    element.dataset['name'] = name;
    if (fragile.includes(name)) {
      const inner = document.createElement('fragile-element');
      inner.id = name;
      element.append(inner);
    }
    byName.set(name, element);
    parent.append(element);
  }
  disconnected = [];
  const wanted = (text: string) =>
    [...text].map((name) => {
      const known = byName.get(name) ?? document.createElement('div');
      known.dataset['name'] = name;
      return known;
    });
  return { parent, wanted, element: (name: string) => byName.get(name)! };
}

function none() {
  return false;
}

describe('reorder', () => {
  it('moves the fewest children', async () => {
    const { parent, wanted } = await setUp('abcdef');
    const moved: string[] = [];
    const observer = new MutationObserver((records) =>
      records.forEach(({ removedNodes }) =>
        moved.push(...[...removedNodes].map((node) => (node as HTMLElement).dataset['name']!)),
      ),
    );
    observer.observe(parent, { childList: true });
    reorder(parent, wanted('bcadfe'), none);
    expect(order(parent)).to.equal('bcadfe');
    await Promise.resolve();
    expect(new Set(moved).size).to.equal(2);
    observer.disconnect();
  });

  it('inserts what is new', async () => {
    const { parent, wanted } = await setUp('abc');
    reorder(parent, wanted('xcayb'), none);
    expect(order(parent)).to.equal('xcayb');
  });

  it('touches nothing that is in order', async () => {
    const { parent, wanted, element } = await setUp('abc', 'abc');
    reorder(parent, wanted('abc'), (child) => child === element('b'));
    expect(disconnected).to.deep.equal([]);
    expect(order(parent)).to.equal('abc');
  });

  it('leaves alone what a move would disconnect, and moves what the user moved', async () => {
    const { parent, wanted, element } = await setUp('abcd', 'abcd');
    reorder(parent, wanted('bcda'), (child) => child === element('a'));
    expect(order(parent)).to.equal('bcda');
    reorder(parent, wanted('dcba'), (child) => child === element('a'));
    expect(order(parent), 'the others stay in their order').to.equal('bcda');
    expect(new Set(disconnected)).to.deep.equal(new Set(['a']));
  });

  it('brings the others into order round it', async () => {
    const { parent, wanted } = await setUp('abcd', 'a');
    reorder(parent, wanted('bcda'), none);
    expect(disconnected).to.deep.equal([]);
    expect(order(parent).replace('a', '')).to.equal('bcd');
    const next = await setUp('abcd', 'c');
    reorder(next.parent, next.wanted('dcba'), none);
    expect(disconnected).to.deep.equal([]);
    expect(order(next.parent).replace('c', '')).to.equal('dba');
  });
});
