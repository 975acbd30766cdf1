import { showsSomething } from '../fingerprint.js';
import { textOf, type Check } from './types.js';

/** Milliseconds in which a widget must leave `loading` after its data has come. */
const TIMEOUT = 3000;

/** Checks that the widget mounts, and shows something or a status. */
export const checkLife: Check = async ({ mount, fail }) => {
  const nodes = document.body.childElementCount;
  const widget = await mount();
  if (widget.failures.length) {
    return;
  }
  if (document.body.childElementCount > nodes + 1) {
    fail('It puts elements of its own into the page. Keep everything inside of the element.');
  }
  await widget
    .until(() => widget.status !== 'loading' || widget.failures.length, 'it has loaded', TIMEOUT)
    .catch(() =>
      fail(
        "It stays in the status 'loading' although its data is there. Call context.setStatus('ready').",
      ),
    );
  if (widget.status === 'error') {
    fail(
      `It says error: ${widget.message ?? 'without a message'}. Give what it needs in "sources", "query" or "config".`,
    );
  }
  if (widget.status === 'ready' && !showsSomething(widget.element)) {
    fail(
      "It shows nothing, and its status is 'ready'. Draw something, or call context.setStatus('empty').",
    );
  }
  if (widget.context.signal.aborted) {
    fail('Its signal is aborted while it lives.');
  }
};

/** Checks the states of data: loading, error, success after error, empty, and late answers. */
export const checkStates: Check = async ({ mount, fail, options }) => {
  const good = await mount();
  const names = [...new Set(good.observations.map(({ query }) => query.source))];
  if (!names.length) {
    return;
  }
  const all = (source: () => Promise<never> | null) =>
    Object.fromEntries(names.map((name) => [name, source]));

  const pending = await mount({ sources: all(() => new Promise<never>(() => {})) });
  if (pending.status === 'ready' && !showsSomething(pending.element)) {
    fail("While its data is under way it shows nothing. Call context.setStatus('loading').");
  }
  pending.unmount();

  const failing = await mount({ sources: all(() => Promise.reject(new Error('source fails'))) });
  const { status } = failing;
  if (status !== 'error' && status !== 'stale') {
    fail(
      `When its data fails it says '${status}'. Call context.setStatus('error', error.message) for a state with an error.`,
    );
  } else {
    await failing.setSources(options.sources ?? {});
    if (failing.status !== good.status) {
      fail(
        `When its data comes back after an error it says '${failing.status}'. Call context.setStatus('ready').`,
      );
    }
  }

  const empty = await mount({ sources: all(() => null) });
  if (empty.status === 'loading') {
    fail("When there is no data it stays in 'loading'. Call context.setStatus('empty').");
  } else if (empty.status === 'ready' && !showsSomething(empty.element)) {
    fail("When there is no data it shows nothing. Call context.setStatus('empty').");
  }
};

/** Checks that the widget survives moves and ends its work when it is removed. */
export const checkRemoval: Check = async ({ mount, fail }) => {
  const widget = await mount();
  const before = { ...counts(widget) };
  for (let move = 0; move < 3; move++) {
    await widget.move();
  }
  const after = counts(widget);
  if (after.subscriptions > before.subscriptions) {
    fail(
      `After 3 moves in the document it has subscribed ${after.subscriptions} times. End the subscription in disconnectedCallback: subscribe() returns the function for it.`,
    );
  }
  if (after.observations > before.observations) {
    fail(
      `After 3 moves in the document it observes ${after.observations} times. End an observation in disconnectedCallback, by an AbortController of the connection.`,
    );
  }
  const { statuses, events, configUpdates } = widget;
  widget.unmount();
  const told = () => statuses.length + events.length + configUpdates.length;
  const atEnd = told();
  if (!widget.context.signal.aborted) {
    fail('Its signal did not abort.');
  }
  const open = widget.observations.filter(({ signal }) => !signal.aborted);
  if (open.length) {
    fail(
      `It still observes "${open[0]!.query.source}" after its removal. Give { signal: context.signal } to context.data.observe.`,
    );
  }
  await widget
    .send({ status: 'success', data: null, updatedAt: 0 })
    .catch((error: unknown) =>
      fail(`Data that comes after its removal makes it throw: ${textOf(error)}`),
    );
  if (told() > atEnd) {
    fail('It goes on to talk to its host after its removal.');
  }
};

function counts({ context, observations }: Awaited<ReturnType<Parameters<Check>[0]['mount']>>) {
  return {
    subscriptions: context.subscriptions,
    observations: observations.filter(({ signal }) => !signal.aborted).length,
  };
}
