import SchemaBuilder, {
  type FieldMap,
  type InputFieldBuilder,
  type InputFieldMap,
  type InputShapeFromFields,
  type ObjectRef,
} from "@pothos/core";
import ComplexityPlugin from "@pothos/plugin-complexity";
import RelayPlugin from "@pothos/plugin-relay";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import { type ASTNode, GraphQLError, Kind as AstKind } from "graphql";
import "./bounds.ts";
import { type Context, OPENS_SESSION } from "./context.ts";
import { denial } from "./denial.ts";
import { type Action, mayAtAll } from "./kernel/access.ts";
import type { PersonActor } from "./kernel/actor.ts";
import { list, token } from "./kernel/bound.ts";
import { type Instant, type LocalDate, toInstant } from "./kernel/clock.ts";
import type { Bilingual, Language, Refusal } from "./kernel/decision.ts";
import { type Kind, kindOf, prefixes } from "./kernel/ids.ts";
import type { Tag, Tone } from "./kernel/tag.ts";
import { limitsFor } from "./limits.ts";
import { MAX_PAGE, type PageArgs, toPageRequest } from "./page.ts";
import { refusalMessage } from "./refusals.ts";
import { fingerprint, type Order, type Outcome } from "./run.ts";
import type { Stored } from "./table/aggregate.ts";
import { Cursors, type Page, type PageRequest } from "./table/page.ts";

/** A context in which somebody is signed in. */
export type SignedIn = Context & { actor: PersonActor };

type Types = {
  Context: Context;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    DateTime: { Input: Instant; Output: Instant };
    Date: { Input: LocalDate; Output: LocalDate };
  };
  AuthScopes: { public: boolean; signedIn: boolean; can: Action; seen: boolean };
  AuthContexts: { signedIn: SignedIn };
};

/** The GraphQL type behind each id prefix; capabilities add theirs. */
const nodeTypes = new Map<string, string>();
export const registerNode = (kind: string, typename: string): void => {
  nodeTypes.set(kind, typename);
};

/** Whether something resolvers pass on is of a kind, told by its id: for `isTypeOf`. */
export const isOfKind =
  (kind: Kind) =>
  (value: unknown): boolean =>
    typeof value === "object" &&
    value !== null &&
    "id" in value &&
    String(value.id).startsWith(`${prefixes[kind]}_`);

export const builder = new SchemaBuilder<Types>({
  plugins: [ScopeAuthPlugin, RelayPlugin, ComplexityPlugin, "bounds"],
  defaultFieldNullability: false,
  scopeAuth: {
    runScopesOnType: true,
    authScopes: (context) => ({
      public: true,
      signedIn: context.actor.kind === "person",
      can: (action) => mayAtAll(context.actor, action),
      seen: (seen) => seen,
    }),
    unauthorizedError: (_parent, context) => unauthorized(context),
  },
  relay: {
    cursorType: "String",
    // The connection is priced by its page size; the list inside it must not be priced once more.
    edgesFieldOptions: {
      nullable: { list: false, items: false },
      complexity: { multiplier: 1 },
      description: "The entries of this page, in the order of the list.",
    },
    pageInfoFieldOptions: { description: "Where this page stands in its list." },
    nodeFieldOptions: { nullable: false, description: "The thing itself." },
    cursorFieldOptions: { description: "Opaque; for `after` and `before` of the same list only." },
    pageInfoTypeOptions: { description: "Where a page stands in its list." },
    hasNextPageFieldOptions: { description: "Whether more follows this page." },
    hasPreviousPageFieldOptions: { description: "Whether something comes before this page." },
    startCursorFieldOptions: { description: "Cursor of the first edge; null on an empty page." },
    endCursorFieldOptions: { description: "Cursor of the last edge; null on an empty page." },
    firstArgOptions: { description: "How many from the front, 1 to 100. Give `first` or `last`." },
    lastArgOptions: { description: "How many from the back, 1 to 100. Give `first` or `last`." },
    afterArgOptions: { description: "Only what comes after this cursor." },
    beforeArgOptions: { description: "Only what comes before this cursor." },
    defaultConnectionTypeOptions: { description: "One page of a list." },
    defaultEdgeTypeOptions: { description: "One entry of a page with its cursor." },
    nodeTypeOptions: { description: "Anything that has an id of its own." },
    idFieldOptions: { description: "Opaque id: a prefix that tells the kind, and a ULID." },
    nodeQueryOptions: {
      description:
        "Whatever has this id, if the viewer may see it. Null when it does not exist or is not theirs to see: the two look the same. NOT_FOUND for what is no id of something with a type of its own.",
      args: { id: { description: "Its id, such as `cmp_…`." } },
    },
    nodesQueryOptions: {
      description: `Several by id, in the order asked; null for what is missing or hidden. At most ${MAX_PAGE}.`,
      args: {
        ids: {
          description: "Their ids. One that is no id of ours makes all of it fail.",
          bound: list(MAX_PAGE),
        },
      },
      complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
      resolve: (_root, { ids }, { language }, _info, resolveNodes) => {
        if (ids.length > MAX_PAGE) throw tooManyIds(language);
        return resolveNodes(ids);
      },
    },
    encodeGlobalID: (_typename, id) => String(id),
    decodeGlobalID: (id, context) => ({ typename: typenameOf(id, context), id }),
  },
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 5,
    limit: (context) => limitsFor(context.actor),
    complexityError: (kind, result) =>
      new GraphQLError(`The query is too large: ${kind.toLowerCase()}`, {
        extensions: { code: "LIMIT_EXCEEDED", limit: kind.toUpperCase(), ...result },
      }),
  },
});

