import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { fromElement, type FromElementOptions } from './from-element.js';
import { watchLateErrors } from '../guards/late-errors.js';
import { failureLog, loadType, settled, windowErrors } from '../testing/support.js';
import type { WidgetContext } from '../types/index.js';

class Plain extends HTMLElement {
  zone = '';
  marks: readonly unknown[] = [];
  sets = 0;
  #unit = '';
  get unit() {
    return this.#unit;
  }
  set unit(value: string) {
    this.sets++;
    this.#unit = value;
  }
  greet() {
    return 'hello';
  }
}
customElements.define('plain-clock', Plain);

class LitClock extends LitElement {
  static override properties = { zone: {}, broken: { type: Boolean } };
  declare zone: string;
  declare broken: boolean;
  protected override render() {
    if (this.broken) {
      throw new Error('render fails');
    }
    return html`<b>${this.zone}</b>`;
  }
}
customElements.define('lit-clock', LitClock);

/** A connected widget made of an element, and its reports and events. */
async function place(options: FromElementOptions, config: JsonObject = {}) {
  const log = failureLog();
  const emitted: unknown[] = [];
  const loaded = await loadType({ load: fromElement(options) });
  const instance = loaded.create(log.report);
  instance.configure(config);
  const context = { widgetId: 'w1', emit: (...values: unknown[]) => void emitted.push(values) };
  instance.setContext(context as unknown as WidgetContext);
  const box = document.createElement('div');
  box.style.cssText = 'width: 200px; height: 100px';
  box.append(instance.element);
  document.body.append(box);
  const inner = instance.element.firstElementChild as HTMLElement;
  return { ...log, emitted, instance, inner, box };
}

