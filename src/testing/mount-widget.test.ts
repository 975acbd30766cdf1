import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { DashError } from '../model/errors.js';
import { manifestOf, moduleOf } from '../registry/testing/support.js';
import type { WidgetContext } from '../registry/types/index.js';
import { LitWidget } from '../kit/lit-widget.js';
import type { FakeSources } from './harness-data.js';
import { mountWidget } from './mount-widget.js';

interface Config {
  readonly label: string;
}

class Total extends LitWidget<Config> {
  total: unknown = '';

  override connectedCallback(): void {
    super.connectedCallback();
    const query = { source: 'sales', select: '/total', ...this.context.query };
    this.context.data.observe(
      query,
      ({ status, data, error }) => {
        this.total = data ?? '';
        this.requestUpdate();
        if (error) {
          this.showError(error);
        } else if (status === 'pending') {
          this.showLoading();
        } else {
          this.showReady();
        }
      },
      { signal: this.signal },
    );
  }

  override render() {
    const { locale, size, title } = this.context;
    return html`<p>${title}: ${this.config.label} ${this.total} ${locale} ${size.w}</p>
      <button
        @click=${() => {
          this.context.emit('pressed', { at: 1 });
          this.context.updateConfig({ label: 'pressed' });
          this.context.setTitle('Other');
        }}
      ></button>`;
  }
}

const manifest = manifestOf({
  type: 'total',
  name: 'Total',
  size: { default: { w: 3, h: 2 } },
  defaultConfig: { label: 'Total' },
  configSchema: { type: 'object', properties: { label: { type: 'string' } } },
  load: moduleOf(Total),
});

