import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from '../../forms/repeat.js';
import type { JsonValue } from '../../model/json.js';
import { icon } from '../../icons/icon.js';
import { namedIcon } from '../../icons/named-icons.js';
import type { WidgetContextKey } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { createConfigValidator } from '../shared/data/config-validator.js';
import { ListWidget } from '../shared/lists/list-widget.js';
import { isExternal, safeUrl } from '../shared/lists/safe-url.js';
import { baseStyles, scrollerOnPaper } from '../shared/styles.js';
import { actionColor } from './action-color.js';
import type { ActionForm } from './action-form.js';
import { ActionRuns, type Run } from './action-runs.js';
import { actionsFor, chosen, parseActions, SIGNS, SOURCE, type QuickAction } from './actions.js';
import validate from './config-validator.generated.js';
import { styles } from './quick-actions.styles.js';
import { strings } from './action-strings.js';

const DEFAULTS = defaultConfigs['quick-actions'];

export const validateConfig = createConfigValidator(validate, DEFAULTS);

/** The open form. */
interface OpenForm {
  readonly action: QuickAction;
  readonly form: ActionForm;
  /** The reason why sending failed; the input stays in the form. */
  readonly error: string;
  readonly isSending: boolean;
}

/**
 * Buttons for frequent actions: links, calls and forms. The host's data source lists the actions
 * and executes them (`DataSource.execute`), so this widget knows no endpoint and holds no
 * credentials. An action that requires another role or tier is not shown.
 */
export default class QuickActions extends ListWidget<readonly QuickAction[]> {
  static override styles = [baseStyles, scrollerOnPaper, styles];

  protected override readonly defaults = DEFAULTS;
  protected override readonly defaultSource = SOURCE;

  @state() private _open?: OpenForm;
  @state() private _announcement = '';

  readonly #runs = new ActionRuns(this);

  protected override get emptyText(): string {
    return strings.noActions;
  }

