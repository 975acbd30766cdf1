import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Host extends ReactiveControllerHost, HTMLElement {
  readonly renderRoot: ParentNode;
}

/**
 * The number of rows that a table has room for.
 *
 * The scroller is measured when its outer size changes, which its own rows never do: a larger box
 * has its rows with the frame that shows it. On paper there are the rows of the screen.
 */
export class RowRoom implements ReactiveController {
  /** 0 while nothing is measured. */
  rows = 0;

  readonly #host: Host;
  readonly #watch: ResizeObserver;
  #scroller: HTMLElement | null = null;

  constructor(host: Host) {
    this.#host = host;
    this.#watch = new ResizeObserver(([entry]) =>
      this.#measure(entry?.borderBoxSize[0]?.blockSize ?? 0),
    );
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const scroller = this.#host.renderRoot.querySelector<HTMLElement>('.scroller');
    if (scroller !== this.#scroller) {
      this.#watch.disconnect();
      this.#scroller = scroller;
      if (scroller) {
        this.#watch.observe(scroller, { box: 'border-box' });
      }
    }
  }

  hostDisconnected(): void {
    this.#watch.disconnect();
    this.#scroller = null;
  }

  #measure(outerHeight: number): void {
    const scroller = this.#scroller;
    const table = scroller?.querySelector('table');
    const head = table?.tHead?.offsetHeight ?? 0;
    if (!scroller || !table || head === 0 || this.#host.hasAttribute('data-printing')) {
      return;
    }
    const body = table.tBodies[0];
    const isEmpty = table.querySelector('.none') !== null;
    // A heading is as high as a row.
    const row = body && !isEmpty ? body.offsetHeight / body.rows.length : head;
    const scrollbar = scroller.offsetHeight - scroller.clientHeight;
    const rows = Math.max(0, Math.floor((outerHeight - scrollbar - head) / row));
    if (rows !== this.rows) {
      this.rows = rows;
      this.#host.requestUpdate();
    }
  }
}