describe('mountWidget', () => {
  it('mounts as a dashboard does, in a box of the default size', async () => {
    const widget = await mountWidget(manifest, { sources: { sales: { total: 7 } } });
    expect(widget.text).to.equal('Total: Total 7 en-US 3');
    expect(widget.statuses.map(({ status }) => status)).to.deep.equal(['loading', 'ready']);
    const { width, height } = widget.element.getBoundingClientRect();
    expect([width, height]).to.deep.equal([3 * 96 - 50, 2 * 96 - 78]);
    const { context } = widget;
    expect([context.size.width, context.size.height]).to.deep.equal([width, height]);
    expect(Object.isFrozen(widget.element.config)).to.equal(true);
    widget.unmount();
    expect(widget.box.isConnected).to.equal(false);
    expect(context.signal.aborted).to.equal(true);
  });

  it('takes config, size, locale, theme, direction, title and query', async () => {
    const widget = await mountWidget(manifest, {
      config: { label: 'Sum' },
      size: { w: 5, h: 1, width: 321 },
      locale: 'de',
      theme: 'dark',
      dir: 'rtl',
      title: 'T',
      query: { select: '/other' },
      sources: { sales: { other: 3 } },
    });
    expect(widget.text).to.equal('T: Sum 3 de 5');
    expect(widget.element.clientWidth).to.equal(321);
    const { direction, colorScheme, color } = getComputedStyle(widget.element);
    expect([direction, colorScheme, color]).to.deep.equal(['rtl', 'dark', 'rgb(232, 236, 243)']);
    widget.unmount();
  });

  it('changes what the widget was given', async () => {
    const widget = await mountWidget(manifest, { sources: { sales: { total: 7 } } });
    await widget.setConfig({ label: 'Sum' });
    await widget.setContext({ locale: 'fr' });
    await widget.resize({ w: 6, h: 4 });
    await widget.setSources({ sales: { total: 8 } });
    expect(widget.text).to.equal('Total: Sum 8 fr 6');
    await widget.send({ status: 'error', error: new Error('gone'), data: 9 }, 'sales');
    expect([widget.status, widget.message]).to.deep.equal(['error', 'gone']);
    await widget.move();
    expect(widget.text).to.equal('Total: Sum 8 fr 6');
    widget.unmount();
  });

  it('notes what the widget tells, and gives it its own changes back', async () => {
    const widget = await mountWidget(manifest, { sources: { sales: { total: 7 } } });
    widget.element.shadowRoot!.querySelector('button')!.click();
    await widget.settled();
    expect(widget.events).to.deep.equal([{ type: 'pressed', detail: { at: 1 } }]);
    expect(widget.configUpdates).to.deep.equal([{ label: 'pressed' }]);
    expect(widget.title).to.equal('Other');
    expect(widget.text).to.match(/: pressed 7/);
    widget.unmount();
  });

  it('takes sources as answers, functions and objects that fetch', async () => {
    const requests: unknown[] = [];
    const sources: FakeSources[] = [
      { sales: { total: 1 } },
      {
        sales: (request: unknown) => {
          requests.push(request);
          return { total: 1 };
        },
      },
      { sales: { fetch: () => Promise.resolve({ total: 1 }) } },
    ];
    for (const given of sources) {
      const widget = await mountWidget(manifest, { sources: given });
      expect(widget.text).to.match(/Total 1 en/);
      widget.unmount();
    }
    expect(requests).to.deep.equal([{}]);
    const without = await mountWidget(manifest);
    expect(without.message).to.match(/no data source "sales" in this test/);
    without.unmount();
  });

  it('refuses what a dashboard refuses, and deletes keys', async () => {
    const widget = await mountWidget(manifest, {
      config: { label: 'Sum' },
      sources: { sales: { total: 7 } },
    });
    const { context } = widget;
    const refusals = [
      [() => context.updateConfig({ label: 7 }), 'invalid-config', '/label'],
      [() => context.updateConfig({ label: NaN }), 'invalid-config', '/label'],
      [() => context.emit('said', { at: new Date(0) } as never), 'invalid-value', '/at'],
      [() => context.setVariables({ at: () => 1 } as never), 'invalid-value', '/at'],
    ] as const;
    for (const [run, code, path] of refusals) {
      expect(run).to.throw(DashError).that.includes({ code, path });
    }
    expect([widget.configUpdates, widget.events]).to.deep.equal([[], []]);
    expect(context.variables).to.deep.equal({});
    context.updateConfig({ label: undefined });
    await widget.settled();
    expect(widget.configUpdates).to.deep.equal([{ label: undefined }]);
    expect(widget.text).to.equal('Total: Total 7 en-US 3');
    widget.unmount();
  });

  it('gives answers of its own, and notes listeners that fail', async () => {
    class Greedy extends HTMLElement {
      context!: WidgetContext;
      connectedCallback(): void {
        const { data, signal } = this.context;
        data.observe(
          { source: 'sales' },
          ({ data: rows }) => {
            (rows as number[] | undefined)?.pop();
            this.textContent = JSON.stringify(rows ?? null);
            if (rows) {
              throw new Error('listener fails');
            }
          },
          { signal },
        );
      }
    }
    const own = [1, 2];
    const error = await mountWidget(Greedy, { sources: { sales: own } }).catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).to.contain('listener fails');
    expect(own).to.deep.equal([1, 2]);
  });

  it('takes a class', async () => {
    class Plain extends HTMLElement {
      context!: WidgetContext;
      connectedCallback(): void {
        this.textContent = this.context.timeZone;
      }
    }
    const widget = await mountWidget(Plain);
    expect(widget.text).to.equal('UTC');
    widget.unmount();
  });

  it('throws what is wrong, and leaves nothing in the page', async () => {
    const faults: [Parameters<typeof mountWidget>, RegExp][] = [
      [[manifestOf({ version: '1' })], /semantic version/],
      [[manifestOf({ load: moduleOf(class {}) })], /does not extend HTMLElement/],
      [[manifest, { config: { label: 7 } }], /Setting \/label: .*string/],
      [
        [
          class extends HTMLElement {
            connectedCallback() {
              throw new Error('connect fails');
            }
          },
        ],
        /connect fails/,
      ],
    ];
    const before = document.body.childElementCount;
    for (const [given, message] of faults) {
      const error = await mountWidget(...given).catch((reason: unknown) => reason);
      expect(String(error)).to.match(message);
    }
    expect(document.body.childElementCount).to.equal(before);
  });

  it('waits for a condition, and says in vain for what', async () => {
    const widget = await mountWidget(manifest, { sources: { sales: { total: 7 } } });
    await widget.until(() => widget.status === 'ready');
    const error = await widget
      .until(() => false, 'pigs fly', 30)
      .catch((reason: unknown) => reason);
    expect(String(error)).to.match(/Waited in vain until pigs fly/);
    widget.unmount();
  });
});
