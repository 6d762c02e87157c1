import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RequestFailed } from "./failure";
import type { Operation } from "./operation";
import { type Credentials, createRequest, type RequestDeps, type Tokens } from "./request";

type Sent = Parameters<RequestDeps["send"]>[0];
type Reply = Awaited<ReturnType<RequestDeps["send"]>>;
/** What the network does with a request: an answer, a rejection as platforms give it, or silence. */
type Network = (sent: Sent, n: number) => Reply | Promise<Reply> | "silence" | { fails: unknown };

const READ = "\n    query Things($n: Int) { things(n: $n) }" as unknown as Operation<
  { things: number },
  { n?: number }
>;
const WRITE =
  "\n    mutation Do($input: I!) { do(input: $input) { refusal { code } } }" as unknown as Operation<
    { do: { refusal: { code: string } | null } },
    { input: object }
  >;
const ok = (data: object): Reply => ({ statusCode: 200, data: { data }, header: {} });
const denied = (code: string, reason?: string): Reply => ({
  statusCode: 200,
  data: {
    data: null,
    errors: [{ message: "no", extensions: { code, ...(reason && { reason }) } }],
  },
  header: { "x-request-id": "req-1" },
});
const isRefresh = ({ data }: Sent) => JSON.stringify(data).includes("RefreshSession");
const refreshed = (n: number) =>
  ok({
    refreshSession: {
      refusal: null,
      session: { accessToken: `access-${n}`, refreshToken: `refresh-${n}` },
    },
  });
const refused = ok({
  refreshSession: { session: null, refusal: { code: "session.refresh_invalid" } },
});
const tokenOf = ({ header }: Sent) => header["authorization"];

function start(network: Network, { signedIn = true } = {}) {
  let held: Tokens | null = signedIn
    ? { accessToken: "access-1", refreshToken: "refresh-1" }
    : null;
  const sent: Sent[] = [];
  const state = { isStale: false, ends: 0, aborts: 0 };
  const credentials: Credentials = {
    read: () => held,
    isStale: () => held !== null && state.isStale,
    save: (tokens) => {
      held = tokens;
      state.isStale = false;
    },
    end: () => {
      held = null;
      state.ends += 1;
    },
  };
  const send: RequestDeps["send"] = (one) => {
    sent.push(one);
    const reply = network(one, sent.length);
    const promise = (
      reply === "silence"
        ? new Promise<Reply>(() => undefined)
        : "fails" in reply
          ? Promise.reject(reply.fails)
          : Promise.resolve(reply)
    ) as ReturnType<RequestDeps["send"]>;
    promise.abort = () => void (state.aborts += 1);
    return promise;
  };
  const request = createRequest({
    url: "/graphql",
    send,
    credentials,
    headers: () => ({ "accept-language": "en", "linge-acting-as": "RESIDENT" }),
    timeoutMs: 10_000,
    backOffMs: [500, 2_000],
  });
  return { request, sent, credentials, state };
}

