import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds between two announcements. */
const INTERVAL = 15_000;

/**
 * Batches news for a widget's live region: the first item is announced at once; items of the next
 * seconds become one sentence after that time.
 *
 * It is idle, or waits for its timer with a queue of news. Disconnecting the widget drops both.
 */
export class Announcer<News> implements ReactiveController {
  /** The text of the live region. */
  text = '';

  readonly #host: ReactiveControllerHost;
  readonly #say: (news: readonly News[]) => string;
  #waiting: News[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param say Makes one sentence of several news. */
  constructor(host: ReactiveControllerHost, say: (news: readonly News[]) => string) {
    this.#host = host;
    this.#say = say;
    host.addController(this);
  }

  announce(news: readonly News[]): void {
    this.#waiting.push(...news);
    if (this.#timer === undefined) {
      this.#flush();
    }
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#waiting.length === 0) {
      return;
    }
    this.text = this.#say(this.#waiting);
    this.#waiting = [];
    this.#timer = setTimeout(() => this.#flush(), INTERVAL);
    this.#host.requestUpdate();
  }
}
