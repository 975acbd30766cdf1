/**
 * The card of the pages without a widget chrome of their own: the same parts as dash-grid's chrome,
 * cloned from templates. A card in view mode has a title and a menu button; edit mode adds the
 * others.
 */

function template(html) {
  const element = document.createElement('template');
  element.innerHTML = html.replace(/>\s+</g, '><');
  return element.content;
}

function icon(shapes) {
  return `<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${shapes}</svg>`;
}

const view = template(`
  <article class="card">
    <header><h2></h2><button class="menu" aria-haspopup="menu">⋯</button></header>
    <div class="body"></div>
  </article>`);

const grip = template(`
  <button class="grip" aria-label="Move">${icon(
    '<circle cx="9" cy="12" r="1"/><circle cx="9" cy="5" r="1"/><circle cx="9" cy="19" r="1"/><circle cx="15" cy="12" r="1"/><circle cx="15" cy="5" r="1"/><circle cx="15" cy="19" r="1"/>',
  )}</button>`);

const actions = template(`
  <div class="actions">
    <button aria-label="Settings">${icon('<path d="M14 17H5"/><path d="M19 7h-9"/><circle cx="17" cy="17" r="3"/><circle cx="7" cy="7" r="3"/>')}</button>
    <button aria-label="Remove">${icon('<path d="M10 11v6"/><path d="M14 11v6"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M3 6h18"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>')}</button>
  </div>`);

const kpi = template(`
  <div class="value" style="font-size: 28px; font-weight: 600"></div>
  <div class="label" style="color: #566275"></div>`);

function copy(content) {
  return content.firstElementChild.cloneNode(true);
}

/** The body that every rival shows: one value and its label. */
export function kpiBody({ value, label }) {
  const body = kpi.cloneNode(true);
  body.querySelector('.value').textContent = value;
  body.querySelector('.label').textContent = label;
  return body;
}

/** A card in view mode; with `chart` its body is a `<bench-chart>`. */
export function buildCard(data, chart = false) {
  const element = copy(view);
  element.setAttribute('aria-label', data.title);
  const title = element.querySelector('h2');
  title.textContent = data.title;
  title.title = data.title;
  element.querySelector('.menu').setAttribute('aria-label', `Menu of ${data.title}`);
  const body = element.querySelector('.body');
  body.append(chart ? document.createElement('bench-chart') : kpiBody(data));
  return element;
}

/** Adds the controls of edit mode. */
export function addControls(element) {
  const header = element.querySelector('header');
  header.prepend(copy(grip));
  header.querySelector('.menu').before(copy(actions));
}
