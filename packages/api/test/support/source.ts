import { type Node, parseSync, type Program, Visitor } from "oxc-parser";

/** What a source text reaches for: the modules it imports and the outside world it touches. */
export type Import = {
  from: string;
  /** Erased before it runs: `import type`, or nothing but types in the braces. */
  isType: boolean;
  isDynamic: boolean;
  /** `export * from`: a barrel. */
  isBarrel: boolean;
};
export type Reading = { imports: Import[]; uses: string[] };

type Named = { source: { value: string }; specifiers: readonly object[] };

const isTypeOnly = ({ specifiers }: Named): boolean =>
  specifiers.length > 0 &&
  specifiers.every(
    (one) =>
      ("importKind" in one && one.importKind === "type") ||
      ("exportKind" in one && one.exportKind === "type"),
  );

const literal = (node: Node): string =>
  node.type === "Literal" && typeof node.value === "string" ? node.value : "(computed)";

/** Every way in which a module can name another one. */
function importsOf(program: Program): Import[] {
  const found: Import[] = [];
  const add = (from: string, more: Partial<Import>) =>
    found.push({ from, isType: false, isDynamic: false, isBarrel: false, ...more });
  new Visitor({
    ImportDeclaration: (node) =>
      add(node.source.value, { isType: node.importKind === "type" || isTypeOnly(node) }),
    ExportNamedDeclaration: (node) => {
      if (!node.source) return;
      const { source, specifiers, exportKind } = node;
      add(source.value, { isType: exportKind === "type" || isTypeOnly({ source, specifiers }) });
    },
    ExportAllDeclaration: (node) =>
      add(node.source.value, { isType: node.exportKind === "type", isBarrel: true }),
    ImportExpression: (node) => add(literal(node.source), { isDynamic: true }),
    TSImportType: (node) => add(node.source.value, { isType: true }),
  }).visit(program);
  return found;
}

/** What is there without being imported and makes two runs differ, or reaches outside. */
const ambient = new Set([
  "Date",
  "Math",
  "console",
  "crypto",
  "fetch",
  "globalThis",
  "performance",
  "process",
  "queueMicrotask",
  "setImmediate",
  "setInterval",
  "setTimeout",
]);

/** Uses of these that give the same answer every time. */
const isPure = (use: string): boolean =>
  use === "Date.parse" || use === "Date.UTC" || /^Math\.(?!random$)\w+$/.test(use);

/**
 * The ambient names a text uses, with the property asked for: `Date.now`, `process.env`. A name by itself
 * (`const { now } = Date`) is reported as such, so taking something apart does not hide it.
 */
function usesOf(program: Program): string[] {
  const uses = new Set<string>();
  const seen = new Set<Node>();
  const add = (use: string): void => {
    if (!isPure(use)) uses.add(use);
  };
  new Visitor({
    MemberExpression: ({ object, property, computed }) => {
      if (!computed) seen.add(property);
      if (computed || object.type !== "Identifier" || !ambient.has(object.name)) return;
      seen.add(object);
      if (property.type === "Identifier") add(`${object.name}.${property.name}`);
    },
    MetaProperty: ({ meta, property }) => {
      seen.add(meta);
      seen.add(property);
    },
    NewExpression: ({ callee, arguments: given }) => {
      if (callee.type !== "Identifier" || callee.name !== "Date") return;
      seen.add(callee);
      if (given.length === 0) add("new Date()");
    },
    Property: ({ key, computed }) => {
      if (!computed) seen.add(key);
    },
    TSPropertySignature: ({ key }) => {
      seen.add(key);
    },
    TSTypeReference: ({ typeName }) => {
      seen.add(typeName);
    },
    Identifier: (node) => {
      if (ambient.has(node.name) && !seen.has(node)) add(node.name);
    },
  }).visit(program);
  return [...uses].sort();
}

function parse(path: string, text: string): Program {
  const { program, errors } = parseSync(path, text);
  const [error] = errors;
  if (error) throw new Error(`${path}: ${error.message}`);
  return program;
}

/** Reads one module; throws when it is not TypeScript. */
export function readSource(path: string, text: string): Reading {
  const program = parse(path, text);
  return { imports: importsOf(program), uses: usesOf(program) };
}
