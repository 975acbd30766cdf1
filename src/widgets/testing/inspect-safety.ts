/** The schemes that a link or a resource may have. */
const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];

const ADDRESSES: readonly string[] = [
  'href',
  'xlink:href',
  'src',
  'action',
  'formaction',
  'cite',
  'poster',
  'background',
  'longdesc',
];

/** Attributes that no widget needs, whatever their value. */
const ATTRIBUTES: readonly string[] = [
  'srcdoc',
  'srcset',
  'ping',
  'data',
  'http-equiv',
  'is',
  'slot',
];

const ELEMENTS: readonly string[] = (
  'script style link meta base iframe frame frameset object embed applet portal fencedframe template slot noscript ' +
  'math foreignobject animate animatetransform animatemotion set use image script handler feimage discard ' +
  'video audio source track marquee map area xmp plaintext listing noembed noframes xml dash-grid xss-element x'
).split(' ');

function faultsOf(element: Element): string[] {
  const name = element.localName.toLowerCase();
  const faults = ELEMENTS.includes(name) ? [`<${name}>`] : [];
  for (const { name: attribute, value } of element.attributes) {
    const where = `<${name} ${attribute}=${JSON.stringify(value.slice(0, 80))}>`;
    if (/^on/i.test(attribute) || ATTRIBUTES.includes(attribute)) {
      faults.push(where);
    }
    // The address is checked as the browser reads it, not as it is written.
    if (ADDRESSES.includes(attribute)) {
      const base = document.baseURI;
      if (!URL.canParse(value, base) || !SCHEMES.includes(new URL(value, base).protocol)) {
        faults.push(where);
      }
    }
    if (attribute === 'style' && /url\(|expression|@import|position/i.test(value)) {
      faults.push(where);
    }
  }
  return faults;
}

/** Finds everything dangerous below a node, open shadow roots included. */
export function inspectSafety(root: ParentNode): readonly string[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    ...faultsOf(element),
    ...(element.shadowRoot ? inspectSafety(element.shadowRoot) : []),
  ]);
}

const TRAPS = ['alert', 'confirm', 'prompt', 'print', 'open'] as const;

/** Replaces the functions that attacks call, and records the calls. */
export function trapCalls(): { readonly calls: readonly string[]; release(): void } {
  const calls: string[] = [];
  const originals = TRAPS.map((name) => [name, window[name]] as const);
  for (const name of TRAPS) {
    Object.assign(window, { [name]: () => void calls.push(name) });
  }
  return { calls, release: () => Object.assign(window, Object.fromEntries(originals)) };
}

/** Resolves after the error handlers of images have run. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => {
    const image = new Image();
    image.addEventListener('error', resolve);
    image.src = '/no-such-image';
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
