import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { createInstance } from '../registry/guards/instance.js';
import { failureLog, settled } from '../registry/testing/support.js';
import type { WidgetContext, WidgetContextKey } from '../registry/types/index.js';
import { LitWidget } from './lit-widget.js';

interface Config {
  readonly name: string;
}

class Greeting extends LitWidget<Config> {
  renders = 0;
  signals: AbortSignal[] = [];
  changes: WidgetContextKey[][] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.signals.push(this.signal);
  }

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    this.changes.push([...changed]);
    super.contextChanged(changed);
  }

  say(): void {
    this.showLoading();
    this.showReady();
    this.showEmpty('nothing');
    this.showUnconfigured();
    this.showStale('old');
    this.showError(new Error('broken'));
    this.showError('text');
  }

  get present(): AbortSignal {
    return this.signal;
  }

  protected override render() {
    this.renders++;
    return html`${this.config.name} ${this.context.locale}`;
  }
}

type Listener = (changed: ReadonlySet<WidgetContextKey>) => void;

function contextOf(locale: string) {
  const listeners = new Set<Listener>();
  const statuses: unknown[] = [];
  const context = {
    locale,
    subscribe(listener: Listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setStatus: (...values: unknown[]) => void statuses.push(values),
  };
  return {
    context: context as unknown as WidgetContext,
    listeners,
    statuses,
    change(next: string) {
      context.locale = next;
      for (const listener of [...listeners]) {
        listener(new Set(['locale']));
      }
    },
  };
}

describe('LitWidget', () => {
  let box: HTMLElement;
  beforeEach(() => {
    box = document.createElement('div');
    document.body.append(box);
  });
  afterEach(() => box.remove());

  async function place() {
    const { report, failures } = failureLog();
    const instance = createInstance(Greeting, 'greeting', report);
    const given = contextOf('en');
    instance.configure({ name: 'Ann' });
    instance.setContext(given.context);
    const widget = instance.element as Greeting;
    box.append(widget);
    await widget.updateComplete;
    return { ...given, instance, widget, failures, shown: () => widget.renderRoot.textContent };
  }

  it('renders once to begin with, and again at a new config', async () => {
    const { widget, instance, shown, failures } = await place();
    expect(shown()).to.equal('Ann en');
    expect(widget.renders).to.equal(1);
    instance.configure({ name: 'Bob' });
    await widget.updateComplete;
    expect(shown()).to.equal('Bob en');
    expect(failures).to.deep.equal([]);
  });

  it('renders when the context changes, and says what changed', async () => {
    const { widget, shown, change, listeners } = await place();
    expect(listeners.size).to.equal(1);
    change('de');
    await widget.updateComplete;
    expect(shown()).to.equal('Ann de');
    expect(widget.changes).to.deep.equal([['locale']]);
  });

  it('listens to nothing while it is disconnected, and catches up', async () => {
    const { widget, shown, change, listeners } = await place();
    widget.remove();
    expect(listeners.size).to.equal(0);
    expect(widget.signals[0]!.aborted).to.equal(true);
    expect(widget.present.aborted).to.equal(true);
    change('fr');
    box.append(widget);
    await widget.updateComplete;
    expect(shown()).to.equal('Ann fr');
    expect(listeners.size).to.equal(1);
    expect(widget.signals[1]!.aborted).to.equal(false);
  });

  it('takes another context', async () => {
    const { widget, shown, listeners } = await place();
    const other = contextOf('it');
    widget.context = other.context;
    await widget.updateComplete;
    expect(shown()).to.equal('Ann it');
    expect([listeners.size, other.listeners.size]).to.deep.equal([0, 1]);
  });

  it('has a signal that is aborted before it is connected', () => {
    const { report } = failureLog();
    const { element } = createInstance(Greeting, 'greeting', report);
    expect((element as Greeting).present.aborted).to.equal(true);
  });

  it('says its status', async () => {
    const { widget, statuses } = await place();
    widget.say();
    expect(statuses).to.deep.equal([
      ['loading'],
      ['ready'],
      ['empty', 'nothing'],
      ['unconfigured', undefined],
      ['stale', 'old'],
      ['error', 'broken'],
      ['error', 'text'],
    ]);
  });

  it('reports a render that throws, and lives on', async () => {
    const { widget, instance, shown, failures } = await place();
    Object.defineProperty(widget.context, 'locale', {
      configurable: true,
      get: () => {
        throw new Error('render fails');
      },
    });
    widget.requestUpdate();
    await settled();
    expect(failures).to.deep.equal([{ phase: 'render', message: 'render fails' }]);
    Object.defineProperty(widget.context, 'locale', { value: 'en' });
    instance.configure({ name: 'Cleo' });
    await widget.updateComplete;
    expect(shown()).to.equal('Cleo en');
  });
});
