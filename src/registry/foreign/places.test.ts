import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import { MountedWidget, prepareWidget } from '../../testing/mount-widget.js';
import { loadType, manifestOf } from '../testing/support.js';
import { fromElement, type FromElementOptions } from './from-element.js';

let widgets: MountedWidget[] = [];

afterEach(() => {
  widgets.forEach((widget) => widget.unmount());
  widgets = [];
});

/** Mounts an element in a box of 200 × 100 pixels. */
async function placed(options: FromElementOptions) {
  const prepared = await prepareWidget(manifestOf({ load: fromElement(options) }));
  const widget = new MountedWidget(prepared, { size: { w: 2, h: 1, width: 200, height: 100 } });
  widgets.push(widget);
  const { element, box, failures } = widget;
  return { instance: { element }, inner: element.firstElementChild as HTMLElement, box, failures };
}

describe('fromElement places', () => {
  /** An element with a style sheet of its own. */
  const styled = (rules: string, start: (host: HTMLElement) => void = () => {}) =>
    class extends HTMLElement {
      constructor() {
        super();
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(rules);
        const root = this.attachShadow({ mode: 'open' });
        root.adoptedStyleSheets = [sheet];
        root.append(document.createElement('slot'));
      }
      connectedCallback() {
        start(this);
      }
    };

  for (const [fit, width, height] of [
    ['fill', 200, 100],
    ['wide', 200, 30],
    ['stretch', 50, 30],
    ['center', 50, 30],
    ['scroll', 50, 30],
  ] as const) {
    it(`an element that has a size: ${fit}`, async () => {
      const Sized = styled(':host { width: 50px; height: 30px }');
      const { inner, box } = await placed({ load: async () => Sized, fit });
      const at = inner.getBoundingClientRect();
      const outer = box.getBoundingClientRect();
      expect([at.width, at.height]).to.deep.equal([width, height]);
      expect(at.left - outer.left).to.equal(fit === 'center' ? 75 : 0);
    });
  }

  const own: readonly (readonly [string, string, ((host: HTMLElement) => void)?])[] = [
    ['nothing', ''],
    ['auto margins', ':host { display: block; margin-inline: auto }'],
    ['margins on all sides', ':host { display: block; margin: 20px auto }'],
    ['a smaller size', ':host { display: inline-block; width: 35px; height: 20px }'],
    ['least sizes', ':host { display: block; min-width: 900px; min-height: 900px }'],
    ['greatest sizes', ':host { display: block; max-width: 90px; max-height: 9px }'],
    ['padding and a border', ':host { padding: 20px; border: 5px solid }'],
    ['a float', ':host { float: right }'],
    ['a flex box', ':host { display: inline-flex; flex: 0 0 auto }'],
    ['a place of its own', ':host { align-self: end; justify-self: center }'],
    ['the size of its content', ':host { display: block; width: max-content }'],
    ['an aspect', ':host { display: block; aspect-ratio: 1; width: 40px }'],
    ['a style in its attribute', '', (host) => (host.style.cssText = 'width: 9px; margin: 8px')],
    ['another direction of writing', ':host { writing-mode: vertical-rl; width: 9px }'],
    [
      'a size that it measures from itself',
      ':host { display: block; margin-inline: auto } slot { display: flex }',
      (host) => {
        const slide = document.createElement('div');
        host.append(slide);
        for (let turn = 0; turn < 25; turn++) {
          slide.style.cssText = `flex: none; width: ${2 * host.clientWidth}px; height: 10px`;
        }
      },
    ],
  ];
  for (const [what, rules, start] of own) {
    it(`an element with ${what}, so that it fills the box`, async () => {
      const { inner } = await placed({ load: async () => styled(rules, start) });
      const { width, height } = inner.getBoundingClientRect();
      expect([width, height]).to.deep.equal([200, 100]);
    });
  }

  it('an element that is wide and higher than its box, which then scrolls', async () => {
    const High = styled(':host { height: 300px }');
    const { inner, instance } = await placed({ load: async () => High, fit: 'wide' });
    const scroller = instance.element.shadowRoot!.firstElementChild!;
    expect(scroller.scrollHeight).to.equal(300);
    expect(scroller.clientHeight).to.equal(100);
    expect(inner.getBoundingClientRect().height).to.equal(300);
  });
});

