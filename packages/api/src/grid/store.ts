import { noEffects } from "../kernel/effects.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Id } from "../kernel/ids.ts";
import type { Post } from "../person/person.ts";
import { postsOfGrid } from "../person/store.ts";
import { type Capability, jitter } from "../run.ts";
import { load } from "../table/aggregate.ts";
import { type Cursors, type Page, type PageRequest, readPage } from "../table/page.ts";
import {
  compareKeys,
  get,
  type Item,
  type Key,
  query,
  type Table,
  transact,
  type Write,
} from "../table/table.ts";
import { addressKey } from "./address.ts";
import { ancestorsOf, type Division, type Grid } from "./grid.ts";
import {
  apply,
  decide,
  type Publication,
  type PublishCommand,
  type PublishFact,
} from "./publish.ts";
import { type DivisionIndex, indexDivision } from "./resolve.ts";
import { answersForGrid, contactsOf } from "./team.ts";
import type { Address, LocationCode, Unit } from "./unit.ts";

/*
 * Access patterns
 *   what counts now: an edition, the units   pk = division (aggregate)
 *   the rows of an edition                   pk = division#<edition>#<part>, written once, never changed
 *   an address, a location code              pk = address id, loc#<code>
 *   addresses of a community, by words       gsi1 addresses#<community>, begins with the words
 */

export const DIVISION = "division";
const HEAD_MEMORY_MS = 2_000;
/** Far below the 4 MB a transaction may weigh, also with the most detailed boundaries. */
const CHUNK = 50;

export const divisions: Capability<Publication, PublishCommand, PublishFact> = {
  decide,
  apply,
  isVisible: () => true,
  layout: () => ({ keys: {}, views: [] }),
  effects: () => noEffects,
};

/** What counts now, ready for look-ups. `edition` is null before the first import. */
type Published = { edition: string | null; units: readonly Unit[]; index: DivisionIndex };

const nothing: Published = {
  edition: null,
  units: [],
  index: indexDivision({ versionNo: 0, grids: [] }),
};

const memory = new WeakMap<Table, { until: number; published: Promise<Published> }>();

/**
 * Every new process reads a whole edition, and a storm starts many at once: for a million residents that
 * is more than one partition gives in a second, so the rows lie in several.
 */
const PARTS = 8;
const rowsKey = (edition: string, part: number): string => `division#${edition}#${part}`;
const partOf = (code: string): number =>
  [...code].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % PARTS, 0);

async function readEdition(table: Table, { versionNo, edition }: Publication): Promise<Division> {
  const parts = Array.from({ length: PARTS }, (_, part) =>
    query(table, { pk: rowsKey(edition, part) }),
  );
  const items = (await Promise.all(parts)).flat().sort((a, b) => compareKeys(a.sk, b.sk));
  return { versionNo, grids: items.map((item) => item["grid"] as Grid) };
}

/** Looks up which edition counts, and reads its rows only when they are not known already. */
async function readPublished(table: Table, before: Promise<Published>): Promise<Published> {
  const head = await load<Publication>(table, DIVISION);
  if (!head) return nothing;
  const { edition, units } = head.state;
  const known = await before;
  if (edition === known.edition) return { ...known, units };
  return { edition, units, index: indexDivision(await readEdition(table, head.state)) };
}

/**
 * What counts now. Rows never change, so they are kept; which edition counts is looked up at most
 * every two seconds, however many ask at once. At most one request when the edition is known.
 */
function loadPublished(table: Table): Promise<Published> {
  const now = performance.now();
  const known = memory.get(table);
  if (known && known.until > now) return known.published;
  const published = readPublished(table, known?.published ?? Promise.resolve(nothing));
  memory.set(table, { until: now + HEAD_MEMORY_MS, published });
  published.catch(() => memory.delete(table));
  return published;
}

/** The division that counts now. */
export const loadDivision = async (table: Table): Promise<DivisionIndex> =>
  (await loadPublished(table)).index;

/** Every unit, in the order in which they were added. */
export const listUnits = async (table: Table): Promise<readonly Unit[]> =>
  (await loadPublished(table)).units;

export const loadUnit = async (table: Table, id: Id<"unit">): Promise<Unit | null> =>
  (await listUnits(table)).find((unit) => unit.id === id) ?? null;

