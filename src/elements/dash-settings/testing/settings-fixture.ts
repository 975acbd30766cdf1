import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { DataSources } from '../../../data/types.js';
import type { JsonObject } from '../../../model/json.js';
import type { Change, Widget } from '../../../model/types.js';
import { manifestOf, moduleOf } from '../../../registry/testing/support.js';
import type { WidgetContext, WidgetManifest } from '../../../registry/types/index.js';
import type { DashGrid } from '../../dash-grid/dash-grid.js';
import { openGrid, type GridOptions } from '../../testing/grid-fixture.js';
import { until } from '../../testing/isolation-fixtures.js';
import { testRegistry } from '../../testing/manifests.js';
import type { DashSettings } from '../dash-settings.js';

/** A widget that shows its config. */
class Shown extends HTMLElement {
  context!: WidgetContext;
  #config: JsonObject = {};

  set config(config: JsonObject) {
    this.#config = config;
    this.#show();
  }

  connectedCallback(): void {
    this.context.subscribe(() => this.#show());
    this.#show();
  }

  #show(): void {
    const { mode, title, query = null } = this.context ?? {};
    this.textContent = JSON.stringify({ mode, title, config: this.#config, query });
  }
}

const schema: JsonObject = {
  type: 'object',
  required: ['zone'],
  properties: {
    zone: { type: 'string', title: 'Time zone', minLength: 2, description: 'An IANA name.' },
    size: { type: 'integer', title: 'Size', minimum: 1, maximum: 10 },
    seconds: { type: 'boolean', title: 'Show seconds' },
    hours: { title: 'Hours', enum: [12, 24] },
    marks: {
      type: 'array',
      title: 'Marks',
      items: { type: 'string', title: 'Mark', minLength: 1 },
    },
    box: {
      type: 'object',
      title: 'Box',
      properties: { top: { type: 'number', title: 'Top' } },
    },
  },
};

function clock(more: Partial<WidgetManifest> = {}): WidgetManifest {
  return manifestOf({
    type: 'clock',
    name: 'Clock',
    category: 'info',
    configSchema: schema,
    defaultConfig: { zone: 'UTC' },
    size: { default: { w: 4, h: 3 } },
    load: moduleOf(Shown),
    ...more,
  });
}

export interface SettingsOptions {
  readonly manifest?: Partial<WidgetManifest>;
  readonly widget?: Partial<Widget>;
  readonly sources?: DataSources;
  readonly grid?: Partial<GridOptions>;
  readonly properties?: Partial<DashGrid>;
}

/** A dashboard whose widget `a` is a clock, and `b` a plain one. */
export function openClock(options: SettingsOptions = {}): Promise<DashGrid> {
  const { manifest, widget, sources = {}, properties, grid } = options;
  return openGrid({
    rects: { a: [0, 0, 4, 5], b: [4, 0, 4, 3] },
    widget: (id) => (id === 'a' ? { type: 'clock', config: {}, ...widget } : { type: 'plain' }),
    registry: testRegistry([clock(manifest)]),
    ...grid,
    properties: { dataSources: sources, ...properties },
  });
}

export function dialogOf(grid: DashGrid): DashSettings | null {
  return grid.renderRoot.querySelector('dash-settings');
}

/** The settings of `a`, as a user sees them. */
export class SettingsPage {
  readonly grid: DashGrid;
  /** Settles when the dialog is closed. */
  readonly closed: Promise<void>;
  readonly changes: Change[][] = [];

  private constructor(grid: DashGrid, closed: Promise<void>) {
    this.grid = grid;
    this.closed = closed;
    grid.addEventListener('dash-change', ({ changes, origin }) => {
      if (origin === 'user') {
        this.changes.push([...changes]);
      }
    });
  }

  static async open(options: SettingsOptions = {}): Promise<SettingsPage> {
    return SettingsPage.of(await openClock(options));
  }

  static async of(grid: DashGrid): Promise<SettingsPage> {
    const closed = grid.openSettings('a');
    await until(() => dialogOf(grid)?.renderRoot?.querySelector('dialog[open] #title'));
    const page = new SettingsPage(grid, closed);
    await page.element.updateComplete;
    return page;
  }

  get element(): DashSettings {
    return dialogOf(this.grid)!;
  }

  get isOpen(): boolean {
    return dialogOf(this.grid) !== null;
  }

  get widget(): Widget {
    return this.grid.dashboard!.widgets['a']!;
  }

  all<Found extends HTMLElement = HTMLElement>(selector: string): Found[] {
    return [...this.element.renderRoot.querySelectorAll<Found>(selector)];
  }

  find<Found extends HTMLElement = HTMLElement>(selector: string): Found {
    const found = this.element.renderRoot.querySelector<Found>(selector);
    expect(found, selector).not.to.equal(null);
    return found!;
  }

  /** A control by the name of its label; the last one, if several have it. */
  field<Found extends HTMLElement = HTMLInputElement>(label: string): Found {
    const found = this.all<HTMLLabelElement>('label').filter(
      (one) => one.textContent!.trim().replace(/\*$/, '') === label,
    );
    const one = found.at(-1);
    expect(one, `there is a field “${label}”`).not.to.equal(undefined);
    return (one!.htmlFor ? this.find(`#${CSS.escape(one!.htmlFor)}`) : one!.control) as Found;
  }

  has(label: string): boolean {
    return this.all('label, legend').some(
      (one) =>
        one
          .textContent!.trim()
          .replace(/\*?(Clear|Use default)?$/, '')
          .trim() === label,
    );
  }

  button(name: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('button').find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent!.trim()) === name,
    );
    expect(found, `there is a button “${name}”`).not.to.equal(undefined);
    return found!;
  }

  async fill(label: string, text: string): Promise<void> {
    const field = this.field(label);
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await this.element.updateComplete;
  }

  async choose(label: string, option: string): Promise<void> {
    const field = this.field<HTMLSelectElement>(label);
    const index = [...field.options].findIndex(({ text }) => text.trim() === option);
    expect(index, `“${label}” offers “${option}”`).not.to.equal(-1);
    field.selectedIndex = index;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await this.element.updateComplete;
  }

  options(label: string): string[] {
    return [...this.field<HTMLSelectElement>(label).options].map(({ text }) => text.trim());
  }

  async click(name: string): Promise<void> {
    this.button(name).click();
    await this.element.updateComplete;
  }

  async save(): Promise<void> {
    await this.click('Save');
    await this.closed;
  }

  /** The question before edits are lost, while it is asked. */
  get question(): HTMLDialogElement | null {
    return this.element.renderRoot.querySelector('dialog.ask[open]');
  }

  async answer(name: string): Promise<void> {
    await until(() => this.question);
    this.button(name).click();
    await until(() => !this.isOpen || !this.question);
  }

  get notice(): string {
    return this.element.renderRoot.querySelector('.notice')?.textContent?.trim() ?? '';
  }

  get remarks(): string[] {
    return this.all('.remark').map((one) => one.textContent!.trim());
  }

  /** Returns the description of a field, as assistive technology reads it. */
  describedBy(label: string): string {
    const ids = this.field(label).getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => this.find(`#${CSS.escape(id)}`).textContent!.trim()).join(' ');
  }

  get preview(): HTMLElement | null {
    return this.element.renderRoot.querySelector('.stage dash-widget');
  }

  /** The config of the widget in the preview. */
  get previewed(): JsonObject {
    return JSON.parse(this.preview?.firstElementChild?.textContent ?? '{}') as JsonObject;
  }
}

export function typeText(text: string): Promise<void> {
  return sendKeys({ type: text });
}
