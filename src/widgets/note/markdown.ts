import createPurifier, { type DOMPurify } from 'dompurify';
import { Marked } from 'marked';
import { isExternal, safeUrl } from '../shared/lists/safe-url.js';

/** The widget's title is a heading in the chrome, so headings of the note start below its level. */
const HEADING_OFFSET = 2;

const INLINE_CODE = /\s(?:on[a-z]+|style)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;

/**
 * Removes inline handlers and styles, which the page's Content-Security-Policy would report during
 * parsing. The sanitiser, not this function, makes notes safe.
 */
function withoutInlineCode(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(INLINE_CODE, ''));
}

/** A separate instance, so that options of the page's `marked` and ours don't mix. */
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
 * The tags that Markdown produces, and other harmless ones. None runs code, loads, sends, or covers
 * the page.
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
 * Renders Markdown as safe nodes: no scripts, styles or forms. Links to other sites open in a new
 * tab that can't access this page.
 */
export function renderMarkdown(text: string): DocumentFragment {
  purifier ??= createPurifier(window);
  const html = marked.parse(text) as string;
  // A fragment passes no HTML sink, so Trusted Types has nothing to refuse.
  const sanitized: DocumentFragment | null = purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    ALLOWED_TAGS: TAGS,
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
  });
  // The result is null for markup without a body, such as a frame set.
  const fragment = sanitized ?? document.createDocumentFragment();
  if (!sanitized) {
    fragment.append(text);
  }
  // The sanitiser allows some addresses that this widget does not, such as pictures in `data:`.
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
