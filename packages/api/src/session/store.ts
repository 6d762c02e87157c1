import { createHash, timingSafeEqual } from "node:crypto";
import { DAY, type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { type Keyring, lookupHash } from "../table/seal.ts";
import { get, type Item, query, type Table, transact, type When, write } from "../table/table.ts";
import type { Attempts, Persona, PhoneCode, PhoneSignIn, Session } from "./session.ts";

/*
 * Access patterns
 *   a session                                  pk = session id
 *   the sessions of a person                   gsi1 sessions#<person>, oldest first
 *   a phone's code and what was tried with it  pk = sign-in#phone#<hash>
 *   what was tried from a network address      pk = sign-in#network#<hash>
 *   the personas of the demo                   pk = personas
 * Phones and codes are here as keyed hashes only, and refresh tokens not at all.
 */

/** Six digits are quickly tried out, so the hash needs the key; the phone in it makes equal codes differ. */
export const codeHashOf = (ring: Keyring, phoneHash: string, code: string): string =>
  lookupHash(ring, "phone-code", `${phoneHash}|${code}`);

/** Compares two texts in a time that tells nothing about where they differ. */
export const isSame = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const SK = "sign-in";
/** The table forgets attempts about a day after the last; the rules never count on it. */
const ATTEMPTS_KEPT = DAY;

const phoneKey = (phoneHash: string) => ({ pk: `sign-in#phone#${phoneHash}`, sk: SK });
const networkKey = (network: string) => ({ pk: `sign-in#network#${network}`, sk: SK });

/** Where an attempt to sign in by phone is counted. */
export type Where = { phoneHash: string; network: string };

export type StoredPhoneSignIn = {
  state: PhoneSignIn;
  versions: { phone: number; network: number };
};

const versionOf = (item: Item | null): number => (item ? (item["version"] as number) : 0);

const attemptsOf = (item: Item | null): Attempts =>
  item ? (item["attempts"] as Attempts) : { requests: [], failures: [] };

/** What is known of a phone and an address. Two requests. */
export async function loadPhoneSignIn(table: Table, where: Where): Promise<StoredPhoneSignIn> {
  const [phone, network] = await Promise.all([
    get(table, phoneKey(where.phoneHash)),
    get(table, networkKey(where.network)),
  ]);
  return {
    state: {
      code: phone ? (phone["code"] as PhoneCode | null) : null,
      phone: attemptsOf(phone),
      network: attemptsOf(network),
    },
    versions: { phone: versionOf(phone), network: versionOf(network) },
  };
}

const unchanged = (version: number): When => (version === 0 ? { absent: true } : { version });

const toEpochSeconds = (at: Instant): number => Math.floor(toMs(at) / SECOND);

/**
 * Writes both counts and the code as one, unless somebody wrote in between; answers whether it did.
 * So of guesses made at the same time each is counted, and a code is used up once.
 */
export async function savePhoneSignIn(
  table: Table,
  where: Where,
  { versions }: StoredPhoneSignIn,
  { code, phone, network }: PhoneSignIn,
  now: Instant,
): Promise<boolean> {
  const expiresAt = toEpochSeconds(plus(now, ATTEMPTS_KEPT));
  const phoneItem = { ...phoneKey(where.phoneHash), code, attempts: phone, expiresAt };
  const networkItem = { ...networkKey(where.network), attempts: network, expiresAt };
  const outcome = await transact(table, [
    {
      kind: "put",
      item: { ...phoneItem, version: versions.phone + 1 },
      when: unchanged(versions.phone),
    },
    {
      kind: "put",
      item: { ...networkItem, version: versions.network + 1 },
      when: unchanged(versions.network),
    },
  ]);
  return outcome.kind === "written";
}

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
  return write(table, { kind: "put", item, when: unchanged(version) });
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
