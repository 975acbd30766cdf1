import createPurifier, { type DOMPurify } from 'dompurify';
import { Marked } from 'marked';
import { isExternal, safeUrl } from '../shared/safe-url.js';

/** The chrome has the widget's title as its heading, so a note's own headings start below it. */
const HEADING_OFFSET = 2;

const INLINE_CODE = /\s(?:on[a-z]+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;

/**
 * Takes out what the page's Content-Security-Policy would report as soon as the text is parsed. Not
 * what makes notes safe: that is the sanitiser, which sees all the rest.
 */
const withoutInlineCode = (html: string): string =>
  html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(INLINE_CODE, ''));

/** An instance of our own: options of the page's `marked` must not change notes, nor ours the page. */
const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + HEADING_OFFSET);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`;
    },
    listitem({ task, tokens }) {
      return `<li${task ? ' data-task' : ''}>${this.parser.parse(tokens)}</li>\n`;
    },
    html({ text }) {
      return withoutInlineCode(text);
    },
    checkbox({ checked }) {
      return checked ? '☑ ' : '☐ ';
    },
  },
});

const OPTIONS = {
  RETURN_DOM_FRAGMENT: true,
  USE_PROFILES: { html: true },
  // What looks like part of the page, sends data, or changes how the page looks.
  FORBID_TAGS: [
    'style',
    'form',
    'input',
    'button',
    'select',
    'textarea',
    'audio',
    'video',
    'dialog',
    'marquee',
    'blink',
    'map',
    'area',
    'source',
    'picture',
    'template',
    'slot',
  ],
  FORBID_ATTR: [
    'style',
    'class',
    'id',
    'name',
    'tabindex',
    'popover',
    'slot',
    'part',
    'srcset',
    'background',
    'poster',
    'usemap',
    'ismap',
    'download',
    'action',
    'bgcolor',
    'color',
  ],
  ALLOW_ARIA_ATTR: false,
} as const;

let purifier: DOMPurify | undefined;

/**
 * Makes Markdown into safe nodes, ready to insert: no scripts, no styles, no forms, and links to
 * other sites open in a new tab without access to this page.
 */
export function renderMarkdown(text: string): DocumentFragment {
  purifier ??= createPurifier(window);
  const html = marked.parse(text) as string;
  // As a fragment the result passes no HTML sink, which Trusted Types would guard.
  const fragment = purifier.sanitize(html, {
    ...OPTIONS,
    FORBID_TAGS: [...OPTIONS.FORBID_TAGS],
    FORBID_ATTR: [...OPTIONS.FORBID_ATTR],
  });
  // The sanitiser lets some schemes pass that this product does not, such as pictures in `data:`.
  for (const element of fragment.querySelectorAll('[href], [src], [cite]')) {
    for (const name of ['href', 'src', 'cite']) {
      if (safeUrl(element.getAttribute(name)) === undefined) element.removeAttribute(name);
    }
  }
  for (const link of fragment.querySelectorAll('a[href]')) {
    if (!isExternal(link.getAttribute('href') ?? '')) continue;
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  for (const image of fragment.querySelectorAll('img')) {
    if (image.hasAttribute('src')) image.setAttribute('loading', 'lazy');
    else image.replaceWith(image.alt);
  }
  return fragment;
}
