import type { DashboardHost } from '../host/dashboard-host.js';
import type { WidgetMount } from '../mount/widget-mount.js';
import type { BoardController } from './board-controller.js';
import type { Item } from './item.js';
import { pause } from './pause.js';
import { whenIdle } from './when-idle.js';

/** The most widgets of a board that ask ahead: a longer one would burden its backend. */
const MOST_WIDGETS = 60;
/** Widgets that ask at the same time: no more than are in sight of many boards. */
const PORTION = 12;
/** Milliseconds after which the next widgets ask, though these have no answer. */
const PATIENCE = 10_000;
/** Milliseconds from the start: what can be seen is filled in and painted first. */
const DELAY = 600;
/** Milliseconds between two looks at a board that is busy. */
const PAUSE = 200;

/**
 * Data of widgets out of sight, requested once: a browser waits for nothing when it prints, and a
 * widget that is scrolled to shows at once what it has.
 *
 * States: waiting for the widgets near the viewport, then asking for the others a few at a time,
 * then at rest until the board has other widgets or other variables. Callers: the print, which is
 * loaded in idle time. Invariants: each widget asks once, and is not refreshed out of sight; long
 * boards, pages in the background and users who save data ask for nothing.
 */
export class DataAhead {
  readonly #controller: BoardController;
  readonly #host: DashboardHost;
  /** The widgets that have asked for data of the present {@link #values}; see {@link keyOf}. */
  #asked = new WeakSet<object>();
  /** Everything that all requests depend on. */
  #values: readonly unknown[] = [];
  #isRunning = false;

  constructor(controller: BoardController, host: DashboardHost) {
    this.#controller = controller;
    this.#host = host;
  }

  async start(signal: AbortSignal): Promise<void> {
    const { element, settings } = this.#host;
    await pause(DELAY);
    if (signal.aborted) {
      return;
    }
    const run = () => void this.#run(signal);
    // Each change of the dashboard or of its settings updates the element.
    const follower = { hostUpdated: run };
    element.addController(follower);
    signal.addEventListener('abort', () => element.removeController(follower));
    document.addEventListener('visibilitychange', run, { signal });
    // Widgets whose type becomes known later are mounted then.
    signal.addEventListener('abort', settings.registry.subscribe(run));
    run();
  }

  async #run(signal: AbortSignal): Promise<void> {
    if (this.#isRunning) {
      return;
    }
    this.#isRunning = true;
    do {
      await new Promise<void>((resolve) => whenIdle(resolve));
    } while (this.#isAllowed(signal) && (await this.#askNext(signal)));
    this.#isRunning = false;
  }

  #isAllowed(signal: AbortSignal): boolean {
    const { board } = this.#controller;
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    return (
      !signal.aborted &&
      board.column > 0 &&
      board.items.size <= MOST_WIDGETS &&
      document.visibilityState === 'visible' &&
      connection?.saveData !== true
    );
  }

  /** Returns false if each widget has asked. */
  async #askNext(signal: AbortSignal): Promise<boolean> {
    const { board, shared, isPaused } = this.#controller;
    const values = [shared.variables, shared.timeRange, shared.sources, shared.context];
    if (values.some((value, index) => value !== this.#values[index])) {
      this.#values = values;
      this.#asked = new WeakSet();
    }
    const items = [...board.items.values()];
    const waiting = items.filter(({ mount }) => mount && !this.#asked.has(keyOf(mount)));
    if (isPaused || items.some(({ mount }) => !mount)) {
      await pause(PAUSE);
      return true;
    }
    const near = waiting.filter((item) => board.isNear(item));
    const next = near.length > 0 ? near : [...waiting];
    const askers = Array.from({ length: near.length || PORTION }, async () => {
      while (next.length > 0 && this.#isAllowed(signal)) {
        const item = next.shift()!;
        await Promise.race([this.#ask(item), pause(PATIENCE)]);
        item.mount?.watch(board.isNear(item));
      }
    });
    await Promise.all(askers);
    return waiting.length > 0;
  }

  async #ask({ mount }: Item): Promise<void> {
    this.#asked.add(mount!);
    await mount!.settled;
    this.#asked.add(keyOf(mount!));
    // Foreign widgets often request nothing.
    if (mount!.data) {
      mount!.watch(true);
      await mount!.data.update();
    }
  }
}

/** The object that a widget is known by: when it is mounted again, it asks again. */
function keyOf(mount: WidgetMount): object {
  return mount.element ?? mount;
}
