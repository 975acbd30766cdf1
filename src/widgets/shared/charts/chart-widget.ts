import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { WidgetContextKey } from '../../../registry/types/index.js';
import { Chart, type ChartConfiguration, type ChartEvent } from './chart.js';
import { forcedColors, readChartTheme, type ChartTheme } from './chart-theme.js';
import { DataWidget } from '../data/data-widget.js';
import { growOnPaper } from '../grow-on-paper.js';
import { onPixelRatioChange } from './pixel-ratio.js';
import { PointReader } from './point-reader.js';
import { choose, chosenLabel, clearChoice, variableOf, type ChartPoint } from './selection.js';
import { strings } from '../strings.js';

/**
 * CSS pixels that a round chart leaves free on each side: a canvas has whole pixels, so up to one
 * pixel at its edge may be cut off.
 */
export const ROUNDING = 1;

/** Pixels of a canvas for one CSS pixel of paper: about 290 a printed inch. */
const PAPER_RATIO = 3;

/**
 * The base class of chart widgets: a canvas inside `.plot`.
 *
 * The chart exists while the widget is connected and has data and a size. It is drawn again only
 * when the data, the config, the theme, the locale or the size changes; Chart.js' own observers are
 * off, because the context reports the size.
 */
export abstract class ChartWidget<Data> extends DataWidget<Data> {
  @query('.plot') private _plot!: HTMLElement | null;
  @query('canvas') private _canvas!: HTMLCanvasElement | null;
  @query('.reader') private _reader!: HTMLElement | null;
  @query('.spoken') private _spoken!: HTMLElement | null;

  /** The theme; valid during rendering and drawing. */
  protected theme!: ChartTheme;

  #chart?: Chart | undefined;
  #redraw = true;
  #sizeWatch?: ResizeObserver | undefined;
  #ignorePixelRatio?: () => void;
  #lastChosen: string | number | undefined;
  readonly #forcedColors = forcedColors();
  readonly #reader = new PointReader(this.#readerHost());