  protected override parse(answer: JsonValue): readonly QuickAction[] | undefined {
    const { actions: ids } = this.settings as { actions?: readonly string[] };
    const visible = actionsFor(chosen(parseActions(answer), ids ?? []), this.context);
    return visible.length > 0 ? visible : undefined;
  }

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.has('role') || changed.has('tier')) {
      this.readAgain();
    }
    super.contextChanged(changed);
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // A form closes when its action is no longer allowed.
    const id = this._open?.action.id;
    if (id !== undefined && !this.data?.some((action) => action.id === id)) {
      this._open = undefined;
    }
  }

  override updated(changed: PropertyValues): void {
    super.updated(changed);
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) {
      dialog.showModal();
    }
  }

  override render(): unknown {
    if (!this.data) {
      return nothing;
    }
    const label = this.context.title || strings.actions;
    return html`
      <div class="scroller" role="group" aria-label=${label}>
        <ul role="list" part="actions">
          ${repeat(
            this.data,
            ({ id }) => id,
            (action) => this.#renderAction(action),
          )}
        </ul>
      </div>
      <div class="visually-hidden" role="status">${this._announcement}</div>
      ${this._open ? this.#renderForm(this._open) : nothing}
    `;
  }

  #renderAction(action: QuickAction): TemplateResult {
    const { id, name, color } = action;
    const run = this.#runs.get(id);
    return html`<li
      class=${run?.state ?? ''}
      part="action"
      .style=${`--_color: ${actionColor(color, this.context.theme)}`}
    >
      ${
        action.actionType === 'link'
          ? this.#renderLink(action)
          : html`<button
              class="action"
              type="button"
              aria-disabled=${run?.state === 'running' ? 'true' : nothing}
              aria-haspopup=${action.actionType === 'form' ? 'dialog' : nothing}
              @click=${() => this.#start(action)}
            >
              ${this.#renderContent(action, run)}
            </button>`
      }
      ${
        run?.progress === undefined || run.state !== 'running'
          ? nothing
          : html`<progress
              aria-label=${strings.actionProgress(name)}
              max="1"
              .value=${run.progress}
            ></progress>`
      }
    </li>`;
  }

  #renderLink(action: QuickAction): TemplateResult {
    const url = safeUrl(action.targetUrl);
    if (url === undefined) {
      const refusal: Run = { state: 'failed', message: strings.actionUnsafe };
      return html`<span class="action" aria-disabled="true" role="link"
        >${this.#renderContent(action, refusal)}</span
      >`;
    }
    const external = isExternal(url);
    return html`<a
      class="action"
      href=${url}
      target=${external ? '_blank' : nothing}
      rel=${external ? 'noopener noreferrer' : nothing}
      >${this.#renderContent(action)}</a
    >`;
  }

  #renderContent(action: QuickAction, run?: Run): TemplateResult {
    const { name, description } = action;
    const note = run?.message ?? description;
    return html`<span class="sign">${icon(namedIcon(action.icon, SIGNS[action.actionType]))}</span>
      <span>
        <span class="name"><bdi>${name}</bdi></span>
        ${
          note === ''
            ? nothing
            : html`<span class="description ${run?.state ?? ''}" title=${note}
                ><bdi>${note}</bdi></span
              >`
        }
      </span>`;
  }

  #start(action: QuickAction): void {
    if (this.#runs.get(action.id)?.state === 'running') {
      return;
    }
    if (this.context.mode === 'preview') {
      this.#runs.fail(action.id, strings.actionNoPreview);
    } else if (action.actionType === 'form') {
      void this.#openForm(action);
    } else {
      void this.#run(action);
    }
  }

  async #run(action: QuickAction, input?: Parameters<ActionRuns['run']>[3]) {
    const source = this.dataQuery?.source ?? this.defaultSource;
    const run = await this.#runs.run(action.id, this.context.data, source, input);
    if (run) {
      this._announcement = strings.actionResult(action.name, run.message);
    }
    return run;
  }

  async #openForm(action: QuickAction): Promise<void> {
    try {
      const { ActionForm } = await import('./action-form.js');
      if (!this.isConnected) {
        return;
      }
      this._open = {
        action,
        form: new ActionForm(action.form ?? {}),
        error: '',
        isSending: false,
      };
    } catch (error) {
      this.#runs.fail(action.id, error instanceof Error ? error.message : strings.actionFailed);
    }
  }

  #renderForm({ action, form, error, isSending }: OpenForm): TemplateResult {
    return html`<dialog
      part="dialog"
      aria-labelledby="form-title"
      @close=${() => (this._open = undefined)}
      @cancel=${(event: Event) => event.stopPropagation()}
      @keydown=${(event: Event) => event.stopPropagation()}
    >
      <form novalidate @submit=${this.#onSubmit}>
        <h3 id="form-title" dir="auto">${action.name}</h3>
        ${
          action.description === ''
            ? nothing
            : html`<p class="about" dir="auto">${action.description}</p>`
        }
        ${form.render()}
        <p class="fault" role="alert">${error}</p>
        <div class="buttons">
          <button type="button" @click=${this.#closeForm}>${strings.formCancel}</button>
          <button class="send" type="submit" aria-disabled=${isSending ? 'true' : nothing}>
            ${isSending ? strings.formSending : strings.formSend}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #closeForm = (): void => {
    this.renderRoot.querySelector('dialog')?.close();
  };

  async #onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    const open = this._open;
    if (!open || open.isSending) {
      return;
    }
    const input = open.form.read(this.renderRoot, this.context.locale);
    this._open = { ...open, error: '', isSending: input !== undefined };
    if (!input) {
      await this.updateComplete;
      open.form.focusFault(this.renderRoot);
      return;
    }
    const run = await this.#run(open.action, input);
    if (this._open?.form !== open.form) {
      return;
    }
    if (run?.state === 'done') {
      this.#closeForm();
    } else {
      this._open = { ...this._open, error: run?.message ?? '', isSending: false };
    }
  }
}
