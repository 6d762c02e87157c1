import type { Reach } from "../kernel/access.ts";
import type { Hit } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import type { Capability } from "../run.ts";
import { type Layout, load, stateKey, type Stored, toStored } from "../table/aggregate.ts";
import {
  type Cursors,
  type Page,
  pageOf,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import { getMany, type Item, query, type Table } from "../table/table.ts";
import type { CatalogueCommand, CatalogueFact, Service, StandRule } from "./catalogue.ts";
import { apply, decide } from "./decide.ts";
import type { Found } from "./find.ts";
import { type Card, cardOf, type Search } from "./search.ts";

/*
 * Access patterns
 *   a service by id                            pk = service
 *   offered by a street or in a community      gsi1 services#<path>, in the order they came
 *   the same by words or category              pk = cards#<path>, sk = <id>: a card of each is looked through
 *   given by a unit                            gsi2 services#<unit>, in the order they came
 */

/** The shelf a place is served from besides its street's: its community's. */
function shelvesOf(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return [1, 2].filter((n) => n <= parts.length).map((n) => `/${parts.slice(0, n).join("/")}/`);
}

/** The one shelf a service stands on. */
const shelfOf = (path: string): string => shelvesOf(path).at(-1) ?? path;

const cardsKey = (shelf: string): string => `cards#${shelf}`;

/** What is retired stands on no shelf; its page is still there for those who have the address. */
function layout(id: string, service: Service): Layout {
  if (service.status === "RETIRED") return { keys: {}, views: [] };
  const shelf = shelfOf(service.path);
  return {
    keys: {
      gsi1pk: `services#${shelf}`,
      gsi1sk: id,
      ...(service.unitId && { gsi2pk: `services#${service.unitId}`, gsi2sk: id }),
    },
    views: [{ pk: cardsKey(shelf), sk: id, card: cardOf(id, service) }],
  };
}

/** What decides whether somebody may have a slot: when it changes, the waiting lists have to be looked at. */
const termsOf = ({ plan, rules, eligibility, status, resources }: Service): string =>
  JSON.stringify([plan, rules, eligibility, status, resources]);

const isReplanned = (before: Service, after: Service): boolean =>
  termsOf(before) !== termsOf(after);

/** What was decided; who booked between the look and the change keeps the time. */
function standIn(facts: readonly CatalogueFact[]): { rule: StandRule; hit: readonly Hit[] } | null {
  for (const fact of facts)
    if ("hit" in fact && fact.hit) return { rule: fact.rule ?? "KEEP", hit: fact.hit };
  return null;
}
const kept = { rule: "KEEP", hit: [] } as const;

/** A service is no secret: whoever knows its id may read it. */
export const services: Capability<Service, CatalogueCommand, CatalogueFact> = {
  decide,
  apply,
  isVisible: () => true,
  layout,
  effects: (id, before, after, facts) => ({
    news: [],
    attached: [],
    replanned: before && isReplanned(before, after) ? [id as Id<"service">] : [],
    stand:
      standIn(facts) || (before && JSON.stringify(before.plan) !== JSON.stringify(after.plan))
        ? [{ serviceId: id as Id<"service">, ...(standIn(facts) ?? kept) }]
        : [],
    retired: after.status === "RETIRED" ? [id as Id<"service">] : [],
  }),
};

export const loadService = (table: Table, id: string): Promise<Stored<Service> | null> =>
  load<Service>(table, id);

/** What is offered around a place: by its community's grids and by its street. One request for each. */
export function listServices(
  table: Table,
  path: string,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Service>>> {
  const stretches = shelvesOf(path).map((shelf): Stretch => ({
    pk: `services#${shelf}`,
    index: "gsi1",
  }));
  const toNode = toStored<Service>;
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

/** So many services of a shelf are looked through; what was added later is not found by words. */
const MAX_CARDS = 1_000;

async function readCards(table: Table, shelf: string): Promise<Card[]> {
  const items = await query(table, { pk: cardsKey(shelf), limit: MAX_CARDS });
  return items.map((item) => item["card"] as Card);
}

/** The services of cards, in their order. One request. */
async function readServices(table: Table, ids: readonly string[]): Promise<Map<string, Item>> {
  const items = ids.length > 0 ? await getMany(table, ids.map(stateKey)) : [];
  return new Map(items.map((item) => [item.pk, item]));
}

/** What fits best comes first, of what fits alike what was added first. */
const placeOf = ({ card, score }: Found): string =>
  `${String(Math.round((1 - score) * 1_000)).padStart(4, "0")}#${card.id}`;

/**
 * What is offered around a place and is what is sought, what fits best first. One request a shelf for
 * its cards (a megabyte holds a thousand of usual length), and one for the services of the page.
 */
export async function searchServices(
  table: Table,
  path: string,
  search: Search,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Service>>> {
  const [{ findServices }, ...cards] = await Promise.all([
    import("./find.ts"),
    ...shelvesOf(path).map((shelf) => readCards(table, shelf)),
  ]);
  const { edges, pageInfo } = pageOf(findServices(cards.flat(), search), placeOf, request, cursors);
  const items = await readServices(
    table,
    edges.map(({ node }) => node.card.id),
  );
  return {
    pageInfo,
    edges: edges.flatMap(({ cursor, node: { card } }) => {
      const item = items.get(card.id);
      return item ? [{ cursor, node: toStored<Service>(item) }] : [];
    }),
  };
}

/** What the reach looks after, by the shelves of its streets and communities and by its units. One request for each. */
export function listManaged(
  table: Table,
  { paths, unitIds }: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Service>>> {
  const stretches = [
    ...paths.map((path): Stretch => ({ pk: `services#${path}`, index: "gsi1" })),
    ...unitIds.map((unitId): Stretch => ({ pk: `services#${unitId}`, index: "gsi2" })),
  ];
  return readPage(table, stretches, request, {
    newestFirst: false,
    cursors,
    toNode: toStored<Service>,
  });
}
