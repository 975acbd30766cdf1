import { html, svg, type TemplateResult } from 'lit';
import { strings } from '../strings.js';

/** The position of a value relative to its thresholds. */
export type ValueStatus = 'normal' | 'warning' | 'critical';

// Each status has its own shape, because many people can't rely on colour.
const STATUS_ICON: Readonly<Record<ValueStatus, TemplateResult>> = {
  normal: svg`<circle cx="8" cy="8" r="6.5"></circle><path d="m5.2 8.2 2 2 3.8-4.2"></path>`,
  warning: svg`<path d="M8 2 14.8 14H1.2Z"></path><path d="M8 6.6v3.2m0 2.1v.1"></path>`,
  critical: svg`<path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2Z"></path>
    <path d="M8 4.8v4m0 2.3v.1"></path>`,
};

export const STATUS_TEXT: Readonly<Record<ValueStatus, string>> = {
  normal: strings.statusNormal,
  warning: strings.statusWarning,
  critical: strings.statusCritical,
};

/** The icon of a status, with its name for screen readers. */
export function statusIcon(status: ValueStatus): TemplateResult {
  return html`
    <svg class="status" part="status" viewBox="0 0 16 16" aria-hidden="true">
      ${STATUS_ICON[status]}
    </svg>
    <span class="visually-hidden">${STATUS_TEXT[status]}</span>
  `;
}
