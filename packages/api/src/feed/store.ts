import { createHash } from "node:crypto";
import { dateOf, HOUR, type Instant, plus, SECOND, toMs } from "../kernel/clock.ts";
import type { Reach } from "../kernel/access.ts";
import type { Ids } from "../kernel/ids.ts";
import type { Capability } from "../run.ts";
import { type Layout, load, type Stored, toStored } from "../table/aggregate.ts";
import { type Cursors, type Page, type PageRequest, readPage } from "../table/page.ts";
import { get, type Table, write } from "../table/table.ts";
import { apply, decide, isVisible } from "./decide.ts";
import { type Feed, type FeedCommand, type FeedFact, READS_AN_HOUR } from "./feed.ts";

/*
 * Access patterns
 *   a feed by id                     pk = feed
 *   the feeds of a person            gsi1 feeds#<person>
 *   the feed an address leads to     pk = feedsecret#<hash>
 *   how often it was read            pk = feedreads#<feed>#<hour>, forgotten after a day
 */

/** 32 bytes nobody can guess, as they stand in an address. */
export const newSecret = (ids: Ids): string => Buffer.from(ids.random(32)).toString("base64url");

/** What is kept of a secret: it has 256 random bits, so its hash tells nothing of it. */
export const hashOf = (secret: string): string =>
  createHash("sha256").update(`feed|${secret}`).digest("base64url");

const secretKey = (hash: string) => ({ pk: `feedsecret#${hash}`, sk: "feed" });

const layout = (id: string, { ownerId, secretHash }: Feed): Layout => ({
  keys: secretHash === null ? {} : { gsi1pk: `feeds#${ownerId}`, gsi1sk: id },
  views: secretHash === null ? [] : [{ ...secretKey(secretHash), id }],
});

export const feeds: Capability<Feed, FeedCommand, FeedFact> = {
  decide,
  apply,
  isVisible,
  layout,
  effects: () => ({ news: [], attached: [] }),
};

export const loadFeed = (table: Table, id: string): Promise<Stored<Feed> | null> =>
  load<Feed>(table, id);

/** The feed a secret leads to now; null for one that was never given out, replaced or taken back. Two requests. */
export async function loadFeedBySecret(table: Table, secret: string): Promise<Stored<Feed> | null> {
  const hash = hashOf(secret);
  const found = await get(table, secretKey(hash));
  const feed = found && (await loadFeed(table, found["id"] as string));
  return feed && feed.state.secretHash === hash ? feed : null;
}

/** The feeds of the person of the reach that are in force, oldest first. One request. */
export async function listFeeds(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Feed>>> {
  const stretches = reach.own ? [{ pk: `feeds#${reach.own}`, index: "gsi1" as const }] : [];
  return readPage(table, stretches, request, {
    newestFirst: false,
    cursors,
    toNode: toStored<Feed>,
  });
}

/** Counts a read; false when there were too many within the hour. One request. */
export async function countRead(table: Table, id: string, now: Instant): Promise<boolean> {
  const hour = `${dateOf(now)}T${now.slice(11, 13)}`;
  const expiresAt = Math.floor(toMs(plus(now, 24 * HOUR)) / SECOND);
  return write(table, {
    kind: "change",
    key: { pk: `feedreads#${id}#${hour}`, sk: "reads" },
    set: { expiresAt },
    add: { reads: 1 },
    when: { atMost: { reads: READS_AN_HOUR - 1 } },
  });
}
