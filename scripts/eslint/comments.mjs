/** Comments for tools, whose line breaks and first words must not change. */
const DIRECTIVE =
  /^\s*(?:eslint\b|eslint-|globals?\s|exported\s|@ts-|@vite-|prettier-ignore|webpack|[#@]__|(?:c8|v8|istanbul) ignore)/;

function isDirective({ type, value }) {
  return DIRECTIVE.test(value) || (type === 'Line' && /^[/#]/.test(value));
}

/** The lines of a block comment, without its frame and the stars at the margin. */
function blockLines(value) {
  const lines = value.replace(/^\*/, '').split('\n');
  const [first, ...rest] = lines;
  const hasStars = rest.every((line) => /^\s*(?:\*|$)/.test(line));
  const margin = Math.min(
    ...rest.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length),
  );
  const inner = rest.map((line) => (hasStars ? line.replace(/^\s*\*? ?/, '') : line.slice(margin)));
  const texts = [first.trimStart(), ...inner].map((line) => line.trimEnd());
  while (texts.length > 1 && !texts[0]) {
    texts.shift();
  }
  while (texts.length > 1 && !texts.at(-1)) {
    texts.pop();
  }
  return texts;
}

/**
 * The comments of a file for human readers. Consecutive lines of `//` are one comment. `isAlone` is
 * true if no code is on its lines; `lines` are the text without the marks.
 */
export function readComments(sourceCode) {
  const found = [];
  for (const comment of sourceCode.getAllComments()) {
    if (!['Line', 'Block'].includes(comment.type) || isDirective(comment)) {
      continue;
    }
    const { start, end } = comment.loc;
    const before = sourceCode.lines[start.line - 1].slice(0, start.column);
    const after = sourceCode.lines[end.line - 1].slice(end.column);
    const isAlone = !before.trim() && !after.trim();
    const last = found.at(-1);
    if (
      comment.type === 'Line' &&
      isAlone &&
      last?.kind === 'line' &&
      last.isAlone &&
      last.loc.end.line === start.line - 1 &&
      last.loc.start.column === start.column
    ) {
      last.lines.push(comment.value.replace(/^ /, '').trimEnd());
      last.loc = { start: last.loc.start, end };
      last.range = [last.range[0], comment.range[1]];
    } else if (comment.type === 'Line') {
      const lines = [comment.value.replace(/^ /, '').trimEnd()];
      found.push({ kind: 'line', isAlone, lines, loc: comment.loc, range: comment.range });
    } else {
      const kind = comment.value.startsWith('*') ? 'jsdoc' : 'block';
      const lines = blockLines(comment.value);
      found.push({ kind, isAlone, lines, loc: comment.loc, range: comment.range });
    }
  }
  return found;
}
