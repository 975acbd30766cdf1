import MagicString from 'magic-string';

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** a, b, … Z, then aa, ba, … */
const shortName = (index) =>
  index < LETTERS.length
    ? LETTERS[index]
    : shortName(index % LETTERS.length) + shortName(Math.floor(index / LETTERS.length) - 1);

/**
 * Where which private name goes. A class inside a class goes on counting where the outer one ended,
 * because it may use the outer one's names, too.
 *
 * @returns {{ start: number, end: number, name: string }[]}
 */
function privateNames(ast) {
  const edits = [];
  const visit = (node, scopes) => {
    if (Array.isArray(node)) {
      node.forEach((child) => visit(child, scopes));
    } else if (node?.type === 'PrivateIdentifier') {
      const name = scopes.find((scope) => scope.has(node.name)).get(node.name);
      edits.push({ start: node.start, end: node.end, name: `#${name}` });
    } else if (typeof node?.type === 'string') {
      let inner = scopes;
      if (node.type === 'ClassBody') {
        const declared = new Set(
          node.body.flatMap(({ key }) => (key?.type === 'PrivateIdentifier' ? key.name : [])),
        );
        const first = scopes.reduce((count, { size }) => count + size, 0);
        inner = [new Map([...declared].map((name, i) => [name, shortName(first + i)])), ...scopes];
      }
      Object.values(node).forEach((child) => visit(child, inner));
    }
  };
  visit(ast, []);
  return edits;
}

/**
 * The minifier counts private names through the whole chunk, so that each class has others. Starting
 * anew in each class repeats the same few, and the compressed chunk is more than 1 % smaller.
 */
export const shortPrivateNames = () => ({
  name: 'short-private-names',
  renderChunk(code) {
    const text = new MagicString(code);
    for (const { start, end, name } of privateNames(this.parse(code))) {
      text.overwrite(start, end, name);
    }
    return { code: text.toString(), map: text.generateMap({ hires: 'boundary' }) };
  },
});