  constructor() {
    super();
    growOnPaper(this, '.head, .parts');
    // The board tells its widgets when they have their size on paper, and when no longer.
    this.addEventListener('beforeprint', this.#drawNow);
    this.addEventListener('afterprint', this.#drawNow);
    this.addEventListener('keydown', this.#onEscape);
  }

  /** Makes the configuration for a plot of this size in CSS pixels. */
  protected abstract chartConfig(data: Data, width: number, height: number): ChartConfiguration;

  /** The point at a position of the chart; undefined if there is no value to read or choose. */
  protected pointAt(_dataset: number, _index: number): ChartPoint | undefined {
    return undefined;
  }

  /** Draws the chart again with the next update. */
  protected redraw(): void {
    this.#redraw = true;
    this.requestUpdate();
  }

  /** Renders the canvas, which screen readers announce as an image with this description. */
  protected renderPlot(description: string): TemplateResult {
    return html`
      <div class="plot" part="plot" role="img" aria-label=${description}>
        <canvas aria-hidden="true"></canvas>
      </div>
    `;
  }

  /**
   * Renders the overlay that receives the keys for reading values, and the live region beside it.
   */
  protected renderReader(title: string): TemplateResult {
    return html`
      <div
        class="reader"
        tabindex="0"
        role="application"
        aria-roledescription=${strings.chart}
        aria-label=${strings.readValues(title)}
        @keydown=${this.#onKey}
        @blur=${() => this.#reader.stop(this.#chart)}
      ></div>
      <div class="spoken visually-hidden" role="status"></div>
    `;
  }

  /** The label by which the dashboard is filtered, if this chart sets its variable. */
  protected get chosen(): string | number | undefined {
    return chosenLabel(this.context, this.settings);
  }

  protected override get showsVariables(): boolean {
    return variableOf(this.settings) !== undefined;
  }

  /** Renders the chip that takes the choice back; `format` writes its label. */
  protected renderChoice(
    format: (label: string | number) => string,
  ): TemplateResult | typeof nothing {
    const { chosen } = this;
    if (chosen === undefined) {
      return nothing;
    }
    const text = format(chosen);
    return html`
      <button
        class="choice"
        part="choice"
        type="button"
        title=${strings.clearChoice(text)}
        aria-label=${strings.clearChoice(text)}
        @click=${this.#onClear}
      >
        <bdi class="name">${text}</bdi>
        <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M2 2l6 6M8 2l-6 6"></path></svg>
      </button>
    `;
  }

  /** The chip goes with the choice, so the focus moves from there to the chart. */
  readonly #onClear = (): void => {
    const { activeElement } = this.renderRoot as ShadowRoot;
    clearChoice(this.context, this.settings);
    if (!activeElement || activeElement.matches('.choice')) {
      this._reader?.focus({ preventScroll: true });
    }
  };

  /** Escape takes the choice back, and closes nothing that the page has open round the board. */
  readonly #onEscape = (event: KeyboardEvent): void => {
    const isFree = !event.defaultPrevented && this.context.mode !== 'edit';
    if (event.key === 'Escape' && isFree && this.chosen !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      this.#onClear();
    }
  };

  /** Tells the host about the user's choice and sets the dashboard variable of the config. */
  protected choose(point: ChartPoint): void {
    choose(point, this.context, this.settings);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ignorePixelRatio = onPixelRatioChange(() => this.requestUpdate());
    this.#forcedColors.addEventListener('change', this.#onForcedColors);
    if (this.hasUpdated) {
      this.redraw();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#ignorePixelRatio?.();
    this.#forcedColors.removeEventListener('change', this.#onForcedColors);
    this.#destroy();
  }

  protected override contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
    if (changed.has('theme')) {
      // The new tokens may reach this element after the context has reported the theme.
      requestAnimationFrame(() => this.redraw());
    } else if (changed.has('locale') || changed.has('timeZone')) {
      this.redraw();
    } else if (this.chosen !== this.#lastChosen) {
      this.redraw();
      this.#reader.repeat();
    } else {
      this.requestUpdate();
    }
  }

  override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('data') || changed.has('config')) {
      this.#redraw = true;
    }
    if (this.#redraw && this.data && this.isConnected) {
      this.theme = readChartTheme(this, this.context.theme);
    }
  }

  override updated(): void {
    const plot = this._plot;
    const canvas = this._canvas;
    if (!this.isConnected) {
      return;
    }
    if (!this.data || !plot || !canvas) {
      this.#destroy();
      return;
    }
    const width = plot.clientWidth;
    const height = plot.clientHeight;
    if (width === 0 || height === 0) {
      this.#waitForSize(plot);
    } else {
      this.#draw(this.data, canvas, width, height);
    }
  }

  #draw(data: Data, canvas: HTMLCanvasElement, width: number, height: number): void {
    if (this.#chart?.canvas !== canvas) {
      this.#destroy();
    }
    const redraw = this.#redraw;
    this.#redraw = false;
    this.#lastChosen = this.chosen;
    if (!this.#chart) {
      // Chart.js takes its initial size from these.
      canvas.width = width;
      canvas.height = height;
      this.#chart = new Chart(canvas, this.#interactive(data, width, height));
      fitPixels(this.#chart);
      return;
    }
    const chart = this.#chart;
    const resized =
      chart.width !== width ||
      chart.height !== height ||
      chart.currentDevicePixelRatio !== this.#pixelRatio;
    if (redraw || resized) {
      const config = this.#interactive(data, width, height);
      // resize() reads the options that were resolved last.
      chart.options.devicePixelRatio = this.#pixelRatio;
      chart.data = config.data;
      chart.options = config.options ?? {};
    }
    // Both methods draw once; resize() does nothing if neither the size nor the pixel ratio
    // changed.
    if (redraw && !resized) {
      chart.update('none');
    } else {
      chart.resize(width, height);
    }
    fitPixels(this.#chart);
    if (redraw || resized) {
      this.#reader.refresh(chart);
    }
  }

  #interactive(data: Data, width: number, height: number): ChartConfiguration {
    const config = this.chartConfig(data, width, height);
    config.options = {
      onClick: this.#onClick,
      onHover: this.#onHover,
      ...config.options,
      devicePixelRatio: this.#pixelRatio,
    };
    return config;
  }

  readonly #onClick = (event: ChartEvent, _elements: unknown, chart: Chart): void => {
    const point = this.#pointUnder(event, chart);
    if (point) {
      this.choose(point);
    }
  };

  readonly #onHover = (event: ChartEvent, _elements: unknown, chart: Chart): void => {
    const isChoice =
      variableOf(this.settings) !== undefined &&
      this.context.mode !== 'edit' &&
      this.#pointUnder(event, chart) !== undefined;
    chart.canvas.style.cursor = isChoice ? 'pointer' : '';
  };

  #pointUnder(event: ChartEvent, chart: Chart): ChartPoint | undefined {
    if (!event.native) {
      return undefined;
    }
    const [hit] = chart.getElementsAtEventForMode(
      event as unknown as Event,
      'nearest',
      { intersect: true },
      false,
    );
    return hit && this.pointAt(hit.datasetIndex, hit.index);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (!this.#chart || !this.#reader.onKey(event, this.#chart)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onForcedColors = (): void => this.redraw();

  /** The board marks widgets that are in their boxes on paper. */
  get #pixelRatio(): number {
    return this.hasAttribute('data-printing') ? PAPER_RATIO : devicePixelRatio;
  }

  /** Draws at once: the browser waits for no update before it prints. */
  readonly #drawNow = (): void => {
    this.redraw();
    if (this.isConnected) {
      this.performUpdate();
    }
    const canvas = this._canvas;
    if (canvas && this.#chart && this.hasAttribute('data-printing')) {
      fillGround(canvas, this.theme.ground);
    }
  };

  #readerHost(): ConstructorParameters<typeof PointReader>[0] {
    return {
      isRtl: () => this.theme.rtl,
      pointAt: (dataset, index) => this.pointAt(dataset, index),
      announce: (text) => {
        if (this._spoken) {
          this._spoken.textContent = text;
        }
      },
      choose: (point) => this.choose(point),
    };
  }

  /** Updates the widget once it has a size; it has none while it is not displayed. */
  #waitForSize(plot: HTMLElement): void {
    if (this.#sizeWatch) {
      return;
    }
    this.#sizeWatch = new ResizeObserver(() => {
      if (plot.clientWidth === 0 || plot.clientHeight === 0) {
        return;
      }
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
    this.#reader.stop(undefined);
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#redraw = true;
  }
}

/** Fills the ground: viewers of PDFs give lines on a transparent one dark edges. */
function fillGround(canvas: HTMLCanvasElement, ground: string): void {
  const context = canvas.getContext('2d')!;
  context.save();
  context.resetTransform();
  context.globalCompositeOperation = 'destination-over';
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.restore();
}

/**
 * Sets the canvas to its exact size in device pixels. At a zoom of 125 % a box has no whole number
 * of pixels, and a canvas stretched to it would be blurred.
 */
function fitPixels({ canvas, currentDevicePixelRatio: ratio }: Chart): void {
  canvas.style.width = `${canvas.width / ratio}px`;
  canvas.style.height = `${canvas.height / ratio}px`;
}
