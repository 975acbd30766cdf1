import type { FormModel } from './form-model.js';
import type { FormNode } from './form-node.js';
import { formStrings as strings } from './strings.js';

/** The element that shows a form. */
export interface FormHost {
  readonly renderRoot: ParentNode;
  readonly updateComplete: Promise<unknown>;
  requestUpdate(): void;
  /** Announces a text to screen readers. */
  announce(text: string): void;
  /** Called after every edit. */
  edited(): void;
}

const CONTROLS = 'input:not([type="color"]), select, textarea, button';

/**
 * Connects the fields of a form with the element that shows them: controls report edits here, and
 * this class updates the model, announces faults and moves the focus.
 */
export class FormView {
  readonly model: FormModel;
  readonly #host: FormHost;

  constructor(model: FormModel, host: FormHost) {
    this.model = model;
    this.#host = host;
  }

  /** Handles an edit of a field. */
  changed(node: FormNode): void {
    this.model.touched(node);
    this.#host.edited();
    this.#host.requestUpdate();
  }

  /** Handles the user leaving a field: its fault is shown from now on. */
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

  /** Removes the value of a field, so that its default applies. */
  clear(node: FormNode): void {
    node.unset();
    this.changed(node);
    this.focus(node);
  }

  /** Focuses the control of a field after the next update. */
  focus(node: FormNode): void {
    void this.#host.updateComplete.then(() => this.control(node)?.focus());
  }

  /** Finds the control of a field; of a group, the first control in it. */
  control(node: FormNode): HTMLElement | null {
    const element = this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(node.id)}`);
    return element?.matches(CONTROLS) === false
      ? element.querySelector<HTMLElement>(CONTROLS)
      : (element ?? null);
  }

  /** Focuses the first match of the selectors in a field after the next update. */
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

/** The fault of a field, preceded by the field's label unless the fault starts with it. */
export function faultWords({ label, fault }: FormNode): string {
  return fault.startsWith(label) ? fault : strings.fault(label, fault);
}

/** The fault that is shown at a field now; empty before the user has left the field. */
export function shownFault(node: FormNode): string {
  return node.isVisited ? node.fault : '';
}

/** The ids of the hint and the fault of a field, for `aria-describedby`. */
export function describedBy(node: FormNode, hasHint: boolean): string | undefined {
  return (
    [hasHint ? `${node.id}--hint` : '', shownFault(node) ? `${node.id}--fault` : '']
      .filter(Boolean)
      .join(' ') || undefined
  );
}

/** The hint below a field: its description and other notes. */
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
