import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import closeIcon from 'lucide/dist/esm/icons/x.mjs';
import previewIcon from 'lucide/dist/esm/icons/eye.mjs';
import hiddenIcon from 'lucide/dist/esm/icons/eye-off.mjs';
import warningIcon from 'lucide/dist/esm/icons/triangle-alert.mjs';
import type { Widget } from '../../model/types.js';
import type { EditContext } from '../editing/edit-context.js';
import { formStyles } from '../../forms/form.styles.js';
import type { FormModel } from '../../forms/form-model.js';
import { faultWords, FormView, type FormHost } from '../../forms/form-view.js';
import { renderForm } from '../../forms/render-form.js';
import { defineElement } from '../shared/define-element.js';
import { controls } from '../shared/controls.styles.js';
import { dialogStyles } from '../overlays/dialog.styles.js';
import { icon } from '../../icons/icon.js';
import { askDiscard, renderQuestion } from './discard-question.js';
import { styles } from './dash-settings.styles.js';
import type { OwnSettings } from './own-settings.js';
import { SettingsPreview } from './preview.js';
import { reasonOf, type QueryDraft } from './query-draft.js';
import { Saver } from './saver.js';
import type { SettingsDraft } from './settings-draft.js';
import { settingsStrings as strings } from './settings-strings.js';

/** The width of the viewport from which there is room for the preview beside the form. */
const WIDE = '(min-width: 900px)';

/** A message about faults, a refused save, or a change from elsewhere. */
interface Notice {
  readonly kind: 'faulty' | 'refused' | 'info';
  readonly text: string;
}

/**
 * The settings of one widget: a modal dialog with its title and description, its data request, a
 * form made from its config schema or the settings element that its type brings, and a preview.
 * `dash-grid.openSettings(id)` opens it; nothing is changed before the user saves, and saving is
 * one step to undo.
 *
 * @summary Lets the user configure a widget.
 * @event dash-settings-close - The dialog was closed; everything is saved, or nothing is changed.
 * @csspart dialog - The dialog.
 * @csspart preview - The area of the preview.
 */
export class DashSettings extends LitElement implements FormHost {
  static override styles = [controls, dialogStyles, formStyles, styles];

  /** Registers the element; a tag that is taken stays as it is. */
  static define(tag = 'dash-settings', registry: CustomElementRegistry = customElements): void {
    defineElement(this, tag, registry);
  }

  /**
   * The dashboard of the widget.
   *
   * @internal
   */
  @property({ attribute: false }) context!: EditContext;

  /**
   * The draft that is edited.
   *
   * @internal
   */
  @property({ attribute: false }) draft!: SettingsDraft;

  /**
   * The settings element of the type, if it has one.
   *
   * @internal
   */
  @property({ attribute: false }) own: OwnSettings | undefined;

  /**
   * The reason why the config schema could not be loaded; empty if it was.
   *
   * @internal
   */
  @property() problem = '';

  @state() private _notice: Notice | undefined;
  @state() private _isSaving = false;
  @state() private _isGone = false;
  @state() private _showsPreview = matchMedia(WIDE).matches;
  readonly #views = new WeakMap<FormModel, FormView>();
  #saver: Saver | undefined;
  #preview: SettingsPreview | undefined;
  #isClosing = false;
  /**
   * The target of the last press: a text selection that ends outside of the dialog is no click
   * beside it.
   */
  #pressed: EventTarget | null = null;

  /**
   * Follows a change or the removal of the widget elsewhere.
   *
   * @internal
   */
  follow(widget: Widget | undefined): void {
    if (this.#isClosing || this._isSaving) {
      return;
    }
    const isOther = widget !== undefined && widget.type !== this.draft.widget.type;
    this._isGone = !widget || isOther;
    if (!widget || isOther) {
      this._notice = { kind: 'refused', text: widget ? strings.retyped : strings.removed };
    } else if (this.draft.rebase(widget)) {
      this.own?.load(this.draft.ownConfig);
      this._notice = { kind: 'info', text: strings.changed };
      this.edited();
    } else if (this._notice?.text === strings.removed) {
      // An undo elsewhere has restored it.
      this._notice = undefined;
    }
    this.requestUpdate();
  }

  announce(text: string): void {
    const live = this.renderRoot.querySelector('.live')!;
    // Screen readers ignore a text that stays the same, so a repeated one gets a space.
    live.textContent = live.textContent === text ? `${text}\u00a0` : text;
  }