/** An enum whose values are described in both languages: forms offer lists by the words of the contract. */
export const enumOf = <Words extends Record<string, Bilingual>>(
  name: string,
  description: string,
  words: Words,
) =>
  builder.enumType(name, {
    description,
    values: Object.fromEntries(
      Object.entries(words).map(([key, { zh, en }]) => [key, { description: `${en} · ${zh}` }]),
    ) as Record<keyof Words & string, { description: string }>,
  });

const ToneEnum = builder.enumType("Tone", {
  description: "How a tag is drawn.",
  values: {
    CALM: { description: "Nothing to do." },
    INFO: { description: "Under way." },
    GOOD: { description: "Done, or safely settled." },
    WARN: { description: "Waits for the reader, or will soon be late." },
    BAD: { description: "Danger, or late." },
  } satisfies Record<Tone, object>,
});

export const TagRef = builder.objectRef<Tag>("Tag").implement({
  description: "A few words over an item of a list, with how to draw them. Visible with its item.",
  authScopes: { public: true },
  fields: (t) => ({
    tone: t.field({
      type: ToneEnum,
      description: "How it is drawn; the words say it as well.",
      resolve: ({ tone }) => tone,
    }),
    label: t.string({
      description: "The words, in the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
  }),
});

const tooManyIds = (language: Language): GraphQLError =>
  denial("BAD_USER_INPUT", language, {
    field: "ids",
    message: { zh: `一次最多 ${MAX_PAGE} 个`, en: `At most ${MAX_PAGE} at once` },
  });

function typenameOf(id: string, context: Context): string {
  const typename = nodeTypes.get(kindOf(id) ?? "");
  if (typename) return typename;
  throw denial("NOT_FOUND", context.language);
}

/**
 * Who are you, or: not yours. The reason tells a client what helps: refreshing the token, or choosing
 * another identity because the post it acts under has ended.
 */
export function unauthorized({ actor, language, tokenFailure }: Context): GraphQLError {
  if (actor.kind === "guest")
    return denial("UNAUTHENTICATED", language, { reason: tokenFailure ?? "NO_TOKEN" });
  const isNobody = actor.kind === "person" && !actor.isResident && actor.assignments.length === 0;
  return denial("FORBIDDEN", language, isNobody ? { reason: "IDENTITY_ENDED" } : {});
}

builder.queryType({
  description:
    "Everything that can be read. Unless a field says otherwise, you must be signed in. With an access token that is not accepted nothing is answered, public or not: UNAUTHENTICATED says why.",
  authScopes: { signedIn: true },
});
builder.mutationType({
  description:
    "Everything that can be done. Expected refusals are in the payload; errors mean: not signed in, not yours, or our fault. An access token that is not accepted is refused, except where one signs in or refreshes the session: there it counts for nothing.",
  authScopes: { signedIn: true },
});

builder.scalarType("DateTime", {
  description: "An instant, ISO 8601 in UTC with milliseconds, e.g. `2026-11-20T02:00:00.000Z`.",
  serialize: (value) => value,
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(node.kind === AstKind.STRING ? node.value : null, node),
});

builder.scalarType("Date", {
  description: "A calendar date in Asia/Shanghai, e.g. `2026-11-20`.",
  serialize: (value) => value,
  parseValue: (value) => parseDate(value),
  parseLiteral: (node) => parseDate(node.kind === AstKind.STRING ? node.value : null, node),
});

function parseDate(value: unknown, nodes?: ASTNode): LocalDate {
  if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)) return value;
  const problem = "日期须为 YYYY-MM-DD 格式 · A Date must be YYYY-MM-DD, e.g. 2026-11-20";
  throw new GraphQLError(problem, { nodes: nodes ?? null });
}

