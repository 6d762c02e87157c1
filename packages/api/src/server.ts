import { complexityFromQuery } from "@pothos/plugin-complexity";
import {
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
} from "graphql";
import { createYoga, type Plugin, type YogaServerOptions } from "graphql-yoga";
import {
  acceptedTokens,
  discretion,
  documentLimits,
  namedInput,
  onlyJson,
  soundText,
} from "./admission.ts";
import { ActorMemory, type Context, makeContext } from "./context.ts";
import type { Deps } from "./deps.ts";
import { actorId } from "./kernel/actor.ts";
import { languageOf } from "./kernel/language.ts";
import { healthRoute } from "./health.ts";
import { limitsFor, MAX_BODY_BYTES } from "./limits.ts";
import { tellProtocolError } from "./protocol-errors.ts";
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
  const made = { requestId: crypto.randomUUID(), startedAt: performance.now() };
  starts.set(request, made);
  return made;
}

/** Expected errors carry a code or come from GraphQL itself, before anything of ours ran. */
const isExpected = (error: GraphQLError): boolean =>
  typeof error.extensions["code"] === "string" ||
  error.originalError === undefined ||
  error.originalError instanceof GraphQLError;

/** Text that should have been JSON, in a body or in the parameters of a link. */
const isMalformed = (error: GraphQLError): boolean => error.originalError instanceof SyntaxError;

const malformed = (): GraphQLError =>
  new GraphQLError("The request is not well-formed JSON", {
    extensions: { code: "BAD_REQUEST", http: { status: 400 } },
  });

/**
 * Libraries put the error they met into the answer; what it says is nobody's business. It also told Yoga
 * that the request was no GraphQL at all, so that its status counts whatever the client accepts.
 */
function withoutCause(error: GraphQLError): GraphQLError {
  if (!("originalError" in error.extensions)) return error;
  const { originalError: _, http, ...rest } = error.extensions;
  const { message, nodes, source, positions, path } = error;
  const extensions = { ...rest, http: { ...(http as object), spec: false } };
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

/** Anything else is a fault: logged in full, told by its request id only. A client that went away is none. */
function maskFault(deps: Deps, error: unknown, request: Request): GraphQLError {
  const { requestId } = startOf(request);
  const cause = error instanceof GraphQLError ? error.originalError : error;
  const { name, message, stack } = cause instanceof Error ? cause : new Error(String(cause));
  const isCutOff = request.signal.aborted && name === "AbortError";
  if (!isCutOff)
    deps.log({ level: "error", message: "fault", requestId, error: name, detail: message, stack });
  return new GraphQLError("系统出了点问题，请稍后再试 · Something went wrong on our side", {
    path: error instanceof GraphQLError ? error.path : undefined,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  });
}

/** When there is no answer at all the status says so too, for clients and load balancers. */
function asServerError(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    extensions: { ...error.extensions, http: { status: 500 } },
  });
}

/** Masks faults wherever they arise, also while parsing or making the context. */
const masking = (deps: Deps): Plugin<Context> => ({
  onResultProcess({ request, result, setResult }) {
    if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors) return;
    const language = languageOf(request.headers.get("accept-language"));
    const errors = result.errors.map((error) => {
      if (isExpected(error)) return tellProtocolError(withoutCause(error), language);
      if (isMalformed(error)) return tellProtocolError(malformed(), language);
      const masked = maskFault(deps, error, request);
      return "data" in result ? masked : asServerError(masked);
    });
    setResult({ ...result, errors });
  },
});

/**
 * The cost of the operation that will run; null when there is none or its variables do not fit, which
 * execution will say better.
 */
function costOf(
  { document, variableValues }: ExecutionArgs,
  operation: OperationDefinitionNode | null | undefined,
  context: Context,
): number | null {
  if (!operation) return null;
  const definitions = document.definitions.filter(
    (one) => one === operation || one.kind !== Kind.OPERATION_DEFINITION,
  );
  const asked = { ...document, definitions };
  try {
    const variables = variableValues ?? {};
    return complexityFromQuery(asked, { schema, variables, ctx: context }).complexity;
  } catch (error) {
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}

const MAX_NAME = 64;

type Run = { name: string | null; kind: string; cost: number | null };

/** Adds the cost to the answer and writes one line per operation. */
function accounting(deps: Deps): Plugin<Context> {
  return {
    onExecute({ args }) {
      const context = args.contextValue as Context & { request: Request };
      const operation = getOperationAST(args.document, args.operationName);
      const asked = costOf(args, operation, context);
      const limit = limitsFor(context.actor).complexity;
      const name = operation?.name?.value.slice(0, MAX_NAME) ?? null;
      const run: Run = { name, kind: operation?.operation ?? "query", cost: asked };
      return {
        onExecuteDone({ result, setResult }) {
          if (Symbol.asyncIterator in result) return;
          deps.log(operationLine(context, run, result.errors ?? []));
          if (asked === null) return;
          const cost = { asked, left: Math.max(0, limit - asked), limit };
          setResult({ ...result, extensions: { ...result.extensions, cost } });
        },
      };
    },
  };
}

const codeOf = (error: GraphQLError): unknown =>
  error.extensions["code"] ?? (isExpected(error) ? "GRAPHQL" : "INTERNAL_SERVER_ERROR");

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
    errors: errors.map(codeOf),
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

/** Node's own, in the place of what Yoga carries for engines that have none: the bundle leaves that out. */
const fetchOfNode = () => ({
  fetch,
  Request,
  Response,
  Headers,
  FormData,
  ReadableStream,
  TransformStream,
  TextEncoder,
  TextDecoder,
  URL,
  URLSearchParams,
  URLPattern,
});

/** Builds the application from what it needs; makes no connection and reads no setting by itself. */
export function createApp(deps: Deps, options: AppOptions = {}): App {
  const memory = new ActorMemory();
  const yoga = createYoga<object, Context>({
    schema,
    fetchAPI: fetchOfNode(),
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
    // A parse error is soon found again; one that came of a full stack must not be told to the next one who asks.
    parserAndValidationCache: { errorCache: { get: () => undefined, set: () => undefined } },
    plugins: [
      onlyJson,
      documentLimits,
      soundText,
      discretion(deps.demoMode),
      acceptedTokens,
      namedInput,
      accounting(deps),
      masking(deps),
      requestIds,
    ],
  });

  const routes = [healthRoute(deps), jwks(deps), ...(options.routes ?? [])];
  return {
    fetch: async (request) => {
      try {
        for (const route of routes) {
          const response = await route(request);
          if (response) return response;
        }
        return await yoga.fetch(request, {});
      } catch (error) {
        const { requestId } = startOf(request);
        return Response.json(
          { errors: [maskFault(deps, error, request)] },
          { status: 500, headers: { "x-request-id": requestId } },
        );
      }
    },
  };
}

const jwks = (deps: Deps) => async (request: Request) =>
  new URL(request.url).pathname === "/.well-known/jwks.json"
    ? Response.json(deps.tokens.jwks(), { headers: { "cache-control": "public, max-age=300" } })
    : null;
