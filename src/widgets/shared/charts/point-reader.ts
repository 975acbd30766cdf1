import { pointsInColumn, type ActiveElement, type Chart } from './chart.js';
import type { ChartPoint } from './selection.js';

interface Cursor {
  readonly dataset: number;
  readonly index: number;
}

export interface PointReaderHost {
  isRtl(): boolean;
  /** The point at a position of the chart; undefined if there is no value. */
  pointAt(dataset: number, index: number): ChartPoint | undefined;
  announce(text: string): void;
  choose(point: ChartPoint): void;
}

/** The share of the points that Page Up and Page Down skip. */
const PAGE = 0.1;

/**
 * Reads a chart by keys, which its widget passes on: arrows move along the points and between the
 * series, as do Home, End, Page Up and Page Down; Enter or Space chooses, Escape ends.
 *
 * It is idle, or at one point, the cursor, which is a visible point with a value.
 */
export class PointReader {
  readonly #host: PointReaderHost;
  #cursor?: Cursor | undefined;

  constructor(host: PointReaderHost) {
    this.#host = host;
  }

  get isReading(): boolean {
    return this.#cursor !== undefined;
  }

  /** Handles a key; true if it had an effect. */
  onKey(event: KeyboardEvent, chart: Chart): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return false;
    }
    if (event.key === 'Escape') {
      if (!this.#cursor) {
        return false;
      }
      this.stop(chart);
      return true;
    }
    if (event.key === 'Enter' || event.key === ' ') {
      const point = this.#cursor && this.#pointAt(this.#cursor);
      if (point) {
        this.#host.choose(point);
      }
      return point !== undefined;
    }
    const next = this.#next(event.key, chart);
    if (next === undefined) {
      return false;
    }
    if (next) {
      this.#moveTo(next, chart);
    }
    return true;
  }

  /** Shows the cursor again after the chart was redrawn, or ends reading if its point is gone. */
  refresh(chart: Chart): void {
    if (!this.#cursor) {
      return;
    }
    const isThere =
      chart.isDatasetVisible(this.#cursor.dataset) && this.#pointAt(this.#cursor) !== undefined;
    if (isThere) {
      this.#show(this.#cursor, chart);
    } else {
      this.stop(chart);
    }
  }

  /** Reads the point at the cursor again, after a change of how it is described. */
  repeat(): void {
    const point = this.#cursor && this.#pointAt(this.#cursor);
    if (point) {
      this.#host.announce(point.describe());
    }
  }

  stop(chart: Chart | undefined): void {
    if (!this.#cursor) {
      return;
    }
    this.#cursor = undefined;
    this.#host.announce('');
    if (chart) {
      this.#activate([], chart);
    }
  }

  #pointAt({ dataset, index }: Cursor): ChartPoint | undefined {
    return this.#host.pointAt(dataset, index);
  }

  /** Finds the next cursor. Null: there is no point in that direction. Undefined: another key. */
  #next(key: string, chart: Chart): Cursor | null | undefined {
    const forward = this.#host.isRtl() ? -1 : 1;
    const visible = chart.getSortedVisibleDatasetMetas().map(({ index }) => index);
    const dataset = this.#cursor?.dataset ?? Math.min(...visible);
    const places = this.#places(dataset, chart);
    const at = this.#cursor ? places.indexOf(this.#cursor.index) : -1;
    const page = Math.max(1, Math.round(places.length * PAGE));
    const to = (place: number): Cursor | null => {
      const index = places[Math.min(places.length - 1, Math.max(0, place))];
      return index === undefined ? null : { dataset, index };
    };
    switch (key) {
      case 'ArrowRight':
        return to(at < 0 && forward < 0 ? 0 : at + forward);
      case 'ArrowLeft':
        return to(at < 0 && forward > 0 ? places.length - 1 : at - forward);
      case 'ArrowDown':
        return this.#beside(visible, 1, chart) ?? to(at + 1);
      case 'ArrowUp':
        return this.#beside(visible, -1, chart) ?? to(at < 0 ? places.length - 1 : at - 1);
      case 'Home':
        return to(0);
      case 'End':
        return to(places.length - 1);
      case 'PageDown':
        return to(at + page);
      case 'PageUp':
        return to(at - page);
      default:
        return undefined;
    }
  }

  /** The indexes at which a series has values. */
  #places(dataset: number, chart: Chart): readonly number[] {
    const { data } = chart.getDatasetMeta(dataset);
    return data.flatMap((_element, index) => (this.#pointAt({ dataset, index }) ? [index] : []));
  }

  /** The nearest point of the next or previous series; undefined if there is only one series. */
  #beside(visible: readonly number[], step: 1 | -1, chart: Chart): Cursor | undefined {
    if (!this.#cursor || visible.length < 2) {
      return undefined;
    }
    const { dataset, index } = this.#cursor;
    const order = [...visible].sort((a, b) => a - b);
    const at = order.indexOf(dataset) + step;
    const other = order[(at + order.length) % order.length] ?? dataset;
    const x = chart.getDatasetMeta(dataset).data[index]?.x ?? 0;
    const elements = chart.getDatasetMeta(other).data;
    const away = (place: number): number => Math.abs((elements[place]?.x ?? Infinity) - x);
    const places = this.#places(other, chart);
    const [first] = places;
    if (first === undefined) {
      return this.#cursor;
    }
    const nearest = places.reduce(
      (best, place) => (away(place) < away(best) ? place : best),
      first,
    );
    return { dataset: other, index: nearest };
  }

  #moveTo(cursor: Cursor, chart: Chart): void {
    this.#cursor = cursor;
    this.#show(cursor, chart);
    this.#host.announce(this.#pointAt(cursor)?.describe() ?? '');
  }

  #show({ dataset, index }: Cursor, chart: Chart): void {
    const element = chart.getDatasetMeta(dataset).data[index];
    if (!element) {
      return;
    }
    const metas = chart.getSortedVisibleDatasetMetas().sort((a, b) => a.index - b.index);
    const together =
      chart.scales['x']?.type === 'linear'
        ? pointsInColumn(chart, element.x)
        : metas.flatMap(({ data, index: datasetIndex }): ActiveElement[] => {
            const other = data[index];
            return other ? [{ datasetIndex, index, element: other }] : [];
          });
    // The tooltip must show this point, not a neighbour in the same column of pixels.
    const active = together.map((item) =>
      item.datasetIndex === dataset ? { datasetIndex: dataset, index, element } : item,
    );
    this.#activate(active, chart);
  }

  #activate(active: ActiveElement[], chart: Chart): void {
    const position = active[0]?.element.tooltipPosition(true) ?? { x: 0, y: 0 };
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x: position.x ?? 0, y: position.y ?? 0 });
    chart.draw();
  }
}
