import { nothing, type TemplateResult } from 'lit';
import type { WidgetId } from '../../model/types.js';
import type { EditSession } from '../editing/edit-session.js';
import type { DashGrid } from './dash-grid.js';
import type { Presenter } from './presenter.js';

/** Loads the editing code when edit mode is first entered, and keeps a session while it lasts. */
export class EditMode {
  /** Settles when the session that is wanted is there. */
  loaded: Promise<void> = Promise.resolve();

  readonly #element: DashGrid;
  #session: EditSession | undefined;
  #turn = 0;

  constructor(element: DashGrid) {
    this.#element = element;
  }

  /** Starts, refreshes or ends the session, as the element wants it. */
  sync(presenter: Presenter): void {
    if (!this.#element.editing) {
      this.end();
    } else if (this.#session) {
      this.#session.refresh();
    } else if (this.#turn === 0) {
      this.loaded = this.#start(presenter, ++this.#turn);
    }
  }

  end(): void {
    this.#turn = 0;
    this.#session?.end();
    this.#session = undefined;
  }

  /** A widget was added by the user: brings it into view and gives it the focus. */
  added(id: WidgetId): void {
    void this.#element.updateComplete.then(() => this.#session?.reveal(id));
  }

  renderToolbar(): TemplateResult | typeof nothing {
    return this.#session?.renderToolbar() ?? nothing;
  }

  async #start(presenter: Presenter, turn: number): Promise<void> {
    try {
      const { EditSession } = await import('../editing/edit-session.js');
      if (turn !== this.#turn || !this.#element.isConnected) {
        return;
      }
      this.#session = new EditSession(this.#element, presenter);
      this.#session.refresh();
      this.#element.requestUpdate();
    } catch (error) {
      this.#turn = 0;
      this.#element.notify(error);
    }
  }
}
