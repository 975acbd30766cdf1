import { DashError } from 'dash-grid/model';
import { fromUrl, WidgetRegistry, type WidgetManifest } from 'dash-grid/registry';
import { diagnose, Fault, watchPolicy } from './diagnose.js';

/** The most milliseconds that a module may take to load. */
const TIMEOUT = 15_000;

type Module = Readonly<Record<string, unknown>>;

/**
 * The number of imports of each address: the browser imports a known module again only under a
 * different address.
 */
const attempts = new Map<string, number>();

function parseAddress(input: string): URL {
  const text = input.trim();
  if (text === '') {
    throw new Fault('Type the address of a widget’s module.');
  }
  if (!URL.canParse(text, document.baseURI)) {
    throw new Fault(
      `“${text}” is not an address. It must be one such as https://example.com/widget.js.`,
    );
  }
  const url = new URL(text, document.baseURI);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new Fault(
      `An address must start with https: or http:, and this one starts with ${url.protocol}`,
    );
  }
  return url;
}

async function importModule(url: URL): Promise<Module> {
  const attempt = (attempts.get(url.href) ?? 0) + 1;
  attempts.set(url.href, attempt);
  const policy = watchPolicy();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const text = `${url.href} did not load within ${TIMEOUT / 1000} s. Is the server there?`;
    timer = setTimeout(() => reject(new Fault(text)), TIMEOUT);
  });
  try {
    return (await Promise.race([fromUrl(url)({ attempt }), late])) as unknown as Module;
  } catch (error) {
    throw error instanceof Fault ? error : await diagnose(url, error, policy);
  } finally {
    clearTimeout(timer);
    policy.stop();
  }
}

function isClass(value: unknown): boolean {
  return typeof value === 'function' && value.prototype instanceof HTMLElement;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * Finds the manifest: `npx dash-grid new` builds export it by name, and the class as the default.
 */
function manifestOf(module: Module, url: URL): WidgetManifest {
  const { default: main, manifest = main } = module;
  if (isObject(manifest)) {
    const found = manifest as WidgetManifest;
    // Loading by address allows retries, and attributes late errors to the widget.
    return isClass(main) ? { ...found, load: fromUrl(url) } : found;
  }
  if (isClass(main)) {
    throw new Fault(
      'The module exports the widget’s class, but no manifest. Add: export const manifest = {type, version, apiVersion: 1, name, …}.',
    );
  }
  const names = Object.keys(module);
  const found = names.length > 0 ? `It exports only ${names.join(', ')}.` : 'It exports nothing.';
  throw new Fault(
    `The module exports no manifest. ${found} It needs: export const manifest = {…}, and the class as its default.`,
  );
}

/** The address from which each widget type of this page came. */
const origins = new Map<string, string>();

function refuseTaken({ type, version }: WidgetManifest, url: URL, registry: WidgetRegistry): void {
  if (!registry.resolve(type, version)) {
    return;
  }
  if (origins.get(`${type} ${version}`) === url.href) {
    return;
  }
  throw new Fault(
    `This page has “${type}” ${version} already. Give the widget another type, or a higher version.`,
  );
}

/**
 * Registers the widget type that the module at an address describes, after loading its code once as
 * a test. The same address again replaces the type by its newest version.
 *
 * @throws Fault with a message for people; nothing is registered then.
 */
export async function registerFromUrl(
  input: string,
  registry: WidgetRegistry,
): Promise<WidgetManifest> {
  const url = parseAddress(input);
  const manifest = manifestOf(await importModule(url), url);
  const trial = new WidgetRegistry();
  try {
    trial.register(manifest);
    refuseTaken(manifest, url, registry);
    await trial.load(trial.resolve(manifest.type)!);
  } catch (error) {
    throw error instanceof DashError ? new Fault(error.message) : error;
  }
  registry.register(manifest);
  origins.set(`${manifest.type} ${manifest.version}`, url.href);
  return manifest;
}
