const FIXED = ['flex', 'inline-size', 'block-size'];

/**
 * Fixes the size of the box `selector` on paper, and tells the styles the shorter of its sides as
 * `--side`. Firefox finds the sizes of containers there only after the layout; it then mends what
 * is in a container, but not the boxes within boxes whose size depends on it.
 */
export function fixSizeOnPaper(host: HTMLElement, selector: string): void {
  const boxIn = () => host.shadowRoot!.querySelector<HTMLElement>(selector);
  const release = () => FIXED.forEach((name) => boxIn()?.style.removeProperty(name));
  const fix = () => {
    release();
    const box = boxIn();
    if (box) {
      const { offsetWidth: width, offsetHeight: height } = box;
      box.style.flex = 'none';
      box.style.inlineSize = `${width}px`;
      box.style.blockSize = `${height}px`;
      box.style.setProperty('--side', `${Math.min(width, height)}px`);
    }
  };
  // Before the drawing of a chart, which has its own listeners.
  host.addEventListener('beforeprint', fix, { capture: true });
  host.addEventListener('afterprint', release, { capture: true });
}
