import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DataClient } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { isList, isObject } from '../shared/data/shape.js';
import { strings } from './action-strings.js';

/** The state of an action that the user started. */
export interface Run {
  readonly state: 'running' | 'done' | 'failed';
  readonly message: string;
  /** From 0 to 1, if the source reports it. */
  readonly progress?: number;
}

/**
 * Runs actions at the host's data source for the quick actions widget.
 *
 * Each action is running, done, failed or has not run; it never runs twice at a time. Removing the
 * widget aborts and forgets all runs.
 */
export class ActionRuns implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #runs = new Map<string, Run>();
  #removal = new AbortController();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  hostConnected(): void {
    if (this.#removal.signal.aborted) {
      this.#removal = new AbortController();
    }
  }

  hostDisconnected(): void {
    this.#removal.abort();
    this.#runs.clear();
  }

  /** Marks an action as failed without running it. */
  fail(id: string, message: string): void {
    this.#set(id, { state: 'failed', message });
  }

  /**
   * Runs an action unless it is running. The source gets only its id and the input.
   * @returns The outcome; undefined if there was nothing to do, or the widget has gone.
   */
  async run(
    id: string,
    data: DataClient,
    source: string,
    input?: JsonObject,
  ): Promise<Run | undefined> {
    if (this.get(id)?.state === 'running') {
      return undefined;
    }
    const { signal } = this.#removal;
    this.#set(id, { state: 'running', message: strings.actionRuns });
    const onProgress = (progress: number): void =>
      this.#set(id, { state: 'running', message: strings.actionRuns, progress });
    let outcome: Run;
    try {
      const request = { action: id, ...(input && { input }) };
      const answer = await data.execute(source, request, { signal, onProgress });
      outcome = { state: 'done', message: messageOf(answer) || strings.actionDone };
      if (!signal.aborted) {
        refresh(answer, data);
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : '';
      outcome = { state: 'failed', message: message || strings.actionFailed };
    }
    if (signal.aborted) {
      return undefined;
    }
    this.#set(id, outcome);
    return outcome;
  }

  #set(id: string, run: Run): void {
    this.#runs.set(id, run);
    this.#host.requestUpdate();
  }
}

function messageOf(answer: JsonValue): string {
  const message = isObject(answer) ? answer['message'] : answer;
  return typeof message === 'string' ? message.trim() : '';
}

/**
 * Refreshes the sources that the answer names. A refresh that fails shows in the widgets of that
 * source.
 */
function refresh(answer: JsonValue, data: DataClient): void {
  const sources = isObject(answer) ? answer['refresh'] : undefined;
  if (!isList(sources)) {
    return;
  }
  for (const source of sources) {
    if (typeof source === 'string') {
      void data.refresh(source).catch(() => undefined);
    }
  }
}
