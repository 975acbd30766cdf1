import { expect } from '@open-wc/testing';
import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import {
  MountedWidget,
  mountWidget,
  prepareWidget,
  type MountOptions,
} from '../../testing/mount-widget.js';
import { loadType, manifestOf } from '../testing/support.js';
import type { WidgetContext } from '../types/index.js';
import type { Draw, Drawing } from './drawing.js';
import { fromFunction, type FromFunctionOptions } from './from-function.js';

/** The calls that a drawing gets, in order. */
let calls: string[] = [];
let widget: MountedWidget | undefined;

function note(name: string) {
  return (value?: unknown) =>
    void calls.push(value === undefined ? name : `${name} ${print(value)}`);
}

function print(value: unknown): string {
  return value instanceof Set ? [...value].join() : JSON.stringify(value);
}

/** A drawing that notes its calls. */
function noting(more: Partial<Drawing> = {}): Draw {
  return (box, config) => {
    calls.push(`draw ${print(config)}`);
    box.textContent = 'drawn';
    return { resize: note('resize'), destroy: note('destroy'), ...more };
  };
}

async function mount(draw: Draw, options?: MountOptions, more?: FromFunctionOptions) {
  widget = await mountWidget(manifestOf({ load: fromFunction(draw, more) }), options);
  return widget;
}

/** Mounts a widget that may fail. */
async function tryMount(draw: unknown) {
  const load = fromFunction(draw as Draw);
  widget = new MountedWidget(await prepareWidget(manifestOf({ load })));
  await widget.settled();
  return widget.failures.map(({ phase, error }) => `${phase}: ${(error as Error).message}`);
}

function fail(message: string) {
  return () => {
    throw new Error(message);
  };
}

