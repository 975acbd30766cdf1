/**
 * The root of the page at the beginning of a selector, with what else is asked of it, such as
 * `:root`, `html` or `:root:not([data-theme='dark'])`.
 */
const ROOT = /(^|,\s*)(?::root|html)((?:[.[:#][^\s,>+~]*)?)(?=$|[\s,>+~])/g;

function toHost(selector: string): string {
  return selector.replace(ROOT, (_all, before: string, more: string) =>
    more ? `${before}:host(${more})` : `${before}:host`,
  );
}

/** The style rules in a list, also inside of `@media` and other rules. */
function styleRulesIn(rules: CSSRuleList): CSSStyleRule[] {
  return [...rules].flatMap((rule) => [
    ...(rule instanceof CSSStyleRule ? [rule] : []),
    ...('cssRules' in rule ? styleRulesIn(rule.cssRules as CSSRuleList) : []),
  ]);
}

/** True for rules that work in the document alone: a shadow root ignores them. */
function isForDocument(rule: CSSRule): boolean {
  return (
    rule instanceof CSSFontFaceRule ||
    // Not all browsers know it yet.
    (typeof CSSPropertyRule === 'function' && rule instanceof CSSPropertyRule)
  );
}

/** The rules that the document has got, as text. */
const shared = new Set<string>();

/** Gives the document fonts and declarations of custom properties, each once. */
function shareRules(sheet: CSSStyleSheet, baseURL: string | undefined): void {
  const texts = [...sheet.cssRules]
    .filter(isForDocument)
    .map(({ cssText }) => cssText)
    .filter((text) => !shared.has(`${baseURL} ${text}`));
  if (texts.length === 0) {
    return;
  }
  texts.forEach((text) => shared.add(`${baseURL} ${text}`));
  const rules = new CSSStyleSheet(baseURL === undefined ? {} : { baseURL });
  rules.replaceSync(texts.join('\n'));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules];
}

/**
 * Makes the styles of a page work in a shadow root: what they say of `:root`, mostly custom
 * properties, is said of the host; fonts go to the document, where alone they can be declared.
 * `isOwn` is false for a sheet of somebody else, which is copied instead of changed.
 */
export function adaptSheet(sheet: CSSStyleSheet, isOwn: boolean, baseURL?: string): CSSStyleSheet {
  shareRules(sheet, baseURL);
  const rules = styleRulesIn(sheet.cssRules);
  if (!rules.some(({ selectorText }) => toHost(selectorText) !== selectorText)) {
    return sheet;
  }
  if (!isOwn) {
    const copy = new CSSStyleSheet();
    copy.replaceSync([...sheet.cssRules].map(({ cssText }) => cssText).join('\n'));
    return adaptSheet(copy, true);
  }
  for (const rule of rules) {
    const selector = toHost(rule.selectorText);
    if (selector !== rule.selectorText) {
      rule.selectorText = selector;
    }
  }
  return sheet;
}
