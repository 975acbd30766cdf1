import { staticSource, type DataSource, type DataSources } from 'dash-grid/data';
import type { JsonObject, JsonValue } from 'dash-grid/model';
import { chartStories } from './chart-stories.js';
import { listStories } from './list-stories.js';
import { numberStories } from './number-stories.js';
import { otherStories } from './other-stories.js';
import type { Story } from './story.js';

/** The order in which the gallery shows the types. */
const ORDER = [
  'kpi-tile',
  'trend-stat',
  'line-chart',
  'bar-chart',
  'pie-chart',
  'status-donut',
  'gauge',
  'table',
  'alert-feed',
  'count-breakdown',
  'health-score',
  'activity-timeline',
  'recent-items',
  'quick-actions',
  'note',
];

const found = [...numberStories, ...chartStories, ...listStories, ...otherStories];

/** The stories of the built-in types, in order. */
export const stories: readonly Story[] = [...found].sort(
  (one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type),
);

function mapStories(read: (story: Story) => JsonValue): JsonObject {
  return Object.fromEntries(stories.map((story) => [story.type, read(story)]));
}

function dataOf({ answers }: Story): JsonValue {
  return Object.fromEntries(Object.entries(answers).map(([name, { data }]) => [name, data]));
}

/** Milliseconds of an action: long enough to see that it runs. */
const WORK = 1200;

/** Runs a quick action of the gallery, which only waits and then reports that it is done. */
function execute(request: JsonObject): Promise<JsonValue> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ message: `Done: ${String(request['action'])}.` }), WORK);
  });
}

const silent: DataSource = { title: 'Never answers', fetch: () => new Promise(() => undefined) };

const failing: DataSource = {
  title: 'Fails',
  // A status that is not retried.
  fetch: () =>
    Promise.reject(
      Object.assign(new Error('The report server refused: sign in again.'), { status: 403 }),
    ),
};

/** The sources of the gallery: one that answers correctly, and four that do not. */
export const sources: DataSources = {
  answers: Object.assign(staticSource(mapStories(dataOf)), { title: 'Answers', execute }),
  nothing: staticSource(mapStories(({ empty = null }) => empty)),
  silent,
  failing,
  other: staticSource({ page: 1, message: 'See the next page.' }),
};
