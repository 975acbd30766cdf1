import { html, nothing, type TemplateResult } from 'lit';
import { isExternal, safeUrl } from './safe-url.js';

/**
 * A link to an address from data or config; a plain element of the same class if the address is not
 * allowed. Other sites open in a new tab that can't access this page.
 */
export function safeLink(address: unknown, content: unknown, className: string): TemplateResult {
  const url = safeUrl(address);
  if (url === undefined) {
    return html`<span class=${className}>${content}</span>`;
  }
  const external = isExternal(url);
  return html`<a
    class=${className}
    href=${url}
    target=${external ? '_blank' : nothing}
    rel=${external ? 'noopener noreferrer' : nothing}
    >${content}</a
  >`;
}
