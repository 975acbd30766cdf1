import type { LitElement } from 'lit';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { WidgetContext, WidgetElement } from '../../registry/types/index.js';
import {
  createWidgetElement,
  fakeContext,
  mount,
  type FakeContext,
} from '../shared/testing/fake-context.js';

type Widget = LitElement & WidgetElement;

export interface Shown<W extends Widget> {
  readonly element: W;
  readonly context: FakeContext;
  readonly box: HTMLElement;
  readonly root: ShadowRoot;
  /** The text of the first match, with white space normalised. */
  text(selector: string): string;
  texts(selector: string): readonly string[];
  all(selector: string): readonly HTMLElement[];
  /** Sends another answer and waits until it is rendered. */
  send(data: unknown): Promise<void>;
}

function clean(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Mounts one widget with an answer. */
export async function showWidget<W extends Widget>(
  widget: new () => W,
  /** Typed loosely, because tests write answers of mixed and wrong shapes. */
  answer: unknown,
  config: JsonObject = {},
  fields: Partial<WidgetContext> = {},
  place: NonNullable<Parameters<typeof mount>[1]> = {},
): Promise<Shown<W>> {
  const { width = 400, height = 240 } = place;
  const context = fakeContext(
    { size: { w: 4, h: 3, width, height }, ...fields },
    answer as JsonValue,
  );
  const element = createWidgetElement(widget, context, config);
  const box = await mount(element, { width, height, ...place });
  const root = element.shadowRoot!;
  const all = (selector: string) => [...root.querySelectorAll<HTMLElement>(selector)];
  const texts = (selector: string) => all(selector).map(clean);
  return {
    element,
    context,
    box,
    root,
    all,
    texts,
    text: (selector) => texts(selector)[0] ?? '',
    async send(data) {
      context.send({ status: 'success', data: data as JsonValue });
      await element.updateComplete;
      // An announcement takes a second update.
      await element.updateComplete;
    },
  };
}

export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}
