import {
  getNamedType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "../src/schema.ts";
import { mutationCases } from "./support/access-cases.ts";
import { queryReadings } from "./support/access-reads.ts";
import { type Rules, isAllowed } from "./support/access-rules.ts";
import { type Answer, startApp, type TestApp } from "./support/app.ts";
import { askingRoles, buildTown, type Town } from "./support/town.ts";

/*
 * Every input of the contract, found in the schema and sent what nobody should send: a text without end, a
 * text that shows nothing, control characters in one line, a list without end, numbers at their ends.
 */

let app: TestApp;
let town: Town;
beforeAll(async () => {
  app = await startApp();
  town = await buildTown(app);
});

type Root = "Query" | "Mutation";
type Input = GraphQLArgument | GraphQLInputField;
/** An input somewhere below a root field, and how to reach it. */
type Place = { root: Root; name: string; path: readonly string[]; input: Input };

const bare = (type: GraphQLInputType): GraphQLInputType =>
  isNonNullType(type) ? bare(type.ofType) : type;

/** All inputs below some, a list taken as its first entry. */
function below(
  root: Root,
  name: string,
  inputs: readonly Input[],
  path: readonly string[],
): Place[] {
  return inputs.flatMap((input) => {
    const at = { root, name, path: [...path, input.name], input };
    const type = bare(input.type);
    const inner = getNamedType(type);
    const step = isListType(type) ? [...at.path, "0"] : at.path;
    const fields = isInputObjectType(inner) ? Object.values(inner.getFields()) : [];
    return [at, ...below(root, name, fields, step)];
  });
}

const places: Place[] = (["Query", "Mutation"] as const).flatMap((root) => {
  const type = schema.getType(root);
  const fields = isObjectType(type) ? Object.values(type.getFields()) : [];
  return fields.flatMap(({ name, args }) => below(root, name, args, []));
});

const nameOf = ({ root, name, path }: Place): string => `${root}.${name}(${path.join(".")})`;
const typeOf = ({ input }: Place): string => String(bare(input.type));
const isText = (place: Place): boolean => ["String", "ID"].includes(typeOf(place));
const isList = ({ input }: Place): boolean => isListType(bare(input.type));

/** Something a field of this type takes, of the least size; nothing where nothing will do. */
function plain(type: GraphQLInputType): unknown {
  if (!isNonNullType(type)) return undefined;
  return filled(bare(type));
}

const scalars: Readonly<Record<string, unknown>> = {
  ID: `cmp_${"0".repeat(26)}`,
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: "2026-11-20",
  DateTime: "2026-11-20T02:00:00.000Z",
};

function filled(type: GraphQLInputType): unknown {
  if (isListType(type)) return [];
  const named = getNamedType(type);
  if (isEnumType(named)) return named.getValues()[0]?.name;
  if (!isInputObjectType(named)) return scalars[named.name] ?? "x";
  const entries = Object.values(named.getFields()).map((field) => [field.name, plain(field.type)]);
  return Object.fromEntries(entries);
}

/** The variables of a request in which one input has this value and the others are plain. */
function variablesWith({ root, name, path }: Place, value: unknown): Record<string, unknown> {
  const type = schema.getType(root);
  const args = isObjectType(type) ? (type.getFields()[name]?.args ?? []) : [];
  const given = Object.fromEntries(args.map((arg) => [arg.name, plain(arg.type)]));
  return { ...given, first: 1, ...put(given, args, path, value) };
}

function put(
  given: object,
  inputs: readonly Input[],
  [step, ...rest]: readonly string[],
  value: unknown,
): object {
  if (step === undefined) return given;
  if (rest.length === 0) return { ...given, [step]: value };
  const type = bare(inputs.find(({ name }) => name === step)!.type);
  const named = getNamedType(type);
  const fields = isInputObjectType(named) ? Object.values(named.getFields()) : [];
  const below = isListType(type) ? rest.slice(1) : rest;
  const inner = put(filled(named) as object, fields, below, value);
  return { ...given, [step]: isListType(type) ? [inner] : inner };
}

function documentOf({ root, name }: Place): string {
  const type = schema.getType(root);
  const field = isObjectType(type) ? type.getFields()[name]! : null;
  const args = field?.args.filter(({ name }) => !["last", "after", "before"].includes(name)) ?? [];
  const variables = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const given = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const isLeaf = field === null || !("getFields" in getNamedType(field.type));
  const wanted =
    root === "Mutation" ? "{ refusal { code field message } }" : isLeaf ? "" : "{ __typename }";
  const call = given === "" ? name : `${name}(${given})`;
  return `${root.toLowerCase()}${variables && ` (${variables})`} { ${call} ${wanted} }`;
}

/** Somebody whom the rule of the field lets in. */
function askerFor({ root, name }: Place) {
  const rules: Rules = (root === "Mutation" ? mutationCases : queryReadings)[name]!.rule;
  const everything = {
    own: true,
    household: true,
    grid: true,
    subtree: true,
    department: true,
    council: true,
  };
  const role = askingRoles.find((one) => isAllowed(one, rules, everything as never))!;
  return town.askers.get(role)!.asking;
}

const send = (place: Place, value: unknown): Promise<Answer> =>
  app.ask(documentOf(place), variablesWith(place, value), askerFor(place));

type No = { code: string; field: string };

/** How a request was refused: by its payload or by an error. Null when it was let in. */
function noOf({ name }: Place, { data, errors }: Answer): No | null {
  const [error] = errors;
  if (error)
    return { code: String(error.extensions["code"]), field: String(error.extensions["field"]) };
  const payload = data?.[name] as { refusal?: No | null } | null | undefined;
  return payload?.refusal ?? null;
}

/** The field as it is named: without the argument `input`, which every mutation has. */
const fieldOf = ({ root, path }: Place): string =>
  path.slice(root === "Mutation" ? 1 : 0).join(".");

/** Sent over and over, some answers would be about something else: these only ask who is there. */
const paging = ["after", "before", "first", "last"];
const sendable = places.filter(
  ({ name, input }) => !paging.includes(input.name) && name !== "node" && name !== "nodes",
);

describe("given every input of the contract", () => {
  test.each(sendable.filter(isText).map((one) => [nameOf(one), one] as const))(
    "when %s is a text without end, then it is refused by its name",
    async (_, place) => {
      const no = noOf(place, await send(place, "长".repeat(20_000)));
      expect(no).toMatchObject({ field: fieldOf(place) });
      expect(["request.text_too_long", "BAD_USER_INPUT"]).toContain(no?.code);
    },
  );

  test.each(sendable.filter(isList).map((one) => [nameOf(one), one] as const))(
    "when %s is a list without end, then it is refused by its name",
    async (_, place) => {
      const one = filled(getNamedType(place.input.type));
      const depth = String(bare(place.input.type)).split("[").length - 2;
      const entry = Array.from({ length: depth }).reduce((inner) => [inner], one);
      const no = noOf(
        place,
        await send(
          place,
          Array.from({ length: 1_500 }, () => entry),
        ),
      );
      expect(no).toMatchObject({ field: fieldOf(place) });
      expect(["request.list_too_long", "BAD_USER_INPUT"]).toContain(no?.code);
    },
  );

  test.each(
    sendable
      .filter(
        (one) => typeOf(one) === "String" && isNonNullType(one.input.type) && !mayStayEmpty(one),
      )
      .map((one) => [nameOf(one), one] as const),
  )("when %s must be there and shows nothing, then it is refused by its name", async (_, place) => {
    const unseen = "\u200B\u2060\u3164\u2800\u00AD\u115F\u{E0020}\uFE0F \u0301";
    expect(noOf(place, await send(place, unseen))).toMatchObject({ field: fieldOf(place) });
  });

  test.each(
    sendable
      .filter((one) => typeOf(one) === "Float")
      .flatMap((one) => ["1e400", "-1e400"].map((number) => [nameOf(one), number, one] as const)),
  )("when %s is %s, then it is no fault", async (_, number, place) => {
    const variables = JSON.stringify(variablesWith(place, "NUMBER"));
    const literal = documentOf(place).replace(/ ?\((\$[^)]*)\) \{/, " {");
    const given = asLiterals(literal, JSON.parse(variables.replace('"NUMBER"', '"«»"')), number);
    const { errors, data } = await app.ask(given, {}, askerFor(place));
    const no = noOf(place, { errors, data } as Answer);
    expect(no?.code).not.toBe("INTERNAL_SERVER_ERROR");
    expect(no?.field).toContain(place.path.at(-1));
  });

  test.each(
    sendable
      .filter((one) => typeOf(one) === "Int")
      .flatMap((one) =>
        [2_147_483_647, -2_147_483_648, 0].map((n) => [nameOf(one), n, one] as const),
      ),
  )("when %s is %i, then it is no fault", async (_, number, place) => {
    expect(noOf(place, await send(place, number))?.code).not.toBe("INTERNAL_SERVER_ERROR");
  });
});

/**
 * Of these the rules of the command say what is missing, after access, in their own words; an unseen text comes to
 * them as an empty one. Each needs a test of its own that an empty text is refused, unless nothing is an answer.
 */
const ruledInputs =
  "text reason suggestion question purpose description zh en title key phone group code name gridCode note".split(
    " ",
  );
const mayStayEmpty = ({ input }: Place): boolean => ruledInputs.includes(input.name);

/** A document with its values in it: JSON knows no number without end, GraphQL does. */
function asLiterals(document: string, variables: Record<string, unknown>, number: string): string {
  const literal = (value: unknown): string => {
    if (value === "«»") return number;
    if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
    if (typeof value === "object" && value !== null)
      return `{ ${Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([key, one]) => `${key}: ${literal(one)}`)
        .join(", ")} }`;
    if (typeof value === "string" && /^[A-Z][A-Z0-9_]+$/.test(value)) return value;
    return JSON.stringify(value);
  };
  return document.replace(/\$(\w+)/g, (whole, name: string) =>
    variables[name] === undefined ? whole : literal(variables[name]),
  );
}