describe('fromFunction', () => {
  beforeEach(() => (calls = []));
  afterEach(() => {
    widget?.unmount();
    widget = undefined;
  });

  it('draws into a box of its final size, which fills the widget', async () => {
    let box: HTMLElement | undefined;
    let size: unknown;
    await mount((given) => {
      box = given;
      size = [given.clientWidth, given.clientHeight];
    });
    const { width, height } = widget!.context.size;
    expect(size).to.deep.equal([width, height]);
    expect(box!.isConnected).to.equal(true);
  });

  it('tells the drawing of another size, once', async () => {
    await mount(noting());
    await widget!.resize({ w: 3, h: 2, width: 300, height: 200 });
    await widget!.resize({ w: 3, h: 2, width: 300, height: 200 });
    await widget!.resize({ w: 3, h: 2, width: 0, height: 0 });
    expect(calls).to.deep.equal(['draw {}', 'resize {"width":300,"height":200}']);
  });

  it('tells the drawing of another config, or draws again', async () => {
    await mount(noting({ update: note('update') }), { config: { a: 1 } });
    await widget!.setConfig({ a: 2 });
    expect(calls).to.deep.equal(['draw {"a":1}', 'update {"a":2}']);
    widget!.unmount();
    calls = [];
    await mount(noting(), { config: { a: 1 } });
    await widget!.setConfig({ a: 2 });
    expect(calls).to.deep.equal(['draw {"a":1}', 'destroy', 'draw {"a":2}']);
    expect(widget!.text).to.equal('drawn');
  });

  it('gives it configs of its own, which a library may change', async () => {
    const change = (config: JsonObject) => void (config['list'] as unknown as number[]).push(3);
    await mount(
      (_box, config) => {
        change(config);
        return { update: change };
      },
      { config: { list: [1] } },
    );
    await widget!.setConfig({ list: [2] });
    expect(widget!.failures).to.deep.equal([]);
    expect(widget!.element.config['list']).to.deep.equal([2]);
  });

  it('draws again for another theme, unless the drawing follows the context itself', async () => {
    await mount(noting());
    await widget!.setContext({ theme: 'dark' });
    await widget!.setContext({ title: 'Other', mode: 'edit' });
    await widget!.setContext({ locale: 'de' });
    expect(calls.filter((call) => call !== 'draw {}')).to.deep.equal(['destroy', 'destroy']);
    widget!.unmount();
    calls = [];
    await mount(noting({ context: note('context') }));
    await widget!.setContext({ theme: 'dark' });
    await widget!.setContext({ title: 'Other' });
    expect(calls).to.deep.equal(['draw {}', 'context theme', 'context title']);
  });

  it('shows the last data again after it was drawn again', async () => {
    await mount(noting({ data: note('data') }), { sources: { s: [7] }, query: { source: 's' } });
    await widget!.setContext({ theme: 'dark' });
    expect(calls).to.deep.equal(['draw {}', 'data [7]', 'destroy', 'draw {}', 'data [7]']);
    expect(widget!.observations).to.have.length(1);
  });

  it('keeps the drawing when the widget is moved, and destroys it once when it is removed', async () => {
    await mount(noting());
    await widget!.move();
    expect(calls).to.deep.equal(['draw {}']);
    const { element } = widget!;
    widget!.unmount();
    await widget!.settled();
    expect(calls).to.deep.equal(['draw {}', 'destroy']);
    expect(element.shadowRoot!.firstElementChild!.childElementCount).to.equal(0);
  });

  it('draws again when the page takes it out and puts it back later', async () => {
    await mount(noting());
    widget!.box.remove();
    await widget!.settled();
    document.body.append(widget!.box);
    await widget!.settled();
    expect(calls).to.deep.equal(['draw {}', 'destroy', 'draw {}']);
  });

  it('tells nothing after the removal', async () => {
    let context!: WidgetContext;
    await mount((box, config, given, library) => {
      context = given;
      return noting({ update: note('update'), data: note('data') })(box, config, given, library);
    });
    widget!.unmount();
    await widget!.settled();
    widget!.element.config = { a: 1 };
    await widget!.setContext({ theme: 'dark' });
    await widget!.send({ status: 'success', data: 1 });
    expect(context.signal.aborted).to.equal(true);
    expect(calls).to.deep.equal(['draw {}', 'destroy']);
  });

  describe('that is asynchronous', () => {
    it('shows that it loads until it has drawn', async () => {
      let go = () => {};
      await mount(async (box) => {
        await new Promise<void>((resolve) => (go = resolve));
        box.textContent = 'drawn';
      });
      expect([widget!.status, widget!.text]).to.deep.equal(['loading', '']);
      go();
      await widget!.settled();
      expect([widget!.status, widget!.text]).to.deep.equal(['ready', 'drawn']);
    });

    it('keeps the status that it sets itself', async () => {
      await mount(async (_box, _config, { setStatus }) => {
        await Promise.resolve();
        setStatus('empty', 'none yet');
      });
      expect([widget!.status, widget!.message]).to.deep.equal(['empty', 'none yet']);
    });

    it('is told of what changed meanwhile', async () => {
      let go = () => {};
      await mount(async (box, config, context, library) => {
        await new Promise<void>((resolve) => (go = resolve));
        return noting({ update: note('update'), data: note('data') })(
          box,
          config,
          context,
          library,
        ) as Drawing;
      });
      await widget!.setConfig({ a: 2 });
      await widget!.resize({ w: 2, h: 2, width: 222, height: 111 });
      go();
      await widget!.settled();
      expect(calls).to.deep.equal([
        'draw {}',
        'update {"a":2}',
        'resize {"width":222,"height":111}',
      ]);
    });

    it('is destroyed when it comes after the removal', async () => {
      let go = () => {};
      await mount(async (box, config, context, library) => {
        await new Promise<void>((resolve) => (go = resolve));
        return noting()(box, config, context, library) as Drawing;
      });
      widget!.unmount();
      go();
      await widget!.settled();
      expect(calls).to.deep.equal(['draw {}', 'destroy']);
    });

    it('is destroyed when another drawing has taken its place', async () => {
      const waiting: (() => void)[] = [];
      await mount(async (box, config, context, library) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        return noting()(box, config, context, library) as Drawing;
      });
      await widget!.setContext({ theme: 'dark' });
      expect(waiting).to.have.length(2);
      waiting.forEach((resolve) => resolve());
      await widget!.settled();
      expect(calls).to.have.length(3).and.to.include('destroy');
      widget!.unmount();
      expect(calls.filter((call) => call === 'destroy')).to.have.length(2);
    });
  });

  it('takes a function for the one that destroys', async () => {
    await mount(() => note('destroy'));
    widget!.unmount();
    expect(calls).to.deep.equal(['destroy']);
  });

  it('loads the library and its styles once, before it draws', async () => {
    let loads = 0;
    const load = async () => ({ name: `library ${++loads}` });
    const styles = 'b { color: rgb(4, 5, 6) }';
    const draw: Draw<JsonObject, { readonly name: string }> = (
      box,
      _config,
      _context,
      { name },
    ) => {
      box.innerHTML = `<b>${name}</b>`;
      calls.push(getComputedStyle(box.firstElementChild!).color);
    };
    const prepared = await prepareWidget(
      manifestOf({ load: fromFunction(draw, { load, styles }) }),
    );
    const all = [new MountedWidget(prepared), new MountedWidget(prepared)];
    expect(all.map(({ text }) => text)).to.deep.equal(['library 1', 'library 1']);
    expect(calls).to.deep.equal(['rgb(4, 5, 6)', 'rgb(4, 5, 6)']);
    all.forEach((one) => one.unmount());
  });

  it('gives a box whose edges places count from, unless the styles say something else', async () => {
    const position = (box: HTMLElement): void => {
      box.className = 'own';
      box.innerHTML = '<i style="position: absolute; inset: 0"></i>';
      const [inner] = box.children;
      calls.push(getComputedStyle(box).position);
      calls.push(String(inner!.getBoundingClientRect().width === box.clientWidth));
    };
    await mount(position);
    expect(calls).to.deep.equal(['relative', 'true']);
    calls.length = 0;
    widget!.unmount();
    const load = fromFunction(position, { styles: '.own { position: absolute }' });
    widget = new MountedWidget(await prepareWidget(manifestOf({ load })));
    expect(calls[0]).to.equal('absolute');
  });

  it('refuses what is no function', async () => {
    for (const value of [undefined, {}, class extends HTMLElement {}]) {
      const load = fromFunction(value as unknown as Draw);
      const error = await loadType({ load }).catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(DashError).with.property('code', 'invalid-module');
    }
  });

  for (const [what, result, message] of [
    ['a number', 5, /returned a number/],
    ['an object of a library', { data: [1] }, /"data" is no function/],
    ['a promise of a text', Promise.resolve('x'), /returned a string/],
  ] as const) {
    it(`refuses that it returns ${what}`, async () => {
      const [failure] = await tryMount(() => result);
      expect(failure).to.match(message).and.to.contain('connect: ');
    });
  }

  it('reports what the function throws, or rejects with, once', async () => {
    expect(await tryMount(fail('a'))).to.deep.equal(['connect: a']);
    widget!.unmount();
    expect(await tryMount(async () => fail('b')())).to.deep.equal(['connect: b']);
    expect(widget!.status).not.to.equal('ready');
  });

  for (const isAsync of [false, true]) {
    it(`reports what the callbacks ${isAsync ? 'reject with' : 'throw'}`, async () => {
      const failing = (message: string) => (isAsync ? async () => fail(message)() : fail(message));
      await mount(
        noting({
          update: failing('update'),
          resize: failing('resize'),
          data: failing('data'),
          context: failing('context'),
          destroy: failing('destroy'),
        }),
        { sources: { s: 1 } },
      );
      await widget!.setConfig({ a: 1 });
      await widget!.resize({ w: 2, h: 2, width: 222, height: 111 });
      await widget!.setContext({ theme: 'dark' });
      await widget!.setContext({ query: { source: 's' } });
      const { failures } = widget!;
      widget!.unmount();
      await widget!.settled();
      const seen = failures.map(({ phase, error }) => `${phase}: ${(error as Error).message}`);
      expect(seen.slice(0, 3)).to.deep.equal([
        'configure: update',
        'update: resize',
        'update: context',
      ]);
      expect(seen).to.include('update: data');
      if (!isAsync) {
        expect(seen.at(-1)).to.equal('disconnect: destroy');
      }
    });
  }
});
