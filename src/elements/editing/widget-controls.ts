import { html, type TemplateResult } from 'lit';
import gripIcon from 'lucide/dist/esm/icons/grip-vertical.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings-2.mjs';
import trashIcon from 'lucide/dist/esm/icons/trash.mjs';
import type { WidgetControls } from '../dash-widget/dash-widget.js';
import { icon, type IconNode } from '../../parts/icon.js';
import { editStrings } from './edit-strings.js';
import { controlStyles } from './widget-controls.styles.js';

const button = (action: string, node: IconNode, label: string): TemplateResult =>
  html`<button class="icon-only" data-action=${action} aria-label=${label} title=${label}>
    ${icon(node)}
  </button>`;

/** What the header of a widget offers in edit mode. */
export const widgetControls: WidgetControls = {
  styles: controlStyles,
  renderGrip: (title) =>
    html`<button
      class="grip icon-only"
      part="grip"
      aria-label=${editStrings.moveWidget(title)}
      title=${editStrings.moveHint}
    >
      ${icon(gripIcon)}
    </button>`,
  renderActions: (title) =>
    html`<div class="actions">
      ${button('settings', settingsIcon, editStrings.widgetSettings(title))}
      ${button('remove', trashIcon, editStrings.removeWidget(title))}
    </div>`,
};
