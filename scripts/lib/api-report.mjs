import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './root.mjs';

export const API_REPORT = join(root, 'docs/api.txt');

const HEADING = `What dash-grid exports, by import path, and what that refers to. Written by a script from the
declarations: \`npm run api\` after a build. The documentation is in the sources and in the guides.
`;
const { name: packageName, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const BUILT = join(root, 'dist/types/');
const printer = ts.createPrinter({ removeComments: true });

/** The import paths and their declarations; the root comes last, for it gathers from the others. */
function entries() {
  return Object.entries(exports)
    .filter(([path, { types }]) => types && !path.includes('*'))
    .map(([path, { types }]) => ({ path: packageName + path.slice(1), file: join(root, types) }))
    .sort((a, b) => (a.path === packageName) - (b.path === packageName));
}

/** The same as written in the sources, less what is private. */
function withoutPrivates(node) {
  const isHidden = (member) =>
    (member.name && ts.isPrivateIdentifier(member.name)) ||
    member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  return ts.visitEachChild(node, (child) => (isHidden(child) ? undefined : child), undefined);
}

/** A declaration in one text, as a module of its own would have it. */
function print(declaration) {
  const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const file = node.getSourceFile();
  return printer
    .printNode(ts.EmitHint.Unspecified, ts.isClassLike(node) ? withoutPrivates(node) : node, file)
    .replace(/^(?:export |default |declare )+/, '');
}

/** True if any of the exports and imports that lead to a declaration is for types alone. */
function isTypeOnly(symbol, checker) {
  const declaration = symbol.declarations?.[0];
  if (!declaration || !(symbol.flags & ts.SymbolFlags.Alias)) {
    return false;
  }
  return (
    ts.isTypeOnlyImportOrExportDeclaration(declaration) ||
    isTypeOnly(checker.getImmediateAliasedSymbol(symbol), checker)
  );
}

/** The symbol behind a name that may be an alias. */
function target(symbol, checker) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isOurs(declaration) {
  return declaration.getSourceFile().fileName.startsWith(BUILT);
}

function isTopLevel({ parent }) {
  return ts.isSourceFile(parent) || ts.isVariableDeclarationList(parent);
}

/** The declarations in our modules that these refer to, themselves included. */
function reachable(symbols, checker) {
  const found = new Set(symbols);
  const visit = (node) => {
    if (ts.isIdentifier(node)) {
      const named = checker.getSymbolAtLocation(node);
      const symbol = named && target(named, checker);
      if (symbol?.declarations?.some((one) => isOurs(one) && isTopLevel(one))) {
        found.add(symbol);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const symbol of found) {
    symbol.declarations.filter(isOurs).forEach(visit);
  }
  return found;
}

function byText(a, b) {
  return a < b ? -1 : 1;
}

/**
 * The names that each import path exports, with their declarations: at the first path that has
 * them, and later the path alone. At the end what they refer to and no path exports.
 */
export function apiReport() {
  const all = entries();
  const options = {
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    module: ts.ModuleKind.ESNext,
  };
  const program = ts.createProgram(
    all.map(({ file }) => file),
    { ...options, target: ts.ScriptTarget.ES2022, types: [], skipLibCheck: true },
  );
  const checker = program.getTypeChecker();
  const printed = new Map();
  const describe = (symbol) =>
    symbol.declarations.filter(isOurs).map(print).sort(byText).join('\n');

  const sections = all.map(({ path, file }) => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(file));
    const lines = (module ? checker.getExportsOfModule(module) : [])
      .sort((a, b) => byText(a.name, b.name))
      .map((exported) => {
        const symbol = target(exported, checker);
        const isType = symbol.flags & ts.SymbolFlags.Value && isTypeOnly(exported, checker);
        const label = isType ? `// ${exported.name} is a type here, not a value.\n` : '';
        const known = printed.get(symbol);
        printed.set(symbol, known ?? path);
        return known ? `${exported.name}: see ${known}` : label + describe(symbol);
      });
    return `## ${path}\n\n${lines.join('\n') || 'Side effects only.'}\n`;
  });
  const rest = [...reachable(printed.keys(), checker)]
    .filter((symbol) => !printed.has(symbol))
    .map(describe)
    .sort(byText);
  return [HEADING, ...sections, `## Not exported, but referred to\n\n${rest.join('\n')}\n`].join(
    '\n',
  );
}
