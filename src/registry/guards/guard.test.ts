import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { failureLog, loadType, moduleOf, settled, windowErrors } from '../testing/support.js';
import type { WidgetContext } from '../types/index.js';

function fail(message: string): never {
  throw new Error(message);
}

class LitWidget extends LitElement {
  static override properties = { config: { attribute: false } };
  declare config: { readonly broken?: boolean; readonly text?: string };

  protected override render() {
    return this.config?.broken ? fail('render fails') : html`<b>${this.config?.text}</b>`;
  }
}

/** Creates one widget of a class, and collects its reports. */
async function make(Class: unknown) {
  const log = failureLog();
  const loaded = await loadType({ load: moduleOf(Class) });
  return { ...log, instance: loaded.create(log.report) };
}

describe('a widget that fails is reported once, and nowhere else', () => {
  it('in its constructor', async () => {
    class Broken extends HTMLElement {
      constructor() {
        super();
        fail('constructor fails');
      }
    }
    const { failures, report } = failureLog();
    const loaded = await loadType({ load: moduleOf(Broken) });
    const errors = await windowErrors(() => {
      expect(() => loaded.create(report)).to.throw(DashError, /constructor of widget type "clock"/);
    });
    expect(failures).to.deep.equal([{ phase: 'construct', message: 'constructor fails' }]);
    expect(errors).to.deep.equal([]);
  });

  it('in a constructor that returns something else', async () => {
    const Broken = class extends HTMLElement {
      constructor() {
        super();
        return document.createElement('p');
      }
    };
    const { failures, report } = failureLog();
    const loaded = await loadType({ load: moduleOf(Broken) });
    expect(() => loaded.create(report)).to.throw(DashError);
    expect(failures.length).to.equal(1);
    expect(failures[0]!.message).to.contain('returns another object');
  });

  it('in its observedAttributes, which the browser reads at the definition', async () => {
    class Broken extends HTMLElement {
      static get observedAttributes(): string[] {
        return fail('attributes fail');
      }
      attributeChangedCallback() {}
    }
    const { failures, report } = failureLog();
    const loaded = await loadType({ load: moduleOf(Broken) });
    expect(() => loaded.create(report)).to.throw(DashError);
    expect(failures).to.deep.equal([{ phase: 'construct', message: 'attributes fail' }]);
  });

  it('in connectedCallback, disconnectedCallback and attributeChangedCallback', async () => {
    class Broken extends HTMLElement {
      static observedAttributes = ['unit'];
      connectedCallback() {
        fail('connect fails');
      }
      disconnectedCallback() {
        fail('disconnect fails');
      }
      attributeChangedCallback(name: string, _old: unknown, value: string) {
        fail(`${name} ${value} fails`);
      }
    }
    const { failures, instance } = await make(Broken);
    const errors = await windowErrors(() => {
      document.body.append(instance.element);
      instance.element.setAttribute('unit', 'km');
      instance.element.remove();
    });
    expect(failures).to.deep.equal([
      { phase: 'connect', message: 'connect fails' },
      { phase: 'update', message: 'unit km fails' },
      { phase: 'disconnect', message: 'disconnect fails' },
    ]);
    expect(errors).to.deep.equal([]);
  });

  it('in a connectedCallback that is async', async () => {
    class Broken extends HTMLElement {
      async connectedCallback() {
        await Promise.resolve();
        fail('async fails');
      }
    }
    const { failures, instance } = await make(Broken);
    const errors = await windowErrors(() => document.body.append(instance.element));
    expect(failures).to.deep.equal([{ phase: 'connect', message: 'async fails' }]);
    expect(errors).to.deep.equal([]);
    instance.element.remove();
  });

  it('in its config and context setters, and works with the next config', async () => {
    class Broken extends HTMLElement {
      seen: unknown;
      set config(config: JsonObject) {
        if (config['broken']) {
          fail('config fails');
        }
        this.seen = config;
      }
      set context(_context: unknown) {
        fail('context fails');
      }
    }
    const { failures, instance } = await make(Broken);
    expect(instance.configure({ broken: true })).to.equal(false);
    expect(instance.setContext({} as WidgetContext)).to.equal(false);
    expect(instance.configure({ zone: 'UTC' })).to.equal(true);
    expect((instance.element as unknown as Broken).seen).to.deep.equal({ zone: 'UTC' });
    expect(failures).to.deep.equal([
      { phase: 'configure', message: 'config fails' },
      { phase: 'configure', message: 'context fails' },
    ]);
  });

  it('in the render of a Lit element, which renders again afterwards', async () => {
    const { failures, instance } = await make(LitWidget);
    const element = instance.element as LitWidget;
    const errors = await windowErrors(async () => {
      instance.configure({ broken: true });
      document.body.append(element);
      await settled();
      expect(failures).to.deep.equal([{ phase: 'render', message: 'render fails' }]);
      instance.configure({ text: 'well again' });
      await element.updateComplete;
    });
    expect(element.renderRoot.textContent).to.equal('well again');
    expect(failures.length).to.equal(1);
    expect(errors).to.deep.equal([]);
    element.remove();
  });

  it('in updated() and in an async scheduleUpdate() of a Lit element', async () => {
    class Late extends LitWidget {
      protected override updated() {
        if (this.config.text === 'updated') {
          fail('updated fails');
        }
      }
      protected override async scheduleUpdate() {
        await Promise.resolve();
        if (this.config.text === 'schedule') {
          fail('schedule fails');
        }
        await super.scheduleUpdate();
      }
    }
    for (const text of ['updated', 'schedule']) {
      const { failures, instance } = await make(Late);
      const errors = await windowErrors(() => {
        instance.configure({ text });
        document.body.append(instance.element);
      });
      expect(failures).to.deep.equal([{ phase: 'render', message: `${text} fails` }]);
      expect(errors).to.deep.equal([]);
      instance.element.remove();
    }
  });

  it('with what is no Error', async () => {
    class Broken extends HTMLElement {
      connectedCallback() {
        throw null;
      }
    }
    const { failures, instance } = await make(Broken);
    document.body.append(instance.element);
    expect(failures).to.deep.equal([{ phase: 'connect', message: 'null' }]);
    instance.element.remove();
  });

  it('to its own widget only, also for two of one class, and to none after dispose', async () => {
    class Broken extends HTMLElement {
      connectedCallback() {
        fail('connect fails');
      }
    }
    const loaded = await loadType({ load: moduleOf(Broken) });
    const [a, b, c] = [failureLog(), failureLog(), failureLog()];
    const first = loaded.create(a.report);
    const second = loaded.create(b.report);
    const third = loaded.create(c.report);
    third.dispose();
    const errors = await windowErrors(() => {
      document.body.append(first.element, third.element);
    });
    expect([a, b, c].map(({ failures }) => failures.length)).to.deep.equal([1, 0, 0]);
    expect(errors).to.deep.equal([]);
    for (const { element } of [first, second, third]) {
      element.remove();
    }
  });

  it('of a promise that is rejected after dispose to nobody', async () => {
    let reject: (error: Error) => void = () => {};
    class Slow extends HTMLElement {
      connectedCallback() {
        return new Promise((_resolve, no) => (reject = no));
      }
    }
    const { failures, instance } = await make(Slow);
    const errors = await windowErrors(() => {
      document.body.append(instance.element);
      instance.dispose();
      instance.element.remove();
      reject(new Error('too late'));
    });
    expect(failures).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });
});

