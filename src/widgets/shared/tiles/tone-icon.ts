import { html, svg, type TemplateResult } from 'lit';
import type { Tone } from './status.js';

// Each tone has its own shape, because many people can't rely on colour.
const SHAPES: Readonly<Record<Tone, TemplateResult>> = {
  success: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="m5.2 8.2 2 2 3.8-4.2"></path>`,
  warning: svg`<path d="M8 2 14.8 14H1.2Z"></path><path d="M8 6.6v3.2m0 2.1v.1"></path>`,
  danger: svg`<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z"></path>
    <path d="M8 4.8v4m0 2.3v.1"></path>`,
  info: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="M8 7.4V11m0-6.1V5"></path>`,
  neutral: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="M5.4 8h5.2"></path>`,
};

/** The icon of a tone, in its colour. It is decorative: the status word stands beside it. */
export function toneIcon(tone: Tone): TemplateResult {
  return html`<svg class="tone ${tone}" viewBox="0 0 16 16" aria-hidden="true">
    ${SHAPES[tone]}
  </svg>`;
}
