import type { JsonObject } from '../../model/json.js';
import type { FakeSources } from '../harness-data.js';
import type { MountedWidget } from '../mount-widget.js';
import { type MountOptions, type PreparedWidget } from '../mount-widget.js';

/** The parts of the contract, in the order in which they are checked. */
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

/** The one function of axe-core that is used. */
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
  /** Good answers, by the names that the widget asks for. */
  readonly sources?: FakeSources;
  /** More configs to try. Without them, the properties of `configSchema` are varied. */
  readonly configs?: readonly JsonObject[];
  /** What not to check, and why that is right for this widget: `{ leaks: 'it keeps a socket' }`. */
  readonly skip?: Readonly<Partial<Record<Exclude<CheckName, 'manifest'>, string>>>;
  /** How often it is mounted to find leaks. Default 50. */
  readonly mounts?: number;
  /** axe-core, or what imports it. Default: `axe-core`, if it is installed. */
  readonly axe?: Axe | (() => Promise<unknown>);
}

/** One way in which a widget breaks the contract. */
export interface ContractFailure {
  readonly check: CheckName;
  readonly message: string;
}

/** What every check gets. */
export interface Subject {
  readonly widget: PreparedWidget;
  readonly options: ContractOptions;
  /**
   * Mounts one, waits until it has settled, and removes it with all others when the check is over.
   */
  mount(changes?: MountOptions): Promise<MountedWidget>;
  fail(message: string): void;
}

export type Check = (subject: Subject) => Promise<void>;

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
