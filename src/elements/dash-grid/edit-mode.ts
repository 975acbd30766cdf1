import { nothing } from 'lit';
import { toLoadError } from '../../storage/storage-error.js';
import type { BoardController } from '../board/board-controller.js';
import type { EditSession } from '../editing/edit-session.js';
import type { DashboardHost } from '../host/dashboard-host.js';

/** Loads the code of edit mode when that is first entered, and keeps a session while it lasts. */
export class EditMode {
  /** Settles when the session that is wanted is there. */
  loaded: Promise<void> = Promise.resolve();

  readonly #host: DashboardHost;
  /** Takes the element out of edit mode. */
  readonly #leave: () => void;
  #session: EditSession | undefined;
  /** The latest wish for a session, also one that could not be met; none while edit mode is off. */
  #wish: object | undefined;

  constructor(host: DashboardHost, leave: () => void) {
    this.#host = host;
    this.#leave = leave;
  }

  get session(): EditSession | undefined {
    return this.#session;
  }

  /** Starts, refreshes or ends the session, as the element wants it. */
  sync(controller: BoardController): void {
    if (!this.#host.isEditing) {
      this.end();
    } else if (this.#session) {
      this.#session.refresh();
    } else if (!this.#wish) {
      this.#wish = {};
      this.loaded = this.#start(controller, this.#wish);
    }
  }

  end(): void {
    this.#wish = undefined;
    this.#session?.end();
    this.#session = undefined;
  }

  renderToolbar(): unknown {
    // The session ends after the update that leaves edit mode.
    return (this.#host.isEditing && this.#session?.renderToolbar()) || nothing;
  }

  async #start(controller: BoardController, wish: object): Promise<void> {
    try {
      const [{ EditSession }, commands] = await Promise.all([
        import('../editing/edit-session.js'),
        this.#host.write(),
      ]);
      if (wish !== this.#wish) {
        return;
      }
      const context = { host: this.#host, controller, commands };
      this.#session = new EditSession(context, this.#leave);
      this.#session.refresh();
      this.#host.element.requestUpdate();
    } catch (error) {
      // The wish stays: the update that shows why would ask again, and fail again, for ever.
      this.#host.notify(toLoadError(error));
    }
  }
}
