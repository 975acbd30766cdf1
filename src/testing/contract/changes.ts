import type { JsonObject, JsonValue } from '../../model/json.js';
import { countNodes, fingerprint } from '../fingerprint.js';
import type { ContextFields } from '../harness-context.js';
import type { MountedWidget } from '../mount-widget.js';
import { pixelSize } from '../widget-box.js';
import type { Check, Subject } from './types.js';

/** Checks that the widget fits in every size that its manifest allows, and follows a resize. */
export const checkSize: Check = async ({ mount, fail, widget: { type } }) => {
  const { minW, minH, maxW, maxH } = type.limits;
  const sizes = [type.defaultSize, { w: minW, h: minH }, { w: maxW, h: maxH }, type.defaultSize];
  const widget = await mount();
  const told = new Set<string>();
  for (const size of sizes) {
    const { width, height } = pixelSize(size);
    await widget.resize(size);
    const where = `At ${size.w}×${size.h} (${width}×${height} CSS pixels)`;
    const cut = cutOff(widget);
    if (cut && !told.has(where)) {
      fail(`${where} ${cut} Let it scroll or adapt, or raise size.min.`);
    }
    told.add(where);
  }
};

function cutOff({ element, box, status }: MountedWidget): string | undefined {
  // In other states the dashboard's frame covers the widget.
  if (status !== 'ready' && status !== 'stale') {
    return undefined;
  }
  const { overflowX, overflowY } = getComputedStyle(element);
  const scrolls = (value: string) => value === 'auto' || value === 'scroll';
  if (!scrolls(overflowX) && element.scrollWidth > box.clientWidth + 1) {
    return `its content is ${element.scrollWidth} wide and is cut off.`;
  }
  if (!scrolls(overflowY) && element.scrollHeight > box.clientHeight + 1) {
    return `its content is ${element.scrollHeight} high and is cut off.`;
  }
  return undefined;
}

/** Checks that a new config shows at once, exactly as if the widget had started with it. */
export const checkConfig: Check = async (subject) => {
  const { mount, fail, options } = subject;
  const config = options.config ?? {};
  const widget = await mount();
  const [look, nodes] = [fingerprint(widget.element), countNodes(widget.element)];
  const isSteady = fingerprint((await mount()).element) === look;
  for (let time = 0; time < 3; time++) {
    await widget.setConfig(config);
  }
  if (countNodes(widget.element) > nodes) {
    fail(
      'The same config again adds elements. Replace what is there: it is set whenever the settings are saved.',
    );
  } else if (isSteady && fingerprint(widget.element) !== look) {
    fail('The same config again changes what is shown.');
  }
  for (const next of options.configs ?? variations(subject)) {
    await widget.setConfig(config);
    const fresh = await mount({ config: next });
    const before = fingerprint(widget.element);
    await widget.setConfig(next);
    const isOld = fingerprint(widget.element) === before;
    if (isSteady && isOld && before === look && fingerprint(fresh.element) !== look) {
      fail(
        `It still shows the old config when it is given ${JSON.stringify(next)}. Draw again in the setter of "config".`,
      );
    }
    fresh.unmount();
  }
};

/** Valid configs that each change one property of the schema. */
function variations({ widget: { type, loaded }, options }: Subject): JsonObject[] {
  const { configSchema, defaultConfig } = type.manifest;
  if (!configSchema || typeof configSchema === 'function') {
    return [];
  }
  const base = { ...defaultConfig, ...options.config };
  const properties = Object.entries((configSchema['properties'] ?? {}) as JsonObject);
  return properties
    .flatMap(([key, schema]) => {
      const value = otherValue(base[key], schema as JsonObject);
      return value === undefined ? [] : [{ ...options.config, [key]: value }];
    })
    .filter((config) => loaded.validate({ ...base, ...config }).length === 0);
}

function otherValue(value: JsonValue | undefined, schema: JsonObject): JsonValue | undefined {
  const choices = schema['enum'];
  if (Array.isArray(choices)) {
    return choices.find((choice) => choice !== value) as JsonValue;
  }
  switch (schema['type']) {
    case 'boolean':
      return !value;
    case 'string':
      return `${typeof value === 'string' ? value : ''} Other`.trim();
    case 'number':
    case 'integer': {
      const number = Number(value ?? schema['minimum'] ?? 0);
      return number + 1 <= Number(schema['maximum'] ?? Infinity) ? number + 1 : number - 1;
    }
    default:
      return undefined;
  }
}

const CHANGES: readonly ContextFields[] = [
  { locale: 'de-DE' },
  { timeZone: 'Asia/Tokyo' },
  { theme: 'dark' },
  { title: 'Another title' },
  { mode: 'edit' },
];

/** Checks that changes of locale, theme and other context fields show where they matter. */
export const checkContext: Check = async ({ mount, fail }) => {
  const look = fingerprint((await mount()).element);
  for (const fields of CHANGES) {
    const widget = await mount();
    const fresh = await mount(fields as object);
    const before = fingerprint(widget.element);
    await widget.setContext(fields);
    const isOld = fingerprint(widget.element) === before;
    if (isOld && before === look && fingerprint(fresh.element) !== look) {
      const [key] = Object.keys(fields);
      fail(
        `When context.${key} changes, it shows what it showed before. Draw again in a listener of context.subscribe.`,
      );
    }
    widget.unmount();
    fresh.unmount();
  }
};