/** With its zone, or the same text would be another instant on another machine. */
const ISO = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** Dates such as 30 February are read as one in March; a year beyond 9999 would not sort as text. */
function readInstant(text: string): Instant | null {
  const day = ISO.exec(text)?.[1];
  const ms = day === undefined ? NaN : Date.parse(text);
  if (Number.isNaN(ms) || !isDay(day ?? "")) return null;
  const instant = toInstant(ms);
  return /^\d{4}-/.test(instant) ? instant : null;
}

const isDay = (day: string): boolean => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && toInstant(ms).startsWith(day);
};

function parseInstant(value: unknown, nodes?: ASTNode): Instant {
  const instant = typeof value === "string" ? readInstant(value) : null;
  if (instant !== null) return instant;
  const problem =
    "时间须为带时区的 ISO 8601 格式 · A DateTime must be ISO 8601 with its zone, e.g. 2026-11-20T02:00:00Z";
  throw new GraphQLError(problem, { nodes: nodes ?? null });
}

/** Why a command was not carried out, in the reader's language. */
const RefusalType = builder.objectRef<Refusal>("Refusal").implement({
  description: "Why nothing was done: expected, and something the person can act on.",
  authScopes: { public: true },
  fields: (t) => ({
    code: t.exposeString("code", {
      description: "Stable code, `capability.reason`; for programs.",
    }),
    message: t.string({
      description: "A sentence for people, by Accept-Language (Chinese or English).",
      resolve: (refusal, _args, context) => refusalMessage(refusal, context.language),
    }),
    field: t.string({
      nullable: true,
      description: "The input field to change, when one is to blame.",
      resolve: (refusal) => refusal.field ?? null,
    }),
    retryInSeconds: t.int({
      nullable: true,
      description: "When waiting helps: after how many seconds it is worth trying again.",
      resolve: ({ params }) => (typeof params?.["seconds"] === "number" ? params["seconds"] : null),
    }),
  }),
});

/** What a command answers: the thing as it is now, or why it was left alone. */
export type Answer<Thing> = { thing: Thing } | { refusal: Refusal };

type BuilderTypes = typeof builder.$inferSchemaTypes;
type Inputs = InputFieldBuilder<BuilderTypes, "InputObject">;
export type PayloadFields<Result> = PothosSchemaTypes.ObjectFieldBuilder<BuilderTypes, Result>;

const capitalise = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/**
 * Declares one command as a mutation: `verbNoun(input: VerbNounInput!): VerbNounPayload!`, whose
 * payload holds the thing and the refusal, one of them null. Every mutation is made here, so each has
 * the same shape, an idempotency key where that makes sense, and an access rule.
 */
export function command<
  Fields extends InputFieldMap,
  Thing,
  Result extends Answer<Thing> = Answer<Thing>,
