import { setTimeout as delay } from 'node:timers/promises';

/**
 * Milliseconds between polls. A timer is used, because a page in the background draws no frames.
 */
const POLLING = 30;
/** Milliseconds until waiting for an element fails. */
const FIND_TIMEOUT = 10_000;

/** Runs in the page: true if all widgets are in their places and none is loading. */
async function isSettled() {
  const grid = document.querySelector('dash-grid');
  if (!grid?.shadowRoot || !grid.dashboard) {
    return false;
  }
  await grid.fillAll();
  const items = [...grid.shadowRoot.querySelectorAll('.item[data-widget-id]')];
  const chromes = items.map((item) => item.querySelector('dash-widget'));
  return (
    items.length >= Object.keys(grid.dashboard.widgets).length &&
    chromes.every((chrome) => chrome && chrome.state !== 'loading') &&
    items.every((item) => item.getAnimations().length === 0)
  );
}

/** A page with one `<dash-grid>`, used as a person uses it. */
export class DashboardPage {
  /** The problems of the page: errors, console messages of that level, policy violations. */
  problems = [];

  /** @param page A puppeteer page. */
  constructor(page) {
    this.page = page;
    page.on('pageerror', (error) => this.problems.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') {
        this.problems.push(message.text());
      }
    });
  }

  /** Opens `url` in a new tab; `stored` is the initial content of its localStorage. */
  static async open(browser, url, { width = 1440, height = 900, stored = {}, ...viewport } = {}) {
    const dashboard = new this(await browser.newPage());
    const { page } = dashboard;
    await page.setViewport({ width, height, ...viewport });
    await page.evaluateOnNewDocument((entries) => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
        console.error(`Violation of ${violatedDirective}: ${blockedURI} ${sample}`),
      );
      for (const [key, value] of entries) {
        localStorage.setItem(key, value);
      }
    }, Object.entries(stored));
    await page.goto(url);
    return dashboard;
  }

  /** Calls `work(grid, ...args)` in the page. */
  grid(work, ...args) {
    return this.page.evaluate(
      `(${work})(document.querySelector('dash-grid'), ...${JSON.stringify(args)})`,
    );
  }

  /** Waits until `condition(grid, ...args)` holds in the page. */
  async until(condition, ...args) {
    const grid = `document.querySelector('dash-grid')`;
    await this.page.waitForFunction(`(${condition})(${grid}, ...${JSON.stringify(args)})`, {
      polling: POLLING,
    });
  }

  /** Waits until the dashboard is complete and nothing moves. */
  async settled() {
    await this.page.waitForFunction(isSettled, { polling: POLLING });
  }

  /** Resizes the window, and waits until the dashboard is notified: observers run with a frame. */
  async resizeWindow(size) {
    await this.page.setViewport(size);
    await this.until((grid, width) => innerWidth === width, size.width);
    await this.frames(2);
    await this.settled();
  }

  /** Waits until the page has drawn `count` frames. */
  async frames(count) {
    await this.page.evaluate(async (wanted) => {
      for (let frame = 0; frame < wanted; frame++) {
        await new Promise(requestAnimationFrame);
      }
    }, count);
  }

  /** Waits until the edits are on disk. */
  async saved() {
    await this.until((grid) => grid.saveState === 'local');
  }

  /** Returns the stored layout, unsaved edits included. */
  layout() {
    return this.grid((grid) => grid.dashboard.layouts.lg);
  }

  /** Returns the titles in the order of the document. */
  titles() {
    return this.grid((grid) => Object.values(grid.dashboard.widgets).map(({ title }) => title));
  }

  /** Returns the boxes of the widgets, in CSS pixels of the page. */
  boxes() {
    return this.grid((grid) =>
      Object.fromEntries(
        [...grid.shadowRoot.querySelectorAll('.item[data-widget-id]')].map((item) => {
          const { x, y, width, height } = item.querySelector('dash-widget').getBoundingClientRect();
          return [item.dataset.widgetId, { x, y: y + scrollY, width, height }];
        }),
      ),
    );
  }

  /** Finds an element of the grid in any shadow root, and waits for it. */
  async find(selector) {
    // puppeteer's own waiting does not see changes in shadow roots.
    const deadline = Date.now() + FIND_TIMEOUT;
    while (Date.now() < deadline) {
      const found = await this.page.$(`dash-grid >>> ${selector}`);
      if (found) {
        return found;
      }
      await delay(POLLING);
    }
    throw new Error(`There is no ${selector} in the grid.`);
  }

  /** Finds an element of one widget's frame. */
  findIn(id, selector) {
    return this.find(`[data-widget-id="${id}"] dash-widget >>> ${selector}`);
  }

  async click(selector) {
    await (await this.find(selector)).click();
  }

  async clickIn(id, selector) {
    await (await this.findIn(id, selector)).click();
  }

  /** Enters edit mode by the demo's button. */
  async startEditing() {
    await this.page.click('#edit');
    await this.find('[role="toolbar"]');
  }

  /** Returns the size of one column and one row with their gaps, in CSS pixels. */
  unit() {
    return this.grid((grid) => ({
      column: (grid.clientWidth + grid.gap) / grid.dashboard.columns,
      row: grid.rowHeight + grid.gap,
    }));
  }

  /** Drags a widget by its grip, by columns and rows, without dropping it. */
  async grab(id, columns, rows) {
    await this.settled();
    const grip = await this.findIn(id, '.grip');
    await grip.hover();
    await this.#pull(await grip.boundingBox(), columns, rows);
  }

  /** Drags a widget by columns and rows. */
  async drag(id, columns, rows) {
    await this.grab(id, columns, rows);
    await this.page.mouse.up();
  }

  /** Pulls the corner of a widget by columns and rows. */
  async resize(id, columns, rows) {
    await this.settled();
    const item = await this.find(`.item[data-widget-id="${id}"]`);
    await item.hover();
    const corner = await this.find(`.item[data-widget-id="${id}"] > .ui-resizable-handle`);
    await corner.hover();
    await this.#pull(await corner.boundingBox(), columns, rows);
    await this.page.mouse.up();
  }

  async #pull({ x, y, width, height }, columns, rows) {
    const { mouse } = this.page;
    const unit = await this.unit();
    const from = { x: x + width / 2, y: y + height / 2 };
    await mouse.move(from.x, from.y);
    await mouse.down();
    // The first move starts the gesture and defines its offset.
    await mouse.move(from.x, from.y + 4);
    const to = { x: from.x + columns * unit.column, y: from.y + 4 + rows * unit.row };
    await mouse.move(to.x, to.y, { steps: 8 });
  }
}
