import type { Deps } from "../deps.ts";
import { DAY, type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import { openPrivate } from "../person/private.ts";
import { loadContact } from "../person/store.ts";
import type { Consumer } from "../table/outbox.ts";
import { get, type Table, write } from "../table/table.ts";
import {
  CHECK_WITHIN,
  type CheckState,
  DOWNLOAD_LINK_LIFE,
  endCheck,
  isAwaited,
  type ReadyMedia,
  startCheck,
} from "./media.ts";
import { listUnanswered, loadMedia, photoKey, replaceMedia, type StoredMedia } from "./store.ts";

/*
 * Whether a photo may be shown without a warning: WeChat looks at it and tells us later.
 *
 * Access patterns
 *   the photo a check is about     pk = check#<trace id>, for a day
 */

type Needs = Pick<Deps, "table" | "clock" | "log" | "keyring" | "wechat" | "bucket">;
type StoredReady = StoredMedia & { media: ReadyMedia };

const traceKey = (traceId: string) => ({ pk: `check#${traceId}`, sk: "check" });

const remember = ({ table, clock }: Needs, traceId: string, mediaId: string): Promise<boolean> => {
  const expiresAt = Math.floor(toMs(plus(clock(), DAY)) / SECOND);
  return write(table, { kind: "put", item: { ...traceKey(traceId), mediaId, expiresAt } });
};

/** The id by which WeChat knows the owner; null when they never came through it. */
async function openidOf({ table, keyring }: Needs, { media }: StoredReady): Promise<string | null> {
  const contact = await loadContact(table, media.ownerId);
  return contact && openPrivate(keyring, media.ownerId, "openid", contact.contact.openid);
}

async function request(needs: Needs, stored: StoredReady): Promise<void> {
  const { table, bucket, clock, wechat } = needs;
  const openid = await openidOf(needs, stored);
  // WeChat checks for its own users only: somebody of ours has to look.
  if (openid === null) return save(table, stored, endCheck(stored.media, "REVIEW", clock()));
  const key = photoKey(stored.id, stored.media.photo.sha256);
  const url = await bucket.downloadUrl(key, { expiresAt: plus(clock(), DOWNLOAD_LINK_LIFE) });
  const traceId = await wechat.requestImageCheck({ openid, url });
  if (traceId === null)
    throw Object.assign(new Error("not checked now"), { name: "NotCheckedNow" });
  await remember(needs, traceId, stored.id);
  return save(table, stored, startCheck(stored.media, clock()));
}

async function save(table: Table, stored: StoredMedia, media: ReadyMedia): Promise<void> {
  if (!(await replaceMedia(table, stored, media)))
    throw new Error(`${stored.id} changed while it was being checked`);
}

const isReady = (stored: StoredMedia): stored is StoredReady => stored.media.state === "READY";

/** Has photos checked once they belong to something others see. A message that comes again asks for nothing. */
export const checkConsumer =
  (needs: Needs): Consumer =>
  async ({ effects }) => {
    for (const id of effects.attached) {
      const stored = await loadMedia(needs.table, id);
      if (stored && isReady(stored) && !stored.media.check) await request(needs, stored);
    }
  };

/**
 * The answer to a check. One we never asked for is ignored; one that comes again, or after we stopped
 * waiting, changes nothing. Answers false when it should be sent once more.
 */
async function settle(needs: Needs, traceId: string, verdict: CheckState): Promise<boolean> {
  const item = await get(needs.table, traceKey(traceId));
  const stored = item && (await loadMedia(needs.table, item["mediaId"] as Id<"media">));
  if (!stored || !isReady(stored) || !isAwaited(stored.media)) return true;
  return replaceMedia(needs.table, stored, endCheck(stored.media, verdict, needs.clock()));
}

type Event = { Event?: unknown; trace_id?: unknown; errcode?: unknown; result?: unknown };

async function receive(needs: Needs, request: Request, query: URLSearchParams): Promise<Response> {
  const event: Event | null = needs.wechat.openEvent(query, await request.text(), needs.clock());
  if (!event) return forbidden();
  const { trace_id: traceId } = event;
  if (event.Event !== "wxa_media_check" || typeof traceId !== "string")
    return new Response("success");
  const verdict = event.errcode === 0 ? needs.wechat.verdictOf(event.result) : "REVIEW";
  const isDone = await settle(needs, traceId, verdict);
  return isDone ? new Response("success") : new Response("again", { status: 503 });
}

const forbidden = (): Response => new Response("forbidden", { status: 403 });

/** Where WeChat tells what became of checks, and asks at first whether it is us. */
export const wechatRoute =
  (needs: Needs) =>
  async (request: Request): Promise<Response | null> => {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/wechat/events") return null;
    if (request.method !== "GET")
      return receive(needs, request, searchParams).catch(
        () => new Response("bad request", { status: 400 }),
      );
    return needs.wechat.isFromWechat(searchParams, needs.clock())
      ? new Response(searchParams.get("echostr") ?? "")
      : forbidden();
  };

/** Ends checks that were never answered: somebody has to look at these photos. Answers how many. */
export async function sweepChecks({ table, clock }: Needs, limit = 25): Promise<number> {
  const now: Instant = clock();
  let ended = 0;
  for (const stored of await listUnanswered(table, plus(now, -CHECK_WITHIN), limit))
    if (
      isReady(stored) &&
      (await replaceMedia(table, stored, endCheck(stored.media, "TIMEOUT", now)))
    )
      ended += 1;
  return ended;
}
