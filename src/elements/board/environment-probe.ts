/** What surrounds the element and can change at any time. */
export interface Environment {
  readonly theme: 'light' | 'dark';
  readonly isRtl: boolean;
}

/**
 * The theme that `color-scheme` ends in, and the direction. A page can change both anywhere above
 * the element, and nothing tells of it; but the probe has a `light-dark()` colour and a margin on
 * the start side, both with a transition, and transitions do tell.
 */
export function environmentOf(probe: Element): Environment {
  const { color, direction } = getComputedStyle(probe);
  return {
    theme: color === 'rgb(255, 255, 255)' ? 'dark' : 'light',
    isRtl: direction === 'rtl',
  };
}
