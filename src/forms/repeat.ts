import { noChange } from 'lit';
import { directive, type ChildPart, type Directive, type PartInfo } from 'lit/directive.js';
import { getCommittedValue, getDirectiveClass } from 'lit/directive-helpers.js';
import { repeat as repeatAndLeak } from 'lit/directives/repeat.js';

/** The exported type of `repeat` can't be extended as a class. */
type RepeatClass = new (part: PartInfo) => Directive & { render(...values: unknown[]): unknown };

const Repeat = getDirectiveClass(repeatAndLeak([], String)) as RepeatClass;

/**
 * Lit 3.3 leaves a comment in the page for each item that it removes
 * (https://github.com/lit/lit/issues/5298): a feed that is shown for days would grow for days.
 */
class TidyRepeat extends Repeat {
  override update(part: ChildPart, args: unknown[]): unknown {
    const result = super.update(part, args);
    // The first render can't have removed anything.
    if (result === noChange) {
      removeOrphans(part);
    }
    return result;
  }
}

function removeOrphans(container: ChildPart): void {
  let last = container.startNode;
  for (const part of getCommittedValue(container) as readonly ChildPart[]) {
    removeBetween(last, part.startNode);
    last = part.endNode;
  }
  removeBetween(last, container.endNode);
}

function removeBetween(start: Node | null, end: Node | null): void {
  for (let node = start?.nextSibling ?? null; node !== null && node !== end;) {
    const next = node.nextSibling;
    if (node instanceof Comment) {
      node.remove();
    }
    node = next;
  }
}

/**
 * Lit's `repeat`, which moves elements instead of recreating them, without its leftover comments.
 */
export const repeat = directive(TidyRepeat) as typeof repeatAndLeak;
