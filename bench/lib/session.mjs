/** Milliseconds after an action in which its transitions and late work count as part of it. */
const SETTLE = 400;

function sleep(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/** One rival on one fresh page, with access to the main thread's CPU clock. */
export class Session {
  #context;

  constructor(context, page, client) {
    this.#context = context;
    this.page = page;
    this.client = client;
    this.faults = [];
  }

  static async open(browser, url) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const client = await page.createCDPSession();
    const session = new Session(context, page, client);
    page.on('pageerror', (error) => session.faults.push(error.message));
    await page.goto(url);
    await page.waitForFunction('window.bench');
    // Thread ticks are the CPU time of the main thread, so a busy machine changes the figures
    // little.
    await client.send('Performance.enable', { timeDomain: 'threadTicks' });
    await session.warmUp();
    return session;
  }

  /** Loads the fonts and paints once, so that the browser's own start is charged to no rival. */
  async warmUp() {
    await this.page.evaluate(() => {
      const sample = document.createElement('div');
      sample.innerHTML = '<h3>Warm up</h3><p style="font-size: 28px">0123</p><button>✓</button>';
      document.body.append(sample);
      return new Promise((done) =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            sample.remove();
            done();
          }),
        ),
      );
    });
    await this.settle();
  }

  close() {
    return this.#context.close();
  }

  evaluate(...args) {
    return this.page.evaluate(...args);
  }

  settle() {
    return sleep(SETTLE);
  }

  /** Waits for two frames, so that work which an action deferred to the next frame is done. */
  frames() {
    return this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
    );
  }

  async metrics() {
    const { metrics } = await this.client.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  }

  /** Returns the main thread's CPU time so far, in ms: of all tasks, and of their parts. */
  async cpu() {
    const metrics = await this.metrics();
    return {
      task: metrics.TaskDuration * 1000,
      script: metrics.ScriptDuration * 1000,
      style: metrics.RecalcStyleDuration * 1000,
      layout: metrics.LayoutDuration * 1000,
    };
  }

  /** Measures the CPU time of `action`, divided by `times`. */
  async measure(action, times = 1) {
    const before = await this.cpu();
    const count = (await action()) ?? times;
    const after = await this.cpu();
    return Object.fromEntries(
      Object.keys(after).map((key) => [key, (after[key] - before[key]) / count]),
    );
  }

  async collectGarbage() {
    for (let pass = 0; pass < 3; pass++) {
      await this.client.send('HeapProfiler.collectGarbage');
      await this.frames();
    }
  }

  /** Returns the bytes of script and DOM objects that are alive. */
  async heap() {
    await this.collectGarbage();
    const usage = await this.client.send('Runtime.getHeapUsage');
    return usage.usedSize + (usage.embedderHeapUsedSize ?? 0);
  }

  mouse(type, { x, y }, more = {}) {
    return this.client.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      pointerType: 'mouse',
      ...more,
    });
  }

  move(point, isPressed = false) {
    return this.mouse('mouseMoved', point, isPressed ? { button: 'left', buttons: 1 } : {});
  }

  press(point) {
    return this.mouse('mousePressed', point, { button: 'left', buttons: 1, clickCount: 1 });
  }

  release(point) {
    return this.mouse('mouseReleased', point, { button: 'left', buttons: 0, clickCount: 1 });
  }

  wheel(point, deltaY) {
    return this.mouse('mouseWheel', point, { deltaX: 0, deltaY });
  }
}
