/** A flight that was flown; cancelled ones are not in the data. */
export interface Flight {
  /** The actual departure, airport-local time read as UTC, in milliseconds since the epoch. */
  readonly departure: number;
  /** Minutes behind the scheduled arrival; negative when early. */
  readonly delay: number;
  readonly origin: string;
  readonly destination: string;
  /** Miles. */
  readonly distance: number;
}

/** One reported collision of an aircraft with wildlife. */
export interface Strike {
  readonly date: number;
  readonly phase: string;
  readonly size: string;
  readonly damage: string;
  readonly light: string;
}

interface Airport {
  readonly city: string;
  readonly state: string;
}

export interface Dataset {
  readonly firstDay: number;
  /** The start of the last day. */
  readonly lastDay: number;
  readonly flights: readonly Flight[];
  readonly strikes: readonly Strike[];
  readonly airports: ReadonlyMap<string, Airport>;
}

/** The file that `demo/data/trim.mjs` writes. */
interface PackedDataset {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly airports: Readonly<Record<string, readonly [city: string, state: string]>>;
  readonly flights: {
    readonly routes: ReadonlyArray<readonly [origin: string, destination: string, miles: number]>;
    readonly route: readonly number[];
    /** Minutes since the previous flight; the first entry counts from the first day. */
    readonly departure: readonly number[];
    readonly delay: readonly number[];
  };
  readonly strikes: ReadonlyArray<
    readonly [date: string, phase: string, size: string, damage: string, light: string]
  >;
}

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

function unpackFlights({ firstDay, flights }: PackedDataset): Flight[] {
  let departure = Date.parse(firstDay);
  return flights.route.map((routeIndex, index) => {
    const [origin, destination, distance] = flights.routes[routeIndex] ?? ['', '', 0];
    departure += (flights.departure[index] ?? 0) * MINUTE;
    return { departure, delay: flights.delay[index] ?? 0, origin, destination, distance };
  });
}

/** Reads the data file into objects. */
export function unpackDataset(packed: PackedDataset): Dataset {
  return {
    firstDay: Date.parse(packed.firstDay),
    lastDay: Date.parse(packed.lastDay),
    flights: unpackFlights(packed),
    strikes: packed.strikes.map(([date, phase, size, damage, light]) => ({
      date: Date.parse(date),
      phase,
      size,
      damage,
      light,
    })),
    airports: new Map(
      Object.entries(packed.airports).map(([code, [city, state]]) => [code, { city, state }]),
    ),
  };
}

let loading: Promise<Dataset> | undefined;

/** Loads the data with the first request. After a failure the next request tries again. */
export function loadDataset(): Promise<Dataset> {
  loading ??= fetch(new URL('data/flights.json', document.baseURI))
    .then(async (response) => {
      if (!response.ok) {
        throw new Error(`The demo's data did not load (HTTP ${response.status}).`);
      }
      return unpackDataset((await response.json()) as PackedDataset);
    })
    .catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
  return loading;
}
