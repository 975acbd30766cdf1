import type { FilterOptions } from 'dash-grid';

/** The busiest airports; the others can be chosen by a click on a bar. */
const AIRPORTS: Readonly<Record<string, string>> = {
  ORD: 'Chicago (ORD)',
  DFW: 'Dallas (DFW)',
  ATL: 'Atlanta (ATL)',
  LAX: 'Los Angeles (LAX)',
  PHX: 'Phoenix (PHX)',
  STL: 'St. Louis (STL)',
  LAS: 'Las Vegas (LAS)',
  DEN: 'Denver (DEN)',
};

function airport(title: string) {
  return {
    title,
    oneOf: Object.entries(AIRPORTS).map(([code, name]) => ({ const: code, title: name })),
  };
}

/** The filters of this page. The data is of 2001, so there are no time ranges that end today. */
export const filters: FilterOptions = {
  variables: { origin: airport('Origin'), destination: airport('Destination') },
  timeRanges: [],
};
