import * as fc from "fast-check";
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedOutputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/*
 * Requests nobody honest sends. Those that follow the schema get past validation and reach rules and table
 * with values that are of the right type and otherwise as bad as can be.
 */

const words = [
  "",
  " ",
  "𠮷".repeat(40),
  "\u202egnp.exe",
  "\u200b\ufeff",
  "\uffff\ufffe",
  "e\u0301".repeat(300),
  "__proto__",
  "constructor",
  "toString",
  "' OR 1=1 --",
  "{{7*7}}${7*7}",
  "<script>alert(1)</script>",
  "../../../etc/passwd",
  "%00%0d%0a",
  "\r\nset-cookie: a=b",
  "x".repeat(5_000),
  "\ufdfa".repeat(100),
  "#~/\\",
  "null",
  "9999-12-31",
];

/** What no text may contain. Rare here: one of them and nothing else of a request is looked at. */
const unsound = ["\u0000", "a\u0000b", "\ud800", "\udc00\ud800", "ok \ud83d"];

const text: fc.Arbitrary<string> = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...unsound) },
  { weight: 60, arbitrary: fc.constantFrom(...words) },
  { weight: 40, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 20, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  {
    weight: 20,
    arbitrary: fc.tuple(fc.constantFrom(...words), fc.string()).map((parts) => parts.join("")),
  },
);

const integers = [0, -0, 1, -1, 100, 101, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 1.5, 1e21];
const floats = [0, -0, 0.1, 82.4, 39.2, -180, 180.000_001, 90, 1e308, -1e308, 5e-324, 2 ** 53];
const instants = [
  "2026-11-20T02:00:00Z",
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+23:59",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59-23:59",
  "+275760-09-13T00:00:00.000Z",
  "2026-02-30T00:00:00Z",
  "2026-11-20T25:00:00Z",
  "2026-11-20T02:00:00.000000000000001Z",
  "2026-11-20T",
  "",
];

/** Whatever JSON can hold, for where something else is expected. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  text,
  fc.constantFrom(null, [], {}, [[[[]]]], { __proto__: 1 }, true),
);

/** What a stranger could know of a place: real ids, and values that get a request past the first check. */
export type Knowledge = {
  ids: readonly string[];
  likely: Readonly<Record<string, readonly unknown[]>>;
};

const idOf = ({ ids }: Knowledge): fc.Arbitrary<string> => {
  const real = fc.constantFrom(...ids);
  return fc.oneof(
    { weight: 60, arbitrary: real },
    { weight: 6, arbitrary: text },
    { weight: 1, arbitrary: real.map((one) => `${one}\u0000`) },
    { weight: 4, arbitrary: real.map((one) => one.toLowerCase()) },
    { weight: 4, arbitrary: fc.constantFrom("cmp_", `zzz_${"0".repeat(26)}`, "_", "state") },
  );
};

/** Values of a type as they stand in JSON: right enough to be accepted, and hostile. */
function valueOf(type: GraphQLInputType, known: Knowledge): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return valueOf(type.ofType, known);
  if (isListType(type)) {
    const item = valueOf(type.ofType, known);
    return fc.oneof(
      { weight: 9, arbitrary: fc.array(item, { maxLength: 4 }) },
      { weight: 1, arbitrary: item.map((one) => Array.from({ length: 60 }, () => one)) },
    );
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) return objectOf(Object.values(type.getFields()), known);
  switch (type.name) {
    case "ID":
      return idOf(known);
    case "Int":
      return fc.oneof(fc.constantFrom(...integers), fc.integer());
    case "Float":
      return fc.oneof(fc.constantFrom(...floats), fc.double({ noNaN: true }));
    case "Boolean":
      return fc.boolean();
    case "DateTime":
      return fc.constantFrom(...instants);
    default:
      return text;
  }
}

type Given = { name: string; type: GraphQLInputType };

/** Required ones are there, the others come and go; now and then one is junk. */
function fieldOf({ name, type }: Given, known: Knowledge): fc.Arbitrary<unknown> {
  const likely = known.likely[name];
  const value = fc.oneof(
    { weight: likely ? 80 : 0, arbitrary: fc.constantFrom(...(likely ?? [null])) },
    { weight: 20, arbitrary: valueOf(type, known) },
    { weight: 1, arbitrary: junk },
  );
  return isNonNullType(type) || likely ? value : fc.option(value, { nil: undefined, freq: 2 });
}

