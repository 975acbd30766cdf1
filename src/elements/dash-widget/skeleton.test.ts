import { expect, waitUntil } from '@open-wc/testing';
import { DashWidget } from './dash-widget.js';

DashWidget.define();

async function loading(skeleton: string | undefined, isCompact = false): Promise<DashWidget> {
  const chrome = document.createElement('dash-widget');
  Object.assign(chrome, { heading: 'Orders', state: 'loading', skeleton, compact: isCompact });
  chrome.style.cssText = `width: 300px; height: ${isCompact ? 80 : 260}px`;
  document.body.append(chrome);
  await waitUntil(() => chrome.renderRoot.querySelector('.skeleton i'), 'it shows', {
    timeout: 8000,
  });
  return chrome;
}

describe('the skeleton of a widget', () => {
  let chrome: DashWidget;

  afterEach(() => chrome.remove());

  for (const [look, kind] of [
    ['ring', 'ring'],
    ['bars', 'bars'],
    ['rows', 'rows'],
    ['value', 'value'],
    ['text', 'text'],
    ['stats', 'value'],
    ['chart', 'bars'],
    ['list', 'rows'],
    ['action', 'rows'],
    ['info', 'text'],
    ['custom', 'text'],
    ['constructor', 'text'],
    [undefined, 'text'],
  ] as const) {
    for (const isCompact of [false, true]) {
      it(`for “${String(look)}” is of ${kind}, and stays in the body${isCompact ? ', one row high' : ''}`, async () => {
        chrome = await loading(look, isCompact);
        const skeleton = chrome.renderRoot.querySelector('.skeleton')!;
        expect(skeleton.classList.contains(kind)).to.equal(true);
        expect(skeleton.textContent!.trim()).to.equal('Loading');
        const body = chrome.body.getBoundingClientRect();
        const shapes = [...skeleton.querySelectorAll('i')]
          .map((shape) => shape.getBoundingClientRect())
          .filter(({ width }) => width > 0);
        expect(shapes.some(({ width, height }) => width > 5 && height > 5)).to.equal(true);
        expect(
          shapes.every(({ left, right }) => left >= body.left && right <= body.right + 1),
        ).to.equal(true);
      });
    }
  }

  it('takes no place: the body keeps its box when the content comes', async () => {
    chrome = await loading('rows');
    const { left, top, width, height } = chrome.body.getBoundingClientRect();
    chrome.state = 'ready';
    await chrome.updateComplete;
    const after = chrome.body.getBoundingClientRect();
    expect([after.left, after.top, after.width, after.height]).to.deep.equal([
      left,
      top,
      width,
      height,
    ]);
    expect(chrome.renderRoot.querySelector('.skeleton')).to.equal(null);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`has nothing that axe finds, ${scheme}`, async () => {
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas`;
      try {
        for (const kind of ['ring', 'bars', 'rows', 'value', 'text']) {
          for (const isCompact of [false, true]) {
            chrome?.remove();
            chrome = await loading(kind, isCompact);
            await expect(chrome).to.be.accessible();
          }
        }
      } finally {
        document.documentElement.style.cssText = '';
      }
    });
  }
});
