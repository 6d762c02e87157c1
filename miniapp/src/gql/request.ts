import { RefreshSessionDocument, type RefreshSessionMutation } from "./generated/session";
import { aborted, notSent, within } from "./deadline";
import { isPassing, RequestFailed } from "./failure";
import { isRead, type Operation } from "./operation";

export type Tokens = { accessToken: string; refreshToken: string };

/** Tokens with the key for renewing them: all windows of a device send the same one, also after a lost answer. */
export type Renewable = Tokens & { renewalKey?: string };

/** Where the tokens are kept. Read anew each time: another window may have changed them. */
export type Credentials = {
  /** Null for a guest. */
  read: () => Renewable | null;
  /** The access token is about to expire, so far as this device can tell. */
  isStale: () => boolean;
  save: (tokens: Tokens) => void;
  /** The session is over: forget it. */
  end: () => void;
};

type Sent = {
  url: string;
  method: "POST";
  header: Record<string, string>;
  data: object;
  timeout: number;
};
type Received = { statusCode: number; data: unknown; header?: Record<string, unknown> };
type Sending = Promise<Received> & { abort?: () => void };

export type RequestDeps = {
  url: string;
  /** `Taro.request`. */
  send: (sent: Sent) => Sending;
  credentials: Credentials;
  /** Headers of every request: language and identity. */
  headers: () => Record<string, string>;
  timeoutMs: number;
  /** How long to wait before each further attempt of a read. */
  backOffMs: readonly number[];
};

type GraphQLFault = {
  message: string;
  extensions?: { code?: string; reason?: string; requestId?: string };
};
type Body = { data?: unknown; errors?: GraphQLFault[] };

export type Request = <Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
) => Promise<Result>;

function answerOf({ statusCode, data, header }: Received): unknown {
  const requestId = header?.["x-request-id"] ?? header?.["X-Request-Id"];
  const details = { status: statusCode, ...(typeof requestId === "string" && { requestId }) };
  const { data: result, errors } = (data ?? {}) as Body;
  const [error] = errors ?? [];
  if (error) throw new RequestFailed("graphql", error.message, { ...details, ...error.extensions });
  if (statusCode >= 200 && statusCode < 300 && result) return result;
  throw new RequestFailed("http", `the server answered ${statusCode}`, details);
}

/** What somebody signed in began must not go on as a guest's. */
const sessionEnded = () =>
  new RequestFailed("graphql", "the session is over", {
    code: "UNAUTHENTICATED",
    reason: "SESSION_ENDED",
  });

/** Why a session was not renewed says whether it is over: a busy server ends nobody's. */
const isOver = (refusal: { code: string } | null | undefined): boolean =>
  refusal?.code.startsWith("session.") === true;

const isUnauthenticated = (error: unknown): error is RequestFailed =>
  error instanceof RequestFailed && error.code === "UNAUTHENTICATED";

/** Makes the one function that talks to the API. */
export function createRequest(deps: RequestDeps): Request {
  const { credentials } = deps;
  let refreshing: Promise<void> | null = null;

  async function post(query: string, variables: unknown, token?: string, signal?: AbortSignal) {
    if (signal?.aborted) throw aborted();
    const header = {
      "content-type": "application/json",
      ...deps.headers(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const sending = deps.send({
      url: deps.url,
      method: "POST",
      header,
      data: { query, variables },
      timeout: deps.timeoutMs,
    });
    const received = await within(sending, deps.timeoutMs, signal, () => sending.abort?.()).catch(
      (error: unknown) => Promise.reject(notSent(error)),
    );
    return answerOf(received);
  }

  async function refresh(): Promise<void> {
    const held = credentials.read();
    if (!held) return;
    const input = { refreshToken: held.refreshToken, idempotencyKey: held.renewalKey ?? null };
    const answer = await post(RefreshSessionDocument.toString(), { input });
    const { session, refusal } = (answer as RefreshSessionMutation).refreshSession;
    // Somebody signed out or in meanwhile, here or in another window: what came is not for them.
    if (credentials.read()?.refreshToken !== held.refreshToken) return;
    if (session) credentials.save(session);
    else if (isOver(refusal)) credentials.end();
    else throw new RequestFailed("http", "the session could not be renewed now", { status: 503 });
  }

  /** All who need new tokens at once wait for the same ones. */
  const refreshOnce = (): Promise<void> =>
    (refreshing ??= refresh().finally(() => {
      refreshing = null;
    }));

  /** A token that is not accepted is replaced once, silently; a session that is over is forgotten. */
  async function attempt(text: string, variables: unknown, signal?: AbortSignal): Promise<unknown> {
    // The API denies an old token for reads that are public, too: one that is surely old is not sent at all.
    const isStale = credentials.isStale();
    if (isStale) await refreshOnce();
    const used = credentials.read()?.accessToken;
    if (isStale && used === undefined) throw sessionEnded();
    try {
      return await post(text, variables, used, signal);
    } catch (error) {
      if (!isUnauthenticated(error) || used === undefined) throw error;
      const isCurrent = credentials.read()?.accessToken === used;
      if (isCurrent && error.reason === "SESSION_ENDED") credentials.end();
      else if (isCurrent) await refreshOnce();
      const renewed = credentials.read()?.accessToken;
      if (renewed === undefined) throw error;
      return post(text, variables, renewed, signal);
    }
  }

  return async <Result, Variables>(
    operation: Operation<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ) => {
    const text = operation.toString();
    const waits = isRead(text) ? [...deps.backOffMs] : [];
    for (;;) {
      try {
        return (await attempt(text, variables, signal)) as Result;
      } catch (error) {
        const wait = waits.shift();
        if (wait === undefined || !(error instanceof RequestFailed) || !isPassing(error))
          throw error;
        await within(
          new Promise((resolve) => setTimeout(resolve, wait)),
          wait + deps.timeoutMs,
          signal,
        );
      }
    }
  };
}
