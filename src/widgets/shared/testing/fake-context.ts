import { DashError } from '../../../model/errors.js';
import type { JsonValue } from '../../../model/json.js';
import type { DataState } from '../../../data/types.js';
import type {
  WidgetContext,
  WidgetContextKey,
  WidgetElement,
  WidgetStatus,
} from '../../../registry/types/index.js';

interface FakeObservation {
  readonly query: string;
  readonly signal: AbortSignal;
  readonly listener: (state: DataState) => void;
}

export interface FakeContext extends WidgetContext {
  /** The statuses that the widget has set, in order. */
  readonly statuses: readonly (readonly [WidgetStatus, string | undefined])[];
  readonly lastStatus: WidgetStatus | undefined;
  readonly lastMessage: string | undefined;
  readonly observations: readonly FakeObservation[];
  /** The events that the widget has emitted, in order. */
  readonly emitted: readonly (readonly [string, JsonValue | undefined])[];
  /** The number of observations and subscriptions that have not ended. */
  readonly open: number;
  /** Sends a state to all observers. */
  send(state: DataState): void;
  /** Changes fields and tells the subscribers. */
  change(fields: Partial<WidgetContext>): void;
}

/** Makes a widget context for tests; `answer`, if given, is the answer to every query. */
export function fakeContext(fields: Partial<WidgetContext> = {}, answer?: JsonValue): FakeContext {
  const statuses: (readonly [WidgetStatus, string | undefined])[] = [];
  const observations: FakeObservation[] = [];
  const emitted: (readonly [string, JsonValue | undefined])[] = [];
  const subscribers = new Set<(changed: ReadonlySet<WidgetContextKey>) => void>();
  const context = {
    widgetId: 'w1',
    title: 'Title',
    mode: 'view',
    size: { w: 4, h: 3, width: 400, height: 240 },
    locale: 'en-US',
    timeZone: 'UTC',
    theme: 'light',
    variables: {},
    timeRange: null,
    query: { source: 'test' },
    signal: new AbortController().signal,
    ...fields,
    statuses,
    observations,
    emitted,
    get lastStatus() {
      return statuses[statuses.length - 1]?.[0];
    },
    get lastMessage() {
      return statuses[statuses.length - 1]?.[1];
    },
    get open() {
      return subscribers.size + observations.filter(({ signal }) => !signal.aborted).length;
    },
    subscribe(listener: (changed: ReadonlySet<WidgetContextKey>) => void) {
      subscribers.add(listener);
      return () => subscribers.delete(listener);
    },
    setStatus(status: WidgetStatus, message?: string) {
      statuses.push([status, message]);
    },
    data: {
      observe(
        query: unknown,
        listener: (state: DataState) => void,
        options: { signal: AbortSignal },
      ) {
        observations.push({ query: JSON.stringify(query), listener, signal: options.signal });
        if (answer !== undefined) {
          listener({ status: 'success', data: answer, updatedAt: 1 });
        }
      },
      refresh: () => Promise.resolve(),
    },
    send(state: DataState) {
      for (const { listener, signal } of observations) {
        if (!signal.aborted) {
          listener(state);
        }
      }
    },
    change(changes: Partial<WidgetContext>) {
      Object.assign(context, changes);
      const keys = new Set(Object.keys(changes) as WidgetContextKey[]);
      for (const listener of subscribers) {
        listener(keys);
      }
    },
    fetchGraphQL: () => Promise.reject(new DashError('source-failed', 'There is no GraphQL here.')),
    updateConfig: () => undefined,
    setVariables: () => undefined,
    emit: (type: string, detail?: JsonValue) => void emitted.push([type, detail]),
    setTitle: () => undefined,
  };
  return context as unknown as FakeContext;
}

const tags = new WeakMap<CustomElementConstructor, string>();
let made = 0;

/**
 * Creates a widget as the registry does: with its own tag, `config` and `context`. It is not
 * connected yet.
 */
export function createWidgetElement<T extends WidgetElement>(
  widget: new () => T,
  context: WidgetContext,
  config: WidgetElement['config'] = {},
): T {
  let tag = tags.get(widget);
  if (!tag) {
    made += 1;
    tag = `test-widget-${made}`;
    tags.set(widget, tag);
    customElements.define(tag, class extends (widget as unknown as CustomElementConstructor) {});
  }
  const element = document.createElement(tag) as unknown as T;
  element.config = config;
  element.context = context;
  return element;
}

/** The colours that a dark dashboard sets for its widgets. */
const DARK: Readonly<Record<string, string>> = {
  '--dash-color-text': '#e8ecf2',
  '--dash-color-text-muted': '#9aa5b4',
  '--dash-color-surface': '#171d26',
  '--dash-color-border': '#2c3542',
  '--dash-color-accent': '#7ea2ff',
  '--dash-color-success': '#4cc38a',
  '--dash-color-warning': '#f0b04a',
  '--dash-color-danger': '#ff7a85',
};

/**
 * Mounts an element in a box with a size and a theme, waits for it to render, and returns the box.
 */
export async function mount(
  element: WidgetElement & { updateComplete: Promise<unknown> },
  { width = 400, height = 240, theme = element.context.theme, dir = 'ltr' } = {},
): Promise<HTMLElement> {
  const box = document.createElement('div');
  box.dir = dir;
  box.style.cssText = `width: ${width}px; height: ${height}px; background: #ffffff`;
  if (theme === 'dark') {
    for (const [name, value] of Object.entries(DARK)) {
      box.style.setProperty(name, value);
    }
    box.style.background = '#171d26';
  }
  box.append(element);
  document.body.append(box);
  await element.updateComplete;
  return box;
}
