import { resetMouse, sendMouse } from '@web/test-runner-commands';
import type { DashGrid } from '../dash-grid/dash-grid.js';
import { COLUMN, gripOf, itemOf, ROW, stillness } from './grid-fixture.js';

export type Point = readonly [x: number, y: number];

/** A frame, or half a second where the browser draws none because the page is in the background. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 500);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function centerOf(element: Element): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}

function position([x, y]: Point): [number, number] {
  return [Math.round(x), Math.round(y)];
}

/** The real mouse, which remembers where it is. */
export class Mouse {
  #at: Point = [0, 0];

  async move(to: Point): Promise<void> {
    this.#at = to;
    await sendMouse({ type: 'move', position: position(to) });
  }

  /** Moves by CSS pixels, in a few steps as a hand does. */
  async by(x: number, y: number, steps = 4): Promise<void> {
    const [left, top] = this.#at;
    for (let step = 1; step <= steps; step++) {
      await this.move([left + (x * step) / steps, top + (y * step) / steps]);
    }
  }

  async down(): Promise<void> {
    await sendMouse({ type: 'down' });
  }

  async up(): Promise<void> {
    await sendMouse({ type: 'up' });
    await nextFrame();
  }

  async click(element: Element): Promise<void> {
    await this.move(centerOf(element));
    await this.down();
    await this.up();
  }

  /** Presses on a widget's grip and moves the 4 pixels at which a drag begins. */
  async grab(grid: DashGrid, id: string): Promise<void> {
    await stillness(grid);
    await this.move(centerOf(gripOf(grid, id)));
    await this.down();
    await this.by(0, 4, 1);
  }

  /** Presses on a widget's resize corner, which appears when the pointer is over the widget. */
  async grabCorner(grid: DashGrid, id: string): Promise<void> {
    const item = itemOf(grid, id);
    await stillness(grid);
    await this.move(centerOf(item));
    await nextFrame();
    await this.move(centerOf(item.querySelector('.ui-resizable-handle')!));
    await this.down();
    await this.by(0, 4, 1);
  }

  /** Pulls an edge of a widget, which appears when the pointer is over the widget. */
  async pullEdge(
    grid: DashGrid,
    id: string,
    side: 'end' | 'bottom',
    columns: number,
    rows: number,
  ): Promise<void> {
    const item = itemOf(grid, id);
    await stillness(grid);
    await this.move(centerOf(item));
    await nextFrame();
    const end = grid.matches(':dir(rtl)') ? 'w' : 'e';
    const edge = item.querySelector(`.ui-resizable-${side === 'end' ? end : 's'}`)!;
    await this.move(centerOf(edge));
    await this.down();
    await this.by(0, 4, 1);
    await this.byUnits(grid, columns, rows);
    await this.up();
  }

  /** Moves the grabbed thing by columns towards the end side, and rows. */
  async byUnits(grid: DashGrid, columns: number, rows: number, scale = 1): Promise<void> {
    const forward = grid.matches(':dir(rtl)') ? -1 : 1;
    await this.by(forward * columns * COLUMN * scale, rows * ROW * scale);
  }

  /** A whole drag. */
  async drag(grid: DashGrid, id: string, columns: number, rows: number): Promise<void> {
    await this.grab(grid, id);
    await this.byUnits(grid, columns, rows);
    await this.up();
  }

  /** A whole resize. */
  async resize(grid: DashGrid, id: string, columns: number, rows: number): Promise<void> {
    await this.grabCorner(grid, id);
    await this.byUnits(grid, columns, rows);
    await this.up();
  }

  /** Lets go of everything, after a test. */
  async reset(): Promise<void> {
    await resetMouse();
    this.#at = [0, 0];
  }
}
