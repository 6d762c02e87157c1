import type { Reach } from "../kernel/access.ts";
import type { Capability } from "../run.ts";
import { type Layout, load, type Stored, toStored } from "../table/aggregate.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import type { Table } from "../table/table.ts";
import type { CatalogueCommand, CatalogueFact, Service } from "./catalogue.ts";
import { apply, decide } from "./decide.ts";

/*
 * Access patterns
 *   a service by id                            pk = service
 *   offered by a street or in a community      gsi1 services#<path>, in the order they came
 *   given by a unit                            gsi2 services#<unit>, in the order they came
 */

/** The shelf a place is served from besides its street's: its community's. */
function shelvesOf(path: string): string[] {
  const parts = path.split("/").filter(Boolean);
  return [1, 2].filter((n) => n <= parts.length).map((n) => `/${parts.slice(0, n).join("/")}/`);
}

const layout = (id: string, { path, unitId }: Service): Layout => ({
  keys: {
    gsi1pk: `services#${shelvesOf(path).at(-1)}`,
    gsi1sk: id,
    ...(unitId && { gsi2pk: `services#${unitId}`, gsi2sk: id }),
  },
  views: [],
});

/** A service is no secret: whoever knows its id may read it. */
export const services: Capability<Service, CatalogueCommand, CatalogueFact> = {
  decide,
  apply,
  isVisible: () => true,
  layout,
  effects: () => ({ news: [], attached: [] }),
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
