/** The card of the pages that have no widget chrome of their own: one template, cloned. */

const template = document.createElement('template');
template.innerHTML = `<article class="card">
  <header>
    <button class="grip" aria-label="Move"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M5 3h2v2H5zm4 0h2v2H9zM5 7h2v2H5zm4 0h2v2H9zm-4 4h2v2H5zm4 0h2v2H9z"/></svg></button>
    <h3></h3>
    <button class="menu" aria-label="Actions"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 7h2v2H3zm4 0h2v2H7zm4 0h2v2h-2z"/></svg></button>
  </header>
  <div class="body"></div>
</article>`;

const kpi = document.createElement('template');
kpi.innerHTML =
  '<div class="value" style="font-size: 28px; font-weight: 600"></div>' +
  '<div class="label" style="color: #5b6675"></div>';

/** The body that every rival shows: one value and what it is. */
export function kpiBody({ value, label }) {
  const body = kpi.content.cloneNode(true);
  body.firstChild.textContent = value;
  body.lastChild.textContent = label;
  return body;
}

/** A card; with `chart` its body is a `<bench-chart>`. */
export function buildCard(data, chart = false) {
  const element = template.content.firstElementChild.cloneNode(true);
  element.setAttribute('aria-label', data.title);
  element.querySelector('h3').textContent = data.title;
  element
    .querySelector('.body')
    .append(chart ? document.createElement('bench-chart') : kpiBody(data));
  return element;
}
