import { BASE_BREAKPOINT } from '../../../model/constants.js';
import { equalJson } from '../../../model/canonical.js';
import { DashError } from '../../../model/errors.js';
import { formatPointer } from '../../../model/format-pointer.js';
import { parsePointer } from '../../../model/pointer.js';
import type { Change, Dashboard, Patch, Widget } from '../../../model/types.js';
import type { PlainBackend } from './types.js';

/** Values that say nothing: a new widget may have them where the backend has no place. */
const EMPTY: Readonly<Record<string, readonly unknown[]>> = {
  description: [''],
  config: [{}],
  query: [{}],
  isVisible: [true],
};
/**
 * Fields that nobody has chosen for a new widget: those of the backend, the name of its type, its
 * release, and the last place in the order. Without a place for them the backend's are taken over.
 */
const OF_NO_USER = [
  'id',
  'type',
  'title',
  'order',
  'actions',
  'createdAt',
  'updatedAt',
  'configVersion',
];

/** The error for a change that the backend has no place for. */
export function unsupported(text: string, path?: string): DashError {
  return new DashError('unsupported-change', text, path === undefined ? {} : { path });
}

/** Refuses the changes of fields and layouts that are not among those that the backend keeps. */
function refusalOf(
  change: Change,
  { dashboard, widget, breakpoints }: PlainBackend['keeps'],
): DashError | undefined {
  switch (change.type) {
    case 'dashboard.update':
      return patchRefusal(change, dashboard, 'a dashboard');
    case 'widget.update':
      return patchRefusal(change, [...widget, 'configVersion'], 'a widget');
    case 'widget.add':
      return additionRefusal(change.widget, widget);
    case 'layout.set':
    case 'layout.clear':
      return [BASE_BREAKPOINT, ...breakpoints].includes(change.breakpoint)
        ? undefined
        : unsupported('This backend has one layout, and none for narrow screens.', '/breakpoint');
    default:
      return undefined;
  }
}

function patchRefusal(
  { set = {}, unset = [] }: Patch,
  kept: readonly string[],
  whose: string,
): DashError | undefined {
  const pointers = [
    ...Object.keys(set).map((pointer) => [pointer, formatPointer(['set', pointer])] as const),
    ...unset.map((pointer, index) => [pointer, `/unset/${index}`] as const),
  ];
  for (const [pointer, path] of pointers) {
    const field = parsePointer(pointer)[0] as string;
    if (!kept.includes(field)) {
      return noPlace(field, whose, path);
    }
  }
  return undefined;
}

function additionRefusal(widget: Widget, kept: readonly string[]): DashError | undefined {
  for (const [field, value] of Object.entries(widget)) {
    const says = !EMPTY[field]?.some((empty) => equalJson(empty, value));
    if (says && !kept.includes(field) && !OF_NO_USER.includes(field)) {
      return noPlace(field, 'a widget', formatPointer(['widget', field]));
    }
  }
  return undefined;
}

function noPlace(field: string, whose: string, path: string): DashError {
  return unsupported(`This backend has no place for the field "${field}" of ${whose}.`, path);
}

/** All that a backend refuses before it is made. */
export function refusalFor(
  { keeps, refusal, takesTypeOnce }: Pick<PlainBackend, 'keeps' | 'refusal' | 'takesTypeOnce'>,
  dashboard: Dashboard,
  change: Change,
): DashError | undefined {
  if (takesTypeOnce && change.type === 'widget.add') {
    const { type } = change.widget;
    if (Object.values(dashboard.widgets).some((widget) => widget.type === type)) {
      return unsupported('This backend takes each widget once, and this one is there already.');
    }
  }
  return refusalOf(change, keeps) ?? refusal?.(dashboard, change);
}
