/** The texts of the bar of variables and time range. */
export const filterStrings = {
  filters: 'Filters',
  timeRange: 'Time range',
  anyTime: 'Any time',
  last: (length: string) => `Last ${length}`,
  customRange: 'Custom…',
  from: 'From',
  to: 'To',
  wrongOrder: 'The end must not lie before the start.',
  tooManyDigits: (kept: number) => `These are too many digits: it would become ${kept}.`,
  all: 'All',
  yes: 'Yes',
  no: 'No',
  clear: (name: string, value: string) => `Clear ${name}: ${value}`,
  reset: 'Reset filters',
} as const;
