import { LeakWatch } from '../leak-watch.js';
import { MountedWidget } from '../mount-widget.js';
import type { Check } from './types.js';

const realTimeout = globalThis.setTimeout.bind(globalThis);
function wait(milliseconds: number) {
  return new Promise((resolve) => realTimeout(resolve, milliseconds));
}

/** Milliseconds in which a loop of frames or of short timers is noticed. */
const GRACE = 150;

/** Checks that many mounts and removals leave nothing behind. */
export const checkLeaks: Check = async ({ widget, options, fail }) => {
  const { mounts = 50, config, query, sources, locale } = options;
  const given = { config, query, sources, locale } as ConstructorParameters<
    typeof MountedWidget
  >[1];
  // The first mount may set up things that all widgets of the type share.
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
  const report = (count: number, what: string, advice: string) => {
    // A listener that all widgets of the type share does not grow in number and is no leak.
    if (count >= mounts / 2) {
      fail(`${mounts} mounts leave ${count} ${what} behind. ${advice}`);
    }
  };
  report(left.intervals, 'intervals', 'Call clearInterval in disconnectedCallback.');
  report(left.timeouts, 'timeouts', 'Call clearTimeout in disconnectedCallback.');
  report(
    left.frames,
    'animation frames',
    'A loop of requestAnimationFrame goes on: call cancelAnimationFrame in disconnectedCallback.',
  );
  report(left.nodes, 'elements in the page', 'Remove them in disconnectedCallback.');
  for (const [name, count] of left.listeners) {
    const advice = 'Remove it in disconnectedCallback, or give { signal: context.signal }.';
    report(count, `listeners of ${name}`, advice);
  }
  const alive = await countAlive(elements);
  report(alive, 'widgets in memory', 'Something that outlives them refers to them.');
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

/** Counts the elements that are still in memory; 0 where the browser can't be asked to collect. */
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
