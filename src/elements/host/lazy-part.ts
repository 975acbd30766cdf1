import { toLoadError } from '../../storage/storage-error.js';
import type { DashboardHost } from './dashboard-host.js';

/** A part of the element whose code is loaded when it is first rendered. */
export class LazyPart<Part> {
  readonly #host: DashboardHost;
  readonly #load: () => Promise<Part>;
  #loading: Promise<void> | undefined;
  #part: Part | undefined;

  constructor(host: DashboardHost, load: () => Promise<Part>) {
    this.#host = host;
    this.#load = load;
  }

  /** Returns the part; undefined until it is loaded, which renders the element again. */
  get(): Part | undefined {
    this.#loading ??= this.#load().then(
      (part) => {
        this.#part = part;
        this.#host.element.requestUpdate();
      },
      (error: unknown) => this.#host.notify(toLoadError(error)),
    );
    return this.#part;
  }
}
