/**
 * The lower bound: a page that a careful developer writes by hand. It has absolutely positioned
 * cards, one listener for the board, and one linear pass for every new layout of a gesture. It does
 * the same visible work as the others and nothing else: no saving, no undo, no keyboard.
 */
import { BenchChart, tally } from './chart.js';
import { addControls, buildCard } from './card.js';
import { card, cards, COLUMNS, layout, painted, PITCH } from './scenario.js';

const host = document.getElementById('host');
let board;
let items = new Map();
let rects = {};
let nextIndex = 0;
let isEditing = false;
let gesture;

function place(element, { x, y, w, h }) {
  const { style } = element;
  style.left = `${(x / COLUMNS) * 100}%`;
  style.top = `${y * PITCH}px`;
  style.width = `${(w / COLUMNS) * 100}%`;
  style.height = `${h * PITCH}px`;
}

function createItem(data, rect, chart) {
  const item = document.createElement('div');
  item.className = 'item';
  item.dataset.id = data.id;
  item.append(buildCard(data, chart));
  if (isEditing) {
    arm(item);
  }
  place(item, rect);
  items.set(data.id, item);
  return item;
}

function arm(item) {
  const corner = document.createElement('div');
  corner.className = 'corner';
  addControls(item.firstChild);
  item.append(corner);
}

function readingOrder(layoutRects) {
  return Object.keys(layoutRects).sort(
    (a, b) => layoutRects[a].y - layoutRects[b].y || layoutRects[a].x - layoutRects[b].x,
  );
}

/**
 * Compacts the cards, in this order, onto the skyline: no overlap, no gap above a card, one pass.
 */
function compact(order, from) {
  const skyline = new Int32Array(COLUMNS);
  const result = {};
  for (const id of order) {
    const { x, w, h } = from(id);
    let y = 0;
    for (let column = x; column < x + w; column++) {
      y = Math.max(y, skyline[column]);
    }
    skyline.fill(y + h, x, x + w);
    result[id] = { x, y, w, h };
  }
  return result;
}

/** Writes the changed rectangles; `except` is the card under the pointer. */
function show(next, except) {
  for (const id in next) {
    const before = rects[id];
    const { x, y, w, h } = next[id];
    if (before && before.x === x && before.y === y && before.w === w && before.h === h) {
      continue;
    }
    if (id !== except) {
      place(items.get(id), next[id]);
    }
  }
  rects = next;
  fit();
}

function fit() {
  let rows = 0;
  for (const id in rects) {
    rows = Math.max(rows, rects[id].y + rects[id].h);
  }
  const height = `${rows * PITCH}px`;
  if (board.style.height !== height) {
    board.style.height = height;
  }
}

function solve(id, target) {
  const { order, start } = gesture;
  const at = order.findIndex(
    (other) =>
      start[other].y > target.y || (start[other].y === target.y && start[other].x >= target.x),
  );
  const sequence = order.slice();
  sequence.splice(at < 0 ? sequence.length : at, 0, id);
  return compact(sequence, (other) => (other === id ? target : start[other]));
}

function onPointerDown(event) {
  const resize = event.target.closest('.corner');
  if (!resize && !event.target.closest('.grip')) {
    return;
  }
  const item = event.target.closest('.item');
  const { id } = item.dataset;
  const placeholder = document.createElement('div');
  placeholder.className = 'placeholder';
  place(placeholder, rects[id]);
  board.append(placeholder);
  item.classList.add('active');
  item.setPointerCapture(event.pointerId);
  gesture = {
    id,
    item,
    placeholder,
    resize: Boolean(resize),
    x: event.clientX,
    y: event.clientY,
    column: board.clientWidth / COLUMNS,
    width: item.offsetWidth,
    height: item.offsetHeight,
    start: rects,
    order: readingOrder(rects).filter((other) => other !== id),
    target: rects[id],
  };
}

