import { WidgetRegistry, type WidgetManifest } from '../../registry/index.js';
import type { WidgetSize } from '../../registry/types/index.js';
import { manifestOf, moduleOf } from '../../registry/testing/support.js';

/** The number of calls that one widget element got. */
export interface WidgetLog {
  connected: number;
  disconnected: number;
  configured: number;
}

/** The logs of the plain widgets of this page, by the title in their config. */
export const widgetLogs = new Map<string, WidgetLog>();

/** A widget as a third party writes it, without `connectedMoveCallback`. */
class PlainWidget extends HTMLElement {
  #log: WidgetLog = { connected: 0, disconnected: 0, configured: 0 };

  set config({ name }: { readonly name?: string }) {
    const known = name === undefined ? undefined : widgetLogs.get(name);
    this.#log = known ?? this.#log;
    if (name !== undefined) {
      widgetLogs.set(name, this.#log);
    }
    this.#log.configured++;
    this.textContent = name ?? '';
  }

  connectedCallback(): void {
    this.#log.connected++;
  }

  disconnectedCallback(): void {
    this.#log.disconnected++;
  }
}

/** A widget with what a user can type into and press. */
class FormWidget extends HTMLElement {
  connectedCallback(): void {
    this.innerHTML = `
      <label>Text <input value="text"></label>
      <div class="rich" contenteditable="true" role="textbox" aria-label="Rich" tabindex="0">rich</div>
      <button>Press</button>`;
  }
}

/** A manifest of a plain widget. */
export function plainManifest(
  type: string,
  size: WidgetSize = { default: { w: 3, h: 2 }, min: { w: 1, h: 1 }, max: { w: 12, h: 20 } },
  overrides: Partial<WidgetManifest> = {},
): WidgetManifest {
  return manifestOf({
    type,
    name: `Type ${type}`,
    description: `A widget of the type ${type}.`,
    size,
    load: moduleOf(PlainWidget),
    ...overrides,
  });
}

/** Returns a registry of `plain`, `limited` (2×1 to 6×4), `form`, and `more`. */
export function testRegistry(more: readonly WidgetManifest[] = []): WidgetRegistry {
  const registry = new WidgetRegistry();
  const limited: WidgetSize = {
    default: { w: 4, h: 2 },
    min: { w: 2, h: 1 },
    max: { w: 6, h: 4 },
  };
  registry.register(plainManifest('plain'));
  registry.register(plainManifest('limited', limited));
  registry.register(plainManifest('form', undefined, { load: moduleOf(FormWidget) }));
  more.forEach((manifest) => registry.register(manifest));
  return registry;
}