/** Forgets what is known, after an import in this process. */
export const forgetDivision = (table: Table): boolean => memory.delete(table);

/** All versions of the grids that count now, read afresh, to work an import out against. */
export async function readDivision(
  table: Table,
): Promise<{ publication: Publication; division: Division } | null> {
  const head = await load<Publication>(table, DIVISION);
  if (!head) return null;
  return { publication: head.state, division: await readEdition(table, head.state) };
}

/**
 * Who answers for a grid now: its own staff; while it has none, those of the nearest grid above. Empty
 * when nobody does, up to the street. One request per level that is asked.
 */
export async function postsAnsweringFor(table: Table, path: string, now: Instant): Promise<Post[]> {
  for (const one of [path, ...ancestorsOf(path).toReversed()]) {
    const posts = (await postsOfGrid(table, one, now)).filter(answersForGrid);
    if (posts.length > 0) return posts;
  }
  return [];
}

/** The post that answers first for a grid, or for the nearest above that has staff. */
export const leadAnsweringFor = async (
  table: Table,
  path: string,
  now: Instant,
): Promise<Pick<Post, "title" | "officePhone"> | null> =>
  contactsOf(await postsAnsweringFor(table, path, now))[0] ?? null;

const ATTEMPTS = 6;

/** Nobody else writes these rows, but the table may have too much to do. */
async function writeChunk(table: Table, writes: readonly Write[]): Promise<void> {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    if (tried > 0) await jitter(tried - 1);
    const outcome = await transact(table, writes);
    if (outcome.kind === "written") return;
  }
  throw new Error("rows that nobody else writes were contended");
}

async function writeAll(table: Table, writes: readonly Write[]): Promise<void> {
  for (let start = 0; start < writes.length; start += CHUNK)
    await writeChunk(table, writes.slice(start, start + CHUNK));
}

/** Writes the rows of an edition that nobody reads yet; publishing it is one command of its own. */
export const writeEdition = (
  table: Table,
  edition: string,
  grids: readonly Grid[],
): Promise<void> =>
  writeAll(
    table,
    grids.map((grid) => ({
      kind: "put",
      item: { pk: rowsKey(edition, partOf(grid.code)), sk: `${grid.code}#${grid.validFrom}`, grid },
    })),
  );

/** As a sort key: in hexadecimal a beginning stays a beginning, whatever characters it has. */
const sortable = (text: string): string => Buffer.from(text).toString("hex");

export const writeAddresses = (table: Table, addresses: readonly Address[]): Promise<void> =>
  writeAll(
    table,
    addresses.map((address) => ({
      kind: "put",
      item: {
        pk: address.id,
        sk: "state",
        gsi1pk: `addresses#${communityOf(address.path)}`,
        gsi1sk: `${sortable(addressKey(address))}#${address.id}`,
        address,
      },
    })),
  );

/** Street and community part of a path. */
export const communityOf = (path: string): string => `${path.split("/").slice(0, 3).join("/")}/`;

export async function loadAddress(table: Table, id: Id<"address">): Promise<Address | null> {
  const item = await get(table, { pk: id, sk: "state" });
  return item && (item["address"] as Address);
}

/** Addresses of a community that begin in one of these ways, in order. One request for each way. */
export function listAddresses(
  table: Table,
  communityPath: string,
  beginnings: readonly string[],
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Address>> {
  const stretches = beginnings.map((begins) => ({
    pk: `addresses#${communityPath}`,
    index: "gsi1" as const,
    ...(begins !== "" && { begins: sortable(begins) }),
  }));
  const toNode = (item: Item) => item["address"] as Address;
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

export const writeLocationCodes = (table: Table, codes: readonly LocationCode[]): Promise<void> =>
  writeAll(
    table,
    codes.map((place) => ({ kind: "put", item: { ...signKey(place.code), place } })),
  );

/** Codes on walls are short; the table takes no key without end. */
const LONGEST_CODE = 64;

const signKey = (code: string): Key => ({ pk: `loc#${code}`, sk: "place" });

/** The place under a code. One request, none for what is too long to be a code. */
export async function loadLocationCode(table: Table, code: string): Promise<LocationCode | null> {
  if (code.length > LONGEST_CODE) return null;
  const item = await get(table, signKey(code));
  return item && (item["place"] as LocationCode);
}
