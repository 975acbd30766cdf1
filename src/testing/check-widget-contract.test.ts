import { expect } from '@open-wc/testing';
import { html } from 'lit';
import type { DataState } from '../data/types.js';
import type { JsonObject } from '../model/json.js';
import { manifestOf, moduleOf } from '../registry/testing/support.js';
import type { WidgetContext, WidgetManifest } from '../registry/types/index.js';
import { LitWidget } from '../kit/lit-widget.js';
import { checkWidgetContract, WidgetContractError } from './check-widget-contract.js';
import { CHECKS, type ContractOptions } from './contract/types.js';

interface Config {
  readonly label?: string;
}

/** A correct widget, as small as possible; each faulty one differs by one thing. */
class Plain extends HTMLElement {
  #config: Config = {};
  #context!: WidgetContext;
  protected end = () => {};

  get config(): Config {
    return this.#config;
  }

  set config(config: Config) {
    this.#config = config;
    if (this.isConnected) {
      this.draw();
    }
  }

  get context(): WidgetContext {
    return this.#context;
  }

  set context(context: WidgetContext) {
    this.#context = context;
  }

  connectedCallback(): void {
    this.end = this.context.subscribe(() => this.draw());
    this.draw();
  }

  disconnectedCallback(): void {
    this.end();
  }

  draw(): void {
    const label = document.createElement('b');
    label.textContent = `${this.config.label ?? ''} ${this.context.locale}`;
    this.replaceChildren(label);
  }
}

/** A correct widget that observes data, in every state. */
class Observing extends LitWidget<Config> {
  protected value: unknown;

  override connectedCallback(): void {
    super.connectedCallback();
    this.observe();
  }

  protected observe(): void {
    const { data } = this.context;
    data.observe({ source: 'sales' }, (state) => this.receive(state), { signal: this.signal });
  }

  protected receive({ status, data, error }: DataState): void {
    this.value = data;
    this.requestUpdate();
    if (error) {
      this.showError(error);
    } else if (status === 'pending') {
      this.showLoading();
    } else if (data === null) {
      this.showEmpty();
    } else {
      this.showReady();
    }
  }

  override render() {
    return html`<p>${this.value}</p>`;
  }
}

function manifest(widget: CustomElementConstructor, fields: Partial<WidgetManifest> = {}) {
  return manifestOf({
    type: 'tried',
    defaultConfig: { label: 'Label' },
    configSchema: { type: 'object', properties: { label: { type: 'string' } } },
    load: moduleOf(widget),
    ...fields,
  });
}

const quick: ContractOptions = { mounts: 10, sources: { sales: 7 } };

async function failuresOf(
  widget: CustomElementConstructor,
  fields: Partial<WidgetManifest> = {},
  options: ContractOptions = {},
): Promise<readonly string[]> {
  const error = await checkWidgetContract(manifest(widget, fields), { ...quick, ...options }).catch(
    (reason: unknown) => reason,
  );
  if (error instanceof WidgetContractError) {
    return error.failures.map(({ check, message }) => `${check}: ${message}`);
  }
  if (error instanceof Error) {
    throw error;
  }
  return [];
}

