import type { Deps } from "../deps.ts";
import { DAY, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Push as Asked } from "../kernel/effects.ts";
import { openPrivate } from "../person/private.ts";
import { loadContact, loadPerson, type StoredContact, withLeft } from "../person/store.ts";
import type { Consumer } from "../table/outbox.ts";
import { get, transact, type Write } from "../table/table.ts";
import type { Notice } from "./notice.ts";
import { type Channel, nextChannel, type Push } from "./push.ts";
import { loadNotice } from "./store.ts";

/*
 * Access patterns
 *   how the push of a notice stands     pk = push#<notice>, for a month
 */

type Needs = Pick<Deps, "table" | "clock" | "log" | "keyring" | "wechat" | "sms">;
type Sent = Awaited<ReturnType<Deps["sms"]["sendNotice"]>>;
type StoredPush = { push: Push | null; version: number };

const KEPT = 30 * DAY;
/** WeChat, then a text, and again when somebody else was working on it. */
const ROUNDS = 4;

const keyOf = (noticeId: string) => ({ pk: `push#${noticeId}`, sk: "push" });

async function loadPush({ table }: Needs, noticeId: string): Promise<StoredPush> {
  const item = await get(table, keyOf(noticeId));
  return item
    ? { push: item["push"] as Push | null, version: item["version"] as number }
    : { push: null, version: 0 };
}

const toWrite = ({ clock }: Needs, id: string, { push, version }: StoredPush): Write => ({
  kind: "put",
  item: {
    ...keyOf(id),
    push,
    version: version + 1,
    expiresAt: Math.floor(toMs(plus(clock(), KEPT)) / SECOND),
  },
  when: version === 0 ? { absent: true } : { version },
});

/** One attempt to tell somebody, by one way. */
type Attempt = {
  notice: Notice;
  version: number;
  channel: Channel;
  contact: StoredContact | null;
  phone: string | null;
};

async function phoneOf({ table, keyring }: Needs, { personId }: Notice): Promise<string | null> {
  const sealed = (await loadPerson(table, personId))?.state.phone;
  return sealed ? openPrivate(keyring, personId, "phone", sealed) : null;
}

/** What to try next; null when there is nothing left to try. */
async function prepare(
  needs: Needs,
  { noticeId, personId, isUrgent }: Asked,
): Promise<Attempt | null> {
  const notice = await loadNotice(needs.table, { personId, id: noticeId }, needs.clock());
  // Somebody who has read it, or may not read it any more, needs no word that it is there.
  if (!notice || notice.readAt !== null) return null;
  const { push, version } = await loadPush(needs, noticeId);
  const contact = await loadContact(needs.table, personId);
  const phone = isUrgent ? await phoneOf(needs, notice) : null;
  const left = contact?.contact.left[notice.sort] ?? 0;
  const channel = nextChannel(push, { isUrgent, left, hasPhone: phone !== null });
  return channel && { notice, version, channel, contact, phone };
}

/** Takes the push and one of the agreements, unless somebody else did: then nothing is written. */
async function claim(needs: Needs, attempt: Attempt): Promise<boolean> {
  const { notice, version, channel, contact } = attempt;
  const writes = [
    toWrite(needs, notice.id, { push: { channel, state: "CLAIMED" }, version }),
    ...(channel === "WECHAT" && contact
      ? [withLeft(contact, notice.sort, (left) => left - 1)]
      : []),
  ];
  return (await transact(needs.table, writes)).kind === "written";
}

/** Writes down what became of a claimed push; the agreements may have changed meanwhile. */
async function settle(
  needs: Needs,
  { notice, version, channel }: Attempt,
  state: Push["state"] | null,
  adjust: ((left: number) => number) | null,
): Promise<void> {
  const push = state && { channel, state };
  for (let round = 0; round < ROUNDS; round += 1) {
    const writes = [toWrite(needs, notice.id, { push, version: version + 1 })];
    const contact =
      adjust && channel === "WECHAT" ? await loadContact(needs.table, notice.personId) : null;
    if (contact && adjust) writes.push(withLeft(contact, notice.sort, adjust));
    if ((await transact(needs.table, writes)).kind === "written") return;
  }
}

function send({ wechat, sms, keyring }: Needs, attempt: Attempt): Promise<Sent> {
  const { notice, channel, contact, phone } = attempt;
  const { title, body, sort, at, personId } = notice;
  if (channel === "SMS" && phone !== null) return sms.sendNotice(phone, title.zh);
  if (!contact) throw new Error("a push without anywhere to go");
  const openid = openPrivate(keyring, personId, "openid", contact.contact.openid);
  return wechat.sendMessage({ openid, sort, title: title.zh, text: body.zh, at });
}

const giveBack = (left: number): number => left + 1;

/** How a push stands once its sender has answered, and what that means for what its reader agreed to. */
const settled: Readonly<
  Record<Sent["kind"], { state: Push["state"] | null; adjust: ((left: number) => number) | null }>
> = {
  sent: { state: "SENT", adjust: null },
  unknown: { state: "UNKNOWN", adjust: null },
  refused: { state: "REFUSED", adjust: () => 0 },
  wrong: { state: "WRONG", adjust: giveBack },
  // The claim is given up: whoever comes next may take it.
  later: { state: null, adjust: giveBack },
};

/** Sends what was claimed. Throws when it should be tried later. */
async function sendClaimed(needs: Needs, attempt: Attempt): Promise<Sent["kind"]> {
  const sent = await send(needs, attempt);
  const { state, adjust } = settled[sent.kind];
  await settle(needs, attempt, state, adjust);
  if (sent.kind === "sent") return sent.kind;
  const { notice, channel } = attempt;
  const code = "code" in sent ? sent.code : null;
  const line = { message: "push", notice: notice.id, channel, outcome: sent.kind, code };
  needs.log({ level: "info", ...line });
  if (sent.kind === "later") throw Object.assign(new Error("not sent now"), { name: "NotSentNow" });
  return sent.kind;
}

async function push(needs: Needs, asked: Asked): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    const attempt = await prepare(needs, asked);
    if (!attempt) return;
    if (await claim(needs, attempt)) await sendClaimed(needs, attempt);
  }
}

/**
 * Tells people of notices outside the app: by WeChat while they agreed to it, by a text when it is urgent.
 * Each is claimed before it is sent, so a message that comes twice sends nothing twice.
 */
export const pushConsumer =
  (needs: Needs): Consumer =>
  async ({ effects }) => {
    for (const asked of effects.pushes ?? []) await push(needs, asked);
  };
