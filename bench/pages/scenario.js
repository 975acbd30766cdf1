/**
 * The scenario that all rivals show and perform: the same cards, the same layouts, the same page.
 * It is seeded, so that two runs on two machines measure the same boards.
 */

export const COLUMNS = 12;
/**
 * CSS pixels: the height of a row, and the gap between cards. A row begins every ROW_HEIGHT + GAP.
 */
export const ROW_HEIGHT = 80;
export const GAP = 16;
export const PITCH = ROW_HEIGHT + GAP;

const NAMES = [
  'Orders',
  'Revenue',
  'Visitors',
  'Latency',
  'Refunds',
  'Devices',
  'Tickets',
  'Uptime',
];
const PLACES = ['Berlin', 'Lagos', 'Lima', 'Osaka', 'Perth', 'Quito', 'Turin'];
const PERIODS = ['last 24 hours', 'this week', 'this month', 'since January'];
const SIZES = [
  [2, 2],
  [3, 2],
  [4, 2],
  [3, 3],
  [4, 3],
  [6, 3],
];

/** A small seeded generator (mulberry32) of numbers in [0, 1). */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function once(make) {
  const made = new Map();
  return (...values) => {
    const key = values.join();
    if (!made.has(key)) {
      made.set(key, make(...values));
    }
    return made.get(key);
  };
}

function makeCard(index) {
  const random = generator(index + 1);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return {
    id: `w${index}`,
    title: `${pick(NAMES)} in ${pick(PLACES)}`,
    value: Math.floor(random() * 100000).toLocaleString('en'),
    label: pick(PERIODS),
  };
}

/** The text of card `index`. */
export const card = once(makeCard);

export function cards(count) {
  return Array.from({ length: count }, (_, index) => card(index));
}

function makeLayout(count, variant) {
  const random = generator(1000 * (variant + 1) + count);
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  const skyline = new Array(COLUMNS).fill(0);
  const rects = {};
  for (const index of order) {
    const [w, h] = SIZES[Math.floor(random() * SIZES.length)];
    let best = { x: 0, y: Infinity };
    for (let x = 0; x + w <= COLUMNS; x++) {
      const y = Math.max(...skyline.slice(x, x + w));
      if (y < best.y) {
        best = { x, y };
      }
    }
    rects[`w${index}`] = { ...best, w, h };
    skyline.fill(best.y + h, best.x, best.x + w);
  }
  return rects;
}

const layoutOf = once(makeLayout);

/**
 * Layout `variant` of `count` cards: every card is supported by another one or the top edge, and
 * none overlap, so that no rival changes it on load. Different variants differ in nearly every
 * rectangle.
 */
export function layout(count, variant = 0) {
  return layoutOf(count, variant);
}

/** Makes the data of a board of `count` cards, so that no rival is charged for it. */
export function stage(count) {
  cards(count + 20);
  layout(count);
}

/** The ids of the cards in the first screen of the page. */
export function visibleIds(rects) {
  return Object.keys(rects).filter((id) => rects[id].y * PITCH < window.innerHeight);
}

/** Settles when the next frame has been painted. */
export function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
