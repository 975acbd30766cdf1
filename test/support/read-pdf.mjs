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
  return objects;
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

/**
 * Reads the pages of a PDF that Chromium made: the text of each, and the number of its pictures.
 */
export function readPdf(bytes) {
  const objects = objectsIn(Buffer.from(bytes));
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const [, contents] = /\/Contents (\d+) 0 R/.exec(dictionary);
      return read({ dictionary, content: objects.get(contents).content }, objects);
    });
}
