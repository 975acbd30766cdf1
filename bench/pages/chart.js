/**
 * A chart that draws like a chart library: at once when it is connected, and again whenever its box
 * has a new size. `tally` counts both.
 */
export const tally = { charts: 0, draws: 0 };

export class BenchChart extends HTMLElement {
  #canvas = document.createElement('canvas');
  #drawn = '';
  #observer = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    tally.charts++;
    this.style.cssText = 'display: block; position: relative; width: 100%; height: 100%';
    this.#canvas.style.cssText = 'position: absolute; inset: 0; width: 100%; height: 100%';
    this.append(this.#canvas);
    this.#draw();
    this.#observer.observe(this);
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  #draw() {
    const { clientWidth: width, clientHeight: height } = this;
    const size = `${width}x${height}`;
    if (!width || !height || size === this.#drawn) {
      return;
    }
    this.#drawn = size;
    tally.draws++;
    this.#canvas.width = width;
    this.#canvas.height = height;
    const pen = this.#canvas.getContext('2d');
    pen.beginPath();
    for (let x = 0; x < width; x += 4) {
      pen.lineTo(x, height / 2 + (Math.sin(x / 20) * height) / 3);
    }
    pen.stroke();
  }
}
