import { DashError } from '../../model/errors.js';
import { adaptSheet } from './page-rules.js';

/**
 * Styles of a library that draws into the page instead of a shadow root: CSS text, a sheet, a URL,
 * a module with one of these as its default, a function that gives or loads one of these, or a list
 * of them.
 */
export type ForeignStyles =
  | string
  | CSSStyleSheet
  | URL
  | { readonly default: string | CSSStyleSheet }
  | readonly ForeignStyles[]
  | (() => ForeignStyles | Promise<ForeignStyles>);

/**
 * Loads styles as constructed sheets, which a strict Content Security Policy allows. A URL is
 * fetched, so the policy names its server in `connect-src`.
 *
 * @throws DashError `invalid-module` for what is no styles, `load-failed` for a URL that fails.
 */
export async function loadStyleSheets(
  styles: ForeignStyles | undefined,
): Promise<readonly CSSStyleSheet[]> {
  if (styles === undefined) {
    return [];
  }
  if (typeof styles === 'string') {
    return [sheetOf(styles)];
  }
  if (typeof styles === 'function') {
    return loadStyleSheets(await styles());
  }
  if (styles instanceof CSSStyleSheet) {
    return [adaptSheet(styles, false)];
  }
  if (styles instanceof URL) {
    return [await fetchSheet(styles)];
  }
  if (Array.isArray(styles)) {
    const lists = await Promise.all((styles as readonly ForeignStyles[]).map(loadStyleSheets));
    return lists.flat();
  }
  const inner = (styles as { readonly default?: ForeignStyles } | null)?.default;
  if (typeof inner === 'string' || inner instanceof CSSStyleSheet) {
    return loadStyleSheets(inner);
  }
  throw new DashError(
    'invalid-module',
    'styles must be CSS text, a CSSStyleSheet, a URL, or a function that loads one of these, such as () => import("./some.css?inline") with Vite.',
  );
}

function sheetOf(text: string, baseURL?: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet(baseURL === undefined ? {} : { baseURL });
  sheet.replaceSync(text);
  return adaptSheet(sheet, true, baseURL);
}

async function fetchSheet(url: URL): Promise<CSSStyleSheet> {
  const answer = await fetch(url);
  if (!answer.ok) {
    throw new DashError('load-failed', `The styles ${url.href} answered ${answer.status}.`);
  }
  // Images and fonts in the sheet are relative to it.
  return sheetOf(await answer.text(), url.href);
}
