// Loaded when the first widget is in a state other than ready: most visits see none.
import { css, html, nothing, type TemplateResult } from 'lit';
import alertIcon from 'lucide/dist/esm/icons/circle-alert.mjs';
import inboxIcon from 'lucide/dist/esm/icons/inbox.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings-2.mjs';
import staleIcon from 'lucide/dist/esm/icons/clock-alert.mjs';
import { icon, type IconNode } from '../../icons/icon.js';
import { warnOnce } from '../shared/warn-once.js';
import { strings } from '../shared/strings.js';
import type { DashWidget } from './dash-widget.js';
import { renderDescription } from './description.js';
import { renderSkeleton } from './skeleton.js';
import { descriptionStyles } from './description.styles.js';
import { skeletonStyles } from './skeleton.styles.js';
import { stateStrings } from './state-strings.js';
import { styles as stateStyles } from './state-view.styles.js';

export const styles = css`
  ${stateStyles}
  ${skeletonStyles}
  ${descriptionStyles}
`;

/** Renders the marks in the header: of the description, and of data that is old. */
export function renderMarks(chrome: DashWidget): unknown {
  const { state, message, description } = chrome;
  return [
    description ? renderDescription(chrome) : nothing,
    state === 'stale'
      ? html`<span
          class="stale"
          role="img"
          aria-label=${stateStrings.stale}
          title=${message || stateStrings.stale}
          >${icon(staleIcon)}</span
        >`
      : nothing,
  ];
}

/** Renders the state that covers the body. */
export function renderState(chrome: DashWidget): TemplateResult | typeof nothing {
  const { state, message } = chrome;
  switch (state) {
    case 'ready':
    case 'stale':
      return nothing;
    case 'loading':
      return renderSkeleton(chrome.skeleton);
    case 'empty':
      return renderMessage(chrome, inboxIcon, message || stateStrings.noData);
    case 'disabled':
      return renderMessage(chrome, inboxIcon, message || stateStrings.disabled);
    case 'unconfigured':
      return renderMessage(
        chrome,
        settingsIcon,
        message || stateStrings.needsConfiguration,
        chrome.fixed
          ? nothing
          : html`<button class="outline" data-action="settings">${stateStrings.configure}</button>`,
      );
    case 'unknown':
      return renderMessage(chrome, alertIcon, message, nothing, stateStrings.unknownHint);
    case 'error':
    default:
      if (state !== 'error') {
        warnOnce(
          `dash-grid: the status "${String(state)}" of the widget "${chrome.heading}" is not known and shown as "error".`,
        );
      }
      return renderMessage(
        chrome,
        alertIcon,
        message || strings.widgetFailed,
        html`<button class="outline" data-action="retry">${strings.retry}</button>`,
      );
  }
}

function renderMessage(
  { state, compact }: DashWidget,
  node: IconNode,
  message: string,
  action: TemplateResult | typeof nothing = nothing,
  hint = '',
): TemplateResult {
  const role = state === 'error' ? 'alert' : 'note';
  return html`<div class="state ${state}" part="state" title=${message}>
    ${icon(node)}
    <p role=${role} tabindex=${state === 'error' && !compact ? 0 : nothing}>
      ${hint && !compact ? html`<strong>${message}</strong><br />${hint}` : message}
    </p>
    ${action}
  </div>`;
}
