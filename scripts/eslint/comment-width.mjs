import { readComments } from './comments.mjs';

const FENCE = /^\s*```/;
const LIST = /^\s*(?:[-*•]|\d{1,2}[.)])\s+/;
const TAG = /^\s*@[a-z]/i;
const TABLE = /^\s*\|/;
/** Words with another meaning at the start of a line. */
const BOUND = /^(?:[-*•]$|\d{1,2}[.)]$|@|\||```|#|\/|eslint|prettier-ignore)/;
/** Code and links are kept on one line if they fit. */
const UNIT = /(?:`[^`]*`|\{@[^}]*\}|[^\s])+/g;

/** The lines by paragraph. A `fixed` paragraph keeps its line breaks. */
function paragraphs(lines) {
  const found = [];
  let open;
  let isCode = false;
  let isExample = false;
  function start(line, fixed, hang) {
    open = { lines: [line], fixed, hang };
    found.push(open);
  }
  for (const line of lines) {
    const isFence = FENCE.test(line);
    if (isFence) {
      isCode = !isCode;
    }
    if (!isCode && TAG.test(line)) {
      isExample = line.trim().startsWith('@example');
      start(line, isExample, '    ');
    } else if (isFence || isCode || isExample || !line.trim() || TABLE.test(line)) {
      start(line, true);
    } else if (LIST.test(line)) {
      start(line, false, ' '.repeat(LIST.exec(line)[0].length));
    } else if (/^\s/.test(line) && (!open || open.hang === undefined || open.fixed)) {
      start(line, true);
    } else if (!open || open.fixed) {
      start(line, false);
    } else {
      if (open.lines.length === 1 && open.hang !== undefined) {
        open.hang = /^\s*/.exec(line)[0];
      }
      open.lines.push(line);
    }
  }
  return found;
}

/** The words of a text, each joined with the following ones that must not begin a line. */
function units(text, room) {
  const found = [];
  for (const [unit] of text.matchAll(UNIT)) {
    for (const word of unit.length > room ? unit.split(/\s+/) : [unit.replace(/\s+/g, ' ')]) {
      if (found.length && BOUND.test(word)) {
        found.push(`${found.pop()} ${word}`);
      } else {
        found.push(word);
      }
    }
  }
  return found;
}

function fill({ lines, hang = '' }, room) {
  const marker = LIST.exec(lines[0])?.[0] ?? /^\s*/.exec(lines[0])[0];
  const text = [lines[0].slice(marker.length), ...lines.slice(1)].join(' ');
  const filled = [];
  let line = marker;
  let isEmpty = true;
  for (const unit of units(text, room - hang.length)) {
    if (!isEmpty && line.length + 1 + unit.length > room) {
      filled.push(line);
      line = hang + unit;
    } else {
      line += isEmpty ? unit : ` ${unit}`;
    }
    isEmpty = false;
  }
  return [...filled, line];
}

/** The comment with better line breaks, or undefined if there are none. */
function rewrap({ kind, lines, loc }, width) {
  const indent = ' '.repeat(loc.start.column);
  const mark = kind === 'line' ? '//' : ' *';
  const room = width - indent.length - 3;
  const wrapped = paragraphs(lines).flatMap((paragraph) =>
    paragraph.fixed || paragraph.lines.every((line) => line.length <= room)
      ? paragraph.lines
      : fill(paragraph, room),
  );
  const body = wrapped.map((line) => (line ? `${mark} ${line}` : mark));
  const framed = kind === 'line' ? body : [kind === 'jsdoc' ? '/**' : '/*', ...body, ' */'];
  return framed.join(`\n${indent}`);
}

/** The node to which a comment after the last line of a statement belongs. */
function closedBy(sourceCode, token, line) {
  let node = sourceCode.getNodeByRangeIndex(token.range[0]);
  while (
    node &&
    (node.type === 'BlockStatement' ||
      !/(?:Statement|Declaration|Definition|Property|Signature)$/.test(node.type))
  ) {
    node = node.parent;
  }
  if (/^Export/.test(node?.parent?.type)) {
    node = node.parent;
  }
  return node?.loc.end.line === line ? node : undefined;
}

/** The new place of a comment after code: the start of a line, or undefined. */
function placeAbove(sourceCode, line) {
  const at = sourceCode.getIndexFromLoc({ line, column: 0 });
  const tokens = sourceCode.ast.tokens;
  const token = tokens.find(({ range }) => range[1] > at);
  // In a template literal, the comment would become text.
  if (!token || token.range[0] < at) {
    return undefined;
  }
  if (!/^[)\]}]/.test(token.value)) {
    return at;
  }
  const node = closedBy(sourceCode, token, line);
  if (!node) {
    return undefined;
  }
  const start = sourceCode.getIndexFromLoc({ line: node.loc.start.line, column: 0 });
  return sourceCode.text.slice(start, node.range[0]).trim() ? undefined : start;
}

/** Moves a comment from the end of a code line to the line above. */
function moveAbove(sourceCode, { kind, range, loc }) {
  const isLast = !sourceCode.lines[loc.end.line - 1].slice(loc.end.column).trim();
  const isOneLine = loc.start.line === loc.end.line;
  const at = isLast && isOneLine ? placeAbove(sourceCode, loc.start.line) : undefined;
  if (kind === 'jsdoc' || at === undefined) {
    return null;
  }
  const { text } = sourceCode;
  const [indent] = /^[ \t]*/.exec(text.slice(at));
  const from = text.slice(0, range[0]).trimEnd().length;
  return (fixer) => [
    fixer.insertTextBeforeRange([at, at], `${indent}${text.slice(...range)}\n`),
    fixer.removeRange([from, range[1]]),
  ];
}

/** Requires comments to end within prettier's width for code. */
export const commentWidth = {
  meta: {
    type: 'layout',
    fixable: 'whitespace',
    schema: [{ type: 'integer', minimum: 40 }],
    defaultOptions: [100],
    messages: { wide: 'A comment ends within {{width}} columns.' },
  },
  create(context) {
    const [width] = context.options;
    const { sourceCode } = context;
    function report(loc, fix) {
      context.report({ loc, messageId: 'wide', data: { width }, fix });
    }
    function check(comment) {
      const { start, end } = comment.loc;
      const rows = sourceCode.lines.slice(start.line - 1, end.line);
      if (!comment.isAlone) {
        if (end.column > width || rows.slice(0, -1).some((row) => row.length > width)) {
          report(comment.loc, moveAbove(sourceCode, comment));
        }
        return;
      }
      if (rows.every((row) => row.length <= width)) {
        return;
      }
      const text = rewrap(comment, width);
      if (text !== sourceCode.text.slice(...comment.range)) {
        report(comment.loc, (fixer) => fixer.replaceTextRange(comment.range, text));
      }
    }
    return { Program: () => readComments(sourceCode).forEach(check) };
  },
};
