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

/** What the dialog is told of a type's own settings. */
export interface OwnSettingsHost {
  /** It stands there. */
  ready(): void;
  /** The user edited something in it. */
  changed(config: JsonObject, faults: readonly ConfigFault[]): void;
  /** It can't be used (any more). */
  failed(): void;
}

const CONTROLS = 'input, select, textarea, button, [tabindex]';

/**
 * The settings element that a widget type brings, behind guards. Once it has failed, it is gone.
 */
export class OwnSettings {
  /** Why the general form stands in for it; empty while it does not. */
  failure = '';
  /** What the config schema says of what it told last. */
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

  /** Once it stands there. */
  get element(): HTMLElement | undefined {
    return this.#instance?.element;
  }

  /** The widget was changed elsewhere. */
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
      // The guards are the same as of widgets, and so is how the two properties are set.
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
    // It may go on changing its own object.
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

/** Loaded and guarded as a widget is: to the registry it is a type of its own, without a schema. */
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
