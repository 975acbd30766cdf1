// What a board puts off until nothing has been edited for a while.
import type { Item } from './item.js';
import { whenIdle } from './when-idle.js';

export { reorder } from './reorder.js';

/** Items that the browser lays out in one frame. */
const HELPING = 50;

/** Has far items laid out after all, some in each idle moment. Returns the function that stops it. */
export const layOut = (far: Set<Item>): (() => void) => {
  let stop: () => void;
  const work = (): void => {
    let count = 0;
    for (const item of far) {
      item.element.classList.remove('far');
      far.delete(item);
      if (++count === HELPING) {
        stop = whenIdle(work);
        return;
      }
    }
  };
  stop = whenIdle(work);
  return () => stop();
};
