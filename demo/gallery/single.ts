import type { DashGrid } from 'dash-grid';
import { widgetRegistry } from 'dash-grid/registry';
import { stories } from './answers.js';
import { createBoard, sizeNames, stateNames, STATES } from './boards.js';
import { createGrid } from './section.js';

function oneOf<Name extends string>(
  parameter: string,
  value: string,
  known: readonly Name[],
): Name {
  const found = known.find((name) => name === value);
  if (found === undefined) {
    throw new Error(`“${parameter}” can’t be “${value}”. It can be: ${known.join(', ')}.`);
  }
  return found;
}

/**
 * Shows the one widget that an address describes: `?type=gauge&state=data&size=min&answer=range`.
 * Only the type, by its name or an alias, is required.
 */
export function createSingle(parameters: URLSearchParams): DashGrid {
  const named = parameters.get('type') ?? '';
  const type = widgetRegistry.resolve(named)?.manifest.type ?? named;
  const story = stories.find((one) => one.type === type);
  const resolved = widgetRegistry.resolve(type);
  if (!story || !resolved) {
    const known = stories.filter((one) => widgetRegistry.resolve(one.type)).map((one) => one.type);
    oneOf('type', named, known);
    throw new Error(`The gallery has nothing to show of “${named}”.`);
  }
  const state = oneOf('state', parameters.get('state') ?? 'data', stateNames);
  const size = oneOf('size', parameters.get('size') ?? 'default', sizeNames);
  const answers = Object.keys(story.answers);
  const answer = oneOf('answer', parameters.get('answer') ?? answers[0] ?? '', answers);
  const title = parameters.get('title') ?? (state === 'data' ? story.title : STATES[state]);
  const scene = { story, resolved, state, size, answer };
  return createGrid(createBoard(`gallery-${type}`, [[type, title, scene]]), title);
}
