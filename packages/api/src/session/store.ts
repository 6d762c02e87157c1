import { createHash, timingSafeEqual } from "node:crypto";
import {
  DAY,
  dateOf,
  type Instant,
  MINUTE,
  plus,
  SECOND,
  toInstant,
  toMs,
} from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { type Keyring, lookupHash } from "../table/seal.ts";
import {
  get,
  insert,
  type Item,
  type Key,
  query,
  type Table,
  transact,
  type When,
  write,
} from "../table/table.ts";
import {
  CODES_A_DAY,
  NETWORK_LIMITS,
  type Persona,
  type PhoneCodes,
  type Session,
} from "./session.ts";

/*
 * Access patterns
 *   a session                                  pk = session id
 *   the sessions of a person                   gsi1 sessions#<person>, oldest first
 *   a phone's codes and what was sent to it    pk = phone-codes#<hash>
 *   codes asked for from a network             pk = codes-asked#<hash>#<quarter of an hour>
 *   codes sent to all phones on a day          pk = codes-sent#<date>
 *   the personas of the demo                   pk = personas
 * Phones and codes are here as keyed hashes only, and refresh tokens not at all.
 */

/** Six digits are quickly tried out, so the hash needs the key; the phone in it makes equal codes differ. */
export const codeHashOf = (ring: Keyring, phoneHash: string, code: string): string =>
  lookupHash(ring, "phone-code", `${phoneHash}|${code}`);

/** The id that was given to whoever asked for a code; it tells their guesses from everybody else's. */
export const verificationHashOf = (ring: Keyring, id: string): string =>
  lookupHash(ring, "phone-code", `verification|${id}`);

/** Compares two texts in a time that tells nothing about where they differ. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const toEpochSeconds = (at: Instant): number => Math.floor(toMs(at) / SECOND);

const versionOf = (item: Item | null): number => (item ? (item["version"] as number) : 0);

const codesKey = (phoneHash: string): Key => ({ pk: `phone-codes#${phoneHash}`, sk: "codes" });

export type StoredPhoneCodes = { state: PhoneCodes; version: number };

/** What was sent to a phone lately. One request. */
export async function loadPhoneCodes(table: Table, phoneHash: string): Promise<StoredPhoneCodes> {
  const item = await get(table, codesKey(phoneHash));
  const state = (item?.["phoneCodes"] as PhoneCodes | undefined) ?? { codes: [], sent: [] };
  return { state, version: versionOf(item) };
}

/**
 * Writes what became of a phone's codes, unless somebody wrote in between; answers whether it did. So of guesses
 * made at the same time each is counted, and a code is used up once.
 */
export async function savePhoneCodes(
  table: Table,
  phoneHash: string,
  { state, version }: StoredPhoneCodes,
  now: Instant,
): Promise<boolean> {
  // The table forgets about a day after the last code; the rules never count on it.
  const expiresAt = toEpochSeconds(plus(now, DAY));
  const item = { ...codesKey(phoneHash), phoneCodes: state, version: version + 1, expiresAt };
  const when: When = version === 0 ? { absent: true } : { version };
  // A transaction is done once although its answer was lost and the SDK asks again; a plain write is not.
  const outcome = await transact(table, [{ kind: "put", item, when }]);
  return outcome.kind === "written";
}

const QUARTER = 15 * MINUTE;
const startOf = (now: Instant, length: number): Instant =>
  toInstant(Math.floor(toMs(now) / length) * length);

const networkCount = (network: string, now: Instant) => ({
  key: { pk: `codes-asked#${network}#${startOf(now, QUARTER)}`, sk: "count" },
  minute: `m${startOf(now, MINUTE).slice(14, 16)}`,
});

/** Counts a code asked for from a network; answers null, or when the next one may be. Two requests when refused. */
export async function countForNetwork(
  table: Table,
  network: string,
  now: Instant,
): Promise<Instant | null> {
  const { key, minute } = networkCount(network, now);
  const isCounted = await write(table, {
    kind: "change",
    key,
    set: { expiresAt: toEpochSeconds(plus(now, DAY)) },
    add: { quarter: 1, [minute]: 1 },
    when: {
      atMost: { quarter: NETWORK_LIMITS.quarter - 1, [minute]: NETWORK_LIMITS.minute - 1 },
    },
  });
  if (isCounted) return null;
  const item = await get(table, key);
  const isQuarterFull = Number(item?.["quarter"] ?? 0) >= NETWORK_LIMITS.quarter;
  const length = isQuarterFull ? QUARTER : MINUTE;
  return plus(startOf(now, length), length);
}

/** Counts a code against what all phones together get on one day; answers false when it is used up. */
export const countForAll = (table: Table, now: Instant): Promise<boolean> =>
  write(table, {
    kind: "change",
    key: { pk: `codes-sent#${dateOf(now)}`, sk: "count" },
    set: { expiresAt: toEpochSeconds(plus(now, 2 * DAY)) },
    add: { sent: 1 },
    when: { atMost: { sent: CODES_A_DAY - 1 } },
  });

const sessionsKey = (personId: string): string => `sessions#${personId}`;

export type StoredSession = { id: Id<"session">; session: Session; version: number };

const toStoredSession = (item: Item): StoredSession => ({
  id: item.pk as Id<"session">,
  session: item["session"] as Session,
  version: versionOf(item),
});

export async function loadSession(table: Table, id: Id<"session">): Promise<StoredSession | null> {
  const item = await get(table, { pk: id, sk: "session" });
  return item && toStoredSession(item);
}

/** As many sessions as anybody can hold within half a year, by far. */
const MOST_SESSIONS = 500;

/** The sessions of a person that the table has not forgotten, oldest first, ended ones too. One request. */
export async function listSessions(table: Table, personId: Id<"person">): Promise<StoredSession[]> {
  const range = { index: "gsi1", pk: sessionsKey(personId), limit: MOST_SESSIONS } as const;
  return (await query(table, range)).map(toStoredSession);
}

/** Writes a session unless it changed since it was read (version 0: unless it exists); answers whether it did. */
export const saveSession = (
  table: Table,
  { id, session, version }: StoredSession,
): Promise<boolean> => {
  const expiresAt = toEpochSeconds(session.expiresAt);
  const item = {
    pk: id,
    sk: "session",
    session,
    version: version + 1,
    expiresAt,
    gsi1pk: sessionsKey(session.personId),
    gsi1sk: `${session.startedAt}#${id}`,
  };
  return version === 0
    ? insert(table, item)
    : write(table, { kind: "put", item, when: { version } });
};

const PERSONAS = "personas";

/** Adds or replaces a persona; for the seed of the demo. */
export async function writePersona(table: Table, persona: Persona): Promise<void> {
  await write(table, { kind: "put", item: { pk: PERSONAS, sk: persona.key, persona } });
}

const toPersona = (item: Item): Persona => item["persona"] as Persona;

export async function loadPersona(table: Table, key: string): Promise<Persona | null> {
  const item = await get(table, { pk: PERSONAS, sk: key });
  return item && toPersona(item);
}

/** All personas in their order: a handful that the seed wrote. One request. */
export async function listPersonas(table: Table): Promise<Persona[]> {
  const personas = (await query(table, { pk: PERSONAS })).map(toPersona);
  return personas.sort((a, b) => a.order - b.order);
}
