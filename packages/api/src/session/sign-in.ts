import type { Answer, SignedIn } from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Refusal } from "../kernel/decision.ts";
import { asId, type Id, type Ids } from "../kernel/ids.ts";
import { ACCESS_TOKEN_LIFE } from "../kernel/wire.ts";
import { isSessionOver, type Person, type PersonCommand } from "../person/person.ts";
import { openPrivate, phoneHashOf, sealPrivate, wechatHashOf } from "../person/private.ts";
import { type PersonOrder, runPerson } from "../person/run.ts";
import {
  loadContact,
  loadPerson,
  personByPhone,
  personByWechat,
  saveOpenid,
  toActor,
} from "../person/store.ts";
import { jitter, type Outcome } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import type { Table } from "../table/table.ts";
import {
  isPhone,
  issueCode,
  redeemCode,
  refreshSession,
  startSession,
  type Step,
} from "./decide.ts";
import { makeRefreshToken, readRefreshToken } from "./refresh-token.ts";
import {
  CODE_LIFE,
  type PhoneCode,
  type PhoneCodes,
  RESEND_AFTER,
  type Session,
} from "./session.ts";
import {
  codeHashOf,
  countForAll,
  countForNetwork,
  isSame,
  loadPersona,
  loadPhoneCodes,
  loadSession,
  savePhoneCodes,
  saveSession,
  type StoredSession,
  verificationHashOf,
} from "./store.ts";
import { accessTokenEnd } from "./token.ts";

/** What somebody holds who signed in: two tokens, and who they are. */
export type OpenSession = {
  accessToken: string;
  expiresAt: Instant;
  refreshToken: string;
  person: Stored<Person>;
};

export type SentCode = { verificationKey: string; expiresAt: Instant; resendAt: Instant };

const ATTEMPTS = 6;
const BUSY: Refusal = { code: "request.busy" };
/** Our own guard, which ends a session whose refresh token turned up twice. */
const guard: Actor = { kind: "system", job: "session-guard" };

/** Decimal digits nobody can guess: from 48 bits, so that the remainder favours none noticeably. */
function digits(ids: Ids, count: number): string {
  const number = Buffer.from(ids.random(6)).readUIntBE(0, 6);
  return String(number % 10 ** count).padStart(count, "0");
}

/**
 * Decides on what is stored and writes what comes of it; decides anew when somebody wrote in between. `admit` is asked
 * once, when there is something to write.
 */
async function step<Decided extends Step<PhoneCodes>>(
  { deps: { table }, now }: Context,
  phoneHash: string,
  decide: (state: PhoneCodes) => Decided,
  admit: () => Promise<Refusal | null> = () => Promise.resolve(null),
): Promise<Decided | { refusal: Refusal }> {
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const { state, version } = await loadPhoneCodes(table, phoneHash);
    const decided = decide(state);
    if (decided.next === null) return decided;
    const refusal = i === 0 ? await admit() : null;
    if (refusal) return { refusal };
    if (await savePhoneCodes(table, phoneHash, { state: decided.next, version }, now))
      return decided;
    await jitter(i);
  }
  return { refusal: BUSY };
}

async function admitNetwork({ deps, network, now }: Context): Promise<Refusal | null> {
  const free = await countForNetwork(deps.table, network, now);
  return free === null ? null : refuseUntil(free, now);
}

/** Counts a code for its phone, for the network that asks and for the day; each count is a condition of its write. */
async function countCode(
  context: Context,
  phoneHash: string,
  code: Pick<PhoneCode, "hash" | "verification" | "network">,
): Promise<Refusal | null> {
  const { deps, now, requestId } = context;
  const { refusal } = await step(
    context,
    phoneHash,
    (state) => issueCode(state, code, now),
    () => admitNetwork(context),
  );
  if (refusal) return refusal;
  if (await countForAll(deps.table, now)) return null;
  // infra/log-metrics.ts counts these lines: somebody is told at once.
  deps.log({ level: "error", message: "no_more_codes", requestId });
  return { code: "session.no_more_codes", field: "phone" };
}