  edited(): void {
    this.draft.refresh();
    if (this._notice?.kind === 'faulty' && this.draft.check().length === 0) {
      this._notice = undefined;
    }
    this.#preview?.update(this.draft.widget);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#preview?.dispose();
    this.#preview = undefined;
    this.own?.dispose();
    if (!this.#isClosing) {
      // The dashboard has left the page, and the dialog with it.
      this.#isClosing = true;
      this.dispatchEvent(new CustomEvent('dash-settings-close'));
    }
  }

  protected override firstUpdated(): void {
    this.#saver = new Saver(this.context);
    this.#dialog.showModal();
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('_showsPreview')) {
      this.#togglePreview();
    }
  }

  protected override render(): TemplateResult {
    const { title } = this.draft.widget;
    return html`
      <dialog
        part="dialog"
        class=${this._showsPreview ? 'wide' : ''}
        aria-labelledby="dialog-title"
        @cancel=${this.#onCancel}
        @close=${this.#onClose}
        @keydown=${this.#onKey}
        @pointerdown=${(event: Event) => (this.#pressed = event.composedPath()[0] ?? null)}
        @click=${this.#onClick}
      >
        <form novalidate @submit=${this.#onSubmit}>
          <div class="head">
            <h2 id="dialog-title" dir="auto">${strings.dialogTitle(title || strings.untitled)}</h2>
            <button
              type="button"
              class="icon-only toggle"
              aria-label=${this._showsPreview ? strings.hidePreview : strings.showPreview}
              title=${this._showsPreview ? strings.hidePreview : strings.showPreview}
              aria-expanded=${this._showsPreview ? 'true' : 'false'}
              @click=${() => (this._showsPreview = !this._showsPreview)}
            >
              ${icon(this._showsPreview ? hiddenIcon : previewIcon)}
            </button>
            <button
              type="button"
              class="icon-only"
              aria-label=${strings.close}
              @click=${this.#requestClose}
            >
              ${icon(closeIcon)}
            </button>
          </div>
          <div class="panes">
            <div class="content">
              <section>${this.#renderForm(this.draft.general)}</section>
              ${this.draft.query ? this.#renderQuery(this.draft.query) : nothing}
              ${this.#renderConfig()}
            </div>
            ${
              this._showsPreview
                ? html`<aside part="preview" class="preview" aria-label=${strings.preview}>
                    <i class="probe" aria-hidden="true"></i>
                    <h3>${strings.preview}</h3>
                    <div class="stage" inert></div>
                  </aside>`
                : nothing
            }
          </div>
          <div class="notices">${this.#renderNotice()}</div>
          <div class="foot">
            <button type="button" class="outline" @click=${this.#requestClose}>
              ${this._isGone ? strings.close : strings.cancel}
            </button>
            ${
              this._isGone
                ? nothing
                : html`<button
                    type="submit"
                    class="primary"
                    aria-disabled=${this._isSaving ? 'true' : 'false'}
                  >
                    ${
                      this._isSaving
                        ? strings.saving
                        : this._notice?.kind === 'refused'
                          ? strings.retry
                          : strings.save
                    }
                  </button>`
            }
          </div>
        </form>
        <div class="live visually-hidden" role="status"></div>
      </dialog>
      ${renderQuestion()}
    `;
  }

  #renderForm(form: FormModel): TemplateResult {
    return renderForm(this.#viewOf(form));
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const { kind, text } = this._notice ?? {};
    return kind
      ? html`<p class="notice ${kind}" role=${kind === 'info' ? 'status' : 'alert'}>
          ${icon(warningIcon)}<span>${text}</span>
        </p>`
      : nothing;
  }

  #renderQuery(query: QueryDraft): TemplateResult {
    const { request } = query;
    return html`
      <section aria-labelledby="data-heading">
        <h3 id="data-heading">${strings.data}</h3>
        ${this.#renderForm(query.form)}
        ${
          request
            ? html`
                ${request.message ? html`<p class="remark">${request.message}</p>` : nothing}
                ${request.isLoading ? nothing : this.#renderForm(request.form)}
                ${this.#renderForm(query.answer)}
              `
            : nothing
        }
      </section>
    `;
  }

  #renderConfig(): TemplateResult | typeof nothing {
    const { config, migrationFault, offers } = this.draft;
    const { own } = this;
    const fault = config.schemaFault;
    const broken = fault ? strings.brokenSchema(fault.path, fault.message) : '';
    const remarks = [
      migrationFault,
      own?.failure ?? '',
      this.problem || broken,
      offers.fault,
    ].filter(Boolean);
    const isOwn = own !== undefined && !own.failure;
    if (!isOwn && config.isEmpty && remarks.length === 0) {
      return nothing;
    }
    return html`
      <section aria-labelledby="config-heading">
        <h3 id="config-heading">${strings.config}</h3>
        ${remarks.map((remark) => html`<p class="remark" role="note">${remark}</p>`)}
        ${
          migrationFault
            ? nothing
            : isOwn
              ? (own.element ?? html`<p class="remark">${strings.loading}</p>`)
              : this.#renderForm(config)
        }
      </section>
    `;
  }

  #viewOf(form: FormModel): FormView {
    let view = this.#views.get(form);
    if (!view) {
      view = new FormView(form, this);
      this.#views.set(form, view);
    }
    return view;
  }

  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector<HTMLDialogElement>('dialog[part]')!;
  }

  #togglePreview(): void {
    this.#preview?.dispose();
    this.#preview = undefined;
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    const probe = this.renderRoot.querySelector<HTMLElement>('.probe');
    if (stage && probe) {
      this.#preview = new SettingsPreview(this.context, stage, probe, this.draft.widget);
    }
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    if (!this._isSaving && !this._isGone && !this.#isClosing) {
      void this.#save();
    }
  };

  async #save(): Promise<void> {
    if (!this.#checkAll()) {
      return;
    }
    this._isSaving = true;
    this._notice = undefined;
    const { change } = this.draft;
    try {
      await this.#saver!.save(change);
      this.#close();
    } catch (error) {
      this._notice = { kind: 'refused', text: strings.notSaved(reasonOf(error)) };
    } finally {
      this._isSaving = false;
    }
    if (!this.#isClosing) {
      this.#catchUp();
    }
  }

  /** Applies the changes to the widget that came while it was being saved. */
  #catchUp(): void {
    const widget = this.context.host.dashboard?.widgets[this.draft.widget.id];
    if (widget) {
      this.draft.rebase(widget);
    } else {
      this.follow(undefined);
    }
  }

  /** Shows the faults and focuses the first one. Returns false if there is any. */
  #checkAll(): boolean {
    const faulty = this.draft.check();
    const ownFaults = this.own?.failure ? [] : this.draft.ownFaults;
    const ownFault = ownFaults.length + (this.own?.faults.length ?? 0);
    this.draft.showFaults();
    this.requestUpdate();
    const [first] = faulty;
    if (!first && ownFault === 0) {
      return true;
    }
    const words = first
      ? faultWords(first.node)
      : (this.own?.faults[0]?.message ?? ownFaults[0]?.message ?? strings.ownFault);
    const text = strings.faults(faulty.length + ownFault, words);
    this._notice = { kind: 'faulty', text };
    if (first) {
      this.#viewOf(first.form).focus(first.node);
    } else {
      this.own?.focus();
    }
    return false;
  }

  readonly #onCancel = (event: Event): void => {
    if (event.target === event.currentTarget) {
      event.preventDefault();
      void this.#requestClose();
    }
  };

  /**
   * Handles Escape, because the browser closes a dialog at the second one even if `cancel` is
   * prevented.
   */
  readonly #onKey = (event: KeyboardEvent): void => {
    // The shortcuts of the page do not apply in a modal dialog.
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      void this.#requestClose();
    }
  };

  /** Closes the dialog on a click beside it. */
  readonly #onClick = (event: Event): void => {
    const dialog = this.#dialog;
    if (event.target === dialog && this.#pressed === dialog) {
      void this.#requestClose();
    }
  };

  readonly #requestClose = async (): Promise<void> => {
    const isUnsaved = this.#saver?.isRefused || (this.draft.isDirty && !this._isGone);
    if (isUnsaved && !(await askDiscard(this.renderRoot.querySelector('dialog.ask')!))) {
      return;
    }
    this.#saver?.takeBack();
    this.#close();
  };

  readonly #onClose = (event: Event): void => {
    if (event.target !== event.currentTarget) {
      return;
    }
    if (!this.#isClosing) {
      // The browser has closed the dialog by itself; that must not lose unsaved edits.
      this.#dialog.showModal();
      void this.#requestClose();
      return;
    }
    this.dispatchEvent(new CustomEvent('dash-settings-close'));
  };

  #close(): void {
    this.#isClosing = true;
    this.#dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dash-settings': DashSettings;
  }
}
