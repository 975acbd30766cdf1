import { DashboardPage } from './dashboard-page.mjs';

/** The demo's authoring page, with the dashboard for trying loaded widgets. */
export class AuthoringPage extends DashboardPage {
  /** Loads an address as a person does, and returns the page's message. */
  async load(address) {
    const { page } = this;
    await page.$eval('#address', (field) => (field.value = ''));
    if (address) {
      await page.type('#address', address);
    }
    await page.click('#by-url [type="submit"]');
    await page.waitForSelector('#outcome[data-kind="good"], #outcome[data-kind="bad"]');
    return page.$eval('#outcome', ({ dataset, textContent }) => `${dataset.kind}: ${textContent}`);
  }

  /** Adds a type from the catalog, which the page offers after it has loaded a widget. */
  async addFromCatalog(type, query) {
    await this.page.click('#outcome .button:last-child');
    await (await this.find('dash-catalog >>> input[type="search"]')).type(query);
    await this.click(`dash-catalog >>> [data-type="${type}"]`);
    await this.click('dash-catalog >>> [aria-label="Close"]');
  }

  /** Waits until the widgets of a type show a text. */
  async shows(type, text) {
    await this.page.waitForFunction(
      (wanted, expected) =>
        [...document.querySelectorAll('dash-grid')].some((grid) =>
          Object.values(grid.dashboard?.widgets ?? {})
            .filter((widget) => widget.type === wanted)
            .some(({ id }) =>
              grid.shadowRoot
                .querySelector(`[data-widget-id="${id}"] > dash-widget`)
                ?.firstElementChild?.shadowRoot?.textContent.replace(/\s+/g, ' ')
                .includes(expected),
            ),
        ),
      { polling: 30, timeout: 10_000 },
      type,
      text,
    );
  }

  /** Opens the settings of the widget of a type, by the button in its header. */
  async openSettings(type) {
    const id = await this.page.$eval(
      '#playground',
      ({ dashboard }, wanted) =>
        Object.values(dashboard.widgets).find((widget) => widget.type === wanted).id,
      type,
    );
    await this.clickIn(id, '[data-action="settings"]');
  }

  /** Chooses an option of the settings dialog by its text. */
  async choose(name, text) {
    const select = await this.find(`dash-settings >>> select[name="${name}"]`);
    const value = await select.evaluate(
      ({ options }, wanted) => [...options].find((option) => option.text.trim() === wanted)?.value,
      text,
    );
    await select.select(value);
  }

  /** Replaces the content of a field of the settings dialog. */
  async fill(name, text) {
    const field = await this.find(`dash-settings >>> input[name="${name}"]`);
    await field.click({ count: 3 });
    await field.type(text);
  }

  async saveSettings() {
    await this.click('dash-settings >>> button[type="submit"]');
    await this.page.waitForFunction(
      () =>
        ![...document.querySelectorAll('dash-grid')].some((grid) =>
          grid.shadowRoot.querySelector('dash-settings'),
        ),
      { polling: 30 },
    );
  }
}
