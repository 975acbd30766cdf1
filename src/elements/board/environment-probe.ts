/** The surroundings of the element that can change at any time. */
export interface Environment {
  readonly theme: 'light' | 'dark';
  readonly isRtl: boolean;
}

/**
 * Reads the used theme and direction from the probe. A page can change both on any ancestor,
 * without an event; the probe therefore has a `light-dark()` colour and a margin on the start side,
 * both with a transition, and `transitionend` reports the change.
 */
export function environmentOf(probe: Element): Environment {
  const { color, direction } = getComputedStyle(probe);
  return {
    theme: color === 'rgb(255, 255, 255)' ? 'dark' : 'light',
    isRtl: direction === 'rtl',
  };
}
