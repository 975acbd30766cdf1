import { expect } from '@open-wc/testing';
import { fromElement, type FromElementOptions } from './from-element.js';
import { fromFunction } from './from-function.js';

/** The warnings of a call. */
function told(call: () => unknown): string[] {
  const texts: string[] = [];
  const { warn } = console;
  console.warn = (text: string) => void texts.push(text);
  try {
    call();
  } finally {
    console.warn = warn;
  }
  return texts;
}

describe('the author is told of a wrong option', () => {
  const elements: [string, unknown, RegExp][] = [
    ['a misspelt one', { tga: 'x-y' }, /fromElement: the option "tga".*"tag"/],
    ['one that there is not', { shadow: true }, /"shadow" means nothing; known are tag, load/],
    ['a load that is a promise', { load: Promise.resolve() }, /"load" must be a function/],
    ['a list of properties', { tag: 'x-y', props: ['a'] }, /"props" must be an object of config/],
    ['a list of events', { tag: 'x-y', events: ['click'] }, /"events" must be an object of event/],
    ['an attribute that is a function', { attributes: { a: () => '' } }, /"attributes" must/],
    ['an unknown fit', { tag: 'x-y', fit: 'cover' }, /"fit" must be one of fill, wide/],
    ['a tag alone', 'x-y', /the options must be an object/],
    ['no options', undefined, /the options must be an object/],
  ];
  for (const [name, options, message] of elements) {
    it(`of fromElement: ${name}`, () => {
      const texts = told(() => fromElement(options as FromElementOptions));
      expect(texts).to.have.length(1);
      expect(texts[0]).to.match(message);
    });
  }

  it('of fromFunction', () => {
    const load = (draw: unknown, options?: object) => () => fromFunction(draw as never, options);
    expect(told(load(() => {}, { style: '' })).join()).to.match(/"style".*"styles"/);
    expect(told(load(() => {}, { load: Promise.resolve() })).join()).to.match(/"load" must be a/);
    expect(told(load({})).join()).to.match(/first argument must be a function that draws/);
    expect(told(load(class extends HTMLElement {})).join()).to.match(/use fromElement/);
  });

  it('and of nothing else', () => {
    const options: FromElementOptions = {
      tag: 'x-y',
      load: async () => {},
      props: { a: 'b', c: () => {} },
      attributes: { d: 'e' },
      text: (config) => String(config['f']),
      slots: { '': 'g', end: () => null },
      events: { click: 'clicked', input: () => {} },
      context: () => {},
      assign: 'after',
      data: 'rows',
      styles: new CSSStyleSheet(),
      exportData: () => [],
      fit: 'wide',
    };
    expect(told(() => fromElement(options))).to.deep.equal([]);
    expect(told(() => fromElement({ tag: 'x-y', data: undefined as never }))).to.deep.equal([]);
    expect(told(() => fromFunction(() => {}, { styles: ['a {}', async () => 'b {}'] }))).to.be
      .empty;
  });

  it('no options at all are refused in words', async () => {
    const { warn } = console;
    console.warn = () => {};
    try {
      const load = fromElement(undefined as unknown as FromElementOptions);
      const error: unknown = await load({ attempt: 1 }).catch((reason: unknown) => reason);
      expect(error).to.include({ code: 'invalid-module' });
      expect(String(error)).to.match(/the options must be an object/);
    } finally {
      console.warn = warn;
    }
  });
});
