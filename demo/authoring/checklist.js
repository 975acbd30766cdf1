// A widget made with Preact. It renders from its config, and ticking an entry updates the config:
// an edit like any other, saved and undoable.
import { h, render } from './preact.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  :host { display: block; overflow: auto; }
  label { display: flex; gap: 10px; align-items: baseline; padding-block: 6px; cursor: pointer; }
  input { inline-size: 16px; block-size: 16px; margin: 0; translate: 0 2px; }
  input { accent-color: var(--dash-color-accent); }
  .done { color: var(--dash-color-text-muted); text-decoration: line-through; }
  p { margin: 8px 0 0; color: var(--dash-color-text-muted); font-size: 12px; }
`);

function Checklist({ tasks, done, toggle }) {
  const open = tasks.filter((task) => !done.includes(task)).length;
  return [
    tasks.map((task) =>
      h(
        'label',
        { key: task },
        h('input', {
          type: 'checkbox',
          checked: done.includes(task),
          onChange: () => toggle(task),
        }),
        h('span', { class: done.includes(task) ? 'done' : '' }, task),
      ),
    ),
    h('p', null, h('bdi', null, open === 0 ? 'All done.' : `${open} of ${tasks.length} to do`)),
  ];
}

export default class ChecklistWidget extends HTMLElement {
  #config = {};

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
  }

  set config(config) {
    this.#config = config;
    if (this.isConnected) {
      this.#render();
    }
  }

  get config() {
    return this.#config;
  }

  connectedCallback() {
    this.#render();
  }

  disconnectedCallback() {
    render(null, this.shadowRoot);
  }

  #render() {
    const { tasks, done } = this.#config;
    const toggle = (task) => {
      const others = done.filter((other) => other !== task);
      this.context.updateConfig({ done: done.includes(task) ? others : [...done, task] });
    };
    render(h(Checklist, { tasks, done, toggle }), this.shadowRoot);
    this.context.setStatus('ready');
  }
}

const texts = { type: 'array', items: { type: 'string' } };

export const manifest = {
  type: 'checklist',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Checklist',
  description: 'Tasks to tick off.',
  category: 'list',
  icon: 'list',
  size: { default: { w: 3, h: 3 }, min: { w: 2, h: 2 } },
  defaultConfig: {
    tasks: ['Look at the night’s alerts', 'Hand over to the next shift', 'Water the plants'],
    done: ['Look at the night’s alerts'],
  },
  configSchema: {
    type: 'object',
    properties: { tasks: { title: 'Tasks', ...texts }, done: { title: 'Done', ...texts } },
  },
  load: () => Promise.resolve({ default: ChecklistWidget }),
  moduleUrl: import.meta.url,
};
