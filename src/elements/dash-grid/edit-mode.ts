import { nothing } from 'lit';
import { toLoadError } from '../../storage/storage-error.js';
import type { EditSession } from '../editing/edit-session.js';
import type { DashGrid } from './dash-grid.js';
import type { Presenter } from '../board/board-controller.js';

/** Loads the editing code when edit mode is first entered, and keeps a session while it lasts. */
export class EditMode {
  /** Settles when the session that is wanted is there. */
  loaded: Promise<void> = Promise.resolve();

  readonly #element: DashGrid;
  #session: EditSession | undefined;
  /** The latest wish for a session, also one that could not be met; none while edit mode is off. */
  #wish: object | undefined;

  constructor(element: DashGrid) {
    this.#element = element;
  }

  /** Starts, refreshes or ends the session, as the element wants it. */
  sync(presenter: Presenter): void {
    if (!this.#element.editing) {
      this.end();
    } else if (this.#session) {
      this.#session.refresh();
    } else if (!this.#wish) {
      this.#wish = {};
      this.loaded = this.#start(presenter, this.#wish);
    }
  }

  end(): void {
    this.#wish = undefined;
    this.#session?.end();
    this.#session = undefined;
  }

  renderToolbar(): unknown {
    // The session ends after the update that leaves edit mode.
    return (this.#element.editing && this.#session?.renderToolbar()) || nothing;
  }

  async #start(presenter: Presenter, wish: object): Promise<void> {
    try {
      const [{ EditSession }] = await Promise.all([
        import('../editing/edit-session.js'),
        this.#element.prepareEditing(),
      ]);
      if (wish !== this.#wish) {
        return;
      }
      this.#session = new EditSession(this.#element, presenter);
      this.#session.refresh();
      this.#element.requestUpdate();
    } catch (error) {
      // The wish stays: the update that shows why would ask again, and fail again, for ever.
      this.#element.notify(toLoadError(error));
    }
  }
}
