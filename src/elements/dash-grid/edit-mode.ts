import { html, nothing } from 'lit';
import { toLoadError } from '../../storage/storage-error.js';
import type { BoardController } from '../board/board-controller.js';
import type { EditSession } from '../editing/edit-session.js';
import type { renderTitleBar } from '../editing/title-bar.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { LazyPart } from '../host/lazy-part.js';

/**
 * Loads the editing code when edit mode is first entered, and holds the session while it lasts.
 *
 * States: off, starting, on, failed until edit mode is left. Callers: the element, after each
 * update. Invariant: there is a session only while the host is editing.
 */
export class EditMode {
  /** Settles when the present session has started, or could not. */
  loaded: Promise<void> = Promise.resolve();

  readonly #host: DashboardHost;
  /** Switches edit mode on or off on the element. */
  readonly #switch: (isEditing: boolean) => void;
  #session: EditSession | undefined;
  readonly #title: LazyPart<typeof renderTitleBar>;
  /** The latest request for a session, also one that failed; undefined while edit mode is off. */
  #wish: object | undefined;

  constructor(host: DashboardHost, change: (isEditing: boolean) => void) {
    this.#host = host;
    this.#switch = change;
    this.#title = new LazyPart(host, () =>
      import('../editing/title-bar.js').then(({ renderTitleBar }) => renderTitleBar),
    );
  }

  get session(): EditSession | undefined {
    return this.#session;
  }

  /** Starts, refreshes or ends the session to match the element. */
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

  /** Renders the bar above the board, which has its place in both modes if `hasPlace`. */
  renderHead(hasPlace: boolean): unknown {
    return hasPlace
      ? html`<div class="head">${this.#renderToolbar() ?? this.#renderTitle()}</div>`
      : this.#session?.isFloating
        ? nothing
        : this.#renderToolbar();
  }

  /** Renders the toolbar that floats, because it has no place of its own. */
  renderDock(hasPlace: boolean): unknown {
    const toolbar = hasPlace || !this.#session?.isFloating ? undefined : this.#renderToolbar();
    return toolbar && html`<div class="dock">${toolbar}</div>`;
  }

  #renderToolbar(): unknown {
    // The session still exists in the update that leaves edit mode.
    return this.#host.isEditing ? this.#session?.renderToolbar() : undefined;
  }

  #renderTitle(): unknown {
    return this.#title.get()?.(
      this.#host,
      () => this.#switch(true),
      () => this.loaded,
    );
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
      this.#session = new EditSession(context, () => this.#switch(false));
      this.#session.refresh();
      this.#host.element.requestUpdate();
    } catch (error) {
      // The request stays: the update that shows the error would try again, and fail again, for
      // ever.
      this.#host.notify(toLoadError(error));
    }
  }
}
