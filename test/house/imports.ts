import { posix } from 'node:path';
import ts from 'typescript';
import type { Source } from './tree.js';

export interface Import {
  specifier: string;
  line: number;
  /** The names asked for, as the other file exports them; empty for `import 'x'`, `import * as x` and `import('x')`. */
  names: string[];
}

const parsed = new WeakMap<Source, ts.SourceFile>();

/** Parsed once for all rules. */
export function parse(source: Source): ts.SourceFile {
  const file = parsed.get(source) ?? ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
  parsed.set(source, file);
  return file;
}

export function everyNode(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => everyNode(child, visit));
}

export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

/** Imports, re-exports, `import('…')` and `import('…').Type`, in the order of the file. */
export function importsOf(file: ts.SourceFile): Import[] {
  const found: Import[] = [];
  everyNode(file, (node) => {
    const target = moduleOf(node);
    if (target && ts.isStringLiteralLike(target)) {
      found.push({ specifier: target.text, line: lineOf(file, node), names: namesOf(node) });
    }
  });
  return found;
}

/** The path that a specifier stands for inside the project; undefined for packages and for files that do not exist. */
export function resolveInside(from: string, specifier: string, known: ReadonlySet<string>): string | undefined {
  const path = specifier.startsWith('.')
    ? joinRelative(from, specifier)
    : specifier.replace(/^@oficialia\/([^/]+)$/, 'libs/$1/src/index.ts');
  const stem = path.replace(/\.js$/, '');
  return [path, `${stem}.ts`, `${stem}.tsx`].find((candidate) => known.has(candidate));
}

export function joinRelative(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

function moduleOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  return undefined;
}

function namesOf(node: ts.Node): string[] {
  const named = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : ts.isExportDeclaration(node)
      ? node.exportClause
      : undefined;
  if (!named || !(ts.isNamedImports(named) || ts.isNamedExports(named))) return [];
  return named.elements.map((element) => (element.propertyName ?? element.name).text);
}
