import type { DataSources } from '../../data/types.js';
import { equalJson } from '../../model/canonical.js';
import type { JsonObject } from '../../model/json.js';
import { isJsonObject } from '../../model/record.js';
import type { Change, Widget } from '../../model/types.js';
import { editConfig } from '../../registry/config/edit-config.js';
import { prepareConfig } from '../../registry/config/migrate-config.js';
import type { ConfigFault, JsonSchema, ResolvedWidgetType } from '../../registry/types/index.js';
import { FormModel } from '../../forms/form-model.js';
import type { FormNode } from '../../forms/form-node.js';
import { asksForData, configSchemaFor, requestPartOf } from './config-schema.js';
import { OfferedSchema, type LoadOffers } from './offered-schema.js';
import { applyPatch, isEmptyPatch, patchOf } from './patch.js';
import { QueryDraft, reasonOf } from './query-draft.js';
import { settingsStrings as strings } from './settings-strings.js';

/** The fields of a widget that the dialog edits. */
const EDITED = ['title', 'description', 'config', 'query', 'refreshInterval'] as const;
/** The fields of a widget that the dialog depends on. */
const READ = [...EDITED, 'version', 'configVersion'] as const;

function partOf(widget: Widget, keys: readonly (keyof Widget)[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key) => (widget[key] === undefined ? [] : [[key, widget[key]]])),
  ) as JsonObject;
}

function editedOf(widget: Widget): JsonObject {
  return partOf(widget, EDITED);
}

/** A field with a fault, and its form. */
export interface FaultyField {
  readonly form: FormModel;
  readonly node: FormNode;
}

export interface SettingsDraftOptions {
  readonly widget: Widget;
  readonly type: ResolvedWidgetType;
  /** The config schema, already loaded. */
  readonly schema: JsonSchema;
  /** Returns the version that wrote a widget's config. */
  readonly writtenBy: (widget: Widget) => string | undefined;
  readonly sources: DataSources;
  /** Loads the schema with the choices of this host, if the type can do that. */
  readonly loadOffers?: LoadOffers | undefined;
  /** Called when something changed without an edit of the user. */
  readonly changed: () => void;
}

/**
 * The draft of one widget: the values of the forms, beside the stored ones.
 *
 * States: clean, or dirty once the user has changed something; {@link rebase} puts the edits on a
 * changed widget. Callers: the dialog. Invariant: {@link change} has nothing but the differences
 * from the stored widget.
 */
export class SettingsDraft {
  readonly general: FormModel;
  readonly query: QueryDraft | undefined;
  readonly offers: OfferedSchema;
  config!: FormModel;
  /**
   * The last config of the type's settings element; while it is set, the config form is not used.
   */
  ownConfig: JsonObject | undefined;
  ownFaults: readonly ConfigFault[] = [];
  /** The widget as it is stored now. */
  #base: Widget;
  /** The values of the forms before the user's edits. */
  #start: JsonObject;
  readonly #options: SettingsDraftOptions;
  #hidesRequest = false;
  #isMigrated = false;
  /** The reason why the config can't be edited with the present version; it then stays as it is. */
  migrationFault = '';

