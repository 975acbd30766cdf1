import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Milliseconds between updates: the smallest unit shown is a minute. */
const PERIOD = 30_000;

const MINUTE = 60_000;
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * 24 * 60 * MINUTE],
  ['month', 30 * 24 * 60 * MINUTE],
  ['week', 7 * 24 * 60 * MINUTE],
  ['day', 24 * 60 * MINUTE],
  ['hour', 60 * MINUTE],
  ['minute', MINUTE],
];

const formats = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormat(
  locale: string,
  numeric: Intl.RelativeTimeFormatNumeric,
): Intl.RelativeTimeFormat {
  const key = `${numeric} ${locale}`;
  let format = formats.get(key);
  if (!format) {
    try {
      format = new Intl.RelativeTimeFormat(locale, { numeric });
    } catch {
      // A host may pass any text as a locale.
      format = new Intl.RelativeTimeFormat(undefined, { numeric });
    }
    formats.set(key, format);
  }
  return format;
}

/** Formats a time relative to now: "now", "5 minutes ago", "in 2 days". */
export function formatRelative(time: number, locale: string, now = Date.now()): string {
  const distance = time - now;
  const unit = UNITS.find(([, length]) => Math.abs(distance) >= length);
  return unit
    ? relativeFormat(locale, 'always').format(Math.trunc(distance / unit[1]), unit[0])
    : relativeFormat(locale, 'auto').format(0, 'second');
}

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  [...listeners].forEach((listener) => listener());
}

/**
 * Starts or stops the page's one timer, which runs while there are listeners and the page is
 * visible.
 */
function adjust(): void {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted === (timer !== undefined)) {
    return;
  }
  if (wanted) {
    timer = setInterval(tick, PERIOD);
  } else {
    clearInterval(timer);
    timer = undefined;
  }
}

function onVisibility(): void {
  adjust();
  if (timer !== undefined) {
    tick();
  }
}

function listen(listener: () => void): void {
  if (listeners.size === 0) {
    document.addEventListener('visibilitychange', onVisibility);
  }
  listeners.add(listener);
  adjust();
}

function unlisten(listener: () => void): void {
  listeners.delete(listener);
  if (listeners.size === 0) {
    document.removeEventListener('visibilitychange', onVisibility);
  }
  adjust();
}

/** Updates a widget periodically while it shows relative times. All widgets share one timer. */
export class RelativeTimes implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isShown: () => boolean;
  readonly #tick = (): void => this.#host.requestUpdate();

  /** @param isShown True if the widget shows a relative time now. */
  constructor(host: ReactiveControllerHost, isShown: () => boolean) {
    this.#host = host;
    this.#isShown = isShown;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    if (this.#isShown()) {
      listen(this.#tick);
    } else {
      unlisten(this.#tick);
    }
  }

  hostDisconnected(): void {
    unlisten(this.#tick);
  }
}
