import { expect } from '@open-wc/testing';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext } from '../../registry/types/index.js';
import { createWidgetElement, fakeContext, mount } from '../shared/testing/fake-context.js';
import { renderMarkdown } from './markdown.js';
import Note, { validateConfig } from './note.js';

async function show(
  config: JsonObject,
  fields: Partial<WidgetContext> = {},
  place: Parameters<typeof mount>[1] = {},
) {
  const context = fakeContext({ query: undefined, ...fields });
  const element = createWidgetElement(Note, context, config);
  const box = await mount(element, place);
  const note = (): HTMLElement | null =>
    element.shadowRoot?.querySelector<HTMLElement>('.note') ?? null;
  return { element, context, box, note };
}

function htmlOf(text: string): string {
  const box = document.createElement('div');
  box.append(renderMarkdown(text));
  return box.innerHTML;
}

const FORBIDDEN =
  'script iframe style form input button svg math object embed base meta link textarea select'.split(
    ' ',
  );

describe('renderMarkdown', () => {
  it('renders the usual marks, and headings below that of the widget', () => {
    expect(htmlOf('# A\n\n**b** `c`')).to.equal(
      '<h3>A</h3>\n<p><strong>b</strong> <code>c</code></p>\n',
    );
    expect(htmlOf('##### A')).to.equal('<h6>A</h6>\n');
    expect(htmlOf('| a |\n|---|\n| 1 |')).to.contain('<td>1</td>');
    expect(htmlOf('- [x] done\n- [ ] open')).to.contain('☑ done').and.contain('☐ open');
  });

  it('opens links in a new tab that cannot reach this page', () => {
    const html = htmlOf('[a](https://example.org)');
    expect(html).to.contain('href="https://example.org"');
    expect(html).to.contain('target="_blank"').and.contain('rel="noopener noreferrer"');
  });

  it('takes out whatever could run, load frames, or change the page', () => {
    const hostile = [
      '<script>window.hacked = 1</script>',
      '<img src=x onerror="window.hacked = 1">',
      '<svg onload="window.hacked=1"><script>1</script></svg>',
      '<a href="javascript:window.hacked=1">x</a>',
      '[x](javascript:window.hacked=1)',
      '![x](javascript:window.hacked=1)',
      '[x](data:text/html,<script>1</script>)',
      '<iframe src="https://example.org"></iframe>',
      '<style>* { display: none }</style>',
      '<p style="position: fixed" class="a" id="b" onclick="1">x</p>',
      '<form action="https://example.org"><input name="a"><button>x</button></form>',
      '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style>',
      '<object data="x"></object><embed src="x"><base href="https://example.org">',
      '<meta http-equiv="refresh" content="0"><link rel="stylesheet" href="x">',
    ];
    for (const text of hostile) {
      const fragment = renderMarkdown(text);
      for (const element of fragment.querySelectorAll('*')) {
        expect(FORBIDDEN, text).not.to.include(element.localName);
        for (const { name, value } of element.attributes) {
          expect(name, text).not.to.match(/^(on.*|style|class|id|name)$/);
          expect(value, text).not.to.match(/^\s*(javascript|data):/i);
        }
      }
    }
    expect(window).not.to.have.property('hacked');
  });

  it('lets only safe addresses be links, and shows a picture that has none as its text', () => {
    expect(htmlOf('[a](/b) [c](mailto:d@example.org) [e](ftp://f)')).to.equal(
      '<p><a href="/b">a</a> <a href="mailto:d@example.org">c</a> <a>e</a></p>\n',
    );
    expect(htmlOf('![the plan](data:image/png;base64,iVBORw0KGgo=)')).to.equal('<p>the plan</p>\n');
    expect(htmlOf('![a](/plan.png)')).to.contain('src="/plan.png"').and.contain('loading="lazy"');
    expect(htmlOf('<a href="java&#9;script:alert(1)">x</a>')).to.equal('<p><a>x</a></p>\n');
  });

  it('shows a text without a body as it is', () => {
    expect(htmlOf('<frameset onload=alert(1)><frame src=x>')).to.contain('&lt;frameset');
  });

  it('keeps harmless HTML, and shows text that looks like attributes', () => {
    expect(htmlOf('H<sub>2</sub>O <kbd>Esc</kbd>')).to.contain('<sub>2</sub>');
    expect(htmlOf('set `style="x"` and onclick=1'))
      .to.contain('style="x"')
      .and.contain('onclick=1');
  });
});

