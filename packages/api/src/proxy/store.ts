import type { Reach } from "../kernel/access.ts";
import type { Effects } from "../kernel/effects.ts";
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
import { apply, decide, isVisible } from "./decide.ts";
import type { Authorisation, ProxyCommand, ProxyFact } from "./proxy.ts";

/*
 * Access patterns
 *   an authorisation by id                      pk = authorisation
 *   given by somebody, that ends last first     gsi1 authorised#<principal>
 *   given to somebody, that ends last first     gsi3 acts#<agent>
 */

const layout = (id: string, { principal, agent, to }: Authorisation): Layout => ({
  keys: {
    gsi1pk: `authorised#${principal.id}`,
    gsi1sk: `${to}#${id}`,
    gsi3pk: `acts#${agent.id}`,
    gsi3sk: `${to}#${id}`,
  },
  views: [],
});

/** Both hear of it, so that nobody is acted for without knowing. */
function effects(
  _id: string,
  _before: Authorisation | null,
  { principal, agent }: Authorisation,
  facts: readonly ProxyFact[],
  { actorId }: { actorId: string },
): Effects {
  const news = facts.map(({ type }) => ({
    audience: [principal, agent].map(({ id }) => ({ kind: "person" as const, personId: id })),
    except: [actorId],
    title:
      type === "authorised"
        ? { zh: "代办授权已登记", en: "Leave to act was recorded" }
        : { zh: "代办授权已收回", en: "Leave to act was taken back" },
    body: {
      zh: `${agent.name} 代 ${principal.name} 预约`,
      en: `${agent.name} books for ${principal.name}`,
    },
    sort: "INFO" as const,
    capacity: "ONESELF" as const,
  }));
  return { news, attached: [] };
}

export const authorisations: Capability<Authorisation, ProxyCommand, ProxyFact> = {
  decide,
  apply,
  isVisible,
  layout,
  effects,
};

export const loadAuthorisation = (table: Table, id: string) => load<Authorisation>(table, id);

/** Those the person of the reach gave and got, the one that ends last first. Two requests. */
export function listAuthorisations(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Stored<Authorisation>>> {
  const stretches: Stretch[] = reach.own
    ? [
        { pk: `authorised#${reach.own}`, index: "gsi1" },
        { pk: `acts#${reach.own}`, index: "gsi3" },
      ]
    : [];
  const toNode = toStored<Authorisation>;
  return readPage(table, stretches, request, { newestFirst: true, cursors, toNode });
}
