/**
 * The size of a foreign element in the widget's box. `fill`, the default, gives it the whole box,
 * whatever its own styles say; `wide` gives it the whole width and its own height; `stretch` fills
 * what its own styles leave open; `center` keeps its own size; `scroll` lets it be larger, and the
 * box scrolls.
 */
export type Fit = 'fill' | 'wide' | 'stretch' | 'center' | 'scroll';

// A grid makes a block of every element, also of one that is inline by default. Sizes and margins
// are `!important`, because an element may set its own in `:host` or in its `style`: with margins
// that are `auto`, for example, no box is filled.
const WHOLE_WIDTH = `
  box-sizing: border-box !important;
  margin: 0 !important;
  inline-size: 100% !important;
  min-inline-size: 0 !important;
  max-inline-size: none !important;
  justify-self: stretch !important;`;

const WHOLE_HEIGHT = `
  block-size: 100% !important;
  min-block-size: 0 !important;
  max-block-size: none !important;
  align-self: stretch !important;`;

function rule(fit: Fit, declarations: string): string {
  return `.${fit} > *, .${fit} ::slotted(*) {${declarations}}`;
}

const RULES = `
:host { display: block; block-size: 100%; }
.fit {
  display: grid;
  grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  position: relative;
  inline-size: 100%;
  block-size: 100%;
}
/* Many libraries place what they draw by the edges of the box that they are given. */
:where(.fit > div) { position: relative; }
.wide { grid-template-rows: auto; align-content: start; overflow: auto; }
.center { place-items: safe center; }
.scroll { grid-template: auto / 100%; overflow: auto; }
${rule('fill', WHOLE_WIDTH + WHOLE_HEIGHT)}
${rule('wide', WHOLE_WIDTH)}`;

let sheet: CSSStyleSheet | undefined;

function fitSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
  }
  return sheet;
}

/**
 * Attaches a shadow root with these sheets and one box of the given fit, and returns the box. The
 * sheets reach what is in the box, and nothing else of the page.
 */
export function attachBox(host: HTMLElement, sheets: readonly CSSStyleSheet[], fit: Fit) {
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...sheets, fitSheet()];
  const box = document.createElement('div');
  box.className = `fit ${fit}`;
  root.append(box);
  return box;
}
