import type { JsonObject } from '../../model/json.js';
import type { FakeSources } from '../harness-data.js';
import type { MountedWidget } from '../mount-widget.js';
import { type MountOptions, type PreparedWidget } from '../mount-widget.js';

/** The names of the checks, in the order in which they run. */
export const CHECKS = [
  'manifest',
  'life',
  'states',
  'size',
  'config',
  'context',
  'removal',
  'leaks',
  'accessibility',
] as const;

export type CheckName = (typeof CHECKS)[number];

/** The only function of axe-core that is used. */
export interface Axe {
  run(
    context: Element,
    options: JsonObject,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly help: string;
      readonly nodes: readonly { readonly html: string }[];
    }[];
  }>;
}

export interface ContractOptions extends Pick<MountOptions, 'config' | 'query' | 'locale'> {
  /** Successful answers, by the names of the sources that the widget requests. */
  readonly sources?: FakeSources;
  /** More configs to try. Without them, each property of `configSchema` is varied. */
  readonly configs?: readonly JsonObject[];
  /** Checks to leave out, each with its reason: `{ leaks: 'it keeps a socket' }`. */
  readonly skip?: Readonly<Partial<Record<Exclude<CheckName, 'manifest'>, string>>>;
  /** The number of mounts in the leak check. Default 50. */
  readonly mounts?: number;
  /** axe-core, or a function that imports it. Default: `axe-core`, if it is installed. */
  readonly axe?: Axe | (() => Promise<unknown>);
}

/** One way in which a widget breaks the contract. */
export interface ContractFailure {
  readonly check: CheckName;
  readonly message: string;
}

/** The widget under test, and the functions that every check uses. */
export interface Subject {
  readonly widget: PreparedWidget;
  readonly options: ContractOptions;
  /** Mounts the widget and waits until it has settled; removed when the check is over. */
  mount(changes?: MountOptions): Promise<MountedWidget>;
  fail(message: string): void;
}

export type Check = (subject: Subject) => Promise<void>;

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
