// A widget in plain JavaScript: a custom element, and a manifest that describes it.

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; overflow: auto; }
  ul { display: grid; gap: 2px; margin: 0; padding: 0; list-style: none; }
  li { display: flex; gap: 12px; align-items: baseline; padding-block: 6px; }
  li + li { border-block-start: 1px solid var(--dash-color-border); }
  .city { flex: 1; }
  .day { color: var(--dash-color-text-muted); font-size: 12px; }
  time { font-size: 18px; font-weight: 600; font-variant-numeric: tabular-nums; }
`);

export default class WorldClock extends HTMLElement {
  #config = { cities: [] };
  #timer;
  #unsubscribe;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  // The dashboard sets `config`, then `context`, and then connects the element.
  set config(config) {
    this.#config = config;
    if (this.isConnected) {
      this.#show();
    }
  }

  get config() {
    return this.#config;
  }

  connectedCallback() {
    this.#unsubscribe = this.context.subscribe((changed) => {
      if (changed.has('locale')) {
        this.#show();
      }
    });
    this.#timer = setInterval(() => this.#show(), 1000);
    this.#show();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    this.#unsubscribe();
  }

  #show() {
    const { cities } = this.#config;
    if (cities.length === 0) {
      return this.context.setStatus('unconfigured', 'Choose some cities.');
    }
    const list = document.createElement('ul');
    list.append(...cities.map((zone) => this.#row(zone)));
    this.shadowRoot.replaceChildren(list);
    this.context.setStatus('ready');
  }

  #row(timeZone) {
    const now = new Date();
    const write = (options) =>
      new Intl.DateTimeFormat(this.context.locale, { timeZone, ...options }).format(now);
    const row = document.createElement('li');
    row.append(
      part('span', 'city', timeZone.split('/').at(-1).replaceAll('_', ' ')),
      part('span', 'day', write({ weekday: 'short' })),
      part('time', '', write({ hour: '2-digit', minute: '2-digit' })),
    );
    return row;
  }
}

function part(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  element.dir = 'auto';
  return element;
}

export const manifest = {
  type: 'world-clock',
  version: '1.0.0',
  apiVersion: 1,
  name: 'World clock',
  description: 'The time in the cities of your teams.',
  category: 'info',
  icon: 'clock',
  size: { default: { w: 3, h: 3 }, min: { w: 2, h: 2 } },
  defaultConfig: { cities: ['America/New_York', 'Europe/Berlin', 'Asia/Tokyo'] },
  // The schema of the settings dialog; a config that does not match never reaches the widget.
  configSchema: {
    type: 'object',
    properties: {
      cities: {
        type: 'array',
        title: 'Cities',
        items: {
          type: 'string',
          enum: [
            'America/Los_Angeles',
            'America/New_York',
            'Europe/Lisbon',
            'Europe/Berlin',
            'Asia/Kolkata',
            'Asia/Tokyo',
            'Australia/Sydney',
          ],
        },
      },
    },
  },
  load: () => Promise.resolve({ default: WorldClock }),
  moduleUrl: import.meta.url,
};
