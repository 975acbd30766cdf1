import type { JsonObject, JsonValue } from '../../model/json.js';
import { readEntries, type Entry } from '../shared/lists/entries.js';
import { isObject, unexpectedShape } from '../shared/data/shape.js';

type ActionType = 'link' | 'api' | 'form';

/** The source that lists and executes the actions, unless the config chooses another. */
export const SOURCE = 'quick-actions';

/** The icons of actions that have no known icon. */
export const SIGNS = { link: 'link', api: 'zap', form: 'form' } as const;

/** An action that the host offers. Its endpoint is known to the host's data source only. */
export interface QuickAction {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly icon: string;
  readonly actionType: ActionType;
  readonly targetUrl: string;
  /** The JSON Schema of the input. */
  readonly form: JsonObject | undefined;
  readonly color: string;
  readonly isEnabled: boolean;
  readonly sortOrder: number;
  readonly requiredRole: readonly string[];
  readonly requiredTier: readonly string[];
}

const EXPECTED =
  '[{id, name, actionType: link, api or form, targetUrl?, formConfig?, …}] or {actions: […]}';
const TYPES: readonly string[] = ['link', 'api', 'form'];

function readType(entry: Entry): ActionType {
  const type = entry.text('actionType').toLowerCase();
  if (TYPES.includes(type)) {
    return type as ActionType;
  }
  throw unexpectedShape('an actionType of link, api or form', entry.raw('actionType'), entry.path);
}

/** Reads the schema itself, or an object with the schema under `schema`. */
function readForm(entry: Entry): JsonObject | undefined {
  const config = entry.raw('formConfig');
  if (config === undefined) {
    return undefined;
  }
  if (!isObject(config)) {
    throw unexpectedShape('a JSON Schema', config, `${entry.path}/formConfig`);
  }
  const inner = config['schema'];
  return isObject(inner) ? inner : config;
}

/**
 * Reads the actions of an answer, in the order of `sortOrder`.
 * @throws DashError `unexpected-shape`
 */
export function parseActions(answer: JsonValue): readonly QuickAction[] {
  const actions = readEntries(answer, 'actions', EXPECTED, (entry, id) => ({
    id: entry.text('id') === '' ? entry.required('name') : id,
    name: entry.required('name'),
    description: entry.text('description'),
    icon: entry.text('icon'),
    actionType: readType(entry),
    targetUrl: entry.text('targetUrl'),
    form: readForm(entry),
    color: entry.text('color'),
    isEnabled: entry.flag('isEnabled') ?? true,
    sortOrder: entry.number('sortOrder') ?? 0,
    requiredRole: entry.texts('requiredRole'),
    requiredTier: entry.texts('requiredTier'),
  }));
  return [...actions].sort((a, b) => a.sortOrder - b.sortOrder);
}

/** True if nothing is required, or if the reader's role or tier is among the required ones. */
function allows(required: readonly string[], given: unknown): boolean {
  if (required.length === 0) {
    return true;
  }
  if (typeof given !== 'string') {
    return false;
  }
  return required.some((word) => word.toLowerCase() === given.toLowerCase());
}

/** The actions that this reader may see: enabled, and for the reader's role and tier. */
export function actionsFor(
  actions: readonly QuickAction[],
  { role, tier }: { readonly role?: string | undefined; readonly tier?: string | undefined },
): readonly QuickAction[] {
  return actions.filter(
    ({ isEnabled, requiredRole, requiredTier }) =>
      isEnabled && allows(requiredRole, role) && allows(requiredTier, tier),
  );
}

/** The actions with these ids, in the order of the ids; all actions if there are no ids. */
export function chosen(
  actions: readonly QuickAction[],
  ids: readonly string[],
): readonly QuickAction[] {
  if (ids.length === 0) {
    return actions;
  }
  const byId = new Map(actions.map((action) => [action.id, action]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}
