import { DAY, type Flight } from './dataset.js';
import { unknownValue } from './problem.js';

export interface Group<Item> {
  readonly label: string;
  readonly items: readonly Item[];
}

interface Dimension {
  /** The label of the group that a flight belongs to. */
  readonly labelOf: (flight: Flight) => string;
  /** All labels in their natural order; without it, the biggest group comes first. */
  readonly labels?: readonly string[];
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DISTANCES = ['< 250 mi', '250–499', '500–999', '1,000+', '1,500+', '2,000+'];
const DISTANCE_ENDS = [250, 500, 1000, 1500, 2000];

// Too few flights leave between midnight and five o'clock for a meaningful share.
const HOURS = Array.from({ length: 19 }, (_, index) => `${String(index + 5).padStart(2, '0')}:00`);

const DIMENSIONS: ReadonlyMap<string, Dimension> = new Map<string, Dimension>([
  ['origin', { labelOf: ({ origin }) => origin }],
  ['destination', { labelOf: ({ destination }) => destination }],
  [
    'hour',
    {
      labels: HOURS,
      labelOf: ({ departure }) => `${new Date(departure).toISOString().slice(11, 13)}:00`,
    },
  ],
  [
    'weekday',
    {
      labels: WEEKDAYS,
      labelOf: ({ departure }) => WEEKDAYS[(new Date(departure).getUTCDay() + 6) % 7] ?? '',
    },
  ],
  [
    'distance',
    {
      labels: DISTANCES,
      labelOf: ({ distance }) => {
        const place = DISTANCE_ENDS.findIndex((end) => distance < end);
        return DISTANCES[place < 0 ? DISTANCE_ENDS.length : place] ?? '';
      },
    },
  ],
]);

/** Groups items by their label, in the order in which the labels appear. */
export function groupBy<Item>(
  items: readonly Item[],
  labelOf: (item: Item) => string,
): Array<Group<Item>> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const label = labelOf(item);
    const group = groups.get(label);
    if (group) {
      group.push(item);
    } else {
      groups.set(label, [item]);
    }
  }
  return [...groups].map(([label, members]) => ({ label, items: members }));
}

/** Groups flights by a dimension that a request names. */
export function groupFlights(
  flights: readonly Flight[],
  dimensionName: string,
): ReadonlyArray<Group<Flight>> {
  const dimension = DIMENSIONS.get(dimensionName);
  if (!dimension) {
    throw unknownValue('by', dimensionName, DIMENSIONS.keys());
  }
  const groups = groupBy(flights, dimension.labelOf);
  if (!dimension.labels) {
    return groups.sort((one, other) => other.items.length - one.items.length);
  }
  const items = new Map(groups.map((group) => [group.label, group.items]));
  return dimension.labels.map((label) => ({ label, items: items.get(label) ?? [] }));
}

const STEPS: ReadonlyMap<string, number> = new Map([
  ['day', DAY],
  ['week', 7 * DAY],
]);

/** Splits a period into days or weeks; the label of each is the date of its first day. */
export function groupByTime(
  flights: readonly Flight[],
  { from, to }: { from: number; to: number },
  stepName: string,
): ReadonlyArray<Group<Flight>> {
  const step = STEPS.get(stepName);
  if (step === undefined) {
    throw unknownValue('every', stepName, STEPS.keys());
  }
  const slots: Array<{ label: string; items: Flight[] }> = [];
  for (let start = from; start < to; start += step) {
    slots.push({ label: new Date(start).toISOString().slice(0, 10), items: [] });
  }
  for (const flight of flights) {
    slots[Math.floor((flight.departure - from) / step)]?.items.push(flight);
  }
  return slots;
}
