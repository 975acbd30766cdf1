import { canonicalJson } from '../../model/canonical.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';
import type { WidgetRegistry } from '../../registry/index.js';
import type {
  ConfigFault,
  ResolvedWidgetType,
  WidgetContext,
  WidgetInstance,
  WidgetManifest,
  WidgetSettingsChange,
  WidgetSettingsContext,
} from '../../registry/types/index.js';
import { reasonOf } from './query-draft.js';
import { settingsStrings as strings } from './settings-strings.js';

/** Callbacks of a type's settings element to the dialog. */
export interface OwnSettingsHost {
  /** Called when the element can be shown. */
  ready(): void;
  /** Called when the user edited something in the element. */
  changed(config: JsonObject, faults: readonly ConfigFault[]): void;
  /** Called when the element can't be used (any more). */
  failed(): void;
}

const CONTROLS = 'input, select, textarea, button, [tabindex]';

/**
 * The settings element of a widget type, behind guards. Once it has failed, it is removed for good.
 */
export class OwnSettings {
  /** The reason why the generated form replaces it; empty while none does. */
  failure = '';
  /** The faults that the config schema finds in its last config. */
  faults: readonly ConfigFault[] = [];
  #instance: WidgetInstance | undefined;
  readonly #host: OwnSettingsHost;
  readonly #check: (config: JsonObject) => readonly ConfigFault[];

  constructor(
    manifest: WidgetManifest,
    registry: WidgetRegistry,
    config: JsonObject,
    context: WidgetSettingsContext,
    check: (config: JsonObject) => readonly ConfigFault[],
    host: OwnSettingsHost,
  ) {
    this.#host = host;
    this.#check = check;
    void this.#open(manifest, registry, config, context);
  }

  /** The element, once it can be shown. */
  get element(): HTMLElement | undefined {
    return this.#instance?.element;
  }

  /** Sets the config after a change elsewhere. */
  load(config: JsonObject | undefined): void {
    if (config) {
      this.#instance?.configure(config);
    }
  }

  focus(): void {
    const { element } = this;
    element?.focus();
    if (element && !element.matches(':focus-within')) {
      const root = element.shadowRoot ?? element;
      root.querySelector<HTMLElement>(CONTROLS)?.focus();
    }
  }

  dispose(): void {
    this.#instance?.element.remove();
    this.#instance?.dispose();
  }

  async #open(
    manifest: WidgetManifest,
    registry: WidgetRegistry,
    config: JsonObject,
    context: WidgetSettingsContext,
  ): Promise<void> {
    try {
      const loaded = await registry.load(typeOf(manifest));
      const instance = loaded.create((_phase, error) => this.#fail(error));
      // The guards are those of widgets, because the two properties are set in the same way.
      const isStarted =
        instance.configure(config) && instance.setContext(context as unknown as WidgetContext);
      if (!isStarted || this.failure) {
        return;
      }
      instance.element.addEventListener('dash-settings-change', (event) => this.#onChange(event));
      this.#instance = instance;
      this.#host.ready();
    } catch (error) {
      this.#fail(error);
    }
  }

  #onChange(event: Event): void {
    event.stopPropagation();
    const { config, faults = [] } = ((event as CustomEvent<unknown>).detail ??
      {}) as Partial<WidgetSettingsChange>;
    if (!isJsonObject(config as JsonValue | undefined) || !isJson(config)) {
      this.#fail(new Error(strings.ownNoConfig));
      return;
    }
    // The element may go on changing its own object.
    const copy = structuredClone(config!);
    this.faults = this.#check(copy);
    this.#host.changed(copy, faults);
  }

  #fail(error: unknown): void {
    if (this.failure) {
      return;
    }
    this.failure = strings.ownFailed(reasonOf(error));
    this.faults = [];
    this.dispose();
    this.#host.failed();
  }
}

/**
 * Returns a type without a schema, so that the registry loads and guards the element as a widget.
 */
function typeOf({ type, version, settings, ...manifest }: WidgetManifest): ResolvedWidgetType {
  const { configSchema: _, ...own } = manifest;
  return {
    manifest: { ...own, type: `${type}-settings`, version, load: () => settings!() },
    defaultSize: { w: 1, h: 1 },
    limits: { minW: 1, minH: 1, maxW: 1, maxH: 1 },
  };
}

function isJson(value: unknown): boolean {
  try {
    canonicalJson(value);
    return true;
  } catch {
    return false;
  }
}
