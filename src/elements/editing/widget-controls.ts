import { html } from 'lit';
import gripIcon from 'lucide/dist/esm/icons/grip-vertical.mjs';
import settingsIcon from 'lucide/dist/esm/icons/settings-2.mjs';
import type { WidgetControls } from '../dash-widget/dash-widget.js';
import { icon } from '../../icons/icon.js';
import { editStrings } from './edit-strings.js';
import { controlStyles } from './widget-controls.styles.js';

/** The controls of a widget's header in edit mode. */
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
  // One template for all buttons, because it is rendered in every chrome.
  renderActions(title) {
    const settings = editStrings.widgetSettings(title);
    return html`<div class="actions">
      <button class="icon-only" data-action="settings" aria-label=${settings} title=${settings}>
        ${icon(settingsIcon)}
      </button>
    </div>`;
  },
};
