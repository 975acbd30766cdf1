/**
 * Covers the page while a gesture lasts: frames and hover effects would disturb it. Returns the
 * function that removes the cover.
 */
export function shield(root: ShadowRoot): () => void {
  const element = document.createElement('div');
  element.className = 'gesture-shield';
  root.append(element);
  return () => element.remove();
}
