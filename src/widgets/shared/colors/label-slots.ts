/** The number of colours of a palette. */
export const PALETTE_SIZE = 8;

/** The shades of each colour, for labels beyond the number of colours. */
const SHADES = 3;

const SLOTS = PALETTE_SIZE * SHADES;

/** More labels than these are not remembered, such as those of an endless stream. */
const MOST_SHARED = 2000;

/** The slots that labels have anywhere on the page, by which charts agree on their colours. */
const shared = new Map<string, number>();

/** A hash (FNV-1a), so that a label starts from the same colour in each session. */
function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01_00_01_93);
  }
  return (value ^ (value >>> 15)) >>> 0;
}

function share(label: string, slot: number): void {
  // Shades are for charts of many labels; elsewhere such a label has a colour.
  if (shared.has(label) || slot >= PALETTE_SIZE) {
    return;
  }
  if (shared.size >= MOST_SHARED) {
    const [oldest = label] = shared.keys();
    shared.delete(oldest);
  }
  shared.set(label, slot);
}

/**
 * The colours of the labels of one chart, as slots: the colours of the palette, then their shades.
 *
 * A label that has been given a slot keeps it for the life of the chart, also while a filter leaves
 * it out. It prefers the slot that it has in other charts.
 */
export class LabelSlots {
  readonly #slots = new Map<string, number>();

  /** The slots of labels, in their order. */
  of(labels: readonly string[]): readonly number[] {
    return labels.map(
      (label) => this.#slots.get(label) ?? this.#claim(label, hash(label) % PALETTE_SIZE),
    );
  }

  /**
   * The slots of series that the data names, such as a value and its average: the colours in their
   * order. The only series of a chart takes the first colour, whatever its name.
   */
  ofSeries(names: readonly string[]): readonly number[] {
    const [name] = names;
    if (name !== undefined && names.length === 1 && this.#slots.size === 0) {
      this.#slots.set(name, 0);
    }
    return names.map((label) => this.#slots.get(label) ?? this.#claim(label, 0));
  }

  /** Takes the first free slot, from the preferred colour on. */
  #claim(label: string, first: number): number {
    const known = shared.get(label);
    const order = Array.from(
      { length: SLOTS },
      (_slot, index) =>
        Math.floor(index / PALETTE_SIZE) * PALETTE_SIZE + ((first + index) % PALETTE_SIZE),
    );
    const taken = new Set(this.#slots.values());
    const candidates = known === undefined ? order : [known, ...order];
    const slot = candidates.find((candidate) => !taken.has(candidate)) ?? first;
    this.#slots.set(label, slot);
    share(label, slot);
    return slot;
  }
}
