import { inflateSync } from 'node:zlib';

/** The streams and dictionaries of a PDF by the number of their object. */
function objectsIn(bytes) {
  const text = bytes.toString('latin1');
  const objects = new Map();
  for (const { 1: number, 2: body } of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, dictionary, stream] = /^([\s\S]*?)(?:stream\n([\s\S]*)\nendstream)?$/.exec(body);
    const isPacked = dictionary.includes('/FlateDecode');
    const content = Buffer.from(stream ?? '', 'latin1');
    objects.set(number, {
      dictionary,
      // Pictures are left as they are.
      content: () => (isPacked ? inflateSync(content) : content).toString('latin1'),
    });
  }
  for (const { dictionary, content } of [...objects.values()]) {
    if (dictionary.includes('/ObjStm')) {
      readPacked(content(), Number(/\/First (\d+)/.exec(dictionary)[1]), objects);
    }
  }
  return objects;
}

/** Adds dictionaries that are in one stream: their numbers and places come first. */
function readPacked(text, first, objects) {
  const numbers = text.slice(0, first).trim().split(/\s+/);
  for (let at = 0; at < numbers.length; at += 2) {
    const end = numbers[at + 3];
    const dictionary = text.slice(first + Number(numbers[at + 1]), end && first + Number(end));
    objects.set(numbers[at], { dictionary, content: () => '' });
  }
}

/** The text of each glyph of a font, by its code in hexadecimal digits. */
function glyphsOf(font, objects) {
  const [, map] = /\/ToUnicode (\d+) 0 R/.exec(font) ?? [];
  const glyphs = new Map();
  const source = map ? objects.get(map).content() : '';
  const textOf = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block] of source.matchAll(/beginbfchar\n([\s\S]*?)endbfchar/g)) {
    for (const [, code, hex] of block.matchAll(/<(\w+)> <(\w+)>/g)) {
      glyphs.set(code.toUpperCase(), textOf(hex));
    }
  }
  for (const [, block] of source.matchAll(/beginbfrange\n([\s\S]*?)endbfrange/g)) {
    for (const [, from, to, hex] of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      for (let code = parseInt(from, 16); code <= parseInt(to, 16); code++) {
        const start = parseInt(hex, 16) + code - parseInt(from, 16);
        glyphs.set(
          code.toString(16).padStart(from.length, '0').toUpperCase(),
          String.fromCodePoint(start),
        );
      }
    }
  }
  return glyphs;
}

/** The text and the number of pictures of a page, or of a form that is drawn on it. */
function read({ dictionary, content }, objects) {
  const named = (kind) =>
    new Map(
      [...dictionary.matchAll(new RegExp(`/(${kind}\\d+) (\\d+) 0 R`, 'g'))].map(
        ([, name, number]) => [name, objects.get(number)],
      ),
    );
  const fonts = named('F');
  const drawings = named('X');
  let glyphs = new Map();
  let text = '';
  let pictures = 0;
  for (const [, font, codes, drawing, end] of content().matchAll(
    /\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>|\/(X\d+) Do|\b(ET)\b/g,
  )) {
    if (font) {
      glyphs = glyphsOf(fonts.get(font).dictionary, objects);
    } else if (codes) {
      for (const code of codes.toUpperCase().match(/.{4}/g) ?? []) {
        text += glyphs.get(code) ?? '';
      }
    } else if (drawing) {
      const drawn = drawings.get(drawing);
      if (drawn.dictionary.includes('/Subtype /Image')) {
        pictures++;
      } else {
        const form = read(drawn, objects);
        text += `\n${form.text}`;
        pictures += form.pictures;
      }
    } else if (end) {
      text += '\n';
    }
  }
  return { text, pictures };
}

/** The text, its places and the pictures of a page by Firefox, whose fonts are in Latin. */
function readLatin({ content }) {
  const drawn = content();
  const words = [...drawn.matchAll(/\bBT\b([\s\S]*?)\bET\b/g)].map(([, block]) => {
    const [x, y] = /(\S+) (\S+) Tm\b/.exec(block).slice(1).map(Number);
    const text = [
      ...block.matchAll(/\[((?:\((?:\\.|[^\\)])*\)|[^\]()])*)\]\s*TJ|(\((?:\\.|[^\\)])*\))\s*Tj/g),
    ]
      .flatMap(([shown]) => [...shown.matchAll(/\(((?:\\.|[^\\)])*)\)/g)])
      .map(([, part]) => part.replaceAll(/\\(.)/g, '$1'))
      .join('');
    return { text, x, y };
  });
  const text = words.map((word) => word.text).join('\n');
  return { text, words, pictures: [...drawn.matchAll(/\/x\d+ Do\b/g)].length };
}

/**
 * Reads the pages of a PDF that Chromium or Firefox made: the text of each, and the number of its
 * pictures; by Firefox, also its `words` and their places.
 */
export function readPdf(bytes) {
  const objects = objectsIn(Buffer.from(bytes));
  const isOfFirefox = !Buffer.from(bytes).includes('Skia/PDF');
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const [, contents] = /\/Contents (\d+) 0 R/.exec(dictionary);
      const { content } = objects.get(contents);
      return isOfFirefox ? readLatin({ content }) : read({ dictionary, content }, objects);
    });
}
