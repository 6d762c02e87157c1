import { may, type Reach } from "../kernel/access.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Audience, Effects } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import { loadPerson, toActor } from "../person/store.ts";
import type { Capability } from "../run.ts";
import { type Layout, load, type Stored, toStored } from "../table/aggregate.ts";
import {
  type Cursors,
  type Page,
  type PageRequest,
  readPage,
  type Stretch,
} from "../table/page.ts";
import { query, type Table } from "../table/table.ts";
import { apply, decide, isVisible } from "./decide.ts";
import { type Authorisation, isInForce, type ProxyCommand, type ProxyFact } from "./proxy.ts";

/*
 * Access patterns
 *   an authorisation by id                      pk = authorisation
 *   given by somebody, that ends last first     gsi1 authorised#<principal>
 *   given to somebody, that ends last first     gsi3 acts#<agent>; those that have not ended, from now on
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
        ? { zh: "代办授权已登记", en: "Permission to act for somebody was recorded" }
        : { zh: "代办授权已收回", en: "Permission to act for somebody was withdrawn" },
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

/** Who lets this person act for them now. One request. */
export async function principalsOf(
  table: Table,
  agentId: Id<"person">,
  now: Instant,
): Promise<Id<"person">[]> {
  const items = await query(table, { index: "gsi3", pk: `acts#${agentId}`, from: now });
  return items
    .map((item) => toStored<Authorisation>(item).state)
    .filter((one) => isInForce(one, now))
    .map(({ principal }) => principal.id);
}

type Agent = Extract<Audience, { kind: "agent" }>;

/** Whether somebody still looks after the affairs of another when they are told of them. At most one request. */
export async function isStillAgent(
  table: Table,
  { personId, forId, path }: Agent,
  now: Instant,
): Promise<boolean> {
  if (path === null) return (await principalsOf(table, personId, now)).includes(forId);
  const person = await loadPerson(table, personId);
  return person !== null && may(toActor(person, now, null), "proxy:record", { path }) !== null;
}

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
