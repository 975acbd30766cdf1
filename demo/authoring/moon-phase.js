// A widget that this page does not know until it is loaded by its address.

const MONTH = 29.530588;
const DAY = 86_400_000;
/** A new moon. */
const NEW_MOON = Date.UTC(2000, 0, 6, 18, 14);
const NAMES = [
  'New moon',
  'Waxing crescent',
  'First quarter',
  'Waxing gibbous',
  'Full moon',
  'Waning gibbous',
  'Last quarter',
  'Waning crescent',
];

export default class MoonPhase extends HTMLElement {
  config = {};

  connectedCallback() {
    const age = ((Date.now() - NEW_MOON) / DAY) % MONTH;
    const phase = Math.round((age / MONTH) * 8) % 8;
    const sign = document.createElement('div');
    sign.textContent = String.fromCodePoint(0x1f311 + phase);
    sign.ariaHidden = 'true';
    Object.assign(sign.style, { fontSize: '40px', lineHeight: '1.2' });
    const name = document.createElement('div');
    name.textContent = NAMES[phase];
    Object.assign(this.style, { display: 'grid', placeContent: 'center', textAlign: 'center' });
    this.replaceChildren(sign, name);
    this.context.setStatus('ready');
  }
}

export const manifest = {
  type: 'moon-phase',
  version: '1.0.0',
  apiVersion: 1,
  name: 'Moon phase',
  description: 'The moon as it is tonight.',
  category: 'info',
  icon: 'moon',
  size: { default: { w: 2, h: 2 } },
  load: () => Promise.resolve({ default: MoonPhase }),
  moduleUrl: import.meta.url,
};
