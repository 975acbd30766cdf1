import { expect } from '@open-wc/testing';
import type { DashGrid } from './dash-grid.js';
import { chromeOf, closeGrids, openGrid } from '../testing/grid-fixture.js';

/** A value that differs from the initial one, by inherited property. */
const HOSTILE: Readonly<Record<string, string>> = {
  'border-collapse': 'collapse',
  'border-spacing': '9px',
  'caption-side': 'bottom',
  'caret-color': 'red',
  color: 'red',
  cursor: 'wait',
  'empty-cells': 'hide',
  fill: 'red',
  'font-family': 'monospace',
  'font-feature-settings': '"smcp"',
  'font-kerning': 'none',
  'font-size': '40px',
  'font-size-adjust': '0.9',
  'font-stretch': '50%',
  'font-style': 'italic',
  'font-synthesis': 'none',
  'font-variant': 'small-caps',
  'font-weight': '900',
  'hanging-punctuation': 'first',
  hyphens: 'auto',
  'image-rendering': 'pixelated',
  'letter-spacing': '6px',
  'line-break': 'anywhere',
  'line-height': '4',
  'list-style': 'square inside',
  'overflow-wrap': 'anywhere',
  'paint-order': 'stroke',
  quotes: '"<" ">"',
  stroke: 'red',
  'stroke-width': '7px',
  'tab-size': '1',
  'text-align': 'center',
  'text-align-last': 'right',
  'text-anchor': 'end',
  'text-emphasis': 'dot red',
  'text-indent': '50px',
  'text-orientation': 'upright',
  'text-shadow': '1px 1px red',
  'text-transform': 'uppercase',
  'text-underline-offset': '9px',
  'text-wrap': 'nowrap',
  'white-space': 'nowrap',
  'word-break': 'break-all',
  'word-spacing': '20px',
  '-webkit-text-fill-color': 'red',
  '-webkit-text-stroke': '1px red',
};

/** Elements of the board, a chrome, a widget in it, and an overlay. */
function probesOf(grid: DashGrid): Element[] {
  const chrome = chromeOf(grid, 'a');
  const dialog = document.createElement('dialog');
  grid.renderRoot.append(dialog);
  return [
    grid.renderRoot.querySelector('.frame')!,
    chrome.renderRoot.querySelector('h2')!,
    chrome.renderRoot.querySelector('button')!,
    chrome.firstElementChild!,
    dialog,
  ];
}

/** The computed values of the properties for each probe. */
async function stylesIn(style: string): Promise<readonly Record<string, string>[]> {
  const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, editing: false, style });
  return probesOf(grid).map((probe) => {
    const computed = getComputedStyle(probe);
    return Object.fromEntries(
      Object.keys(HOSTILE).map((name) => [name, computed.getPropertyValue(name)]),
    );
  });
}

describe('what a page inherits to its text', () => {
  afterEach(closeGrids);

  it('does not reach the dashboard', async () => {
    const calm = await stylesIn('');
    const hostile = Object.entries(HOSTILE).map((entry) => entry.join(': '));
    expect(hostile.filter((one) => CSS.supports(`(${one})`)).length).to.be.above(35);
    expect(await stylesIn(hostile.join(';'))).to.deep.equal(calm);
  });

  it('is still the colour scheme, what is hidden, the direction and the language', async () => {
    const grid = await openGrid({
      rects: { a: [0, 0, 4, 2] },
      editing: false,
      dir: 'rtl',
      style: 'color-scheme: dark; visibility: hidden; pointer-events: none',
    });
    const [frame, , , widget] = probesOf(grid);
    for (const probe of [frame!, widget!]) {
      const { colorScheme, visibility, pointerEvents, direction } = getComputedStyle(probe);
      expect([colorScheme, visibility, pointerEvents, direction]).to.deep.equal([
        'dark',
        'hidden',
        'none',
        'rtl',
      ]);
    }
  });

  it('leaves the styles of the page for the element itself alone', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('dash-grid { margin: 7px; --dash-font: Georgia }');
    document.adoptedStyleSheets.push(sheet);
    try {
      const grid = await openGrid({ rects: { a: [0, 0, 4, 2] }, editing: false });
      expect(getComputedStyle(grid).marginTop).to.equal('7px');
      expect(getComputedStyle(chromeOf(grid, 'a').firstElementChild!).fontFamily).to.equal(
        'Georgia',
      );
    } finally {
      document.adoptedStyleSheets.pop();
    }
  });
});
