import type { ReactiveController } from 'lit';
import type { Widget, WidgetId } from '../../model/types.js';
import type { JsonSchema, ResolvedWidgetType, WidgetManifest } from '../../registry/types/index.js';
import { compileSchema } from '../../registry/loading/validator.js';
import type { EditContext } from '../editing/edit-context.js';
import type { DashboardHost } from '../host/dashboard-host.js';
import { lazyDataClient } from '../mount/lazy-data-client.js';
import { localeOf } from '../shared/language.js';
import { ownElement } from '../shared/define-element.js';
import { focusedElement } from '../shared/focused-element.js';
import { whenLeft } from '../overlays/when-left.js';
import { schemaFault } from '../../forms/check-schema.js';
import { DashSettings } from './dash-settings.js';
import { OwnSettings } from './own-settings.js';
import type { LoadOffers } from './offered-schema.js';
import { reasonOf } from './query-draft.js';
import { readSchema } from './read-schema.js';
import { SettingsDraft } from './settings-draft.js';
import { settingsStrings as strings } from './settings-strings.js';

/**
 * Milliseconds that the dialog waits for the host's choices; later ones are shown when they come.
 */
const OFFERS_WAIT = 600;

/** The dialogs that are open, so that a second click opens no second one. */
const open = new WeakMap<DashboardHost, Promise<void>>();

/**
 * Opens the settings of a widget. Settles when the dialog is closed; at once for a widget that is
 * not there, or whose type is not known.
 *
 * @throws DashError `forbidden`.
 */
export async function openSettings(context: EditContext, id: WidgetId): Promise<void> {
  const { host, commands } = context;
  commands.permit([]);
  const widget = host.dashboard?.widgets[id];
  const type = widget && host.settings.registry.resolveWidget(widget);
  const present = open.get(host);
  if (present || !type) {
    return present;
  }
  const opened = show(context, widget, type).finally(() => open.delete(host));
  open.set(host, opened);
  return opened;
}

async function show(context: EditContext, widget: Widget, type: ResolvedWidgetType): Promise<void> {
  const opener = focusedElement();
  const { host } = context;
  const { opening } = host;
  const { schema, problem } = await loadSchema(type, host.settings.registry.loadTimeout);
  // The widget may have changed while the schema was loading.
  const present = host.dashboard?.widgets[widget.id];
  if (!present || host.opening !== opening) {
    return;
  }
  const settings = ownElement(DashSettings, 'dash-settings');
  const draft = new SettingsDraft({
    widget: present,
    type,
    schema,
    writtenBy: (placed) => host.settings.registry.configVersionOf(placed),
    sources: host.settings.dataSources,
    loadOffers: problem ? undefined : offersOf(context, type.manifest),
    changed: () => settings.edited(),
  });
  settings.context = context;
  settings.draft = draft;
  settings.problem = problem;
  settings.own = ownSettings(host, type, schema, draft, settings);
  // The dialog closes itself when it is removed from the page.
  const stopWatching = whenLeft(host, () => settings.remove());
  const stop = watch(host, widget.id, present, (next) => settings.follow(next));
  await Promise.race([draft.offers.settled, wait(OFFERS_WAIT)]);
  if (host.opening === opening) {
    await new Promise<void>((resolve) => {
      settings.addEventListener('dash-settings-close', () => resolve(), { once: true });
      // Inside the element, so that it inherits the theme.
      host.root.append(settings);
    });
  }
  stopWatching();
  stop();
  draft.offers.dispose();
  settings.remove();
  giveFocusBack(host, widget.id, opener);
}

async function loadSchema(
  { manifest }: ResolvedWidgetType,
  timeout: number,
): Promise<{ schema: JsonSchema; problem: string }> {
  const { configSchema = {} } = manifest;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const seconds = Math.round(timeout / 100) / 10;
    timer = setTimeout(() => reject(new Error(strings.ownTimeout(seconds))), timeout);
  });
  try {
    const given = typeof configSchema === 'function' ? configSchema() : configSchema;
    return { schema: readSchema(await Promise.race([given, late])), problem: '' };
  } catch (error) {
    // Without its schema, the config can still be edited as JSON.
    const schema = { type: 'object', additionalProperties: true };
    return { schema, problem: strings.schemaFailed(reasonOf(error)) };
  } finally {
    clearTimeout(timer);
  }
}

function wait(time: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, time));
}

/**
 * Returns the function that loads the type's schema with the choices of this host, if the type has
 * one.
 */
function offersOf(
  { controller }: EditContext,
  { configSchema }: WidgetManifest,
): LoadOffers | undefined {
  if (typeof configSchema !== 'function') {
    return undefined;
  }
  return async (asked) => {
    const { shared } = controller;
    const { role, tier } = shared;
    const data = lazyDataClient(() => ({ ...shared, isNear: true, signal: asked.signal }));
    return readSchema(await configSchema({ ...asked, role, tier, data }));
  };
}

/** Creates the settings element of the type, if it has one. */
function ownSettings(
  { element, settings: page }: DashboardHost,
  { manifest }: ResolvedWidgetType,
  schema: JsonSchema,
  draft: SettingsDraft,
  settings: DashSettings,
): OwnSettings | undefined {
  if (!manifest.settings || draft.migrationFault) {
    return undefined;
  }
  const { widget } = draft;
  const { defaultConfig = {} } = manifest;
  const validate = schemaFault(schema) ? undefined : compileSchema(schema, manifest.type);
  draft.ownConfig = widget.config;
  return new OwnSettings(
    manifest,
    page.registry,
    widget.config,
    {
      widgetId: widget.id,
      title: widget.title,
      locale: localeOf(element, page.context.locale),
      defaultConfig,
      ...(manifest.configSchema && { schema }),
      dataSources: Object.entries(page.dataSources).map(([name, { title = name }]) => ({
        name,
        title,
      })),
    },
    (config) => validate?.({ ...defaultConfig, ...config }) ?? [],
    {
      ready: () => settings.requestUpdate(),
      changed: (config, faults) => {
        draft.ownConfig = config;
        draft.ownFaults = faults;
        settings.edited();
      },
      failed: () => {
        draft.useForm();
        settings.edited();
      },
    },
  );
}

/** Calls `changed` whenever the widget is another object, by any edit. */
function watch(
  host: DashboardHost,
  id: WidgetId,
  widget: Widget,
  changed: (widget: Widget | undefined) => void,
): () => void {
  let last: Widget | undefined = widget;
  const controller: ReactiveController = {
    hostUpdated() {
      const next = host.dashboard?.widgets[id];
      if (next !== last) {
        last = next;
        changed(next);
      }
    },
  };
  host.element.addController(controller);
  return () => host.element.removeController(controller);
}

/**
 * Focuses the element that opened the dialog; if that is gone, such as an item of a menu, the
 * widget.
 */
function giveFocusBack({ root }: DashboardHost, id: WidgetId, opener: Element | null): void {
  const isLost = () => [null, document.body].includes(focusedElement());
  // The browser has mostly restored the focus already, and the user may have moved it since.
  if (isLost() && opener instanceof HTMLElement && opener.isConnected) {
    opener.focus();
  }
  if (!isLost()) {
    return;
  }
  const chrome = root.querySelector(`.item[data-widget-id="${CSS.escape(id)}"] > .chrome`);
  chrome?.shadowRoot?.querySelector<HTMLElement>('[data-action="settings"], button')?.focus();
}
