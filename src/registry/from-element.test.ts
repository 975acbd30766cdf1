import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { DashError } from '../model/errors.js';
import type { JsonObject } from '../model/json.js';
import { fromElement, type FromElementOptions } from './from-element.js';
import { watchLateErrors } from './late-errors.js';
import { failureLog, loadType, settled, windowErrors } from './testing/support.js';
import type { WidgetContext } from './types.js';

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
    if (this.broken) throw new Error('render fails');
    return html`<b>${this.zone}</b>`;
  }
}
customElements.define('lit-clock', LitClock);

/** A widget made of an element, connected, and what it reports and emits. */
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
    for (const box of boxes) box.remove();
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
    // What did not change is not assigned again.
    expect([plain.zone, plain.sets]).to.deep.equal(['CET', 1]);
    instance.configure({ unit: 'h' });
    // What goes from the config leaves what the element had.
    expect(plain.zone).to.equal('');
    expect(failures).to.deep.equal([]);
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
    ['neither tag nor class', {}, /needs a tag, or a load\(\)/],
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