describe('note', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows its text, and another after a change', async () => {
    const { element, context, note } = await show({ text: 'Hello **there**' });
    expect(context.lastStatus).to.equal('ready');
    expect(note()?.querySelector('strong')?.textContent).to.equal('there');
    element.config = { text: 'Bye' };
    await element.updateComplete;
    expect(note()?.textContent?.trim()).to.equal('Bye');
  });

  it('is unconfigured without a text, and can go there and back', async () => {
    const { element, context, note } = await show({ text: '  ' });
    expect(context.lastStatus).to.equal('unconfigured');
    element.config = { text: 'Hello' };
    await element.updateComplete;
    expect(context.lastStatus).to.equal('ready');
    expect(note()?.textContent).to.contain('Hello');
    element.config = {};
    await element.updateComplete;
    expect(context.lastStatus).to.equal('unconfigured');
    expect(note()).to.equal(null);
  });

  it('shows what its data source answers, in every state', async () => {
    const query = { source: 'notes' };
    const { element, context, note } = await show({ text: 'Own' }, { query });
    const send = async (data: JsonValue) => {
      context.send({ status: 'success', data });
      await element.updateComplete;
      return [context.lastStatus, note()?.textContent?.trim()];
    };
    expect(context.lastStatus).to.equal('loading');
    expect(note()).to.equal(null);
    expect(await send('**Theirs**')).to.deep.equal(['ready', 'Theirs']);
    expect(await send({ text: 'Other' })).to.deep.equal(['ready', 'Other']);
    for (const nothing of ['', ' \n', null, { text: '' }, { text: null }]) {
      expect(await send(nothing), JSON.stringify(nothing)).to.deep.equal(['empty', undefined]);
    }
    expect(await send(['a'])).to.deep.equal(['error', undefined]);
    expect(context.lastMessage).to.match(/^Expected a text or \{text\}, but got a list/);
  });

  it('goes from its own text to a data source and back', async () => {
    const { element, context, note } = await show({ text: 'Own' });
    expect(context.observations).to.have.length(0);
    element.config = { text: 'Own', source: 'notes' };
    await element.updateComplete;
    expect(context.lastStatus).to.equal('loading');
    expect(note()).to.equal(null);
    context.send({ status: 'success', data: 'Theirs' });
    element.config = { text: 'Own' };
    await element.updateComplete;
    expect(context.lastStatus).to.equal('ready');
    expect(note()?.textContent?.trim()).to.equal('Own');
  });

  it('keeps its text when something else changes, and when it is moved', async () => {
    const { element, context, box, note } = await show({ text: 'Hello' });
    const paragraph = note()?.querySelector('p');
    context.change({ title: 'Other' });
    element.remove();
    expect(context.open).to.equal(0);
    box.append(element);
    await element.updateComplete;
    expect(note()?.querySelector('p')).to.equal(paragraph);
    expect(note()?.getAttribute('aria-label')).to.equal('Other');
    expect(context.open).to.equal(1);
  });

  describe('with a picture of another site', () => {
    const REMOTE = [
      '![The plan](https://example.invalid/plan.png)',
      '![](//example.invalid:8080/plan.png)',
      '<img src="HTTPS://EXAMPLE.INVALID/a.png">',
      '[![](https://example.invalid/a.png)](/here)',
      '![a][b]\n\n[b]: https://example.invalid/a.png',
    ];
    const buttonOf = (element: HTMLElement) =>
      element.shadowRoot!.querySelector<HTMLButtonElement>('button.remote');

    for (const text of REMOTE) {
      it(`loads it only when its reader asks for it: ${text}`, async () => {
        const { element, note } = await show({ text });
        expect(note()!.querySelectorAll('img')).to.have.length(0);
        const button = buttonOf(element)!;
        expect(button.textContent).to.match(/Show picture from example\.invalid/);
        button.focus();
        const click = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true });
        button.dispatchEvent(click);
        expect(click.defaultPrevented, 'no link is followed').to.equal(true);
        const image = note()!.querySelector('img')!;
        expect(new URL(image.src).hostname).to.equal('example.invalid');
        expect(element.shadowRoot!.activeElement === image, 'the focus').to.equal(true);
        expect(buttonOf(element) === null).to.equal(true);
      });
    }

    it('loads it at once where the host lets any load, and asks again when it no longer does', async () => {
      const { element, context, note } = await show({ text: REMOTE[0]! }, { images: 'any' });
      expect(note()!.querySelector('img')!.alt).to.equal('The plan');
      context.change({ images: 'same-origin' });
      await element.updateComplete;
      expect(note()!.querySelectorAll('img')).to.have.length(0);
      expect(buttonOf(element)!.textContent).to.contain('The plan');
    });

    it('loads those of this site at once', async () => {
      const own = `${location.origin}/own.png`;
      const { element, note } = await show({ text: `![a](/a.png) ![b](${own}) ![c](c.png)` });
      expect(note()!.querySelectorAll('img')).to.have.length(3);
      expect(buttonOf(element) === null).to.equal(true);
    });

    it('loads nothing else by itself, whatever the text holds', async () => {
      const site = 'https://example.invalid/x';
      const { element } = await show({
        text: [
          `<img src="/a.png" srcset="${site} 2x" style="background: url(${site})">`,
          `<video src="${site}" poster="${site}"></video><audio src="${site}"></audio>`,
          `<picture><source srcset="${site}"><img src="/a.png"></picture>`,
          `<table background="${site}"><td background="${site}">x</td></table>`,
          `<svg><image href="${site}"/></svg><input type="image" src="${site}">`,
          `<link rel="stylesheet" href="${site}"><style>@import "${site}"</style>`,
          `<p style="background-image: url(${site})">x</p><body background="${site}">`,
        ].join('\n\n'),
      });
      for (const inner of element.shadowRoot!.querySelectorAll('.note *')) {
        for (const { name, value } of inner.attributes) {
          expect(value, `${inner.localName} ${name}`).not.to.contain('example.invalid');
        }
      }
    });
  });

  it('can be scrolled by keyboard when there is something to scroll', async () => {
    expect((await show({ text: 'short' })).note()?.hasAttribute('tabindex')).to.equal(false);
    const long = await show({ text: 'line\n\n'.repeat(40) });
    expect(long.note()?.tabIndex).to.equal(0);
  });

  it('reads in the direction of its own text', async () => {
    const { note } = await show({ text: 'مرحبا **بكم**' });
    expect(getComputedStyle(note() as HTMLElement).direction).to.equal('rtl');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible in the ${theme} theme`, async () => {
      const text = '# Title\n\nText with a [link](https://example.org), `code`.\n\n> quote\n\n- a';
      const { box } = await show({ text }, { theme });
      await expect(box).to.be.accessible();
    });
  }

  it('validates its config', () => {
    expect(validateConfig({ text: 'a', other: 1 })).to.deep.equal([]);
    expect(validateConfig({ text: 5 })).to.deep.equal([
      { path: '/text', message: 'must be string' },
    ]);
  });
});
