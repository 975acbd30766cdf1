import { html, nothing, type TemplateResult } from 'lit';
import editIcon from 'lucide/dist/esm/icons/pencil.mjs';
import { icon } from '../../icons/icon.js';
import {
  DashBeforeEditingChangeEvent,
  DashEditingChangeEvent,
} from '../events/editing-change-event.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { adoptInto } from '../shared/adopt-into.js';
import { barStyles } from './bar.styles.js';
import { titleStrings } from './title-strings.js';

/**
 * Renders the line above the board in view mode: the name of the dashboard, and for those who may
 * edit it the button that begins it. `enter` switches edit mode on, and `loaded` settles when it
 * can be used.
 */
export function renderTitleBar(
  host: DashboardHost,
  enter: () => void,
  loaded: () => Promise<void>,
): TemplateResult {
  const { dashboard, element, root, rights, state } = host;
  adoptInto(root, barStyles);
  const name = dashboard?.name ?? '';
  const edit = async () => {
    if (!element.dispatchEvent(new DashBeforeEditingChangeEvent(true))) {
      return;
    }
    enter();
    element.dispatchEvent(new DashEditingChangeEvent(true));
    await element.updateComplete;
    await loaded();
    await element.updateComplete;
    const done = root.querySelector<HTMLElement>('.toolbar [data-action="done"]');
    done?.focus({ preventScroll: true });
  };
  return html`
    <div class="title-bar" part="title-bar">
      <h2 class="name" part="name" dir="auto" title=${name}>${name}</h2>
      ${
        rights.write && !state?.readOnly
          ? html`<button data-action="edit" title=${titleStrings.editDashboard} @click=${edit}>
              ${icon(editIcon)}${titleStrings.edit}
            </button>`
          : nothing
      }
    </div>
  `;
}