function onPointerMove(event) {
  if (!gesture) {
    return;
  }
  const { id, item, resize, column, start } = gesture;
  const dx = event.clientX - gesture.x;
  const dy = event.clientY - gesture.y;
  let { x, y, w, h } = start[id];
  if (resize) {
    item.style.width = `${gesture.width + dx}px`;
    item.style.height = `${gesture.height + dy}px`;
    w = Math.min(Math.max(1, w + Math.round(dx / column)), COLUMNS - x);
    h = Math.max(1, h + Math.round(dy / PITCH));
  } else {
    item.style.transform = `translate(${dx}px, ${dy}px)`;
    x = Math.min(Math.max(0, x + Math.round(dx / column)), COLUMNS - w);
    y = Math.max(0, y + Math.round(dy / PITCH));
  }
  const { target } = gesture;
  if (target.x === x && target.y === y && target.w === w && target.h === h) {
    return;
  }
  gesture.target = { x, y, w, h };
  show(solve(id, gesture.target), id);
  place(gesture.placeholder, rects[id]);
}

function onPointerUp() {
  if (!gesture) {
    return;
  }
  const { id, item, placeholder } = gesture;
  gesture = undefined;
  placeholder.remove();
  item.classList.remove('active');
  item.style.transform = '';
  place(item, rects[id]);
}

/** The first place, in reading order, where a card of this size fits. */
function firstFreeSpot(w, h) {
  let rows = 0;
  for (const id in rects) {
    rows = Math.max(rows, rects[id].y + rects[id].h);
  }
  const taken = new Uint8Array((rows + h) * COLUMNS);
  for (const id in rects) {
    const rect = rects[id];
    for (let row = rect.y; row < rect.y + rect.h; row++) {
      taken.fill(1, row * COLUMNS + rect.x, row * COLUMNS + rect.x + rect.w);
    }
  }
  const isFree = (x, y) => {
    for (let row = y; row < y + h; row++) {
      for (let column = x; column < x + w; column++) {
        if (taken[row * COLUMNS + column]) {
          return false;
        }
      }
    }
    return true;
  };
  for (let y = 0; y <= rows; y++) {
    for (let x = 0; x + w <= COLUMNS; x++) {
      if (isFree(x, y)) {
        return { x, y, w, h };
      }
    }
  }
  return { x: 0, y: rows, w, h };
}

window.bench = {
  tally,
  async prepare() {
    customElements.define('bench-chart', BenchChart);
  },
  mount(count, { chart = false } = {}) {
    rects = layout(count);
    nextIndex = count;
    board = document.createElement('div');
    board.className = 'board';
    board.append(...cards(count).map((data) => createItem(data, rects[data.id], chart)));
    board.addEventListener('pointerdown', onPointerDown);
    board.addEventListener('pointermove', onPointerMove);
    board.addEventListener('pointerup', onPointerUp);
    fit();
    host.append(board);
  },
  usable: painted,
  filled: painted,
  edit() {
    isEditing = true;
    items.forEach(arm);
    return painted();
  },
  add() {
    const data = card(nextIndex++);
    const rect = firstFreeSpot(3, 2);
    rects = { ...rects, [data.id]: rect };
    board.append(createItem(data, rect));
    fit();
  },
  remove(id) {
    items.get(id).remove();
    items.delete(id);
    const { [id]: removed, ...rest } = rects;
    show(compact(readingOrder(rest), (other) => rest[other]));
    return removed;
  },
  applyLayout(next) {
    show(next);
  },
  resizeContainer(width) {
    host.style.width = `${width}px`;
  },
  handleOf(id, kind) {
    const handle = items.get(id).querySelector(kind === 'resize' ? '.corner' : '.grip');
    const box = handle.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  },
  layout: () => rects,
  unmount() {
    board.remove();
    board = undefined;
    gesture = undefined;
    isEditing = false;
    items = new Map();
    rects = {};
  },
};
