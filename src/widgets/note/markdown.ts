import createPurifier, { type DOMPurify } from 'dompurify';
import { Marked } from 'marked';
import { isExternal, safeUrl } from '../shared/lists/safe-url.js';

/** The chrome has the widget's title as its heading, so a note's own headings start below it. */
const HEADING_OFFSET = 2;

const INLINE_CODE = /\s(?:on[a-z]+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;

/**
 * Takes out what the page's Content-Security-Policy would report as soon as the text is parsed. Not
 * what makes notes safe: that is the sanitiser, which sees all the rest.
 */
function withoutInlineCode(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(INLINE_CODE, ''));
}

/**
 * An instance of our own: options of the page's `marked` must not change notes, nor ours the page.
 */
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

/**
 * What Markdown makes, and harmless marks beside it. Nothing that runs, loads, sends or covers the
 * page.
 */
const TAGS = (
  'a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
  'figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp small span strong ' +
  'sub summary sup table tbody td tfoot th thead time tr u ul var wbr'
).split(' ');

const ATTRIBUTES = (
  'href src alt title width height colspan rowspan scope align start reversed datetime open dir lang ' +
  'cite data-task'
).split(' ');

let purifier: DOMPurify | undefined;

/**
 * Makes Markdown into safe nodes, ready to insert: no scripts, no styles, no forms, and links to
 * other sites open in a new tab without access to this page.
 */
export function renderMarkdown(text: string): DocumentFragment {
  purifier ??= createPurifier(window);
  const html = marked.parse(text) as string;
  // As a fragment the result passes no HTML sink, which Trusted Types would guard.
  const sanitized: DocumentFragment | null = purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
  });
  // Null for markup without a body, such as a frame set.
  const fragment = sanitized ?? document.createDocumentFragment();
  if (!sanitized) {
    fragment.append(text);
  }
  // The sanitiser lets some schemes pass that this product does not, such as pictures in `data:`.
  for (const element of fragment.querySelectorAll('[href], [src], [cite]')) {
    for (const name of ['href', 'src', 'cite']) {
      if (safeUrl(element.getAttribute(name)) === undefined) {
        element.removeAttribute(name);
      }
    }
  }
  for (const link of fragment.querySelectorAll('a[href]')) {
    if (!isExternal(link.getAttribute('href') ?? '')) {
      continue;
    }
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  for (const image of fragment.querySelectorAll('img')) {
    if (image.hasAttribute('src')) {
      image.setAttribute('loading', 'lazy');
    } else {
      image.replaceWith(image.alt);
    }
  }
  return fragment;
}
