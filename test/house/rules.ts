import ts from 'typescript';
import { everyNode, importsOf, joinRelative, lineOf, parse, resolveInside } from './imports.js';
import { isCode, isSpec, isTypeScript, type Source } from './tree.js';

/** The libs in the order of a petition's life: each imports only those before it. `.oxlintrc.json` repeats this order. */
export const LIBS = ['platform', 'directory', 'registry', 'documents', 'routing', 'replies', 'indicators'];

/** Each rule takes files and returns what breaks it, one sentence each, beginning with `path:line`. */
export type Rule = (sources: Source[]) => string[];

/** A lib imports only libs before it; apps, tests and benchmarks any lib; everyone only by the door. */
export const importsFollowTheOrder: Rule = (sources) =>
  eachImport(sources, (path, specifier) => {
    if (!specifier.startsWith('@oficialia/')) return undefined;
    const wanted = specifier.slice('@oficialia/'.length);
    if (!LIBS.includes(wanted)) return `there is no door "${specifier}"`;
    const own = libOf(path);
    if (own === wanted) return `imports its own door; import the file`;
    if (own && LIBS.indexOf(wanted) > LIBS.indexOf(own)) return `${own} comes before ${wanted} and must not import it`;
    return undefined;
  });

/** A relative import stays inside its lib or app, and never goes through the lib's own door. */
export const relativeImportsStayHome: Rule = (sources) => {
  const known = new Set(sources.map(({ path }) => path));
  return eachImport(sources, (path, specifier) => {
    const home = homeOf(path);
    if (!specifier.startsWith('.') || !home) return undefined;
    const target = resolveInside(path, specifier, known) ?? joinRelative(path, specifier);
    if (home === 'test' || home === 'bench') {
      return target.startsWith('libs/') ? `reaches into ${target}; import the lib by its door` : undefined;
    }
    if (!target.startsWith(`${home}/`)) return `leaves ${home} for ${target}`;
    return target === `${home}/src/index.ts` && home.startsWith('libs/') ? `imports its own door` : undefined;
  });
};

/** Indicators reads SQL views: no entity of another lib, not even through a door. */
export const indicatorsKnowNoEntity: Rule = (sources) => {
  const entities = entitiesByDoor(sources);
  const inside = sources.filter(({ path }) => path.startsWith('libs/indicators/') && !isSpec(path));
  return eachImport(inside, (_path, specifier, names) => {
    const name = names.find((each) => entities.get(specifier)?.has(each));
    return name ? `imports the entity ${name}; indicators reads SQL views` : undefined;
  });
};

/** No file reaches itself through its imports. Types count too: a cycle of types is a cycle of understanding. */
export const noCycles: Rule = (sources) => {
  const known = new Set(sources.map(({ path }) => path));
  const targets = (source: Source) =>
    importsOf(parse(source)).flatMap(({ specifier }) => resolveInside(source.path, specifier, known) ?? []);
  const graph = new Map(sources.filter(({ path }) => isCode(path)).map((source) => [source.path, targets(source)]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push(`${path}:1 import cycle: ${[...trail.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of graph.keys()) walk(path, []);
  return cycles;
};

/** A door names what it shows. */
export const doorsNameTheirExports: Rule = (sources) =>
  sources
    .filter(({ path }) => /^libs\/[^/]+\/src\/index\.ts$/.test(path))
    .flatMap((source) => {
      const file = parse(source);
      return file.statements
        .filter((statement) => ts.isExportDeclaration(statement) && !hasNames(statement))
        .map((statement) => `${source.path}:${lineOf(file, statement)} export * hides what the door shows`);
    });

/** Settings are read in one place, where they are validated. */
export const environmentIsReadInOnePlace: Rule = (sources) =>
  sources
    .filter(({ path }) => /^(libs|apps)\/.*\.tsx?$/.test(path) && !isSpec(path))
    .filter(({ path }) => !path.startsWith('libs/platform/src/config/'))
    .flatMap((source) => {
      const file = parse(source);
      const found: string[] = [];
      everyNode(file, (node) => {
        if (readsEnvironment(node))
          found.push(`${source.path}:${lineOf(file, node)} reads process.env; use the config`);
      });
      return found;
    });

/** The project stands alone: nothing points at folders outside it. */
export const nothingOutsideTheProject: Rule = (sources) =>
  sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((line, index) => {
      const match = OUTSIDE.exec(line);
      return match ? [`${path}:${index + 1} points outside the project: ${match[0]}`] : [];
    }),
  );

/** `001.do.create-petitions.sql`: a number that no other has, then in words what it does. */
export const migrationsAreNamed: Rule = (sources) => {
  const paths = sources.map(({ path }) => path).filter((path) => /^migrations\/.*\.sql$/.test(path));
  const taken = new Set<string>();
  return paths.flatMap((path) => {
    const number = /^migrations\/(\d{3})\.do\.[a-z]+(-[a-z0-9]+)*\.sql$/.exec(path)?.[1];
    if (!number) return [`${path}:1 is not named like 001.do.create-petitions.sql`];
    if (taken.has(number)) return [`${path}:1 has a number that another migration has`];
    taken.add(number);
    return [];
  });
};

// Written in pieces, or this file would break its own rule.
const OUTSIDE = new RegExp(['(\\.\\./)+', 'shared/|/work/', '(shared|main)\\b'].join(''));

function eachImport(
  sources: Source[],
  judge: (path: string, specifier: string, names: string[]) => string | undefined,
): string[] {
  return sources
    .filter(({ path }) => isTypeScript(path))
    .flatMap((source) =>
      importsOf(parse(source)).flatMap(({ specifier, line, names }) => {
        const wrong = judge(source.path, specifier, names);
        return wrong ? [`${source.path}:${line} ${wrong}`] : [];
      }),
    );
}

function entitiesByDoor(sources: Source[]): Map<string, Set<string>> {
  const doors = sources.filter(({ path }) => /^libs\/[^/]+\/src\/index\.ts$/.test(path));
  return new Map(
    doors.map((door) => {
      const fromEntities = importsOf(parse(door)).filter(({ specifier }) => specifier.endsWith('.entity.js'));
      return [`@oficialia/${libOf(door.path)}`, new Set(fromEntities.flatMap(({ names }) => names))];
    }),
  );
}

function libOf(path: string): string | undefined {
  return /^libs\/([^/]+)\//.exec(path)?.[1];
}

function homeOf(path: string): string | undefined {
  return /^(libs\/[^/]+|apps\/[^/]+|test|bench)\//.exec(path)?.[1];
}

function hasNames(statement: ts.ExportDeclaration): boolean {
  return !!statement.exportClause && ts.isNamedExports(statement.exportClause);
}

function readsEnvironment(node: ts.Node): boolean {
  const isProcess = (object: ts.Node) => ts.isIdentifier(object) && object.text === 'process';
  if (ts.isPropertyAccessExpression(node)) return isProcess(node.expression) && node.name.text === 'env';
  if (ts.isElementAccessExpression(node)) {
    return (
      isProcess(node.expression) &&
      ts.isStringLiteral(node.argumentExpression) &&
      node.argumentExpression.text === 'env'
    );
  }
  return ts.isImportDeclaration(node) && /^import .*\benv\b.*['"](node:)?process['"]/.test(node.getText());
}
