import type { CSSResult } from 'lit';

/** Adds a style sheet to an existing shadow root, once. */
export function adoptInto(root: ShadowRoot, { styleSheet }: CSSResult): void {
  if (!root.adoptedStyleSheets.includes(styleSheet!)) {
    root.adoptedStyleSheets.push(styleSheet!);
  }
}
