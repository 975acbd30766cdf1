import type { PropertyValues } from 'lit';
import { query } from 'lit/decorators.js';
import type { WidgetContextKey } from '../../registry/types.js';
import { Chart, type ChartConfiguration } from './chart.js';
import { readChartTheme, type ChartTheme } from './chart-theme.js';
import { DataWidget } from './data-widget.js';
import { onPixelRatioChange } from './pixel-ratio.js';

/**
 * What the chart widgets have in common: a canvas inside `.plot`, drawn once when there is data and
 * again only when the data, the config, the theme, the locale or the size has changed. Chart.js'
 * own observers are off: the context tells the size.
 */
export abstract class ChartWidget<Data> extends DataWidget<Data> {
  @query('.plot') private _plot!: HTMLElement | null;
  @query('canvas') private _canvas!: HTMLCanvasElement | null;

  /** Valid while rendering and drawing. */
  protected theme!: ChartTheme;

  #chart?: Chart;
  #redraw = true;
  #sizeWatch?: ResizeObserver;
  #ignorePixelRatio?: () => void;

  /** What Chart.js is to draw in a plot of this many CSS pixels. */
  protected abstract chartConfig(data: Data, width: number, height: number): ChartConfiguration;

  /** Asks for the chart to be drawn again with the next update. */
  protected redraw(): void {
    this.#redraw = true;
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ignorePixelRatio = onPixelRatioChange(() => this.requestUpdate());
    if (this.hasUpdated) this.redraw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ignorePixelRatio?.();
    this.#destroy();
  }

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.has('theme')) {
      // The new tokens may reach this element only after the context has told.
      requestAnimationFrame(() => this.redraw());
    } else if (changed.has('locale') || changed.has('timeZone')) {
      this.redraw();
    } else {
      this.requestUpdate();
    }
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('data') || changed.has('config')) this.#redraw = true;
    if (this.#redraw && this.data && this.isConnected) {
      this.theme = readChartTheme(this, this.context.theme);
    }
  }

  override updated(): void {
    const plot = this._plot;
    const canvas = this._canvas;
    if (!this.isConnected) return;
    if (!this.data || !plot || !canvas) {
      this.#destroy();
      return;
    }
    const width = plot.clientWidth;
    const height = plot.clientHeight;
    if (width === 0 || height === 0) this.#waitForSize(plot);
    else this.#draw(this.data, canvas, width, height);
  }

  #draw(data: Data, canvas: HTMLCanvasElement, width: number, height: number): void {
    if (this.#chart?.canvas !== canvas) this.#destroy();
    const redraw = this.#redraw;
    this.#redraw = false;
    if (!this.#chart) {
      // Chart.js takes its first size from these.
      canvas.width = width;
      canvas.height = height;
      this.#chart = new Chart(canvas, this.chartConfig(data, width, height));
      return;
    }
    const chart = this.#chart;
    const resized = chart.width !== width || chart.height !== height;
    if (redraw || resized) {
      const config = this.chartConfig(data, width, height);
      chart.data = config.data;
      chart.options = config.options ?? {};
    }
    // Both draw once; resize() does nothing when neither size nor pixel ratio has changed.
    if (redraw && !resized) chart.update('none');
    else chart.resize(width, height);
  }

  /** A widget that is not displayed yet has no size; it is drawn as soon as it has one. */
  #waitForSize(plot: HTMLElement): void {
    if (this.#sizeWatch) return;
    this.#sizeWatch = new ResizeObserver(() => {
      if (plot.clientWidth === 0 || plot.clientHeight === 0) return;
      this.#stopWaiting();
      this.requestUpdate();
    });
    this.#sizeWatch.observe(plot);
  }

  #stopWaiting(): void {
    this.#sizeWatch?.disconnect();
    this.#sizeWatch = undefined;
  }

  #destroy(): void {
    this.#stopWaiting();
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#redraw = true;
  }
}
