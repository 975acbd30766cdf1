import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How long a screen reader is left in peace after an announcement, in milliseconds. */
const PEACE = 15_000;

/**
 * Collects news for the live region of a widget: the first is told at once, and what comes within
 * the next seconds in one sentence at their end.
 */
export class Announcer<News> implements ReactiveController {
  /** What the live region says. */
  text = '';

  readonly #host: ReactiveControllerHost;
  readonly #say: (news: readonly News[]) => string;
  #waiting: News[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param say Makes one sentence of all that is to be told. */
  constructor(host: ReactiveControllerHost, say: (news: readonly News[]) => string) {
    this.#host = host;
    this.#say = say;
    host.addController(this);
  }

  tell(news: readonly News[]): void {
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
    this.#timer = setTimeout(() => this.#flush(), PEACE);
    this.#host.requestUpdate();
  }
}
