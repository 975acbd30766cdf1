/**
 * Returns the list with one item moved by this many places; undefined if it would leave the list.
 */
export function moveItem<Item>(
  list: readonly Item[],
  from: number,
  places: number,
): Item[] | undefined {
  const to = from + places;
  if (from < 0 || to < 0 || to >= list.length) {
    return undefined;
  }
  const moved = list.filter((_, index) => index !== from);
  moved.splice(to, 0, list[from]!);
  return moved;
}
