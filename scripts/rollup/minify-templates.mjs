import { transformSync } from 'esbuild';
import MagicString from 'magic-string';

/** Text whose white space the browser shows. */
const KEEPS_SPACE = /<(?:pre|textarea)\b|white-space/i;

/**
 * Collapses the white space of one CSS text and drops its comments. Strings stay as they are.
 * Spaces round `:`, `+`, `>` and parentheses stay too, because they can carry meaning.
 */
export function minifyCss(text) {
  return text
    .replace(/\/\*[^]*?\*\/|("[^"]*"|'[^']*')|\s+/g, (_match, string) => string ?? ' ')
    .split(/("[^"]*"|'[^']*')/)
    .map((part, index) =>
      index % 2
        ? part
        : part
            .replace(/ *([{};,]) */g, '$1')
            .replace(/ {2,}/g, ' ')
            .replace(/;}/g, '}'),
    )
    .join('');
}

/**
 * Elements that we never show inline: white space beside their tags shows nothing, and is a node in
 * each copy.
 */
const BLOCK_TAG = '</?(?:article|footer|h[1-6]|header|section)\\b';
const BEFORE_BLOCK = new RegExp(`\\n(?=${BLOCK_TAG})`, 'g');
const AFTER_BLOCK = new RegExp(`(${BLOCK_TAG}[^<>]*>)\\n`, 'g');

/**
 * Shortens runs of white space that hold a line break. Such a run shows as one space anyway, or as
 * none.
 */
export function minifyHtml(text) {
  return text
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(BEFORE_BLOCK, '')
    .replace(AFTER_BLOCK, '$1');
}

/**
 * True if each part can be rewritten without its neighbours: no escape, no string or comment left
 * open.
 */
function isPlain(text) {
  if (text.includes('\\')) {
    return false;
  }
  const rest = text.replace(/\/\*[^]*?\*\//g, '').replace(/"[^"]*"|'[^']*'/g, '');
  return !/["']|\/\*|\*\//.test(rest);
}

/** A whole style sheet, by a real CSS parser. */
function minifySheet(text) {
  return transformSync(text, { loader: 'css', minify: true, charset: 'utf8' }).code.trim();
}

const minifiers = {
  css(parts) {
    if (!parts.every(isPlain)) {
      return undefined;
    }
    return parts.length === 1 ? minifySheet : minifyCss;
  },
  html: (parts) =>
    parts.some((part) => part.includes('\\') || KEEPS_SPACE.test(part)) ? undefined : minifyHtml,
};
minifiers.svg = minifiers.html;

function* taggedTemplates(node) {
  if (Array.isArray(node)) {
    for (const child of node) {
      yield* taggedTemplates(child);
    }
  } else if (node && typeof node.type === 'string') {
    if (node.type === 'TaggedTemplateExpression' && node.tag.type === 'Identifier') {
      yield node;
    }
    for (const key in node) {
      if (typeof node[key] === 'object') {
        yield* taggedTemplates(node[key]);
      }
    }
  }
}

/** Shortens the literal text of `css`, `html` and `svg` templates in our own sources. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (!/\.ts$/.test(id) || !/\b(?:css|html|svg)`/.test(code)) {
        return null;
      }
      const edited = new MagicString(code);
      for (const { tag, quasi } of taggedTemplates(this.parse(code))) {
        const parts = quasi.quasis.map((part) => part.value.raw);
        const minify = Object.hasOwn(minifiers, tag.name) && minifiers[tag.name](parts);
        if (!minify) {
          continue;
        }
        quasi.quasis.forEach((part, index) => {
          const short = minify(parts[index]);
          if (short === parts[index]) {
            return;
          }
          const start = code.indexOf(parts[index], part.start);
          edited.update(start, start + parts[index].length, short);
        });
      }
      if (!edited.hasChanged()) {
        return null;
      }
      return { code: edited.toString(), map: edited.generateMap({ hires: true }) };
    },
  };
}
