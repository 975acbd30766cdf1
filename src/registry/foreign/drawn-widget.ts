import { copyJson } from '../../model/copy-json.js';
import { DashError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { isPromise, runGuarded } from '../guards/guard.js';
import type {
  WidgetContext,
  WidgetContextKey,
  WidgetElement,
  WidgetPhase,
} from '../types/index.js';
import { DataFeed } from './data-feed.js';
import { readDrawing, type BoxSize, type Draw, type Drawing } from './drawing.js';
import { attachBox } from './fit.js';
import { exportOf } from './table-of.js';

/** Milliseconds that a function may take to draw. */
const DRAW_TIMEOUT = 15_000;

/** The fields of a context that most drawings depend on, and that few libraries change later. */
const LOOKS: readonly WidgetContextKey[] = ['theme', 'locale', 'timeZone'];

/**
 * The class of the widgets that a function draws.
 *
 * States of an element: blank, drawing, drawn; blank again when it is removed. Callers: the
 * browser, and the mount of the widget. Invariants: at most one drawing lives; each is destroyed
 * once, also one that comes too late.
 */
export function drawnWidget(
  draw: Draw<JsonObject, unknown>,
  library: unknown,
  sheets: readonly CSSStyleSheet[],
): CustomElementConstructor {
  return class extends HTMLElement {
    readonly #place = attachBox(this, sheets, 'fill');
    #config: JsonObject = {};
    #context: WidgetContext | undefined;
    #drawing: Drawing | undefined;
    #feed: DataFeed | undefined;
    #isBlank = true;
    /** The number of the present drawing. */
    #turn = 0;
    /** The config and the size that the drawing shows. */
    #shownConfig: JsonObject | undefined;
    #shownSize: BoxSize | undefined;

    get config(): JsonObject {
      return this.#config;
    }

    set config(config: JsonObject) {
      this.#config = config;
      this.#update();
      this.#feed?.follow(config);
    }

    get context(): WidgetContext | undefined {
      return this.#context;
    }

    set context(context: WidgetContext | undefined) {
      this.#context = context;
      context?.subscribe((changed) => this.#contextChanged(changed));
      // Errors of `destroy` are reported until the context has ended.
      context?.signal.addEventListener('abort', () => this.#erase());
    }

    get exportData(): WidgetElement['exportData'] {
      const { exportData, data } = this.#drawing ?? {};
      return exportOf(exportData?.bind(this.#drawing), data && (() => this.#feed?.data));
    }

    connectedCallback(): void {
      if (this.#isBlank) {
        this.#draw();
      }
    }

    disconnectedCallback(): void {
      // A move in the document connects it again in the same task.
      queueMicrotask(() => {
        if (!this.isConnected) {
          this.#erase();
        }
      });
    }

    #draw(): void {
      const context = this.#context;
      if (!context) {
        return;
      }
      const turn = ++this.#turn;
      this.#isBlank = false;
      const box = document.createElement('div');
      this.#place.replaceChildren(box);
      this.#shownConfig = this.#config;
      this.#shownSize = sizeOf(context);
      let hasStatus = false;
      const noting = notingStatus(context, () => (hasStatus = true));
      const result = this.#guard('connect', () => {
        const drawn: unknown = draw(box, copyJson(this.#config), noting, library);
        return isPromise(drawn) ? Promise.resolve(drawn).then(readDrawing) : readDrawing(drawn);
      });
      if (!(result instanceof Promise)) {
        this.#use(result, turn);
        return;
      }
      if (!hasStatus) {
        context.setStatus('loading');
      }
      void this.#await(result, turn, () => {
        if (!hasStatus) {
          context.setStatus('ready');
        }
      });
    }

    /** Waits for a drawing; `undefined` is one that has failed. */
    async #await(
      result: Promise<Drawing | undefined>,
      turn: number,
      drawn: () => void,
    ): Promise<void> {
      const timer = setTimeout(() => {
        if (turn === this.#turn) {
          const text = `Nothing was drawn within ${DRAW_TIMEOUT / 1000} s.`;
          void this.#guard('connect', () => Promise.reject(new DashError('load-timeout', text)));
        }
      }, DRAW_TIMEOUT);
      this.#context?.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
      const drawing = await result;
      clearTimeout(timer);
      if (drawing && turn === this.#turn) {
        drawn();
      }
      this.#use(drawing, turn);
    }

    /** Takes over a drawing, and tells it of what has changed since it was begun. */
    #use(drawing: Drawing | undefined, turn: number): void {
      if (turn !== this.#turn) {
        this.#guard('disconnect', () => drawing?.destroy?.());
        return;
      }
      this.#drawing = drawing;
      this.#update();
      this.#resize();
      this.#showData();
    }

    #showData(): void {
      if (!this.#drawing?.data || !this.#context) {
        return;
      }
      if (this.#feed) {
        this.#feed.repeat();
      }
      this.#feed ??= new DataFeed(this.#context, (data, state) =>
        this.#guard('update', () => this.#drawing?.data?.(data, state)),
      );
      this.#feed.follow(this.#config);
    }

    #contextChanged(changed: ReadonlySet<WidgetContextKey>): void {
      if (this.#isBlank) {
        return;
      }
      if (changed.has('size')) {
        this.#resize();
      }
      if (changed.has('query')) {
        this.#feed?.follow(this.#config);
      }
      const drawing = this.#drawing;
      const others = new Set(changed);
      others.delete('size');
      if (drawing?.context) {
        if (others.size > 0) {
          this.#guard('update', () => drawing.context?.(others));
        }
      } else if (LOOKS.some((key) => others.has(key))) {
        this.#redraw();
      }
    }

    #update(): void {
      const drawing = this.#drawing;
      if (!drawing || this.#config === this.#shownConfig) {
        return;
      }
      this.#shownConfig = this.#config;
      if (drawing.update) {
        this.#guard('configure', () => drawing.update?.(copyJson(this.#config)));
      } else {
        this.#redraw();
      }
    }

    #resize(): void {
      const drawing = this.#drawing;
      if (!drawing?.resize || !this.#context) {
        return;
      }
      const size = sizeOf(this.#context);
      const { width, height } = this.#shownSize ?? {};
      // A box that is not rendered has no size, and needs none.
      const isShown = size.width > 0 && size.height > 0;
      if (isShown && (size.width !== width || size.height !== height)) {
        this.#shownSize = size;
        this.#guard('update', () => drawing.resize?.(size));
      }
    }

    #redraw(): void {
      this.#destroy();
      this.#draw();
    }

    #erase(): void {
      if (this.#isBlank) {
        return;
      }
      this.#isBlank = true;
      this.#feed?.stop();
      this.#feed = undefined;
      this.#destroy();
      this.#place.replaceChildren();
    }

    #destroy(): void {
      const drawing = this.#drawing;
      this.#drawing = undefined;
      this.#turn++;
      this.#guard('disconnect', () => drawing?.destroy?.());
    }

    #guard<T>(phase: WidgetPhase, run: () => T): T | undefined {
      return runGuarded(this, phase, run);
    }
  };
}

function sizeOf({ size }: WidgetContext): BoxSize {
  return { width: size.width, height: size.height };
}

/** The context, with a notice of each status that is set through it. */
function notingStatus(context: WidgetContext, noted: () => void): WidgetContext {
  return new Proxy(context, {
    get(target, key) {
      if (key !== 'setStatus') {
        return Reflect.get(target, key, target) as unknown;
      }
      return (...values: Parameters<WidgetContext['setStatus']>) => {
        noted();
        target.setStatus(...values);
      };
    },
  });
}
