import ts from 'typescript';
import { everyNode, lineOf, parse } from './imports.js';
import type { Rule } from './rules.js';
import { isCode, type Source } from './tree.js';

const FILE_LINES = 300;
const FILE_LINES_P90 = 200;
const FUNCTION_LINES = 60;
const CONSTRUCTOR_PARAMETERS = 7;

export const filesAreShort: Rule = (sources) =>
  sources
    .filter((source) => isCode(source.path) && countLines(source) > FILE_LINES)
    .map((source) => `${source.path}:1 has ${countLines(source)} lines; ${FILE_LINES} at most`);

export const nineFilesOfTenAreShorter: Rule = (sources) => {
  const lengths = sources.filter(({ path }) => isCode(path)).map(countLines);
  const p90 = lengths.sort((a, b) => a - b)[Math.ceil(lengths.length * 0.9) - 1] ?? 0;
  return p90 > FILE_LINES_P90 ? [`nine files of ten have up to ${p90} lines; ${FILE_LINES_P90} at most`] : [];
};

/** Counts what the linter counts: blank lines and lines of comment only are free. */
export const functionsAreShort: Rule = (sources) =>
  eachNode(sources, (node, file) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return undefined;
    const lines = linesOfCode(node, file);
    return lines > FUNCTION_LINES ? `has a function of ${lines} lines; ${FUNCTION_LINES} at most` : undefined;
  });

export const constructorsAskForLittle: Rule = (sources) =>
  eachNode(sources, (node) => {
    if (!ts.isConstructorDeclaration(node) || node.parameters.length <= CONSTRUCTOR_PARAMETERS) return undefined;
    return `has a constructor with ${node.parameters.length} parameters; ${CONSTRUCTOR_PARAMETERS} at most`;
  });

function countLines({ text }: Source): number {
  return text.replace(/\n$/, '').split('\n').length;
}

function eachNode(sources: Source[], judge: (node: ts.Node, file: ts.SourceFile) => string | undefined): string[] {
  return sources
    .filter(({ path }) => isCode(path))
    .flatMap((source) => {
      const file = parse(source);
      const found: string[] = [];
      everyNode(file, (node) => {
        const wrong = judge(node, file);
        if (wrong) found.push(`${source.path}:${lineOf(file, node)} ${wrong}`);
      });
      return found;
    });
}

function linesOfCode(node: ts.Node, file: ts.SourceFile): number {
  const lines = new Set<number>();
  const lineAt = (position: number) => file.getLineAndCharacterOfPosition(position).line;
  const visit = (part: ts.Node): void => {
    const children = part.getChildren(file);
    for (const child of children) visit(child);
    if (children.length > 0) return;
    part
      .getText(file)
      .split('\n')
      .forEach((text, index) => {
        if (text.trim()) lines.add(lineAt(part.getStart(file)) + index);
      });
  };
  visit(node);
  return lines.size;
}
