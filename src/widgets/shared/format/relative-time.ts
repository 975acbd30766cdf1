import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Often enough for minutes, which are the smallest unit shown. */
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
      // A host may hand over any text as a locale.
      format = new Intl.RelativeTimeFormat(undefined, { numeric });
    }
    formats.set(key, format);
  }
  return format;
}

/** Says how long ago a time is: "now", "5 minutes ago", "in 2 days". */
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

/** One timer for the page, and none while nobody listens or sees it. */
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

/** Draws a widget again as time passes, as long as it shows times that depend on it. */
export class RelativeTimes implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #isShown: () => boolean;
  readonly #tick = (): void => this.#host.requestUpdate();

  /** @param isShown Whether the widget shows a relative time now. */
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
