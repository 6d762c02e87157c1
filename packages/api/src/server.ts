import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  type ASTVisitor,
  type DocumentNode,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  type ValidationContext,
} from "graphql";
import { createYoga, type Plugin, type YogaServerOptions } from "graphql-yoga";
import { ulid } from "ulid";
import { ActorMemory, type Context, makeContext } from "./context.ts";
import type { Deps } from "./deps.ts";
import { actorId } from "./kernel/actor.ts";
import { limitsFor, MAX_ALIASES, MAX_BODY_BYTES, MAX_TOKENS } from "./limits.ts";
import { schema } from "./schema.ts";

/** The application as a fetch handler: the same one behind the dev server, Lambda and the tests. */
export type App = { fetch: (request: Request) => Promise<Response> };

export type AppOptions = {
  /** The page for trying queries; only where developers are. */
  graphiql?: Pick<YogaServerOptions<object, object>, "graphiql" | "renderGraphiQL">;
  /** Paths answered before GraphQL, such as media; null passes the request on. */
  routes?: readonly ((request: Request) => Promise<Response | null>)[];
};

type Started = { requestId: string; startedAt: number };
const starts = new WeakMap<Request, Started>();

function startOf(request: Request): Started {
  const known = starts.get(request);
  if (known) return known;
  const made = { requestId: ulid(), startedAt: performance.now() };
  starts.set(request, made);
  return made;
}

/** Expected errors carry a code or come from GraphQL itself, before anything of ours ran. */
const isExpected = (error: GraphQLError): boolean =>
  typeof error.extensions["code"] === "string" ||
  error.originalError === undefined ||
  error.originalError instanceof GraphQLError;

/** Anything else is a fault: logged in full, told by its request id only. */
function maskFault(deps: Deps, error: unknown, requestId: string): GraphQLError {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const { name, message, stack } = cause instanceof Error ? cause : new Error(String(cause));
  deps.log({ level: "error", message: "fault", requestId, error: name, detail: message, stack });
  return new GraphQLError("系统出了点问题,请稍后再试 · Something went wrong on our side", {
    path: error instanceof GraphQLError ? error.path : undefined,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  });
}

/** Masks faults wherever they arise, also while parsing or making the context. */
const masking = (deps: Deps): Plugin<Context> => ({
  onResultProcess({ request, result, setResult }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors) return;
    const { requestId } = startOf(request);
    const errors = result.errors.map((error) =>
      error instanceof GraphQLError && isExpected(error)
        ? error
        : maskFault(deps, error, requestId),
    );
    setResult({ ...result, errors });
  },
});

type Run = { name: string | null; kind: string; cost: number };

/** Adds the cost to the answer and writes one line per operation. */
function accounting(deps: Deps): Plugin<Context> {
  return {
    onExecute({ args }) {
      const context = args.contextValue as Context & { request: Request };
      const document = args.document as DocumentNode;
      const operation = document.definitions.find((one) => one.kind === "OperationDefinition");
      const { complexity } = complexityFromQuery(document, {
        schema,
        variables: (args.variableValues ?? {}) as Record<string, unknown>,
        ctx: context,
      });
      const max = limitsFor(context.actor).complexity;
      const run: Run = {
        name: operation?.name?.value ?? null,
        kind: operation?.operation ?? "query",
        cost: complexity,
      };
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          const cost = { asked: complexity, left: Math.max(0, max - complexity), limit: max };
          setResult({ ...result, extensions: { ...result.extensions, cost } });
          deps.log(operationLine(context, run, result.errors ?? []));
        },
      };
    },
  };
}

function operationLine(
  context: Context & { request: Request },
  run: Run,
  errors: readonly GraphQLError[],
) {
  return {
    level: "info" as const,
    message: "operation",
    at: context.now,
    requestId: context.requestId,
    operation: run.name,
    kind: run.kind,
    actor: actorId(context.actor),
    actorKind: context.actor.kind,
    refusals: context.refusals,
    errors: errors.map((error) => error.extensions["code"] ?? "GRAPHQL"),
    cost: run.cost,
    ms: Math.round(performance.now() - startOf(context.request).startedAt),
  };
}

/** Every answer names its request, so that a person can quote it. */
const requestIds: Plugin = {
  onResponse({ request, response }) {
    response.headers.set("x-request-id", startOf(request).requestId);
    response.headers.set("cache-control", "no-store");
  },
};

/** Limits of the document itself: they need no schema and no variables, so they are checked first. */
const documentLimits: Plugin<Context> = {
  onParse({ parseFn, setParseFn }) {
    setParseFn((source, options) => parseFn(source, { ...options, maxTokens: MAX_TOKENS }));
  },
  onValidate({ addValidationRule }) {
    addValidationRule(maxAliases);
  },
};

/** Aliases make one field many; batching of guesses is refused by their number. */
function maxAliases(context: ValidationContext): ASTVisitor {
  let aliases = 0;
  return {
    Field(node) {
      if (!node.alias) return;
      aliases += 1;
      if (aliases !== MAX_ALIASES + 1) return;
      context.reportError(
        new GraphQLError(`At most ${MAX_ALIASES} aliases are allowed`, {
          nodes: node,
          extensions: { code: "LIMIT_EXCEEDED", limit: "ALIASES", max: MAX_ALIASES },
        }),
      );
    },
  };
}

/** Field names are not guessed for strangers, and the schema is shown to developers only. */
const discretion = (schemaIsOpen: boolean): Plugin<Context> => ({
  onValidate({ addValidationRule, validateFn, setValidationFn }) {
    if (!schemaIsOpen) addValidationRule(NoSchemaIntrospectionCustomRule);
    setValidationFn((schema, document, rules, options) =>
      validateFn(schema, document, rules, { ...options, hideSuggestions: !schemaIsOpen }),
    );
  },
});

/** Builds the application from what it needs; makes no connection and reads no setting by itself. */
export function createApp(deps: Deps, options: AppOptions = {}): App {
  const memory = new ActorMemory();
  const yoga = createYoga<object, Context>({
    schema,
    graphqlEndpoint: "/graphql",
    landingPage: false,
    logging: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    graphiql: false,
    ...options.graphiql,
    cors: false,
    context: ({ request }) => makeContext(deps, memory, request, startOf(request).requestId),
    maskedErrors: false,
    plugins: [
      documentLimits,
      discretion(deps.demoMode),
      accounting(deps),
      masking(deps),
      requestIds,
    ],
  });

  const routes = [jwks(deps), ...(options.routes ?? [])];
  return {
    fetch: async (request) => {
      for (const route of routes) {
        const response = await route(request);
        if (response) return response;
      }
      return yoga.fetch(request, {});
    },
  };
}

const jwks = (deps: Deps) => async (request: Request) =>
  new URL(request.url).pathname === "/.well-known/jwks.json"
    ? Response.json(deps.tokens.jwks(), { headers: { "cache-control": "public, max-age=300" } })
    : null;