describe('fromElement puts styles beside the element', () => {
  class Light extends HTMLElement {
    connectedCallback() {
      this.innerHTML = '<b class="light-part">text</b>';
    }
  }
  customElements.define('light-element', Light);
  const text = '.light-part { color: rgb(1, 2, 3) } light-element { letter-spacing: 7px }';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  for (const [what, styles] of [
    ['as text', text],
    ['as a sheet', sheet],
    ['as a module', { default: text }],
    ['as a list', ['', sheet]],
    ['as a function', () => text],
    ['as an import', () => Promise.resolve({ default: sheet })],
    ['by a URL', new URL(URL.createObjectURL(new Blob([text], { type: 'text/css' })))],
  ] as const) {
    it(what, async () => {
      const { instance, failures } = await placed({ tag: 'light-element', styles });
      const inner = instance.element.shadowRoot!.querySelector<HTMLElement>('light-element')!;
      const style = getComputedStyle(inner.querySelector('b')!);
      expect([style.color, style.letterSpacing]).to.deep.equal(['rgb(1, 2, 3)', '7px']);
      expect(inner.getBoundingClientRect().height).to.equal(100);
      expect(failures).to.deep.equal([]);
      // The page is not styled.
      const other = document.createElement('b');
      other.className = 'light-part';
      document.body.append(other);
      expect(getComputedStyle(other).color).not.to.equal('rgb(1, 2, 3)');
      other.remove();
    });
  }

  const rooted = `
    :root { --tint: rgb(1, 1, 1) }
    :root, .theme { --edge: 3px }
    html { --room: 4px }
    :root:not([data-dark]) { --space: 5px }
    :root[data-dark] { --tint: rgb(9, 9, 9) }
    @media all { :root .light-part { --deep: 6px } }
    .light-part {
      color: var(--tint); border-left: var(--edge) solid; margin-left: var(--room);
      padding-left: var(--space); padding-right: var(--deep);
    }
    @font-face { font-family: 'Places Test'; src: local('Arial') }
    @property --places-length { syntax: '<length>'; inherits: false; initial-value: 7px }`;
  const shared = new CSSStyleSheet();
  shared.replaceSync(rooted);
  for (const [what, styles] of [
    ['as text', rooted],
    ['as a sheet, which stays as it is', shared],
    ['by a URL', new URL(URL.createObjectURL(new Blob([rooted], { type: 'text/css' })))],
  ] as const) {
    it(`and what they say of the root of the page holds for the widget, ${what}`, async () => {
      const { instance } = await placed({ tag: 'light-element', styles });
      const part = instance.element.shadowRoot!.querySelector('b')!;
      const { color, borderLeftWidth, marginLeft, paddingLeft, paddingRight } =
        getComputedStyle(part);
      expect([color, borderLeftWidth, marginLeft, paddingLeft, paddingRight]).to.deep.equal([
        'rgb(1, 1, 1)',
        '3px',
        '4px',
        '5px',
        '6px',
      ]);
      expect(getComputedStyle(document.documentElement).getPropertyValue('--tint')).to.equal('');
      expect((shared.cssRules[0] as CSSStyleRule).selectorText).to.equal(':root');
      const faces = document.adoptedStyleSheets
        .flatMap((sheet) => [...sheet.cssRules])
        .filter(({ cssText }) => cssText.includes('Places Test'));
      expect(faces.length).to.be.within(1, 2);
      expect(getComputedStyle(part).getPropertyValue('--places-length')).to.equal('7px');
    });
  }

  for (const [what, styles] of [
    ['a number', 5],
    ['null', null],
    ['a module without a default', {}],
    ['a function that gives a number', () => 5],
  ] as const) {
    it(`and refuses ${what}`, async () => {
      const options = { tag: 'light-element', styles } as unknown as FromElementOptions;
      const error = await loadType({ load: fromElement(options) }).catch((one: unknown) => one);
      expect(error).to.be.instanceOf(DashError).with.property('code', 'invalid-module');
      expect((error as DashError).message).to.contain('CSS text');
    });
  }
});
