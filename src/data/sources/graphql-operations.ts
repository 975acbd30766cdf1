/** Block strings, strings, comments, and everything that is no name or brace. */
const IGNORED = /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n])*"|#[^\n\r]*/g;
const TOKEN = /[{}()[\]]|[_A-Za-z]\w*/g;

/**
 * The kinds of the operations in a GraphQL document: `query` (also without the keyword),
 * `mutation`, `subscription`.
 */
export function operationTypes(document: string): string[] {
  const types: string[] = [];
  let depth = 0;
  // A definition starts with a keyword, or with the brace of a query without one.
  let isStart = true;
  for (const [token] of document.replace(IGNORED, ' ').matchAll(TOKEN)) {
    if (isStart && depth === 0) {
      if (token !== 'fragment') {
        types.push(token === '{' ? 'query' : token);
      }
      isStart = false;
    }
    if ('{(['.includes(token)) {
      depth += 1;
    }
    if ('})]'.includes(token)) {
      depth -= 1;
    }
    if (token === '}' && depth === 0) {
      isStart = true;
    }
  }
  return types;
}