const objectOf = (
  given: readonly Given[],
  known: Knowledge,
): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(given.map((one) => [one.name, fieldOf(one, known)])));

const leaves = (type: GraphQLNamedOutputType, most: number): string[] =>
  isObjectType(type)
    ? Object.values(type.getFields())
        .filter(({ args, type: of }) => args.length === 0 && !isObjectType(getNamedType(of)))
        .slice(0, most)
        .map(({ name }) => name)
    : [];

/** Enough of what a field answers to run its resolvers, without running into the limits. */
function selectionOf(type: GraphQLNamedOutputType, depth: number): string {
  if (!("getFields" in type)) return "";
  const inner = isObjectType(type)
    ? Object.values(type.getFields())
        .filter(({ type: of }) => isObjectType(getNamedType(of)) && depth > 0)
        .slice(0, 4)
        .map((field) => callOf(field, selectionOf(getNamedType(field.type), depth - 1)))
    : [];
  return `{ ${["__typename", ...leaves(type, 10), ...inner].join(" ")} }`;
}

const callOf = ({ name, args }: GraphQLField<unknown, unknown>, selection: string): string =>
  `${name}${args.some((arg) => arg.name === "first") ? "(first: 1)" : ""} ${selection}`;

export type Hostile = { root: string; query: string; variables: Record<string, unknown> };

/** Every root field with all its arguments, each a variable of its own. */
export function rootRequests(schema: GraphQLSchema, known: Knowledge): fc.Arbitrary<Hostile> {
  const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
    Object.values(root?.getFields() ?? {}).map((field) => ({ root: root?.name, field })),
  );
  return fc.constantFrom(...roots).chain(({ root, field }) => {
    const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
    const passed = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
    const args = field.args.length > 0 ? [`(${declared})`, `(${passed})`] : ["", ""];
    const kind = root === "Query" ? "query" : "mutation";
    const selection = selectionOf(getNamedType(field.type), 2);
    const query = `${kind}${args[0]} { ${field.name}${args[1]} ${selection} }`;
    return objectOf(field.args, known).map((variables) => ({
      root: field.name,
      query,
      variables,
    }));
  });
}

const tokens =
  '{ } ( ) [ ] ! $ & : = @ | ... query mutation subscription fragment on node nodes me gridMap __schema __type __typename edges first: 1 -1 1e400 0x1 "" """""" "\\ud800" $a a: null true input: {} [] @include(if: true) @skip(if: $a) @defer @stream @nonsense # \u0000 \ufeff é'.split(
    " ",
  );

/** What looks like GraphQL from afar. */
export const soup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...tokens) }, { weight: 1, arbitrary: text }),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(" "));

const contentTypes = [
  "application/json",
  "application/json; charset=utf-16",
  "application/graphql",
  "application/graphql+json",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/xml",
  "",
  "application/json, text/html",
  "\u00e9",
];

export type Raw = { contentType: string; accept: string; body: string | Uint8Array<ArrayBuffer> };

const bytes = fc
  .uint8Array({ maxLength: 200 })
  .map((some): Uint8Array<ArrayBuffer> => new Uint8Array(some));

/** Bodies of every kind under labels of every kind. */
export const rawRequests: fc.Arbitrary<Raw> = fc.record({
  contentType: fc.oneof(
    { weight: 6, arbitrary: fc.constant("application/json") },
    { weight: 4, arbitrary: fc.constantFrom(...contentTypes) },
  ),
  accept: fc.constantFrom(
    "application/json",
    "application/graphql-response+json",
    "*/*",
    "text/html",
    "text/event-stream",
    "multipart/mixed",
    "",
  ),
  body: fc.oneof(
    { weight: 3, arbitrary: soup.map((query) => JSON.stringify({ query })) },
    {
      weight: 2,
      arbitrary: fc
        .record(
          { query: soup, variables: junk, operationName: junk, extensions: junk },
          { requiredKeys: [] },
        )
        .map((body) => JSON.stringify(body)),
    },
    { weight: 1, arbitrary: junk.map((body) => JSON.stringify(body)) },
    { weight: 1, arbitrary: soup },
    { weight: 1, arbitrary: text },
    { weight: 1, arbitrary: bytes },
    {
      weight: 1,
      arbitrary: soup.map((query) => `query=${encodeURIComponent(query.toWellFormed())}`),
    },
  ),
});
