import { html, nothing, type TemplateResult } from 'lit';
import type { StoreState } from '../../store/types.js';
import { strings } from '../shared/strings.js';

/** A message to the user above the grid. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly isError?: boolean;
}

export interface NoticeActions {
  dismiss(notice: Notice): void;
  retrySave(): void;
}

export interface MessageOptions {
  retry(): void;
  /** Opens the catalog; undefined where nothing can be added. */
  readonly add: (() => void) | undefined;
  /** True if the dashboard has been loading so long that the user should see it. */
  readonly isSlow: boolean;
}

/** Renders the notices. One of code `save` stays until the storage takes the edits. */
export function renderNotices(
  notices: readonly Notice[],
  { dismiss, retrySave }: NoticeActions,
): TemplateResult[] {
  return notices.map(
    (notice) => html`
      <div
        class="notice ${notice.isError ? 'error' : ''}"
        part="notice"
        role=${notice.isError ? 'alert' : 'status'}
      >
        <p>${notice.message}</p>
        ${
          notice.code === 'save'
            ? html`<button class="outline" @click=${retrySave}>${strings.retry}</button>`
            : html`<button
                class="icon-only"
                aria-label=${strings.dismiss}
                @click=${() => dismiss(notice)}
              >
                <span aria-hidden="true">✕</span>
              </button>`
        }
      </div>
    `,
  );
}

/** Renders the message that is shown instead of widgets, if there is one. */
export function renderMessage(
  failure: Error | undefined,
  { status, error, dashboard }: Partial<StoreState> = {},
  { retry, add, isSlow }: MessageOptions,
): TemplateResult | typeof nothing {
  const fault = failure ?? (status === 'error' ? error : undefined);
  if (fault) {
    return message('error', fault.message, strings.retry, retry);
  }
  // A dashboard that was deleted elsewhere is still shown.
  if (!dashboard) {
    return isSlow ? message('loading', strings.dashboardLoading) : nothing;
  }
  return Object.keys(dashboard.widgets).length === 0
    ? message('empty', strings.emptyDashboard, add && strings.addWidget, add)
    : nothing;
}

function message(
  kind: 'loading' | 'empty' | 'error',
  text: string,
  action?: string,
  onAction?: () => void,
): TemplateResult {
  return html`
    <div class="message ${kind}" part="message" role=${kind === 'error' ? 'alert' : 'status'}>
      ${kind === 'error' ? html`<strong>${strings.dashboardError}</strong>` : nothing}
      <p>${text}</p>
      ${action ? html`<button class="outline" @click=${onAction}>${action}</button>` : nothing}
    </div>
  `;
}