/** Lets time pass until the promise has settled, and tells how. */
async function outcome<T>(promise: Promise<T>): Promise<T | RequestFailed> {
  const settled = promise.catch((error: RequestFailed) => error);
  await vi.runAllTimersAsync();
  return settled;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("an answer", () => {
  it("is the data of the operation, typed", async () => {
    const { request } = start(() => ok({ things: 3 }));
    expect(await outcome(request(READ, { n: 1 }))).toEqual({ things: 3 });
  });

  it("passes a refusal on as a value", async () => {
    const { request } = start(() => ok({ do: { refusal: { code: "complaint.too_long" } } }));
    expect(await outcome(request(WRITE, { input: {} }))).toEqual({
      do: { refusal: { code: "complaint.too_long" } },
    });
  });
});

describe("what is sent", () => {
  it("carries the document, the variables, the token, the language and the identity", async () => {
    const { request, sent } = start(() => ok({ things: 1 }));
    await outcome(request(READ, { n: 7 }));
    expect(sent[0]).toMatchObject({
      url: "/graphql",
      method: "POST",
      data: { query: String(READ), variables: { n: 7 } },
      header: {
        "content-type": "application/json",
        authorization: "Bearer access-1",
        "accept-language": "en",
        "linge-acting-as": "RESIDENT",
      },
    });
  });

  it("carries no authorization for a guest", async () => {
    const { request, sent } = start(() => ok({ things: 1 }), { signedIn: false });
    await outcome(request(READ, {}));
    expect(sent[0]?.header).not.toHaveProperty("authorization");
  });
});

describe("an HTTP error", () => {
  it.each([404, 413, 500, 503])("is a failure with its status: %i", async (statusCode) => {
    const { request } = start(() => ({ statusCode, data: "<html>", header: {} }));
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({
      kind: "http",
      status: statusCode,
    });
  });

  it("is a failure also when 200 comes without any data", async () => {
    const { request } = start(() => ({ statusCode: 200, data: null, header: {} }));
    expect(await outcome(request(READ, {}))).toMatchObject({ kind: "http", status: 200 });
  });
});

describe("a GraphQL error", () => {
  it("is a failure with code, sentence and the id of the request", async () => {
    const { request } = start(() => denied("FORBIDDEN"));
    expect(await outcome(request(READ, {}))).toMatchObject({
      kind: "graphql",
      code: "FORBIDDEN",
      message: "no",
      requestId: "req-1",
    });
  });

  it("is not asked again", async () => {
    const { request, sent } = start(() => denied("INTERNAL_SERVER_ERROR"));
    await outcome(request(READ, {}));
    expect(sent).toHaveLength(1);
  });
});

describe("an expired token", () => {
  const world: Network = (sent) => {
    if (isRefresh(sent)) return refreshed(2);
    return tokenOf(sent) === "Bearer access-2"
      ? ok({ things: 2 })
      : denied("UNAUTHENTICATED", "TOKEN_EXPIRED");
  };

  it("is replaced silently and the call answered", async () => {
    const { request, credentials } = start(world);
    expect(await outcome(request(READ, {}))).toEqual({ things: 2 });
    expect(credentials.read()).toMatchObject({
      accessToken: "access-2",
      refreshToken: "refresh-2",
    });
  });

  it("is replaced also for a read that is anybody's, which is not answered as a guest's", async () => {
    const { request, sent } = start((one) => {
      if (isRefresh(one)) return refreshed(2);
      return tokenOf(one) === "Bearer access-2"
        ? ok({ things: 2 })
        : denied("UNAUTHENTICATED", "TOKEN_EXPIRED");
    });
    expect(await request(READ, {})).toEqual({ things: 2 });
    expect(sent.map(tokenOf)).toEqual(["Bearer access-1", undefined, "Bearer access-2"]);
  });

  it("is replaced once for calls at the same time", async () => {
    const { request, sent } = start(world);
    const answers = await outcome(Promise.all([1, 2, 3].map((n) => request(READ, { n }))));
    expect(answers).toEqual([{ things: 2 }, { things: 2 }, { things: 2 }]);
    expect(sent.filter(isRefresh)).toHaveLength(1);
  });

  it("is replaced for a write too, since nothing was done", async () => {
    const { request } = start((sent) =>
      isRefresh(sent)
        ? refreshed(2)
        : tokenOf(sent) === "Bearer access-2"
          ? ok({ do: { refusal: null } })
          : denied("UNAUTHENTICATED", "TOKEN_EXPIRED"),
    );
    expect(await outcome(request(WRITE, { input: {} }))).toEqual({ do: { refusal: null } });
  });

  it("is not replaced a second time for the same call", async () => {
    const { request, sent } = start((one) =>
      isRefresh(one) ? refreshed(2) : denied("UNAUTHENTICATED", "TOKEN_EXPIRED"),
    );
    expect(await outcome(request(READ, {}))).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(sent.filter(isRefresh)).toHaveLength(1);
  });

  it("is replaced before sending when this device knows that it is stale", async () => {
    const { request, sent, state } = start(world);
    state.isStale = true;
    await outcome(request(READ, {}));
    expect(sent.map(isRefresh)).toEqual([true, false]);
  });

  it("sends the refresh without the old token", async () => {
    const { request, sent } = start(world);
    await outcome(request(READ, {}));
    expect(tokenOf(sent.find(isRefresh)!)).toBeUndefined();
  });
});

describe("a session that is over", () => {
  it("is forgotten when the refresh is refused", async () => {
    const { request, state } = start((sent) =>
      isRefresh(sent) ? refused : denied("UNAUTHENTICATED", "TOKEN_EXPIRED"),
    );
    expect(await outcome(request(READ, {}))).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(state.ends).toBe(1);
  });

  it("is forgotten without asking for new tokens when the API says so", async () => {
    const { request, sent, state } = start(() => denied("UNAUTHENTICATED", "SESSION_ENDED"));
    await outcome(request(READ, {}));
    expect([state.ends, sent.length]).toEqual([1, 1]);
  });

  it("never lets a write go on as a guest's", async () => {
    const { request, sent, state } = start((one) =>
      isRefresh(one) ? refused : ok({ do: { refusal: null } }),
    );
    state.isStale = true;
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(sent.filter((one) => !isRefresh(one))).toHaveLength(0);
  });

  it("is kept when the refresh only found no network", async () => {
    const { request, credentials } = start((sent) =>
      isRefresh(sent)
        ? { fails: { errMsg: "request:fail" } }
        : denied("UNAUTHENTICATED", "TOKEN_EXPIRED"),
    );
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ kind: "offline" });
    expect(credentials.read()).not.toBeNull();
  });

  it("is kept when the server was too busy to renew it", async () => {
    const busy = ok({ refreshSession: { session: null, refusal: { code: "request.busy" } } });
    const { request, credentials } = start((sent) =>
      isRefresh(sent) ? busy : denied("UNAUTHENTICATED", "TOKEN_EXPIRED"),
    );
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ status: 503 });
    expect(credentials.read()).not.toBeNull();
  });

  it("is nothing to a guest who must sign in", async () => {
    const { request, sent } = start(() => denied("UNAUTHENTICATED", "NO_TOKEN"), {
      signedIn: false,
    });
    expect(await outcome(request(READ, {}))).toMatchObject({ reason: "NO_TOKEN" });
    expect(sent).toHaveLength(1);
  });
});

