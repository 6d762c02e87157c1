/**
 * Why a request gave no answer. `offline`: the server could not be reached. `http`: it answered, but not
 * as an API. `graphql`: it answered with an error that has a code. Refusals are none of these: they are
 * values in the answer.
 */
export type FailureKind = "aborted" | "offline" | "timeout" | "http" | "graphql";

type Details = { code?: string; reason?: string; status?: number; requestId?: string };

export class RequestFailed extends Error {
  override name = "RequestFailed";
  readonly kind: FailureKind;
  /** `UNAUTHENTICATED`, `FORBIDDEN`, `NOT_FOUND`, `INTERNAL_SERVER_ERROR` …; only when `graphql`. */
  readonly code: string | undefined;
  /** Why a token was not accepted, e.g. `TOKEN_EXPIRED`. */
  readonly reason: string | undefined;
  readonly status: number | undefined;
  /** For people to quote when they ask for help. */
  readonly requestId: string | undefined;

  constructor(kind: FailureKind, message: string, details: Details = {}) {
    super(message);
    this.kind = kind;
    this.code = details.code;
    this.reason = details.reason;
    this.status = details.status;
    this.requestId = details.requestId;
  }
}

/** Whether asking again a little later may help: the answer was lost, or the server was not ready. */
export const isPassing = ({ kind, status = 0 }: RequestFailed): boolean =>
  kind === "offline" ||
  kind === "timeout" ||
  (kind === "http" && (status >= 500 || status === 429));