describe('a guarded class', () => {
  it('gives a frozen config', async () => {
    class Plain extends HTMLElement {
      config: JsonObject = {};
    }
    const { instance } = await make(Plain);
    const given = { zone: 'UTC', alarms: [7] };
    expect(instance.configure(given)).to.equal(true);
    const { config } = instance.element as Plain;
    expect(Object.isFrozen(config)).to.equal(true);
    // Its parts may be those of the stored document.
    expect(Object.isFrozen(config['alarms'])).to.equal(true);
    expect(config).to.deep.equal(given);
    expect(Object.isFrozen(given)).to.equal(false);
  });

  it('keeps what the author defined: tag, statics, form association', async () => {
    class Own extends HTMLElement {
      static formAssociated = true;
      readonly internals = this.attachInternals();
    }
    customElements.define('own-tag-element', Own);
    const { instance, failures } = await make(Own);
    expect(instance.element).to.be.instanceOf(Own);
    expect(instance.element.localName).to.match(/^dash-w-clock-/);
    const form = document.createElement('form');
    form.append(instance.element);
    expect((instance.element as Own).internals.form).to.equal(form);
    expect(document.createElement('own-tag-element').constructor).to.equal(Own);
    expect(failures).to.deep.equal([]);
  });

  it('is moved without a disconnect where the browser can, and tells an author who asks', async () => {
    const calls: string[] = [];
    class Plain extends HTMLElement {
      connectedCallback() {
        calls.push('connect');
      }
      disconnectedCallback() {
        calls.push('disconnect');
      }
    }
    class Moving extends Plain {
      connectedMoveCallback() {
        calls.push('move');
      }
    }
    const from = document.createElement('div');
    const to = document.createElement('div');
    const canMove = 'moveBefore' in to;
    document.body.append(from, to);
    for (const Class of [Plain, Moving]) {
      calls.length = 0;
      const { instance } = await make(Class);
      from.append(instance.element);
      if (canMove) {
        to.moveBefore(instance.element, null);
      }
      const moved = canMove && Class === Moving ? ['move'] : [];
      expect(calls).to.deep.equal(['connect', ...moved]);
    }
    from.remove();
    to.remove();
  });

  it('leaves a copy that the widget made of itself alone', async () => {
    class Plain extends HTMLElement {
      connectedCallback() {
        if (this.dataset['copy']) {
          fail('copy fails');
        }
      }
    }
    const { failures, instance } = await make(Plain);
    const copy = instance.element.cloneNode() as HTMLElement;
    copy.dataset['copy'] = 'yes';
    const errors = await windowErrors(() => document.body.append(copy));
    expect(errors.map((error) => (error as Error).message)).to.deep.equal(['copy fails']);
    expect(failures).to.deep.equal([]);
    copy.remove();
  });

  it('finds a free tag beside another copy of the SDK', async () => {
    const url = new URL('./guard.ts?another-copy', import.meta.url).href;
    const copy = (await import(url)) as typeof import('./guard.js');
    class Shared extends HTMLElement {}
    const { instance } = await make(Shared);
    const other = copy.constructGuarded(Shared, 'clock', () => {});
    expect(other).to.be.instanceOf(Shared);
    expect(other.localName).not.to.equal(instance.element.localName);
  });
});
