import type { SharedContext } from './live-context.js';

/**
 * Tells which theme `color-scheme` ends in. A page can change that anywhere above the element, and nothing tells of it;
 * but the colour of the probe is a `light-dark()` with a transition, and transitions do tell.
 */
export class ThemeProbe {
  readonly #probe: HTMLElement;
  readonly #changed: (theme: SharedContext['theme']) => void;

  constructor(probe: HTMLElement, changed: (theme: SharedContext['theme']) => void) {
    this.#probe = probe;
    this.#changed = changed;
    probe.addEventListener('transitionend', () => this.#changed(this.theme));
  }

  get theme(): SharedContext['theme'] {
    return getComputedStyle(this.#probe).color === 'rgb(255, 255, 255)' ? 'dark' : 'light';
  }
}