const refuseUntil = (free: Instant, now: Instant): Refusal => ({
  code: "session.network_busy",
  field: "phone",
  params: { seconds: Math.ceil((toMs(free) - toMs(now)) / SECOND) },
});

/** Sends a one-time code. Nobody is looked up, so the answer cannot tell whether the phone is known. */
export async function requestPhoneCode(context: Context, phone: string): Promise<Answer<SentCode>> {
  const { deps, now, network, requestId } = context;
  if (!isPhone(phone, deps.demoMode))
    return { refusal: { code: "session.phone_invalid", field: "phone" } };
  const phoneHash = phoneHashOf(deps.keyring, phone);
  const digitsSent = digits(deps.ids, 6);
  const verificationKey = Buffer.from(deps.ids.random(16)).toString("base64url");
  const hash = codeHashOf(deps.keyring, phoneHash, digitsSent);
  const verification = verificationHashOf(deps.keyring, verificationKey);
  const refusal = await countCode(context, phoneHash, { hash, verification, network });
  if (refusal) return { refusal };
  try {
    await deps.sms.sendCode(phone, digitsSent);
  } catch {
    // The error may quote the number and the code, so it goes no further.
    deps.log({ level: "error", message: "sms_not_sent", requestId });
    return { refusal: { code: "session.code_not_sent", field: "phone" } };
  }
  deps.log({ level: "info", message: "sms_sent", requestId });
  const [expiresAt, resendAt] = [plus(now, CODE_LIFE), plus(now, RESEND_AFTER)];
  return { thing: { verificationKey, expiresAt, resendAt } };
}

/** What shows that a phone is one's own: the digits sent to it, with the id that was given out for them. */
export type CodeProof = {
  phone: string;
  code: string;
  verificationKey?: string | null | undefined;
};

/** Uses up a code sent to a phone for `result`. Answers what it was used for: the same press has the same result. */
export async function redeemPhoneCode(
  context: Context,
  { phone, code, verificationKey }: CodeProof,
  result: string,
): Promise<{ refusal: Refusal } | { result: string }> {
  const { deps, network, now } = context;
  const phoneHash = phoneHashOf(deps.keyring, phone);
  const presented = codeHashOf(deps.keyring, phoneHash, code);
  const attempt = {
    network,
    verification: verificationKey ? verificationHashOf(deps.keyring, verificationKey) : null,
    matches: (hash: string): boolean => isSame(hash, presented),
    result,
  };
  const redeemed = await step(context, phoneHash, (state) => redeemCode(state, attempt, now));
  if (redeemed.refusal) return { refusal: redeemed.refusal };
  return { result: ("result" in redeemed && redeemed.result) || result };
}

const CODE_USED: Refusal = { code: "session.code_used", field: "code" };

export async function signInWithPhone(
  context: Context,
  proof: CodeProof,
): Promise<Answer<OpenSession>> {
  const { keyring, demoMode, table, ids } = context.deps;
  const { phone } = proof;
  if (!isPhone(phone, demoMode))
    return { refusal: { code: "session.phone_invalid", field: "phone" } };
  const redeemed = await redeemPhoneCode(context, proof, ids.next("session"));
  if ("refusal" in redeemed) return redeemed;
  const sessionId = asId("session", redeemed.result);
  // It was used to link the phone.
  if (!sessionId) return { refusal: CODE_USED };
  const phoneHash = phoneHashOf(keyring, phone);
  return enter(
    context,
    sessionId,
    () => personByPhone(table, phoneHash),
    (id) => ({ phone: sealPrivate(keyring, id, "phone", phone), phoneHash, wechatHash: null }),
  );
}

