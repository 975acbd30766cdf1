import type { JsonObject } from '../../model/json.js';
import type { JsonSchema, SettingsHost } from '../../registry/types/index.js';
import { defaultConfigs } from '../defaults.js';
import { normalizeConfig } from '../shared/data/normalize-config.js';
import { readQuery, resolveQuery } from '../shared/data/resolve-query.js';
import { isList } from '../shared/data/shape.js';
import { actionsFor, parseActions, SIGNS, SOURCE, type QuickAction } from './actions.js';
import { strings } from './action-strings.js';
import { schema } from './schema.js';

/** The schema of the config. With a host, the actions it offers this user become choices. */
export async function offeredSchema(host?: SettingsHost): Promise<JsonSchema> {
  if (!host) {
    return schema;
  }
  const { config } = normalizeConfig(host.config, defaultConfigs['quick-actions']);
  const query = readQuery(host.query) ?? resolveQuery(config, SOURCE)!;
  const answer = await host.data.fetch(query, host);
  const offered = actionsFor(parseActions(answer), host).map(choiceOf);
  const missing = [config['actions']]
    .filter(isList)
    .flat()
    .filter((id) => !offered.some((choice) => choice['const'] === id))
    .map((id) => ({ const: id, title: String(id), description: strings.actionNotOffered }));
  const choices = [...offered, ...new Map(missing.map((one) => [one.const, one])).values()];
  const { properties } = schema as { properties: Record<string, JsonObject> };
  return {
    ...schema,
    properties: {
      ...properties,
      actions: {
        ...properties['actions'],
        description: strings.actionsHint,
        format: 'ordered',
        items: choices.length > 0 ? { oneOf: choices } : { enum: [] },
      },
    },
  };
}

function choiceOf({ id, name, description, icon, actionType }: QuickAction): JsonObject {
  return {
    const: id,
    title: name,
    description,
    icon: icon || SIGNS[actionType],
  };
}
