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

/** What the gallery knows of the built-in types, in order. */
export const stories: readonly Story[] = [...found].sort(
  (one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type),
);

function mapStories(read: (story: Story) => JsonValue): JsonObject {
  return Object.fromEntries(stories.map((story) => [story.type, read(story)]));
}

function dataOf({ answers }: Story): JsonValue {
  return Object.fromEntries(Object.entries(answers).map(([name, { data }]) => [name, data]));
}

/** A wait that a person notices, as a backend would need it. */
const WORK = 1200;

/** The quick actions of the gallery do nothing but take their time, and tell. */
function execute(request: JsonObject): Promise<JsonValue> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ message: `Done: ${String(request['action'])}.` }), WORK);
  });
}

const silent: DataSource = { title: 'Never answers', fetch: () => new Promise(() => undefined) };

const failing: DataSource = {
  title: 'Fails',
  // With a status that nobody would try again.
  fetch: () =>
    Promise.reject(
      Object.assign(new Error('The report server refused: sign in again.'), { status: 403 }),
    ),
};

/** The sources of the gallery: one that answers as it should, and four that do not. */
export const sources: DataSources = {
  answers: Object.assign(staticSource(mapStories(dataOf)), { title: 'Answers', execute }),
  nothing: staticSource(mapStories(({ empty = null }) => empty)),
  silent,
  failing,
  other: staticSource({ page: 1, message: 'See the next page.' }),
};
