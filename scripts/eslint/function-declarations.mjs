const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionExpression']);

/** True if the function itself, not a nested one, uses `this`, `arguments` or the like. */
function readsOwnThis(sourceCode, node) {
  function reads(child) {
    if (child.type === 'ThisExpression' || child.type === 'MetaProperty') {
      return true;
    }
    if (child.type === 'Identifier' && child.name === 'arguments') {
      return true;
    }
    const hasOwn = ['FunctionExpression', 'FunctionDeclaration', 'PropertyDefinition'];
    if (child !== node && hasOwn.includes(child.type)) {
      return false;
    }
    return (sourceCode.visitorKeys[child.type] ?? [])
      .flatMap((key) => child[key] ?? [])
      .some((grandchild) => grandchild && reads(grandchild));
  }
  return reads(node);
}

/** True if JSDoc gives the constant a type, which a declaration would lose. */
function hasJsDocType(sourceCode, statement) {
  return sourceCode.getCommentsBefore(statement).some(({ value }) => /@type\b/.test(value));
}

function isArrow({ value }) {
  return value === '=>';
}

/** The range of the parameters, including parentheses. */
function parametersOf(sourceCode, { typeParameters, params }, first) {
  const open = typeParameters ? sourceCode.getTokenAfter(typeParameters) : first;
  if (open.value !== '(') {
    return params[0].range;
  }
  const last = sourceCode.getTokenAfter(params.at(-1) ?? open, ({ value }) => value === ')');
  return [open.range[0], last.range[1]];
}

/** The body as a block; `comments` are those between the arrow and the expression. */
function blockOf(sourceCode, { body, returnType }, comments) {
  const text = sourceCode.getText(body);
  if (body.type === 'BlockStatement') {
    return text;
  }
  const isVoid = returnType
    ? returnType.typeAnnotation.type === 'TSVoidKeyword'
    : body.type === 'UnaryExpression' && body.operator === 'void';
  const call = /^(?:\{|function\b|class\b)/.test(text) ? `(${text})` : text;
  const lines = comments.map((comment) => `${sourceCode.getText(comment)}\n`);
  return `{\n${lines.join('')}${isVoid ? call : `return ${text}`};\n}`;
}

function isWithin({ range }, [start, end]) {
  return range[0] >= start && range[1] <= end;
}

/** The declaration's text, or undefined if a comment would be lost. */
function declarationOf(sourceCode, declaration, { id, init }) {
  const { typeParameters, returnType, body } = init;
  const first = sourceCode.getFirstToken(
    init,
    ({ value }) => !['async', 'function', '*'].includes(value),
  );
  const parameters = parametersOf(sourceCode, init, first);
  const isExpression = body.type !== 'BlockStatement';
  const arrow = isExpression ? sourceCode.getTokenBefore(body, isArrow) : undefined;
  const gap = isExpression ? [arrow.range[1], body.range[0]] : [0, 0];
  const kept = [parameters, gap, ...[typeParameters, returnType, body].map((part) => part?.range)];
  const comments = sourceCode
    .getAllComments()
    .filter((comment) => isWithin(comment, declaration.range));
  if (!comments.every((comment) => kept.some((range) => range && isWithin(comment, range)))) {
    return undefined;
  }
  const keyword = `${init.async ? 'async ' : ''}function${init.generator ? '*' : ''}`;
  const types = typeParameters ? sourceCode.getText(typeParameters) : '';
  const list = sourceCode.text.slice(...parameters);
  const result = returnType ? sourceCode.getText(returnType) : '';
  const inBody = comments.filter((comment) => isWithin(comment, gap));
  const block = blockOf(sourceCode, init, inBody);
  return `${keyword} ${id.name}${types}${list.startsWith('(') ? list : `(${list})`}${result} ${block}`;
}

/** Requires functions of a module to be declarations, so that all look alike. */
export const functionDeclarations = {
  meta: {
    type: 'suggestion',
    fixable: 'code',
    schema: [],
    messages: { declare: 'Declare “{{name}}” as a function: `function {{name}}(…) { … }`.' },
  },
  create(context) {
    const { sourceCode } = context;
    function check(declaration) {
      if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') {
        return;
      }
      for (const declarator of declaration.declarations) {
        const { id, init } = declarator;
        if (id.type !== 'Identifier' || id.typeAnnotation || !FUNCTIONS.has(init?.type)) {
          continue;
        }
        const statement = declaration.parent.type === 'Program' ? declaration : declaration.parent;
        if (readsOwnThis(sourceCode, init) || hasJsDocType(sourceCode, statement)) {
          continue;
        }
        const isPlain = declaration.declarations.length === 1 && !init.id;
        const text = isPlain ? declarationOf(sourceCode, declaration, declarator) : undefined;
        context.report({
          node: declarator,
          messageId: 'declare',
          data: { name: id.name },
          fix: text && ((fixer) => fixer.replaceText(declaration, text)),
        });
      }
    }
    return {
      Program({ body }) {
        for (const statement of body) {
          check(statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement);
        }
      },
    };
  },
};