export async function signInWithWechat(
  context: Context,
  code: string,
): Promise<Answer<OpenSession>> {
  const { wechat, keyring, table, log } = context.deps;
  const outcome = await wechat.code2session(code);
  if (outcome.kind === "refused") {
    const { errcode } = outcome;
    log({ level: "info", message: "wechat_refused", errcode, requestId: context.requestId });
    return { refusal: { code: outcome.code, field: "code" } };
  }
  const { openid } = outcome;
  const wechatHash = wechatHashOf(keyring, openid);
  const answer = await enter(
    context,
    context.deps.ids.next("session"),
    () => personByWechat(table, wechatHash),
    () => ({ phone: null, phoneHash: null, wechatHash }),
  );
  if ("thing" in answer)
    await rememberOpenid(context, answer.thing.person.id as Id<"person">, openid);
  return answer;
}

/** Messages go to the id by which WeChat knows somebody; it is kept sealed, and written when it is new. */
async function rememberOpenid(
  { deps: { table, keyring } }: Context,
  id: Id<"person">,
  openid: string,
): Promise<void> {
  const stored = await loadContact(table, id);
  if (stored && openPrivate(keyring, id, "openid", stored.contact.openid) === openid) return;
  await saveOpenid(table, id, sealPrivate(keyring, id, "openid", openid), stored);
}

const PERSONA_KEY = /^[\w-]{1,64}$/;

/** Outside the demo there are no personas, and one that does not exist looks the same. */
export async function signInAsPersona(context: Context, key: string): Promise<Answer<OpenSession>> {
  const { demoMode, table } = context.deps;
  const persona = demoMode && PERSONA_KEY.test(key) ? await loadPersona(table, key) : null;
  const person = persona && (await loadPerson(table, persona.personId));
  if (!person) throw denial("NOT_FOUND", context.language);
  return open(context, person, context.deps.ids.next("session"));
}

type Identity = Pick<
  Extract<PersonCommand, { type: "register" }>,
  "phone" | "phoneHash" | "wechatHash"
>;

/** Opens a session for the person behind an identity, who is registered when there is none. */
async function enter(
  context: Context,
  sessionId: Id<"session">,
  find: () => Promise<Id<"person"> | null>,
  identify: (id: Id<"person">) => Identity,
): Promise<Answer<OpenSession>> {
  const known = await find();
  if (known) return open(context, await loadKnown(context, known), sessionId);
  const outcome = await register(context, identify);
  switch (outcome.kind) {
    case "done":
      return open(context, outcome.stored, sessionId);
    case "refusal":
      return { refusal: outcome.refusal };
    case "taken":
      // Somebody else registered this identity just now, most likely the same person's other tap.
      return enter(context, sessionId, find, identify);
    case "denial":
      throw denial(outcome.code, context.language);
  }
}

async function loadKnown(context: Context, id: Id<"person">): Promise<Stored<Person>> {
  const person = await loadPerson(context.deps.table, id);
  if (!person) throw new Error(`${id} has an identity but is not there`);
  return person;
}

function register(context: Context, identify: (id: Id<"person">) => Identity) {
  const id = context.deps.ids.next("person");
  // Chosen for them, so that nobody is asked for a name before they know what for.
  const displayName = `居民${digits(context.deps.ids, 4)}`;
  const { language } = context;
  return runPerson(context, {
    id,
    isNew: true,
    actor: { kind: "guest", network: context.network },
    command: { type: "register", displayName, language, ...identify(id) },
  });
}

/** Opens a session; the same press sent twice opens the same one, as long as nobody went on with it. */
async function open(
  context: Context,
  person: Stored<Person>,
  id: Id<"session">,
): Promise<Answer<OpenSession>> {
  const { table } = context.deps;
  const personId = person.id as Id<"person">;
  const session = startSession({ id: personId, epoch: person.state.sessionEpoch }, context.now);
  if (await saveSession(table, { id, session, version: 0 }))
    return { thing: await issue(context, person, id, session) };
  const there = (await loadSession(table, id))?.session;
  const isNew =
    there?.personId === personId &&
    there.epoch === session.epoch &&
    there.counter === 0 &&
    there.endedAt === null;
  return isNew ? { thing: await issue(context, person, id, there) } : { refusal: CODE_USED };
}