describe('checkWidgetContract', function () {
  this.timeout(20_000);

  it('passes good widgets', async () => {
    for (const widget of [Plain, Observing]) {
      const report = await checkWidgetContract(manifest(widget), { sources: { sales: 7 } });
      expect(report.passed).to.have.length(9);
      expect(report.skipped).to.deep.equal({});
    }
  });

  it('leaves out what it is told to, and says so', async () => {
    const report = await checkWidgetContract(Plain, { skip: { leaks: 'it takes too long' } });
    expect(report.skipped).to.deep.equal({ leaks: 'it takes too long' });
    expect(report.passed).to.not.include('leaks');
  });

  it('lists everything that is wrong in one message', async () => {
    class Bad extends Plain {
      override draw() {
        if (this.context.locale.startsWith('de')) {
          throw new Error('no German');
        }
        this.innerHTML = '<img src="/none.png" width="9" height="9">';
      }
    }
    const error: unknown = await checkWidgetContract(manifest(Bad), quick).catch((e: unknown) => e);
    expect(String(error)).to.match(/The widget "tried" does not keep the contract:\n {2}context: /);
    expect(String(error)).to.match(/context: It throws \(update\): no German/);
    expect(String(error)).to.match(/accessibility: axe: Images must have alternat/);
  });

  /** How many tests have ended. A loop of one of them ends with it. */
  let tests = 0;
  const leftovers: EventTarget[] = [];
  afterEach(() => {
    tests++;
    for (const element of leftovers.splice(0)) {
      (element as Element).remove();
    }
  });

  const bad: [
    string,
    RegExp,
    CustomElementConstructor,
    Partial<WidgetManifest>?,
    ContractOptions?,
  ][] = [
    ['a manifest without a version', /^manifest: .*\/version/, Plain, { version: '' }],
    [
      'a default config that is not valid',
      /^manifest: The default config does not fit configSchema at \/label/,
      Plain,
      { defaultConfig: { label: 7 } },
    ],
    ['a class that is no element', /^manifest: .*extends? HTMLElement/, class {} as never],
    [
      'a constructor that throws',
      /^life: .*constructor/i,
      class extends HTMLElement {
        constructor() {
          super();
          throw new Error('constructor fails');
        }
      },
    ],
    [
      'a widget that shows nothing',
      /^life: It shows nothing, and its status is 'ready'/,
      class extends HTMLElement {},
    ],
    [
      'a widget that loads for ever',
      /^life: It stays in the status 'loading'/,
      class extends Plain {
        override draw() {
          this.context.setStatus('loading');
        }
      },
    ],
    [
      'a widget that writes into its config',
      /^life: It throws \(configure\).*The config is frozen/,
      class extends HTMLElement {
        set config(config: { label: string }) {
          config.label = 'mine';
        }
      },
    ],
    [
      'a widget that says a status that does not exist',
      /^life: .*setStatus knows loading, ready.*"done"/,
      class extends Plain {
        override draw() {
          this.context.setStatus('done' as never);
        }
      },
    ],
    [
      'a widget that puts something into the page',
      /^life: It puts elements of its own into the page/,
      class extends Plain {
        override draw() {
          super.draw();
          leftovers.push(document.body.appendChild(document.createElement('i')));
        }
      },
    ],
    [
      'an error in a timer',
      /^life: An error that nobody caught: timer fails/,
      class extends Plain {
        override draw() {
          super.draw();
          setTimeout(() => {
            throw new Error('timer fails');
          });
        }
      },
    ],
    [
      'a promise that nobody catches',
      /^life: An error that nobody caught: promise fails/,
      class extends Plain {
        override draw() {
          super.draw();
          void Promise.reject(new Error('promise fails'));
        }
      },
    ],
    [
      'data without a source in the test',
      /^life: It says error: There is no data source "sales"/,
      Observing,
      {},
      { sources: {} },
    ],
    [
      'nothing to be seen while data is under way',
      /^states: While its data is under way it shows nothing/,
      class extends Observing {
        protected override receive(state: DataState) {
          if (state.status !== 'pending') {
            super.receive(state);
          }
        }
        override render() {
          return html`${this.value}`;
        }
      },
    ],
    [
      'an error of the source that is not shown',
      /^states: When its data fails it says 'loading'/,
      class extends Observing {
        protected override receive(state: DataState) {
          if (!state.error) {
            super.receive(state);
          }
        }
      },
    ],
    [
      'an error that stays when the data is back',
      /^states: When its data comes back after an error it says 'error'/,
      class extends Observing {
        protected override receive(state: DataState) {
          this.value = state.data;
          this.requestUpdate();
          if (state.error) {
            this.showError(state.error);
          }
        }
        override render() {
          return html`value: ${this.value}`;
        }
      },
    ],
    [
      'no data that makes it throw',
      /^states: It throws \(update\): .*null/,
      class extends Observing {
        protected override receive(state: DataState) {
          super.receive(state);
          if (state.status === 'success') {
            String((state.data as JsonObject)['x']);
          }
        }
      },
    ],
    [
      'content that is cut off',
      /^size: At 2×2 \(142×114 CSS pixels\) its content is 300 wide and is cut off/,
      class extends Plain {
        override draw() {
          super.draw();
          (this.firstElementChild as HTMLElement).style.cssText = 'display:block;width:300px';
        }
      },
    ],
    [
      'a config that is not followed',
      /^config: It still shows the old config when it is given \{"label":"Label Other"\}/,
      class extends Plain {
        override set config(config: Config) {
          if (!this.isConnected) {
            super.config = config;
          }
        }
        override get config() {
          return super.config;
        }
      },
    ],
    [
      'a config that adds what it draws',
      /^config: The same config again adds elements/,
      class extends Plain {
        override draw() {
          this.append(document.createElement('hr'), 'text');
        }
      },
    ],
    [
      'a locale that is not followed',
      /^context: When context\.locale changes, it shows what it showed before/,
      class extends Plain {
        override connectedCallback() {
          this.draw();
        }
      },
    ],
    [
      'a subscription for each connection',
      /^removal: After 3 moves in the document it has subscribed 4 times/,
      class extends Plain {
        override disconnectedCallback() {}
      },
    ],
    [
      'an observation that does not end',
      /^removal: It still observes "sales" after its removal/,
      class extends Observing {
        protected override observe() {
          const { signal } = new AbortController();
          this.context.data.observe({ source: 'sales' }, (state) => this.receive(state), {
            signal,
          });
        }
      },
    ],
    [
      'an observation for each connection',
      /^removal: After 3 moves in the document it observes 4 times/,
      class extends Observing {
        protected override observe() {
          this.context.data.observe({ source: 'sales' }, (state) => this.receive(state));
        }
      },
    ],
    [
      'an interval that goes on',
      /^leaks: 10 mounts leave 10 intervals behind\. Call clearInterval/,
      class extends Plain {
        override connectedCallback() {
          super.connectedCallback();
          setInterval(() => {}, 60_000);
        }
      },
    ],
    [
      'a timeout that sets itself again',
      /^leaks: 10 mounts leave \d+ timeouts behind/,
      class extends Plain {
        override connectedCallback() {
          super.connectedCallback();
          const test = tests;
          const again = () => void (test === tests && setTimeout(again, 10));
          again();
        }
      },
    ],
    [
      'a loop of frames',
      /^leaks: 10 mounts leave \d+ animation frames behind/,
      class extends Plain {
        override connectedCallback() {
          super.connectedCallback();
          const test = tests;
          const again = () => void (test === tests && requestAnimationFrame(again));
          again();
        }
      },
    ],
    [
      'listeners of the window',
      /^leaks: 10 mounts leave 10 listeners of window dash-test-nothing behind/,
      class extends Plain {
        override connectedCallback() {
          super.connectedCallback();
          addEventListener('dash-test-nothing', () => this.draw());
        }
      },
    ],
    [
      'listeners of a media query',
      /^leaks: 10 mounts leave 10 listeners of matchMedia\(…\) change behind/,
      class extends Plain {
        override connectedCallback() {
          super.connectedCallback();
          matchMedia('(width: 1px)').addEventListener('change', () => this.draw());
        }
      },
    ],
    [
      'elements that stay in the page',
      /^leaks: 10 mounts leave 10 elements in the page behind/,
      class extends Plain {
        override disconnectedCallback() {
          super.disconnectedCallback();
          leftovers.push(document.head.appendChild(document.createElement('meta')));
        }
      },
    ],
    [
      'a colour that cannot be read',
      /^accessibility: axe: .*contrast.*color-contrast/,
      class extends Plain {
        override draw() {
          super.draw();
          this.style.color = '#eee';
        }
      },
    ],
    [
      'a colour that cannot be read in the dark',
      /^accessibility: axe: .*color-contrast.*in the dark$/,
      class extends Plain {
        override draw() {
          super.draw();
          this.style.color = '#111';
        }
      },
    ],
  ];
  for (const [name, message, widget, fields, options] of bad) {
    it(`finds ${name}`, async () => {
      // Only the check that should find the fault runs, and the checks it depends on.
      const others = CHECKS.filter(
        (check) =>
          check !== 'manifest' && check !== 'life' && !message.source.startsWith(`^${check}`),
      );
      const skip = Object.fromEntries(others.map((check) => [check, 'another test']));
      const failures = await failuresOf(widget, fields, { skip, ...options });
      expect(failures.filter((text) => message.test(text))).to.have.length(
        1,
        `among: ${failures.join('\n')}`,
      );
    });
  }

  it('takes what ends properly: signals, once, cleared timers, shared listeners', async () => {
    let isShared = false;
    class Tidy extends Plain {
      #timers: ReturnType<typeof setTimeout>[] = [];
      override connectedCallback() {
        super.connectedCallback();
        const { signal } = this.context;
        addEventListener('resize', () => this.draw(), { signal });
        document.addEventListener('click', this);
        addEventListener('online', this, { once: true });
        if (!isShared) {
          addEventListener('dash-test-shared', () => {});
        }
        isShared = true;
        this.#timers = [setInterval(() => {}, 9999), setTimeout(() => {}, 9999)];
        setTimeout(() => {}, 5);
      }
      override disconnectedCallback() {
        super.disconnectedCallback();
        document.removeEventListener('click', this);
        this.#timers.forEach((timer) => clearInterval(timer));
      }
      handleEvent() {}
    }
    expect(await failuresOf(Tidy)).to.deep.equal([]);
  });

  it('gives the page its own functions back', async () => {
    const { setTimeout: before } = window;
    const { addEventListener: listen } = EventTarget.prototype;
    await checkWidgetContract(Plain, quick);
    expect(window.setTimeout).to.equal(before);
    expect(EventTarget.prototype.addEventListener).to.equal(listen);
  });

  it('uses the axe that it is given', async () => {
    const asked: Element[] = [];
    const violations = [{ id: 'rule', help: 'Do it', nodes: [{ html: '<b>' }] }];
    const run = (element: Element) => {
      asked.push(element);
      return Promise.resolve({ violations });
    };
    const failures = await failuresOf(Plain, {}, { axe: async () => ({ default: { run } }) });
    expect(failures).to.deep.equal(['accessibility: axe: Do it (rule), for example <b>']);
    expect(asked).to.have.length(2);
  });
});