describe("new tokens that come after somebody else signed in", () => {
  it.each([
    ["are left", refreshed(2)],
    ["do not end the new session when they are refused", refused],
  ])("%s", async (_title, answer) => {
    const theirs = { accessToken: "access-b", refreshToken: "refresh-b" };
    const { request, credentials, state } = start((one) => {
      if (!isRefresh(one)) return ok({ things: 1 });
      credentials.save(theirs);
      return answer;
    });
    state.isStale = true;
    await outcome(request(READ, {}));
    expect(credentials.read()).toEqual(theirs);
  });
});

describe("a lost network", () => {
  it.each([
    { errMsg: "request:fail net::ERR_INTERNET_DISCONNECTED" },
    new TypeError("Failed to fetch"),
  ])("is called offline: %o", async (fails) => {
    const { request } = start(() => ({ fails }));
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ kind: "offline" });
  });

  it("is called a timeout when nothing came in time, and the sending is stopped", async () => {
    const { request, state } = start(() => "silence");
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ kind: "timeout" });
    expect(state.aborts).toBe(1);
  });

  it("is called a timeout when WeChat says so", async () => {
    const { request } = start(() => ({ fails: { errMsg: "request:fail timeout" } }));
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ kind: "timeout" });
  });
});

describe("giving up", () => {
  it("stops the sending and fails as aborted", async () => {
    const { request, state } = start(() => "silence");
    const controller = new AbortController();
    const promise = request(READ, {}, controller.signal).catch((error: RequestFailed) => error);
    await vi.advanceTimersByTimeAsync(10);
    controller.abort();
    expect(await promise).toMatchObject({ kind: "aborted" });
    expect(state.aborts).toBe(1);
  });

  it("sends nothing when it comes first", async () => {
    const { request, sent } = start(() => ok({ things: 1 }));
    const controller = new AbortController();
    controller.abort();
    expect(await outcome(request(READ, {}, controller.signal))).toMatchObject({ kind: "aborted" });
    expect(sent).toHaveLength(0);
  });

  it("ends the waiting for another attempt", async () => {
    const { request, sent } = start(() => ({ fails: { errMsg: "request:fail" } }));
    const controller = new AbortController();
    const promise = request(READ, {}, controller.signal).catch((error: RequestFailed) => error);
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(await promise).toMatchObject({ kind: "aborted" });
    expect(sent).toHaveLength(1);
  });
});

describe("trying again", () => {
  const flaky =
    (failures: number): Network =>
    (_, n) =>
      n <= failures ? { fails: { errMsg: "request:fail" } } : ok({ things: n });

  it("answers a read that succeeds at the third attempt", async () => {
    const { request } = start(flaky(2));
    expect(await outcome(request(READ, {}))).toEqual({ things: 3 });
  });

  it("gives up after the third attempt", async () => {
    const { request, sent } = start(flaky(9));
    expect(await outcome(request(READ, {}))).toMatchObject({ kind: "offline" });
    expect(sent).toHaveLength(3);
  });

  it("waits longer each time", async () => {
    const { request, sent } = start(flaky(9));
    const promise = request(READ, {}).catch(() => undefined);
    const counts: number[] = [];
    for (const ms of [0, 499, 1, 1_999, 1]) {
      await vi.advanceTimersByTimeAsync(ms);
      counts.push(sent.length);
    }
    await promise;
    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });

  it("asks a read again when the server is not ready", async () => {
    const { request } = start((_, n) =>
      n === 1 ? { statusCode: 503, data: "", header: {} } : ok({ things: 1 }),
    );
    expect(await outcome(request(READ, {}))).toEqual({ things: 1 });
  });

  it.each([
    ["offline", { fails: { errMsg: "request:fail" } } as const],
    ["timeout", "silence" as const],
    ["http", { statusCode: 503, data: "", header: {} }],
  ])("never sends a write again: %s", async (kind, reply) => {
    const { request, sent } = start(() => reply);
    expect(await outcome(request(WRITE, { input: {} }))).toMatchObject({ kind });
    expect(sent).toHaveLength(1);
  });
});