describe('fromElement', () => {
  let boxes: HTMLElement[] = [];
  const placed: typeof place = async (options, config) => {
    const result = await place(options, config);
    boxes.push(result.box);
    return result;
  };
  afterEach(() => {
    for (const box of boxes) {
      box.remove();
    }
    boxes = [];
  });

  it('shows a plain element, fills the box, and assigns the properties that it declares', async () => {
    const { inner, failures, instance } = await placed(
      { tag: 'plain-clock' },
      { zone: 'UTC', unit: 'h' },
    );
    expect(inner).to.be.instanceOf(Plain);
    expect(inner.localName).to.equal('plain-clock');
    const { width, height } = inner.getBoundingClientRect();
    expect([width, height]).to.deep.equal([200, 100]);
    const plain = inner as Plain;
    expect([plain.zone, plain.unit, plain.sets]).to.deep.equal(['UTC', 'h', 1]);
    instance.configure({ zone: 'CET', unit: 'h' });
    // An unchanged property is not assigned again.
    expect([plain.zone, plain.sets]).to.deep.equal(['CET', 1]);
    instance.configure({ unit: 'h' });
    // A key removed from the config restores the element's own value.
    expect(plain.zone).to.equal('');
    expect(failures).to.deep.equal([]);
  });

  it('tells the author of a key that nothing reads, and of no other', async () => {
    class Quiet extends HTMLElement {}
    customElements.define('quiet-element', Quiet);
    const told: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void told.push(text);
    try {
      await placed({ tag: 'quiet-element', slots: { '': ({ a }) => String(a) } }, { a: 1 });
      await placed({ tag: 'quiet-element', text: ({ b }) => String(b) }, { b: 1 });
      await placed({ tag: 'quiet-element', slots: { '': 'c' } }, { c: 1 });
      expect(told).to.deep.equal([]);
      await placed({ tag: 'quiet-element', slots: { '': 'c' } }, { c: 1, d: 2 });
      expect(told.join()).to.match(/<quiet-element> declares no property "d"/);
    } finally {
      console.warn = warn;
    }
  });

  it('never assigns what a stored config must not reach', async () => {
    const hostile = JSON.parse(
      '{"innerHTML": "<img src=x>", "outerHTML": "", "constructor": 1, "greet": "text", "__proto__": {"zone": "x"}, "style": "color:red", "zone": "UTC"}',
    ) as JsonObject;
    const { inner, failures } = await placed({ tag: 'plain-clock' }, hostile);
    expect(inner.childElementCount).to.equal(0);
    expect((inner as Plain).greet()).to.equal('hello');
    expect(Object.getPrototypeOf(inner)).to.equal(Plain.prototype);
    expect(inner.getAttribute('style')).to.equal(null);
    expect((inner as Plain).zone).to.equal('UTC');
    expect(failures).to.deep.equal([]);
  });

  it('gives properties to an element that declares them only when it is connected', async () => {
    // Vue's elements do so: values already set under these names are read on connection, and
    // rendered at once.
    class Late extends HTMLElement {
      drawn: unknown[] = [];
      connectedCallback() {
        const fields = this as unknown as Record<string, unknown>;
        let rows = fields['rows'];
        const draw = () => this.drawn.push(rows);
        Object.defineProperty(this, 'rows', {
          get: () => rows,
          set: (value) => {
            rows = value;
            draw();
          },
        });
        draw();
      }
    }
    const { inner, instance } = await placed(
      { load: () => Promise.resolve(Late) },
      { rows: [1], innerHTML: '<b>', _rows: 1 },
    );
    instance.configure({ rows: [1, 2] });
    expect((inner as Late).drawn).to.deep.equal([[1], [1, 2]]);
    expect(inner.innerHTML).to.equal('');
    expect(Object.hasOwn(inner, '_rows')).to.equal(false);
  });

  it('gives what it was given last to an element that starts over when it is connected again', async () => {
    // Preact's elements do so.
    class Forgetful extends HTMLElement {
      #first: string | undefined;
      #now = '';
      userChoice = 'a';
      get label() {
        return this.#now;
      }
      set label(label: string) {
        this.#first ??= label;
        this.#now = label;
      }
      connectedCallback() {
        this.#now = this.#first ?? '';
      }
    }
    customElements.define('forgetful-element', Forgetful);
    const { inner, instance, box, failures } = await placed(
      { tag: 'forgetful-element' },
      { label: 'old', userChoice: 'a' },
    );
    const element = inner as Forgetful;
    instance.configure({ label: 'new', userChoice: 'b' });
    element.userChoice = 'c';
    type Moving = HTMLElement & { moveBefore?(node: Node, child: null): void };
    const moves = [
      () => box.append(instance.element),
      () => (box as Moving).moveBefore?.(instance.element, null),
    ];
    for (const move of moves) {
      move();
      await settled();
      expect([element.label, element.userChoice]).to.deep.equal(['new', 'c']);
    }
    expect(failures).to.deep.equal([]);
  });

  it('finds the class that a Svelte component carries', async () => {
    const Counter = Object.assign(() => {}, { element: class extends HTMLElement {} });
    const load = () => Promise.resolve({ default: Counter });
    expect((await placed({ load })).inner).to.be.instanceOf(Counter.element);
  });

  it('maps config by name or function, sets a text, and passes events on', async () => {
    const { inner, emitted, failures } = await placed(
      {
        tag: 'plain-clock',
        props: {
          timeZone: 'zone',
          size: (element, value, config) => {
            element.dataset['size'] = `${String(value)} of ${Object.keys(config).length}`;
          },
        },
        text: 'label',
        events: {
          tick: 'clock-tick',
          click: (event, context) => context.emit('clicked', event.type),
        },
      },
      { timeZone: 'UTC', size: 3, label: '<b>', unit: 'ignored' },
    );
    expect((inner as Plain).zone).to.equal('UTC');
    expect((inner as Plain).unit).to.equal('');
    expect(inner.dataset['size']).to.equal('3 of 4');
    expect(inner.textContent).to.equal('<b>');
    inner.dispatchEvent(new CustomEvent('tick', { detail: { at: 5, skip: undefined } }));
    inner.dispatchEvent(new CustomEvent('tick'));
    inner.click();
    expect(emitted).to.deep.equal([
      ['clock-tick', { at: 5 }],
      ['clock-tick', undefined],
      ['clicked', 'click'],
    ]);
    expect(failures).to.deep.equal([]);
  });

  it('shows a Lit element, whose failing render is reported to its widget', async () => {
    const { inner, failures, instance } = await placed({ tag: 'lit-clock' }, { zone: 'UTC' });
    const clock = inner as LitClock;
    await clock.updateComplete;
    expect(clock.renderRoot.textContent).to.equal('UTC');
    const errors = await windowErrors(() => instance.configure({ broken: true }));
    expect(failures).to.deep.equal([{ phase: 'render', message: 'render fails' }]);
    expect(errors).to.deep.equal([]);
    instance.configure({ zone: 'CET' });
    await clock.updateComplete;
    expect(clock.renderRoot.textContent).to.equal('CET');
  });

  it('loads what defines the tag, or a class that nobody defined', async () => {
    const load = () => {
      customElements.define('late-clock', class extends HTMLElement {});
      return Promise.resolve();
    };
    expect((await placed({ tag: 'late-clock', load })).inner.localName).to.equal('late-clock');
    class Undefined extends HTMLElement {
      zone = '';
      connectedCallback() {
        this.textContent = this.zone;
      }
    }
    for (const result of [Undefined, { default: Undefined }]) {
      const { inner } = await placed({ load: () => Promise.resolve(result) }, { zone: 'UTC' });
      expect(inner).to.be.instanceOf(Undefined);
      expect(inner.textContent).to.equal('UTC');
    }
  });

  it('waits for a page that defines the tag by itself, as long as any module', async () => {
    const loading = loadType({ load: fromElement({ tag: 'patient-clock' }) });
    setTimeout(() => customElements.define('patient-clock', class extends HTMLElement {}), 30);
    expect((await loading).manifest.type).to.equal('clock');
    const never = await loadType({ load: fromElement({ tag: 'never-clock' }) }, 100).catch(
      (e: unknown) => e,
    );
    expect((never as DashError).code).to.equal('load-timeout');
  });

  const faults: [string, FromElementOptions, RegExp][] = [
    [
      'a module that does not define the tag',
      { tag: 'other-clock', load: async () => {} },
      /did not define <other-clock>/,
    ],
    ['neither tag nor class', {}, /needs a tag, or a load\(\).*gave nothing/],
    ['a tag without a dash', { tag: 'video' }, /"video" is no tag of a custom element/],
    ['a tag in capitals', { tag: 'Clock-Face' }, /in lower case/],
    [
      'load that is a promise',
      { load: Promise.resolve() as unknown as FromElementOptions['load'] },
      /load must be a function/,
    ],
    [
      'a module with several classes',
      {
        load: () =>
          Promise.resolve({ A: class extends HTMLElement {}, B: class extends HTMLElement {} }),
      },
      /exports the classes A, B: choose one.*module\.A/,
    ],
    [
      'a module with other things',
      { load: () => Promise.resolve({ version: 1 }) },
      /the module exports version/,
    ],
    [
      'a class that is no element',
      { load: () => Promise.resolve(class {}) },
      /extends HTMLElement/,
    ],
  ];
  for (const [name, options, message] of faults) {
    it(`refuses ${name}`, async () => {
      const error = await loadType({ load: fromElement(options) }).catch(
        (reason: unknown) => reason,
      );
      expect((error as DashError).code).to.equal('invalid-module');
      expect((error as DashError).message).to.match(message);
    });
  }

  describe('finds the element', () => {
    const once = (result: unknown) => () => Promise.resolve(result);
    class One extends HTMLElement {}
    class Two extends HTMLElement {}
    class Base extends HTMLElement {}

    it('by the only class, or by the class that the tag is named after', async () => {
      expect((await placed({ load: once({ One, helper: 1 }) })).inner).to.be.instanceOf(One);
      const load = once({ One, ClockTwo: Two });
      expect((await placed({ tag: 'clock-two', load })).inner).to.be.instanceOf(Two);
    });

    it('under its own tag if the class has one, for its library knows it by identity', async () => {
      class Known extends HTMLElement {
        constructor() {
          super();
          if (new.target !== Known) {
            throw new TypeError('Illegal constructor');
          }
        }
      }
      customElements.define('known-clock', Known);
      expect((await placed({ load: once(Known) })).inner.localName).to.equal('known-clock');
      // The same holds for the element as a widget of its own.
      const { report, failures } = failureLog();
      const loaded = await loadType({ load: async () => ({ default: Known }) });
      expect(loaded.create(report).element.localName).to.equal('known-clock');
      expect(failures).to.deep.equal([]);
    });

    it('by what its module exports to define it', async () => {
      const defineCustomElements = async () => {
        await Promise.resolve();
        customElements.define('stencil-clock', Base);
      };
      const { inner } = await placed({
        tag: 'stencil-clock',
        load: once({ defineCustomElements }),
      });
      expect(inner).to.be.instanceOf(Base);
    });

    it('when its module defines it later', async () => {
      const load = async () => {
        setTimeout(() => customElements.define('lazy-clock', class extends HTMLElement {}), 50);
      };
      expect((await placed({ tag: 'lazy-clock', load })).inner.localName).to.equal('lazy-clock');
    });

    it('of another copy of the module, which came first', async () => {
      class First extends HTMLElement {}
      customElements.define('twice-clock', First);
      const load = async () => customElements.define('twice-clock', class extends HTMLElement {});
      expect((await placed({ tag: 'twice-clock', load })).inner).to.be.instanceOf(First);
      const error = await loadType({ load: fromElement({ load }) }).catch((e: unknown) => e);
      expect((error as DashError).message).to.match(/another copy of it.*Name the "tag"/);
    });
  });

  describe('writes the config', () => {
    class Attributes extends HTMLElement {
      static observedAttributes = ['video-id', 'autoplay', 'style', 'onclick'];
      settings: unknown = undefined;
      log: string[] = [];
      attributeChangedCallback(name: string, _: string | null, value: string | null) {
        this.log.push(`${name}=${value}`);
      }
      connectedCallback() {
        this.log.push('connected');
      }
    }
    customElements.define('attribute-clock', Attributes);

    it('into attributes that the element observes, and never into code or style', async () => {
      const { inner, instance } = await placed(
        { tag: 'attribute-clock' },
        { videoId: 'a', autoplay: true, style: 'color: red', onclick: 'x()' },
      );
      const { log } = inner as Attributes;
      expect(log).to.deep.equal(['video-id=a', 'autoplay=', 'connected']);
      instance.configure({ videoId: 7, autoplay: false });
      expect(log.slice(3)).to.deep.equal(['video-id=7', 'autoplay=null']);
      instance.configure({ videoId: 7, autoplay: true });
      expect(log.slice(5)).to.deep.equal(['autoplay=']);
    });

    it('into attributes that are named', async () => {
      const attributes = { id: 'data-id', tags: 'data-tags' };
      const options = { tag: 'attribute-clock', props: {}, attributes };
      const { inner, instance } = await placed(options, { id: 'x', tags: [1, 'b'] });
      expect({ ...inner.dataset }).to.deep.equal({ id: 'x', tags: '[1,"b"]' });
      instance.configure({ tags: null });
      expect({ ...inner.dataset }).to.deep.equal({});
    });

    it('as a copy, which the element may change', async () => {
      const list = Object.freeze([3, 1, 2]) as unknown as JsonObject[string];
      const { inner, failures } = await placed({ tag: 'attribute-clock' }, { settings: list });
      expect(((inner as Attributes).settings as number[]).sort()).to.deep.equal([1, 2, 3]);
      expect(list).to.deep.equal([3, 1, 2]);
      expect(failures).to.deep.equal([]);
    });

    it('after the element is connected, if it is told to', async () => {
      const options = { tag: 'attribute-clock', assign: 'after' } as const;
      const { inner, instance } = await placed(options, { videoId: 'a' });
      const { log } = inner as Attributes;
      expect(log).to.deep.equal(['connected', 'video-id=a']);
      instance.configure({ videoId: 'b' });
      expect(log.at(-1)).to.equal('video-id=b');
    });

    it('into slots, as text, as elements, and never as HTML', async () => {
      const link = document.createElement('a');
      const { inner, instance } = await placed(
        {
          tag: 'plain-clock',
          props: {},
          slots: { '': 'body', header: 'title', footer: ({ linked }) => (linked ? [link] : null) },
        },
        { body: '<b>', title: 'T', linked: true },
      );
      expect(inner.innerHTML).to.equal(
        '&lt;b&gt;<span slot="header">T</span><a slot="footer"></a>',
      );
      instance.configure({ body: 'new', title: 'T' });
      expect(inner.innerHTML).to.equal('<span slot="header">T</span>new');
    });

    it('and the context as they are, if the element is written for them', async () => {
      class Ours extends HTMLElement {
        config: JsonObject = {};
        context: WidgetContext | undefined = undefined;
      }
      const { inner } = await placed({ load: async () => Ours }, { a: 1 });
      expect((inner as Ours).config).to.deep.equal({ a: 1 });
      expect((inner as Ours).context?.widgetId).to.equal('w1');
    });
  });

  it('tells an element of the context, at first and when it changes', async () => {
    const options: FromElementOptions = {
      tag: 'plain-clock',
      context: (element, { locale }) => (element.lang = locale),
    };
    const loaded = await loadType({ load: fromElement(options) });
    const instance = loaded.create(failureLog().report);
    let listener = () => {};
    const context = {
      locale: 'de',
      subscribe: (given: () => void) => ((listener = given), listener),
    };
    instance.configure({});
    instance.setContext(context as unknown as WidgetContext);
    const box = document.createElement('div');
    boxes.push(box);
    box.append(instance.element);
    const inner = box.querySelector<HTMLElement>('plain-clock') ?? instance.element;
    document.body.append(box);
    expect(box.querySelector<HTMLElement>('plain-clock')!.lang).to.equal('de');
    context.locale = 'fr';
    listener();
    expect(inner.isConnected).to.equal(true);
    expect(box.querySelector<HTMLElement>('plain-clock')!.lang).to.equal('fr');
  });

  it('passes on of a detail what can be stored', async () => {
    const { inner, emitted, failures } = await placed({
      tag: 'plain-clock',
      events: { tick: 'tick', click: 'click' },
    });
    const circle: Record<string, unknown> = { at: new Date(0), big: 12n, none: NaN, run: () => 1 };
    circle['self'] = circle;
    circle['element'] = inner;
    circle['list'] = [1, undefined, inner, { a: inner }];
    inner.dispatchEvent(new CustomEvent('tick', { detail: circle }));
    inner.dispatchEvent(new CustomEvent('tick', { detail: inner }));
    inner.dispatchEvent(new MouseEvent('click', { detail: 2 }));
    expect(emitted).to.deep.equal([
      [
        'tick',
        { at: '1970-01-01T00:00:00.000Z', big: '12', none: null, list: [1, null, null, {}] },
      ],
      ['tick', null],
      ['click', undefined],
    ]);
    expect(failures).to.deep.equal([]);
  });

  describe('reports once, to its widget only', () => {
    it('a constructor that throws', async () => {
      customElements.define(
        'broken-constructor',
        class extends HTMLElement {
          constructor() {
            super();
            throw new Error('constructor fails');
          }
        },
      );
      const loaded = await loadType({ load: fromElement({ tag: 'broken-constructor' }) });
      const { failures, report } = failureLog();
      const errors = await windowErrors(() =>
        expect(() => loaded.create(report)).to.throw(DashError),
      );
      expect(failures).to.deep.equal([{ phase: 'construct', message: 'constructor fails' }]);
      expect(errors).to.deep.equal([]);
    });

    it('a connectedCallback that throws', async () => {
      customElements.define(
        'broken-connect',
        class extends HTMLElement {
          connectedCallback() {
            throw new Error('connect fails');
          }
        },
      );
      const late: unknown[] = [];
      const stop = watchLateErrors((event) => late.push(event));
      let failures: unknown[] = [];
      await windowErrors(async () => ({ failures } = await placed({ tag: 'broken-connect' })));
      stop();
      expect(failures).to.deep.equal([{ phase: 'connect', message: 'connect fails' }]);
      expect(late).to.deep.equal([]);
    });

    it('an attributeChangedCallback that throws', async () => {
      customElements.define(
        'broken-attribute',
        class extends HTMLElement {
          static observedAttributes = ['zone'];
          attributeChangedCallback(): void {
            throw new Error('attribute fails');
          }
        },
      );
      const failures: unknown[] = [];
      await windowErrors(async () => {
        const result = await placed(
          { tag: 'broken-attribute', attributes: { zone: 'zone' } },
          { zone: 'UTC' },
        );
        failures.push(...result.failures);
      });
      expect(failures).to.deep.equal([{ phase: 'configure', message: 'attribute fails' }]);
    });

    it('a property setter, a mapping and an event handler that throw', async () => {
      const fail = (message: string) => () => {
        throw new Error(message);
      };
      const { inner, instance, failures } = await placed({
        tag: 'plain-clock',
        props: { zone: fail('mapping fails') },
        events: { tick: fail('handler fails') },
      });
      const errors = await windowErrors(() => inner.dispatchEvent(new Event('tick')));
      expect(instance.configure({})).to.equal(false);
      expect(failures).to.deep.equal([
        { phase: 'configure', message: 'mapping fails' },
        { phase: 'update', message: 'handler fails' },
        { phase: 'configure', message: 'mapping fails' },
      ]);
      expect(errors).to.deep.equal([]);
    });
  });

  it('keeps its element when the widget is moved in the document', async () => {
    const { box, inner, instance } = await placed({ tag: 'lit-clock' }, { zone: 'UTC' });
    box.remove();
    document.body.append(box);
    await settled();
    expect(instance.element.firstElementChild).to.equal(inner);
    expect((inner as LitClock).renderRoot.textContent).to.equal('UTC');
  });
});
