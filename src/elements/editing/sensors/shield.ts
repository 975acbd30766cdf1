/**
 * Covers the board while a gesture lasts: frames and hover effects would disturb it. It is in the
 * board, so that the wheel scrolls what the board is in. Returns the function that removes it.
 */
export function shield(board: Element, cursor = 'grabbing'): () => void {
  const element = document.createElement('div');
  element.className = 'gesture-shield';
  element.style.cursor = cursor;
  board.after(element);
  return () => element.remove();
}