>(
  name: string,
  options: {
    description: string;
    /** The access rule; `public` only for signing in. */
    action: Action | "public";
    input: (t: Inputs) => Fields;
    /** Name, type and meaning of the thing in the payload. */
    returns: {
      field: string;
      type: ObjectRef<BuilderTypes, Thing>;
      description: string;
    };
    /** Further payload fields, for what is neither the thing nor a refusal. */
    more?: (t: PayloadFields<Result>) => FieldMap;
    /** False for what is naturally repeatable or must never be replayed, such as signing in. */
    repeatable?: boolean;
    resolve: (
      input: InputShapeFromFields<Fields>,
      context: Context,
      request: Pick<Order<never>, "idempotency">,
    ) => Promise<Result | { refusal: Refusal }>;
  },
): void {
  const keyed = options.repeatable ?? true;
  const Input = builder.inputType(`${capitalise(name)}Input`, {
    description: `What \`${name}\` needs.`,
    fields: (t) => ({
      ...options.input(t),
      ...(keyed && {
        idempotencyKey: t.string({
          required: false,
          description:
            "Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused.",
          bound: token(64),
        }),
      }),
    }),
  });
  const Payload = builder.objectRef<Result>(`${capitalise(name)}Payload`).implement({
    description: `What \`${name}\` answers: the result or a refusal, never both.`,
    authScopes: { public: true },
    fields: (t) => ({
      [options.returns.field]: t.field({
        type: options.returns.type,
        nullable: true,
        description: options.returns.description,
        resolve: (answer) => ("thing" in answer ? answer.thing : null) as never,
      }),
      refusal: t.field({
        type: RefusalType,
        nullable: true,
        description: "Set when nothing was done.",
        resolve: (answer) => ("refusal" in answer ? answer.refusal : null),
      }),
      ...options.more?.(t),
    }),
  });
  const guestsMay =
    options.action === "public" || mayAtAll({ kind: "guest", network: "" }, options.action);
  const resolve = async (_root: object, args: unknown, context: Context): Promise<Result> => {
    const { input } = args as {
      input: InputShapeFromFields<Fields> & { idempotencyKey?: string | null };
    };
    const key = input.idempotencyKey ?? null;
    const asked = { ...input, idempotencyKey: undefined };
    const idempotency =
      key === null ? null : { key, fingerprint: fingerprint({ name, input: asked }) };
    const answer =
      key !== null && (key.length < 1 || key.length > 64)
        ? { refusal: { code: "request.idempotency_key_length", field: "idempotencyKey" } }
        : await options.resolve(input, context, { idempotency });
    if ("refusal" in answer) context.refusals.push(answer.refusal.code);
    return answer as Result;
  };
  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      description: options.description,
      skipTypeScopes: guestsMay,
      authScopes: options.action === "public" ? { public: true } : { can: options.action },
      extensions: { [OPENS_SESSION]: options.action === "public" },
      args: {
        input: t.arg({ type: Input, required: true, description: "See the input type." }),
      },
      resolve: resolve as never,
    }),
  );
}

/** Turns what `run` answers into what a payload holds; a denial becomes a GraphQL error. */
export function answer<State extends object>(
  outcome: Outcome<State>,
  context: Context,
  taken?: (sk: string) => Refusal,
): Answer<Stored<State>> {
  switch (outcome.kind) {
    case "done":
      return { thing: outcome.stored };
    case "refusal":
      return { refusal: outcome.refusal };
    case "denial":
      throw denial(outcome.code, context.language);
    case "taken":
      if (!taken) throw new Error(`unexpected collision on ${outcome.sk}`);
      return { refusal: taken(outcome.sk) };
  }
}

/** One connection type for all lists of a thing, named after it. */
export const connectionOf = <Thing>(name: string, type: ObjectRef<BuilderTypes, Thing>) =>
  builder.connectionObject({ type, name: `${name}Connection` }, { name: `${name}Edge` });

/** The cost of a page: its own price for each entry asked for. */
export const pageCost = (args: PageArgs): { field: number; multiplier: number } => ({
  field: 1,
  multiplier: Math.max(1, Math.min(args.first ?? args.last ?? 1, MAX_PAGE)),
});

/** Checks the paging arguments and reads the page; cursors hold for this list and this viewer only. */
export function page<Node>(
  context: Context,
  list: string,
  args: PageArgs,
  read: (request: PageRequest, cursors: Cursors) => Promise<Page<Node>>,
): Promise<Page<Node>> {
  const viewer = context.actor.kind === "person" ? context.actor.personId : "guest";
  const cursors = new Cursors(context.deps.secret, `${list}\u0000${viewer}`);
  return read(toPageRequest(args, cursors, context.language), cursors);
}
