import type { FormModel } from './form-model.js';
import type { FormNode } from './form-node.js';
import { formStrings as strings } from './strings.js';

/** What a form needs of the element that shows it. */
export interface FormHost {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** Tells a screen reader. */
  announce(text: string): void;
  /** Something was edited. */
  edited(): void;
}

const CONTROLS = 'input:not([type="color"]), select, textarea, button';

/** Connects the fields of a form with the element that shows them. */
export class FormView {
  readonly model: FormModel;
  readonly #host: FormHost;

  constructor(model: FormModel, host: FormHost) {
    this.model = model;
    this.#host = host;
  }

  /** The user changed a field. */
  changed(node: FormNode): void {
    this.model.touched(node);
    this.#host.edited();
    this.#host.requestUpdate();
  }

  /** The user left a field: now is the time to say what is wrong with it. */
  left(node: FormNode): void {
    if (!node.isTouched || node.isVisited) {
      return;
    }
    node.isVisited = true;
    if (node.fault) {
      this.announce(faultWords(node));
    }
    this.#host.requestUpdate();
  }

  announce(text: string): void {
    this.#host.announce(text);
  }

  /** Back to nothing, or to the default. */
  clear(node: FormNode): void {
    node.unset();
    this.changed(node);
    this.focus(node);
  }

  /** Moves the focus into a field, once it stands there. */
  focus(node: FormNode): void {
    void this.#host.updateComplete.then(() => this.control(node)?.focus());
  }

  /** The control of a field; of a group, the first one in it. */
  control(node: FormNode): HTMLElement | null {
    const element = this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(node.id)}`);
    return element?.matches(CONTROLS) === false
      ? element.querySelector<HTMLElement>(CONTROLS)
      : (element ?? null);
  }

  /** Moves the focus to something in a field, once it stands there. */
  focusIn(node: FormNode, ...selectors: readonly string[]): void {
    void this.#host.updateComplete.then(() => {
      const element = this.#host.renderRoot.querySelector(`#${CSS.escape(node.id)}`);
      selectors
        .map((selector) => element?.querySelector<HTMLElement>(selector))
        .find((found) => found)
        ?.focus();
    });
  }
}

/** A fault with the name of its field, unless it names that itself. */
export function faultWords({ label, fault }: FormNode): string {
  return fault.startsWith(label) ? fault : strings.fault(label, fault);
}

/** What is shown as wrong with a field now. */
export function shownFault(node: FormNode): string {
  return node.isVisited ? node.fault : '';
}

/** What describes a field, as `aria-describedby` names it. */
export function describedBy(node: FormNode, hasHint: boolean): string | undefined {
  return (
    [hasHint ? `${node.id}--hint` : '', shownFault(node) ? `${node.id}--fault` : '']
      .filter(Boolean)
      .join(' ') || undefined
  );
}

/** What is said below a field: its description, and what else is good to know before one types. */
export function hintOf(node: FormNode, ...more: readonly string[]): string {
  return [node.description, ...more].filter(Boolean).join(' ');
}

export function rangeHint(node: FormNode): string {
  const { minimum, maximum } = node.schema;
  if (typeof minimum === 'number' && typeof maximum === 'number') {
    return strings.range(minimum, maximum);
  }
  return typeof minimum === 'number'
    ? strings.from(minimum)
    : typeof maximum === 'number'
      ? strings.upTo(maximum)
      : '';
}
