import { isFragile } from './fragile.js';

/**
 * Returns the positions of a longest increasing run within `values`, in order; -1 marks new ones.
 */
function longestIncreasingRun(values: readonly number[]): Set<number> {
  const tails: number[] = [];
  const before: number[] = [];
  values.forEach((value, index) => {
    if (value < 0) {
      return;
    }
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    before[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  });
  const run = new Set<number>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index]!) {
    run.add(index);
  }
  return run;
}

type Movable = Element & { moveBefore?: (node: Node, child: Node | null) => void };

/**
 * Puts the children of `parent` in the given order with as few moves as possible; the others are
 * never disconnected. A move keeps state where the browser has `moveBefore`; a child that would
 * lose it nevertheless stays where it is, unless it was moved on purpose.
 */
export function reorder(
  parent: Movable,
  wanted: readonly HTMLElement[],
  isMoved: (element: HTMLElement) => boolean,
): void {
  const present = new Map<Element, number>();
  [...parent.children].forEach((child, index) => present.set(child, index));
  const stay = longestIncreasingRun(
    wanted.map((element) => (isMoved(element) ? -1 : (present.get(element) ?? -1))),
  );
  let next: Element | null = null;
  for (let index = wanted.length - 1; index >= 0; index--) {
    const element = wanted[index]!;
    if (!stay.has(index)) {
      const isPresent = present.has(element);
      if (isPresent && !isMoved(element) && isFragile(element)) {
        continue;
      }
      if (element.parentNode === parent && element.nextElementSibling === next) {
        // The child is in its place already.
      } else if (isPresent && parent.moveBefore && parent.isConnected) {
        parent.moveBefore(element, next);
      } else {
        parent.insertBefore(element, next);
      }
    }
    next = element;
  }
}
