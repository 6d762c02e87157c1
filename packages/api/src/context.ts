import { createHmac } from "node:crypto";
import DataLoader from "dataloader";
import { readVisitors } from "./booking/store-visitor.ts";
import type { Complaint } from "./complaint/complaint.ts";
import type { Deps } from "./deps.ts";
import { type DivisionIndex } from "./grid/resolve.ts";
import { loadDivision } from "./grid/store.ts";
import type { Actor } from "./kernel/actor.ts";
import type { Instant } from "./kernel/clock.ts";
import type { Language } from "./kernel/decision.ts";
import type { Id } from "./kernel/ids.ts";
import { languageOf } from "./kernel/language.ts";
import { networkOf } from "./kernel/network.ts";
import type { Sealed } from "./kernel/sealed.ts";
import type { Media } from "./media/media.ts";
import { describeMedia } from "./media/store.ts";
import { isSessionOver, type Person } from "./person/person.ts";
import { loadPeople, loadPerson, toActor } from "./person/store.ts";
import type { Claims, TokenFailure } from "./session/token.ts";
import { loadMany, type Stored } from "./table/aggregate.ts";
import { hmacKey } from "./table/page.ts";

/** Everything one request knows: who asks, when, in which language, and what it already read. */
export type Context = {
  deps: Deps;
  actor: Actor;
  /** The session behind the request, for signing out. */
  sessionId: Id<"session"> | null;
  /** Why a token that was sent was not accepted: only signing in is possible with such a request. */
  tokenFailure: TokenFailure | null;
  now: Instant;
  language: Language;
  requestId: string;
  /** The network a request came from (`kernel/network.ts`), as a keyed hash: for limits, never for people. */
  network: string;
  person: DataLoader<Id<"person">, Stored<Person> | null>;
  /** To be called after a command changed a person: what they may do is looked up anew from then on. */
  changed: (id: Id<"person">) => void;
  media: DataLoader<Id<"media">, Media | null>;
  /** The sealed name of the visitor a booking is for, without an account. */
  visitor: DataLoader<string, Sealed | null>;
  /** The files of complaints of which a list has the card: those of a page in one request. */
  complaint: DataLoader<string, Stored<Complaint>>;
  division: () => Promise<DivisionIndex>;
  /** For the log line of the operation. */
  refusals: string[];
};

/** Marks the mutations by which one signs in: they work whatever token came along, since it is what they replace. */
export const OPENS_SESSION = "opensSession";

const MEMORY_MS = 2_000;
/** The scheme may be written in any case (RFC 9110). */
const BEARER = /^Bearer +([\w.~+/-]+=*)$/i;

/**
 * The people who asked lately, so that one request costs one look-up at most. Seconds, not minutes:
 * a revoked role must stop working at once, and in this process it does, because `forget` is called.
 */
export class ActorMemory {
  readonly #known = new Map<string, { until: number; person: Promise<Stored<Person> | null> }>();

  recall(id: string, load: () => Promise<Stored<Person> | null>): Promise<Stored<Person> | null> {
    const now = performance.now();
    const known = this.#known.get(id);
    if (known && known.until > now) return known.person;
    if (this.#known.size > 10_000) this.#known.clear();
    const person = load();
    this.#known.set(id, { until: now + MEMORY_MS, person });
    person.catch(() => this.#known.delete(id));
    return person;
  }

  forget(id: string): void {
    this.#known.delete(id);
  }
}

/** A keyed hash: there are few enough addresses to try them all against a plain one. */
const networkHashOf = ({ secret }: Deps, request: Request): string => {
  const network = networkOf(request.headers.get("x-linge-peer") ?? "");
  return createHmac("sha256", hmacKey(secret)).update(network).digest("base64url").slice(0, 22);
};

async function authenticate(
  deps: Deps,
  request: Request,
  now: Instant,
): Promise<Claims | TokenFailure | null> {
  const header = request.headers.get("authorization");
  if (header === null) return null;
  const token = BEARER.exec(header)?.[1];
  return token === undefined ? "TOKEN_MALFORMED" : deps.tokens.verify(token, now);
}

/*
 * An access token dies with its session, at once and not when it expires. One look-up per request is
 * allowed and the person is it, so the person says which sessions are over: all of those begun before
 * signing out everywhere, by their count, and single ones while their tokens could still be used.
 * Other processes hear of it when their memory of the person ends, after two seconds.
 */
async function toActorOrFailure(
  deps: Deps,
  memory: ActorMemory,
  request: Request,
  { now, network }: Pick<Context, "now" | "network">,
): Promise<Pick<Context, "actor" | "tokenFailure" | "sessionId">> {
  const guest: Actor = { kind: "guest", network };
  const refused = (tokenFailure: TokenFailure | null) => ({
    actor: guest,
    tokenFailure,
    sessionId: null,
  });
  const claims = await authenticate(deps, request, now);
  if (claims === null || typeof claims === "string") return refused(claims);
  const person = await memory.recall(claims.personId, () =>
    loadPerson(deps.table, claims.personId),
  );
  const session = { id: claims.sessionId, epoch: claims.epoch };
  if (!person || isSessionOver(person.state, session)) return refused("SESSION_ENDED");
  const actor = toActor(person, now, request.headers.get("linge-acting-as"));
  return { actor, tokenFailure: null, sessionId: claims.sessionId };
}

/** Request → verified token → actor, clock, language and request-scoped loaders. */
export async function makeContext(
  deps: Deps,
  memory: ActorMemory,
  request: Request,
  requestId: string,
): Promise<Context> {
  const now = deps.clock();
  const network = networkHashOf(deps, request);
  const person = new DataLoader<Id<"person">, Stored<Person> | null>(async (ids) => {
    const found = await loadPeople(deps.table, ids);
    return ids.map((id) => found.get(id) ?? null);
  });
  return {
    deps,
    ...(await toActorOrFailure(deps, memory, request, { now, network })),
    now,
    language: languageOf(request.headers.get("accept-language")),
    requestId,
    network,
    person,
    changed: (id) => {
      memory.forget(id);
      person.clear(id);
    },
    media: new DataLoader(async (ids) => {
      const found = await describeMedia(deps.table, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
    visitor: new DataLoader(async (ids) => {
      const found = await readVisitors(deps.table, ids);
      return ids.map((id) => found.get(id) ?? null);
    }),
    complaint: new DataLoader(async (ids) => {
      const found = await loadMany<Complaint>(deps.table, ids);
      return ids.map((id) => found.get(id) ?? new Error(`the file of ${id} is not there`));
    }),
    division: () => loadDivision(deps.table),
    refusals: [],
  };
}