/** Makes the tokens. From here on the request is this person's, who may see themself in the answer. */
async function issue(
  context: Context,
  person: Stored<Person>,
  sessionId: Id<"session">,
  { personId, epoch, counter }: Session,
): Promise<OpenSession> {
  const { tokens, secret } = context.deps;
  const accessToken = await tokens.issue({ personId, sessionId, epoch }, context.now);
  context.actor = toActor(person, context.now, null);
  context.tokenFailure = null;
  context.sessionId = sessionId;
  return {
    accessToken,
    expiresAt: accessTokenEnd(context.now),
    refreshToken: makeRefreshToken(secret, { sessionId, counter }),
    person,
  };
}

/** New tokens for the present refresh token, or the reason why this one gives none any more. */
export async function refresh(
  context: Context,
  token: string,
  key: string | null,
): Promise<Answer<OpenSession>> {
  const { table, secret } = context.deps;
  const genuine = readRefreshToken(secret, token);
  if (!genuine) return { refusal: { code: "session.refresh_invalid", field: "refreshToken" } };
  const presented = { ...genuine, key };
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const stored = await loadSession(table, presented.sessionId);
    // We made this token, so the session was there: the table forgets those that have expired.
    if (!stored) return { refusal: { code: "session.refresh_expired" } };
    const person = await loadKnown(context, stored.session.personId);
    const answer = await move(context, stored, person, presented);
    if (answer) return answer;
    await jitter(i);
  }
  return { refusal: BUSY };
}

/** One try to move a session on; null when it changed in between. */
async function move(
  context: Context,
  stored: StoredSession,
  person: Stored<Person>,
  { counter, key }: { counter: number; key: string | null },
): Promise<Answer<OpenSession> | null> {
  const { id, session } = stored;
  if (isSessionOver(person.state, { id, epoch: session.epoch }))
    return { refusal: { code: "session.ended" } };
  const { next, refusal } = refreshSession(session, counter, context.now, key);
  if (next && !(await saveSession(context.deps.table, { ...stored, session: next }))) return null;
  if (!refusal) return { thing: await issue(context, person, id, next ?? session) };
  // Ended just now because of reuse: whoever holds an access token of it must not keep it.
  if (next) await endTokens(context, { id, personId: session.personId }, { actor: guard });
  return { refusal };
}

/** Ends the access tokens of a session at once. */
const endTokens = (
  context: Context,
  session: { id: Id<"session">; personId: Id<"person"> },
  by: Pick<PersonOrder, "actor" | "idempotency">,
): Promise<Outcome<Person>> =>
  runPerson(context, {
    id: session.personId,
    ...by,
    command: {
      type: "endSession",
      sessionId: session.id,
      tokensUntil: plus(context.now, ACCESS_TOKEN_LIFE),
    },
  });

/** Ends what could prolong a session; answers false when others kept changing it. */
async function endSession(table: Table, id: Id<"session">, now: Instant): Promise<boolean> {
  for (let i = 0; i < ATTEMPTS; i += 1) {
    const stored = await loadSession(table, id);
    if (!stored || stored.session.endedAt !== null) return true;
    const session = { ...stored.session, endedAt: now };
    if (await saveSession(table, { ...stored, session })) return true;
    await jitter(i);
  }
  return false;
}

/** Ends the session of this request: its refresh token first, so that a failure in between leaves nothing that lasts. */
export async function signOut(
  context: SignedIn,
  request: Pick<PersonOrder, "idempotency">,
): Promise<Outcome<Person>> {
  const { deps, sessionId, now, actor } = context;
  if (!sessionId) throw new Error("signed in without a session");
  if (!(await endSession(deps.table, sessionId, now))) return { kind: "refusal", refusal: BUSY };
  return endTokens(context, { id: sessionId, personId: actor.personId }, request);
}