  constructor(options: SettingsDraftOptions) {
    const { widget, type, schema, sources, loadOffers } = options;
    const { manifest } = type;
    this.#options = options;
    this.#base = widget;
    this.general = new FormModel({
      schema: {
        type: 'object',
        properties: {
          title: { type: 'string', title: strings.title, maxLength: 100 },
          description: {
            type: 'string',
            title: strings.description,
            description: strings.descriptionHint,
            format: 'multiline',
            maxLength: 500,
          },
        },
      },
      id: '',
      label: '',
      fallback: { title: manifest.defaultTitle ?? manifest.name },
      value: generalOf(widget),
    });
    const { source: configSource } = { ...manifest.defaultConfig, ...widget.config };
    this.query = asksForData(widget, manifest, schema, Object.keys(sources).length > 0)
      ? new QueryDraft(sources, widget.query, widget.refreshInterval, configSource, (apply) =>
          this.#settle(apply),
        )
      : undefined;
    this.offers = new OfferedSchema(schema, loadOffers, (apply) =>
      this.#settle(() => {
        apply();
        this.#makeConfigForm(this.config.value);
      }),
    );
    this.#makeConfigForm(this.#migrated(widget));
    this.#start = this.#value;
    this.#askOffers();
  }

  /** True if the user changed anything. */
  get isDirty(): boolean {
    const isTyping = this.forms.some((form) =>
      [...form.root.all()].some((node) => node.isTouched && node.ownFault),
    );
    return isTyping || !equalJson(this.#start, this.#value);
  }

  /** All forms, in the order in which they are shown. */
  get forms(): FormModel[] {
    return [
      this.general,
      ...(this.query?.forms ?? []),
      ...(this.ownConfig || this.migrationFault ? [] : [this.config]),
    ];
  }

  /** The widget as it would be after saving. */
  get widget(): Widget {
    const { description: _d, query: _q, refreshInterval: _r, ...rest } = this.#base;
    return {
      ...rest,
      ...(this.#value as unknown as Widget),
      ...(!this.migrationFault && { configVersion: this.#options.type.manifest.version }),
    };
  }

  /** The differences from the stored widget, as one change. */
  get change(): Change | undefined {
    const stored = editedOf(this.#base);
    const value = this.#value;
    // A migrated config is stored as a whole.
    const whole = this.#isMigrated && { '/config': value['config']! };
    const { set, unset } = patchOf(whole ? { ...stored, config: value['config']! } : stored, value);
    const edit = editConfig(this.#base, this.#options.type, undefined, {
      set: { ...set, ...whole },
      unset,
    });
    return isEmptyPatch(edit) ? undefined : { type: 'widget.update', id: this.#base.id, ...edit };
  }

  /** Follows an edit of the user: the value of one form may decide on the fields of another. */
  refresh(): void {
    this.query?.refresh();
    if (this.#hidesRequest !== (this.query?.source !== undefined)) {
      this.#makeConfigForm(this.config.value);
    }
    this.#askOffers();
  }

  check(): FaultyField[] {
    return this.forms.flatMap((form) =>
      form
        .check()
        .filter((node) => !this.#isStoredText(form, node))
        .map((node) => ({ form, node })),
    );
  }

  /** Shows all faults from now on. */
  showFaults(): void {
    this.forms.forEach((form) => form.showAll());
  }

  /**
   * Follows a change of the widget elsewhere: fields that the user did not edit are updated.
   * Returns false if none of the dialog's fields changed.
   */
  rebase(widget: Widget): boolean {
    if (equalJson(partOf(this.#base, READ), partOf(widget, READ))) {
      this.#base = widget;
      return false;
    }
    const mine = patchOf(this.#start, this.#value);
    this.#base = widget;
    this.#load({ ...editedOf(widget), config: this.#migrated(widget) });
    this.#start = this.#value;
    this.#load(applyPatch(this.#start, mine));
    return true;
  }

  /** Replaces the type's settings element by the form. */
  useForm(): void {
    if (this.ownConfig) {
      this.config.load(this.ownConfig);
      this.ownConfig = undefined;
      this.ownFaults = [];
    }
  }

  get #value(): JsonObject {
    const { title = '', description } = this.general.value;
    const { query, refreshInterval } = this.query ?? this.#base;
    return {
      title: typeof title === 'string' ? title.trim() : title,
      ...(description !== undefined && { description }),
      config: this.migrationFault ? this.#base.config : (this.ownConfig ?? this.config.value),
      ...(query !== undefined && { query }),
      ...(refreshInterval !== undefined && { refreshInterval }),
    };
  }

  /** Applies a change that is not the user's, so that it does not count as an edit. */
  #settle(apply: () => void): void {
    const { isDirty } = this;
    apply();
    this.#start = isDirty ? this.#start : this.#value;
    this.#options.changed();
  }

  #askOffers(): void {
    const { query } = this.query ?? this.#base;
    const { value } = this.config;
    const config = { ...this.#options.type.manifest.defaultConfig, ...value };
    this.offers.ask(
      { config, ...(query && { query }) },
      { query: query ?? null, request: requestPartOf(config), stored: this.#base.config },
    );
  }

  #migrated(widget: Widget): JsonObject {
    const { config } = widget;
    const { type, writtenBy } = this.#options;
    try {
      const prepared = prepareConfig(type, config, writtenBy(widget));
      this.#isMigrated = prepared.migrated;
      this.migrationFault = '';
      return prepared.config;
    } catch (error) {
      this.#isMigrated = false;
      this.migrationFault = strings.migrationFailed(reasonOf(error));
      return config;
    }
  }

  #load(value: JsonObject): void {
    const widget = value as unknown as Widget;
    this.general.load(generalOf(widget));
    this.query?.load(widget.query, widget.refreshInterval);
    this.refresh();
    if (this.ownConfig) {
      this.ownConfig = widget.config;
    } else {
      this.config.load(widget.config);
    }
  }

  #makeConfigForm(value: JsonObject): void {
    const { schema } = this.offers;
    const { type } = this.#options;
    this.#hidesRequest = this.query?.source !== undefined;
    const isObject = isJsonObject(schema);
    this.config = new FormModel({
      schema: isObject ? configSchemaFor(schema, value, this.#hidesRequest) : schema,
      id: `config${this.#hidesRequest ? '-query' : ''}`,
      label: strings.config,
      fallback: type.manifest.defaultConfig,
      value,
    });
  }

  /** Tells if a field holds a stored text, which may be longer than the limit for new ones. */
  #isStoredText(form: FormModel, node: FormNode): boolean {
    return form === this.general && !node.isTouched;
  }
}

function generalOf({ title, description }: Widget): JsonObject {
  return {
    ...(title !== '' && { title }),
    ...(description !== undefined && { description }),
  };
}
