import { noEffects } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { type Cursors, type Page, type PageRequest, readPage } from "../table/page.ts";
import type { Capability } from "../run.ts";
import { load } from "../table/aggregate.ts";
import { get, type Item, query, type Table, transact, type Write } from "../table/table.ts";
import type { Division, Grid } from "./grid.ts";
import {
  apply,
  decide,
  type Publication,
  type PublishCommand,
  type PublishFact,
} from "./publish.ts";
import { type DivisionIndex, indexDivision } from "./resolve.ts";
import type { Address, LocationCode, Unit } from "./unit.ts";

/*
 * Access patterns
 *   the division that counts now       pk = division (state names a version), division#<version> (its rows)
 *   the units                          pk = units
 *   an address, a location code        pk = address id, loc#<code>
 *   addresses of a place, by words     gsi1 addresses#<community or below>, begins with the words
 */

export const DIVISION = "division";
const HEAD_MEMORY_MS = 2_000;
const CHUNK = 50;

export const divisions: Capability<Publication, PublishCommand, PublishFact> = {
  decide,
  apply,
  isVisible: () => true,
  layout: () => ({ keys: {}, views: [] }),
  effects: () => noEffects,
};

type Known = { until: number; versionNo: number; index: DivisionIndex };
const memory = new WeakMap<Table, Known>();

async function readVersion(table: Table, versionNo: number): Promise<Division> {
  const items = await query(table, { pk: `division#${versionNo}` });
  return { versionNo, grids: items.map((item) => item["grid"] as Grid) };
}

/**
 * The division that counts now. A version never changes, so it is kept; which one counts is looked up
 * at most every two seconds. At most one request when the version is known.
 */
export async function loadDivision(table: Table): Promise<DivisionIndex> {
  const now = performance.now();
  const known = memory.get(table);
  if (known && known.until > now) return known.index;
  const head = await load<Publication>(table, DIVISION);
  const versionNo = head?.state.versionNo ?? 0;
  const index =
    known?.versionNo === versionNo
      ? known.index
      : indexDivision(await readVersion(table, versionNo));
  memory.set(table, { until: now + HEAD_MEMORY_MS, versionNo, index });
  return index;
}

/** Forgets what is known, after an import in this process. */
export const forgetDivision = (table: Table): boolean => memory.delete(table);

async function writeAll(table: Table, writes: readonly Write[]): Promise<void> {
  for (let start = 0; start < writes.length; start += CHUNK)
    await transact(table, writes.slice(start, start + CHUNK));
}

/** Writes the rows of a version that nobody reads yet; publishing it is one command of its own. */
export const writeVersion = (table: Table, { versionNo, grids }: Division): Promise<void> =>
  writeAll(
    table,
    grids.map((grid) => ({
      kind: "put",
      item: { pk: `division#${versionNo}`, sk: `${grid.code}#${grid.validFrom}`, grid },
    })),
  );

/** All versions of the current division's grids, to work an import out against. */
export async function readDivision(table: Table): Promise<Division | null> {
  const head = await load<Publication>(table, DIVISION);
  return head && readVersion(table, head.state.versionNo);
}

export const writeUnits = (table: Table, units: readonly Unit[]): Promise<void> =>
  writeAll(
    table,
    units.map((unit) => ({ kind: "put", item: { pk: "units", sk: unit.id, unit } })),
  );

/** Every unit, in the order of their ids. One request. */
export const listUnits = async (table: Table): Promise<Unit[]> =>
  (await query(table, { pk: "units" })).map((item) => item["unit"] as Unit);

export async function loadUnit(table: Table, id: Id<"unit">): Promise<Unit | null> {
  const item = await get(table, { pk: "units", sk: id });
  return item && (item["unit"] as Unit);
}

/** The words an address is found by, from the larger to the smaller. */
const wordsOf = ({ compound, building, unit, room }: Address): string =>
  [compound, building, unit, room].join(" ");

export const writeAddresses = (table: Table, addresses: readonly Address[]): Promise<void> =>
  writeAll(
    table,
    addresses.map((address) => ({
      kind: "put",
      item: {
        pk: address.id,
        sk: "state",
        gsi1pk: `addresses#${communityOf(address.path)}`,
        gsi1sk: `${wordsOf(address)}#${address.id}`,
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

/** Addresses of a community whose words begin as given, in order. One request. */
export function listAddresses(
  table: Table,
  communityPath: string,
  begins: string,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Address>> {
  const stretches = [{ pk: `addresses#${communityPath}`, index: "gsi1" as const, begins }];
  const toNode = (item: Item) => item["address"] as Address;
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

export const writeLocationCodes = (table: Table, codes: readonly LocationCode[]): Promise<void> =>
  writeAll(
    table,
    codes.map((place) => ({ kind: "put", item: { pk: `loc#${place.code}`, sk: "place", place } })),
  );

export async function loadLocationCode(table: Table, code: string): Promise<LocationCode | null> {
  const item = await get(table, { pk: `loc#${code}`, sk: "place" });
  return item && (item["place"] as LocationCode);
}
