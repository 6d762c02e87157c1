import { type GraphQLSchema, isObjectType } from "graphql";
import { type Node, parseSync, Visitor } from "oxc-parser";

/* Who may ask for what, as the built schema says it: Pothos keeps the options of a field in its extensions. */

type Options = {
  skipTypeScopes?: boolean;
  authScopes?: { public?: boolean; can?: string } | ((...args: never[]) => unknown);
};

const optionsOf = ({ extensions }: { extensions?: unknown }): Options =>
  (extensions as { pothosOptions?: Options } | undefined)?.pothosOptions ?? {};

/** Types the relay plugin makes: they hold nothing but what is guarded by itself. */
const isFrame = (name: string): boolean => /(?:Connection|Edge)$/.test(name) || name === "PageInfo";

/** Every object type says who may see it; Query and Mutation are the default of their fields. */
export const unguardedTypes = (schema: GraphQLSchema): string[] =>
  Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith("__") && !isFrame(type.name))
    .filter((type) => optionsOf(type).authScopes === undefined)
    .map(({ name }) => name);

/** Root fields that are not behind signing in. */
export function openRootFields(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) => {
    if (!root) return [];
    const isClosed = optionsOf(root).authScopes !== undefined;
    return Object.values(root.getFields())
      .filter((field) => !isClosed || optionsOf(field).skipTypeScopes === true)
      .map(({ name }) => `${root.name}.${name}`);
  });
}

/** Root fields that lift the scope of their root and say nothing in its place. */
export const nakedRootFields = (schema: GraphQLSchema): string[] => {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) =>
    Object.values(root?.getFields() ?? {})
      .filter((field) => optionsOf(field).skipTypeScopes && !optionsOf(field).authScopes)
      .map(({ name }) => `${root?.name}.${name}`),
  );
};

const isWithAuth = (node: Node): boolean =>
  node.type === "CallExpression" &&
  node.callee.type === "MemberExpression" &&
  node.callee.property.type === "Identifier" &&
  node.callee.property.name === "withAuth";

/** Options that are no literal, or spread another object, could hold anything. */
function mayHoldScopes(given: Node): boolean {
  if (given.type === "Identifier" || given.type === "CallExpression") return true;
  if (given.type !== "ObjectExpression") return false;
  return given.properties.some(
    (one) =>
      one.type === "SpreadElement" ||
      (one.key.type === "Identifier" && one.key.name === "authScopes"),
  );
}

/**
 * Calls of the form `t.withAuth(a).field({ authScopes: b })`: b silently takes the place of a, while the
 * types still narrow as a. The built schema does not show it, so the source is read. A builder that is
 * kept for later could be used that way anywhere, and counts too.
 */
export function doubleScopes(path: string, text: string): string[] {
  const found: string[] = [];
  const used = new Set<Node>();
  const place = ({ start }: Node): string => `${path}:${text.slice(0, start).split("\n").length}`;
  new Visitor({
    CallExpression: (node) => {
      const { callee, arguments: given } = node;
      if (isWithAuth(node) && !used.has(node)) found.push(place(node));
      if (callee.type !== "MemberExpression" || !isWithAuth(callee.object)) return;
      used.add(callee.object);
      if (given.some(mayHoldScopes)) found.push(place(node));
    },
  }).visit(parseSync(path, text).program);
  return found;
}
