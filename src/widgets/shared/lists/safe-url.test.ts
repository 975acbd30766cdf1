import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isExternal, safeUrl } from './safe-url.js';

const SAFE = [
  'https://example.org',
  'http://example.org:8080/a?b=c:d&e#f:g',
  'HTTPS://example.org/x',
  'mailto:a.b@example.org?subject=Hi%20there',
  'tel:+49-30-1234',
  '/devices/5?tab=a&b=javascript:no',
  'devices/5',
  './a:b',
  '../up',
  '?page=2&sort=a:b',
  '#part',
  '//cdn.example.org/x',
  '/übersicht/größe',
  'a%20b.html',
  'my file.html',
];

const UNSAFE = [
  '',
  '   ',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'javascript :alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  '\u0000javascript:alert(1)',
  'java\u200bscript:alert(1)',
  'java\u00adscript:alert(1)',
  '\u00a0javascript:alert(1)',
  '\ufeffjavascript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript&#58;alert(1)',
  '&#106;avascript:alert(1)',
  'javascript%3Aalert(1)',
  'javascript\uff1aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'DATA:text/html;base64,PHNjcmlwdD4=',
  'vbscript:msgbox(1)',
  'blob:https://example.org/1',
  'file:///etc/passwd',
  'filesystem:http://example.org/x',
  'about:blank',
  'view-source:https://example.org',
  'ms-settings:a',
  'ftp://example.org',
  'http:javascript:alert(1)',
  'https:///',
  'https://',
  'http://[',
  '\\\\evil.example',
  '/\\evil.example',
  'unknown:thing',
  'https://example.org/"onmouseover="alert(1)',
];

describe('safeUrl', () => {
  for (const url of SAFE) {
    it(`keeps ${url}`, () => expect(safeUrl(url)).to.equal(url));
  }

  for (const url of UNSAFE) {
    it(`refuses ${JSON.stringify(url)}`, () => expect(safeUrl(url)).to.equal(undefined));
  }

  it('trims, and refuses what is no text', () => {
    expect(safeUrl('  /a  ')).to.equal('/a');
    for (const value of [undefined, null, 5, {}, ['https://a.b'], { toString: () => '/a' }]) {
      expect(safeUrl(value)).to.equal(undefined);
    }
  });

  it('never lets a text pass that a browser would run', () => {
    const parts = fc.constantFrom(
      ...[
        'java',
        'script',
        ':',
        '\t',
        '\n',
        '\0',
        ' ',
        '&',
        '#',
        ';',
        '%',
        '3a',
        '/',
        '\\',
        'data',
      ],
      ...['x', 'J', 'vb', '\u200b', '\uff1a', 'http', 'https', '.', '?', '@', 'mailto', 'tel'],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 9 }), (texts) => {
        const url = safeUrl(texts.join(''));
        if (url === undefined) {
          return;
        }
        const link = document.createElement('a');
        link.setAttribute('href', url);
        expect(['http:', 'https:', 'mailto:', 'tel:']).to.include(link.protocol);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('isExternal', () => {
  it('tells other sites from this one', () => {
    expect(isExternal('https://example.org')).to.equal(true);
    expect(isExternal('//example.org')).to.equal(true);
    expect(isExternal('/a')).to.equal(false);
    expect(isExternal(location.href)).to.equal(false);
    expect(isExternal('mailto:a@example.org')).to.equal(false);
  });
});
