import { DashboardPage } from './dashboard-page.mjs';

/** Runs in the page: true if each widget of each dashboard is laid out and in its final state. */
async function isComplete() {
  const grids = [...document.querySelectorAll('dash-grid')];
  if (document.querySelectorAll('.board').length !== grids.length) {
    return false;
  }
  await Promise.all(grids.map((grid) => grid.fillAll()));
  return grids.every((grid) => {
    const items = [...grid.shadowRoot.querySelectorAll('.item[data-widget-id]')];
    return (
      items.length === Object.keys(grid.dashboard.widgets).length &&
      items.every((item) => {
        // Widgets far from the viewport are laid out after a second without changes, and have no
        // boxes before.
        if (item.matches('.deferred')) {
          return false;
        }
        const { source } = grid.dashboard.widgets[item.dataset.widgetId].query ?? {};
        const { state } = item.querySelector('dash-widget');
        return source === 'silent' || state !== 'loading';
      })
    );
  });
}

/** The gallery, with all of its sections filled. */
export class GalleryPage {
  constructor(dashboard) {
    this.dashboard = dashboard;
    this.page = dashboard.page;
    this.problems = dashboard.problems;
  }

  static async open(browser, url, options) {
    const gallery = new GalleryPage(
      await DashboardPage.open(browser, `${url}gallery.html`, options),
    );
    await gallery.page.waitForSelector('.story');
    await gallery.#fill();
    return gallery;
  }

  /** Scrolls through the page: its sections are created near the viewport. */
  async #fill() {
    for (const story of await this.page.$$('.story')) {
      await story.evaluate((section) => section.scrollIntoView());
      await this.page.waitForFunction(
        (section) => section.querySelectorAll('dash-grid').length === 2,
        { polling: 30 },
        story,
      );
    }
    await this.settled();
  }

  /** Waits until no widget changes any more. */
  async settled() {
    await this.page.waitForFunction(isComplete, { polling: 60 });
    // Charts are drawn, and texts fitted, in the frames after their data arrives.
    await this.dashboard.frames(3);
  }

  /** Returns the types that have a section. */
  types() {
    return this.page.$$eval('.story', (stories) => stories.map(({ dataset }) => dataset.type));
  }

  /** Returns the visible state of each widget by type and id; some render "empty" themselves. */
  states() {
    return this.page.evaluate(() =>
      Object.fromEntries(
        [...document.querySelectorAll('.story')].map((story) => {
          const [grid] = story.querySelectorAll('dash-grid');
          const items = [...grid.shadowRoot.querySelectorAll('.item[data-widget-id]')];
          const entries = items.map((item) => {
            const chrome = item.querySelector('dash-widget');
            const drawsEmpty = chrome.firstElementChild?.shadowRoot?.querySelector('[part=empty]');
            return [item.dataset.widgetId, drawsEmpty ? 'empty' : chrome.state];
          });
          return [story.dataset.type, Object.fromEntries(entries)];
        }),
      ),
    );
  }

  /** Sets the size choice of all sections; false if no section has so many choices. */
  async choose(index) {
    const chosen = await this.page.$$eval(
      '.answers select',
      (selects, wanted) =>
        selects.filter((select) => {
          if (wanted >= select.options.length) {
            return false;
          }
          select.selectedIndex = wanted;
          select.dispatchEvent(new Event('change'));
          return true;
        }).length,
      index,
    );
    await this.settled();
    return chosen > 0;
  }
}
