import type { MountedWidget } from '../mount-widget.js';
import { axeOf } from './load-axe.js';
import type { Axe, Check, ContractOptions } from './types.js';

/** Rules that only a whole page can fulfil. */
const OF_PAGES = [
  'region',
  'landmark-one-main',
  'page-has-heading-one',
  'bypass',
  'document-title',
];

/** Rules of WCAG 2.2 AA that are off by default in axe. */
const MORE = ['target-size'];

/** Finds axe; undefined if the project does not have it. */
export async function findAxe({ axe }: ContractOptions): Promise<Axe | undefined> {
  if (axe) {
    return axeOf(typeof axe === 'function' ? await axe() : axe);
  }
  const present = axeOf(undefined);
  if (present) {
    return present;
  }
  // The bundler may have left this module out.
  const module = await import('./load-axe.js').catch(() => undefined);
  return module?.loadAxe();
}

/** Checks that axe finds nothing, in the light and in the dark theme. */
export const checkAccessibility: Check = async ({ mount, fail, options }) => {
  const axe = await findAxe(options);
  if (!axe) {
    return;
  }
  const told = new Set<string>();
  for (const theme of ['light', 'dark'] as const) {
    const widget = await mount({ theme });
    for (const { id, help, html } of await violations(axe, widget)) {
      const message = `axe: ${help} (${id}), for example ${html}`;
      if (!told.has(message)) {
        fail(theme === 'dark' ? `${message}, in the dark` : message);
      }
      told.add(message);
    }
    widget.unmount();
  }
};

async function violations(axe: Axe, { box }: MountedWidget) {
  const rules = Object.fromEntries([
    ...OF_PAGES.map((rule) => [rule, { enabled: false }]),
    ...MORE.map((rule) => [rule, { enabled: true }]),
  ]);
  const result = await axe.run(box, { rules, resultTypes: ['violations'] });
  return result.violations.map(({ id, help, nodes }) => ({
    id,
    help,
    html: nodes[0]?.html.slice(0, 120) ?? '',
  }));
}
