import { readFile } from 'node:fs/promises';

/**
 * Makes the demo's data file from the `vega-datasets` package: the same facts, packed as columns,
 * so that 20,000 flights are a download of about 90 kB.
 */

const FIRST_DAY = '2001-01-01';
const LAST_DAY = '2001-03-31';
const MINUTE = 60_000;

// The package exports only its entry; its data is in the folder beside that.
const entry = import.meta.resolve('vega-datasets');
function dataFile(name) {
  return readFile(new URL(`../data/${name}`, entry), 'utf8');
}

/** Parses a CSV file, whose quoted fields hold no line breaks, into objects. */
function parseCsv(text) {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const keys = splitLine(header);
  return lines.map((line) => {
    const fields = splitLine(line);
    return Object.fromEntries(keys.map((key, index) => [key, fields[index] ?? '']));
  });
}

function splitLine(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );
}

function utc(text) {
  return Date.parse(`${text.replaceAll('/', '-').replace(' ', 'T')}Z`);
}

/** Makes an index that numbers distinct keys in the order in which they appear. */
function createIndex() {
  const places = new Map();
  const entries = [];
  return {
    entries,
    place(key, entry) {
      if (!places.has(key)) {
        places.set(key, entries.push(entry) - 1);
      }
      return places.get(key);
    },
  };
}

function packFlights(flights) {
  const routes = createIndex();
  const packed = { routes: routes.entries, route: [], departure: [], delay: [] };
  let before = utc(FIRST_DAY);
  for (const { date, delay, distance, origin, destination } of flights) {
    const departure = utc(date);
    packed.departure.push((departure - before) / MINUTE);
    packed.delay.push(delay);
    packed.route.push(
      routes.place(`${origin} ${destination} ${distance}`, [origin, destination, distance]),
    );
    before = departure;
  }
  return packed;
}

function packAirports(airports, codes) {
  return Object.fromEntries(
    airports
      .filter(({ iata }) => codes.has(iata))
      .map(({ iata, city, state }) => [iata, [city, state]]),
  );
}

function packStrikes(strikes) {
  return strikes
    .filter((strike) => {
      const date = strike['Flight Date'];
      return date >= FIRST_DAY && date <= LAST_DAY;
    })
    .map((strike) => [
      strike['Flight Date'],
      strike['Phase of flight'],
      strike['Wildlife Size'],
      strike['Effect Amount of damage'],
      strike['Time of day'],
    ]);
}

/** Returns the data file of the demo as a JSON text. */
export async function trimData() {
  const [flights, airports, strikes] = await Promise.all([
    dataFile('flights-20k.json').then(JSON.parse),
    dataFile('airports.csv').then(parseCsv),
    dataFile('birdstrikes.csv').then(parseCsv),
  ]);
  const codes = new Set(flights.flatMap(({ origin, destination }) => [origin, destination]));
  return JSON.stringify({
    firstDay: FIRST_DAY,
    lastDay: LAST_DAY,
    airports: packAirports(airports, codes),
    flights: packFlights([...flights].sort((one, other) => (one.date < other.date ? -1 : 1))),
    strikes: packStrikes(strikes),
  });
}
