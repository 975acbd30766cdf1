import { LeakWatch } from '../leak-watch.js';
import { MountedWidget } from '../mount-widget.js';
import type { Check } from './types.js';

const realTimeout = globalThis.setTimeout.bind(globalThis);
function wait(milliseconds: number) {
  return new Promise((resolve) => realTimeout(resolve, milliseconds));
}

/** Long enough for a loop of frames or short timers to show itself. */
const GRACE = 150;

/** Mounted and removed many times, it leaves nothing behind. */
export const checkLeaks: Check = async ({ widget, options, fail }) => {
  const { mounts = 50, config, query, sources, locale } = options;
  const given = { config, query, sources, locale } as ConstructorParameters<
    typeof MountedWidget
  >[1];
  // The first one may set up what all of them share.
  await once(widget, given);
  const watch = new LeakWatch();
  const elements: WeakRef<Element>[] = [];
  try {
    for (let mount = 0; mount < mounts; mount++) {
      elements.push(await once(widget, given));
    }
    watch.widgetsAreGone();
    await wait(GRACE);
  } finally {
    watch.stop();
  }
  const left = watch.count();
  const tell = (count: number, what: string, advice: string) => {
    // What all of them share is no leak: that does not grow.
    if (count >= mounts / 2) {
      fail(`${mounts} mounts leave ${count} ${what} behind. ${advice}`);
    }
  };
  tell(left.intervals, 'intervals', 'Call clearInterval in disconnectedCallback.');
  tell(left.timeouts, 'timeouts', 'Call clearTimeout in disconnectedCallback.');
  tell(
    left.frames,
    'animation frames',
    'A loop of requestAnimationFrame goes on: call cancelAnimationFrame in disconnectedCallback.',
  );
  tell(left.nodes, 'elements in the page', 'Remove them in disconnectedCallback.');
  for (const [name, count] of left.listeners) {
    const advice = 'Remove it in disconnectedCallback, or give { signal: context.signal }.';
    tell(count, `listeners of ${name}`, advice);
  }
  const alive = await countAlive(elements);
  tell(alive, 'widgets in memory', 'Something that outlives them refers to them.');
};

async function once(
  widget: ConstructorParameters<typeof MountedWidget>[0],
  options: ConstructorParameters<typeof MountedWidget>[1],
): Promise<WeakRef<Element>> {
  const mounted = new MountedWidget(widget, options);
  await (mounted.element as { updateComplete?: Promise<unknown> }).updateComplete;
  await wait(4);
  mounted.unmount();
  return new WeakRef(mounted.element);
}

/** How many elements memory still holds; 0 where the browser does not let us ask for it. */
async function countAlive(elements: readonly WeakRef<Element>[]): Promise<number> {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) {
    return 0;
  }
  for (let turn = 0; turn < 3; turn++) {
    gc();
    await wait(20);
  }
  return elements.filter((element) => element.deref()).length;
}
