import type { FilterOptions } from 'dash-grid';

/** The busiest airports of the data; a click on a bar reaches the others, too. */
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

const airport = (title: string) => ({
  title,
  oneOf: Object.entries(AIRPORTS).map(([code, name]) => ({ const: code, title: name })),
});

/** What the bar of this page offers: the data is of 2001, so no lengths that end today. */
export const filters: FilterOptions = {
  variables: { origin: airport('Origin'), destination: airport('Destination') },
  timeRanges: [],
};
