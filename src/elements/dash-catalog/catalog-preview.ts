import type { SourceFunction } from '../../data/types.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import { createWidget } from '../../model/index.js';
import { readJson } from '../../model/parse/json.js';
import { isJsonObject } from '../../model/record.js';
import type { WidgetManifest, WidgetSample } from '../../registry/types/index.js';
import type { DashboardHost, DashboardSettings } from '../host/dashboard-host.js';
import type { SharedContext } from '../mount/live-context.js';
import { SharedSizeObserver } from '../mount/shared-size-observer.js';
import { previewHost } from '../mount/preview-host.js';
import { WidgetMount } from '../mount/widget-mount.js';
import { DashWidget } from '../dash-widget/dash-widget.js';
import { ownElement } from '../shared/define-element.js';

/**
 * Width of a column of the preview, gap included, in CSS pixels; rows are as high as on the board.
 */
const COLUMN = 100;

/** The name of the source that gives a preview its sample data. */
const SAMPLE_SOURCE = 'sample';

/** Milliseconds after which the preview is shown without its sample. */
const SAMPLE_TIME = 5000;

function staticSample(data: JsonValue = null): SourceFunction {
  return () => Promise.resolve(data);
}

async function sampleOf({ sample }: WidgetManifest): Promise<WidgetSample | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, SAMPLE_TIME));
  const given = await Promise.race([typeof sample === 'function' ? sample() : sample, late]);
  // It is a third party's; what is no sample is refused.
  const { config, data } = given ?? {};
  return {
    ...(isJsonObject(config) && { config: readJson(config, 'invalid-config') as JsonObject }),
    ...(data !== undefined && { data: readJson(data, 'invalid-value') }),
  };
}

/** Tells if a new widget names a source of this host, so that real data can be shown. */
function hasSource(
  { dataSources }: DashboardSettings,
  { defaultConfig = {}, preset = {} }: WidgetManifest,
): boolean {
  const { source } = { ...defaultConfig, ...preset.config, ...preset.query };
  return typeof source === 'string' && Object.hasOwn(dataSources, source);
}

/**
 * The live preview of a type: a real widget with its default config, or with its sample, in its
 * default size, scaled down to fit into `box`. Nothing that it does reaches the dashboard; a
 * failure is shown in its own chrome.
 */
export class CatalogPreview {
  readonly #sizes = new SharedSizeObserver();
  readonly #host: DashboardHost;
  readonly #shared: SharedContext;
  readonly #box: HTMLElement;
  #mount: WidgetMount | undefined;
  #isOver = false;

  /** `shared` is the context of the board's widgets. */
  constructor(
    host: DashboardHost,
    shared: SharedContext,
    box: HTMLElement,
    manifest: WidgetManifest,
  ) {
    this.#host = host;
    this.#shared = shared;
    this.#box = box;
    void this.#show(manifest);
  }

  dispose(): void {
    this.#isOver = true;
    this.#mount?.dispose();
    this.#mount?.chrome.remove();
    this.#sizes.disconnect();
  }

  async #show(manifest: WidgetManifest): Promise<void> {
    let sample: WidgetSample | undefined;
    if (!hasSource(this.#host.settings, manifest)) {
      // Without a sample the widget shows the state of a new one.
      sample = await sampleOf(manifest).catch(() => undefined);
    }
    const resolved = this.#host.settings.registry.resolve(manifest.type);
    if (this.#isOver || !resolved) {
      return;
    }
    const { defaultSize: size } = resolved;
    const chrome = ownElement(DashWidget, 'dash-widget');
    chrome.className = 'chrome';
    chrome.compact = size.h === 1;
    chrome.inert = true;
    this.#scale(chrome, size.w, size.h);
    this.#box.replaceChildren(chrome);
    const query: JsonObject = { source: SAMPLE_SOURCE };
    const widget = createWidget({
      type: manifest.type,
      title: manifest.defaultTitle ?? manifest.name,
      config: { ...manifest.preset?.config, ...sample?.config },
      ...(manifest.preset?.query && { query: manifest.preset.query }),
      ...(sample?.data !== undefined && { query }),
    });
    const shared: SharedContext = {
      ...this.#shared,
      mode: 'preview',
      // The preview is always in sight.
      isNear: true,
      sources: { ...this.#shared.sources, [SAMPLE_SOURCE]: staticSample(sample?.data) },
    };
    const { registry } = this.#host.settings;
    const host = previewHost(registry, shared, this.#sizes);
    this.#mount = new WidgetMount(host, chrome, widget, size, false);
  }

  #scale(chrome: DashWidget, columns: number, rows: number): void {
    const { rowHeight, gap } = this.#host.settings;
    const width = columns * COLUMN - gap;
    const height = rows * (rowHeight + gap) - gap;
    const { clientWidth, clientHeight } = this.#box;
    const scale = Math.min(1, clientWidth / width, clientHeight / height);
    const { style } = chrome;
    style.width = `${width}px`;
    style.height = `${height}px`;
    // From the middle, which is the same in both writing directions.
    style.transform = `translate(-50%, -50%) scale(${scale})`;
  }
}
