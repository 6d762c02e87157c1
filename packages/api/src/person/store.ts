import type { Reach } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import { noEffects, type Effects } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { type Page, type PageRequest, type Cursors, readPage } from "../table/page.ts";
import { type Capability, jitter } from "../run.ts";
import {
  type Layout,
  load,
  type Stored,
  stateKey,
  toStored,
  type View,
} from "../table/aggregate.ts";
import {
  get,
  getMany,
  type Item,
  query,
  type Table,
  transact,
  type Write,
  write,
} from "../table/table.ts";
import { apply } from "./apply.ts";
import { decide } from "./decide.ts";
import {
  type Appointment,
  isInForce,
  type Person,
  type PersonCommand,
  type PersonFact,
  type Post,
  type Relation,
  type Residence,
} from "./person.ts";
import { isVisible } from "./visibility.ts";

/*
 * Access patterns
 *   the person by id                      pk = person, state            (also makes the actor)
 *   the person by phone or WeChat id      pk = phone#… or wechat#…, unique
 *   who holds posts in a grid             gsi1 post#<path>
 *   who belongs to a unit                 gsi2 unit#<id>
 *   home claims waiting in a subtree      gsi3 claims, begins with the path
 *   who lives at an address               gsi4 home#<address>
 *   who read my private data              pk = access#<person>, newest first
 *   how they are reached through WeChat   pk = contact#<person>
 */

/** The root part of a path, under which everything of one street lies. */
const rootOf = (path: string): string => `/${path.split("/")[1] ?? ""}/`;

const uniqueView = (pk: string, personId: string): View => ({
  pk,
  sk: "unique",
  unique: true,
  personId,
});

/** A post stands in the list of its grid when it is bound to it or fills a seat of its team. */
function postView(personId: string, person: Person, appointment: Appointment): View {
  const { id, gridId, path, unitId, role, slot } = appointment;
  const isOfGrid = path !== null && (gridId !== null || slot !== null);
  return {
    sk: `role#${id}`,
    ...(isOfGrid && { gsi1pk: `post#${path}`, gsi1sk: `${role}#${id}` }),
    ...(unitId && { gsi2pk: `unit#${unitId}`, gsi2sk: `${role}#${id}` }),
    post: { ...appointment, personId, displayName: person.displayName },
  };
}

/** A claim as the list of waiting claims shows it. */
export type Claim = {
  personId: Id<"person">;
  displayName: string;
  residenceId: Id<"residence">;
  addressId: Id<"address">;
  path: string;
  label: Sealed;
  relation: Relation;
  claimedAt: Instant;
};

function claimView(personId: string, person: Person, residence: Residence): View {
  const { id: residenceId, addressId, path, label, relation, claimedAt } = residence;
  const { displayName } = person;
  return {
    sk: `claim#${residenceId}`,
    gsi3pk: `claims#${rootOf(path)}`,
    gsi3sk: `${path}#${claimedAt}#${residenceId}`,
    claim: { personId, displayName, residenceId, addressId, path, label, relation, claimedAt },
  };
}

const homeView = (personId: string, residence: Residence): View => ({
  sk: `home#${residence.id}`,
  gsi4pk: `home#${residence.addressId}`,
  gsi4sk: personId,
  residenceId: residence.id,
});

function layout(id: string, person: Person): Layout {
  const { phoneHash, wechatHash, residences, appointments } = person;
  return {
    keys: {},
    views: [
      ...(phoneHash ? [uniqueView(`phone#${phoneHash}`, id)] : []),
      ...(wechatHash ? [uniqueView(`wechat#${wechatHash}`, id)] : []),
      ...appointments
        .filter((one) => one.dismissedAt === null)
        .map((one) => postView(id, person, one)),
      ...residences
        .filter((one) => one.status === "CLAIMED")
        .map((one) => claimView(id, person, one)),
      ...residences.filter((one) => one.status === "CONFIRMED").map((one) => homeView(id, one)),
    ],
  };
}

/** What the person hears about their own standing. */
function effects(
  id: string,
  _before: Person | null,
  _after: Person,
  facts: readonly PersonFact[],
): Effects {
  const news = facts.flatMap((fact) => {
    const body = newsOf(fact);
    const audience = [{ kind: "person" as const, personId: id as Id<"person"> }];
    return body ? [{ audience, ...body, sort: "INFO", capacity: "ONESELF" } as const] : [];
  });
  const isDismissed = facts.some(({ type }) => type === "dismissed");
  return {
    ...noEffects,
    news,
    ...(isDismissed && { unavailable: [id as Id<"person">] }),
  };
}

function newsOf(fact: PersonFact) {
  switch (fact.type) {
    case "residenceConfirmed":
      return {
        title: { zh: "住址已确认", en: "Your home is confirmed" },
        body: {
          zh: "网格员已确认您登记的住址，现在可以查看您的网格联系卡。",
          en: "The grid worker confirmed your home; your grid's contact card is ready.",
        },
      };
    case "residenceRefused":
      return {
        title: { zh: "住址未通过确认", en: "Your home was not confirmed" },
        body: { zh: `原因：${fact.reason}`, en: `Reason: ${fact.reason}` },
      };
    case "appointed":
      return {
        title: { zh: "您有新的任命", en: "You have been appointed" },
        body: { zh: `职务：${fact.appointment.title}`, en: `Post: ${fact.appointment.title}` },
      };
    case "dismissed":
      return {
        title: { zh: "任命已结束", en: "An appointment has ended" },
        body: { zh: `原因：${fact.reason}`, en: `Reason: ${fact.reason}` },
      };
    case "registered":
    case "phoneLinked":
    case "profileUpdated":
    case "signedOutEverywhere":
    case "sessionEnded":
    case "residenceClaimed":
    case "residenceEnded":
      return null;
  }
}

export const people: Capability<Person, PersonCommand, PersonFact> = {
  decide,
  apply,
  isVisible,
  layout,
  effects,
};

/**
 * The same for appointing: somebody new has no tie to the area yet, so whoever appoints need not see them.
 * Ids cannot be guessed, and the look-up by phone that gives one is recorded.
 */
export const appointees: typeof people = { ...people, isVisible: () => true };

export const loadPerson = (table: Table, id: string): Promise<Stored<Person> | null> =>
  load<Person>(table, id);

/** Many people at once, for lists with names. */
export async function loadPeople(
  table: Table,
  ids: readonly Id<"person">[],
): Promise<Map<string, Stored<Person>>> {
  const items = await getMany(table, ids.map(stateKey));
  return new Map(items.map((item) => [item.pk, toStored<Person>(item)]));
}

async function byUnique(table: Table, pk: string): Promise<Id<"person"> | null> {
  const item = await get(table, { pk, sk: "unique" });
  return item ? (item["personId"] as Id<"person">) : null;
}

export const personByPhone = (table: Table, phoneHash: string) =>
  byUnique(table, `phone#${phoneHash}`);

export const personByWechat = (table: Table, wechatHash: string) =>
  byUnique(table, `wechat#${wechatHash}`);

const toPosts = (items: readonly Item[], now: Instant): Post[] =>
  items.map((item) => item["post"] as Post).filter((post) => isInForce(post, now));

/** Who holds posts in exactly this grid now. One request. */
export const postsOfGrid = async (table: Table, path: string, now: Instant): Promise<Post[]> =>
  toPosts(await query(table, { index: "gsi1", pk: `post#${path}` }), now);

/** Who belongs to a unit now. One request. */
export const postsOfUnit = async (table: Table, unitId: string, now: Instant): Promise<Post[]> =>
  toPosts(await query(table, { index: "gsi2", pk: `unit#${unitId}` }), now);

/** How many homes wait for those of the reach to confirm them, counted up to a limit. One request for each place. */
export async function countClaims(table: Table, reach: Reach, limit: number): Promise<number> {
  const found = await Promise.all(
    outermost(reach.paths).map((path) =>
      query(table, { pk: `claims#${rootOf(path)}`, index: "gsi3", begins: path, limit }),
    ),
  );
  return Math.min(limit, found.flat().length);
}

/** Home claims waiting inside the reach, by place and then by time. One request per scope. */
export function listClaims(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<Claim>> {
  const stretches = outermost(reach.paths).map((path) => ({
    pk: `claims#${rootOf(path)}`,
    index: "gsi3" as const,
    begins: path,
  }));
  const toNode = (item: Item) => item["claim"] as Claim;
  return readPage(table, stretches, request, { newestFirst: false, cursors, toNode });
}

/** Scopes that lie inside another scope add nothing and would list things twice. */
const outermost = (paths: readonly string[]): string[] =>
  paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other)));

/** The person as an actor: confirmed homes and the appointments valid now. */
export function toActor(
  { id, state }: Stored<Person>,
  now: Instant,
  actingAs: string | null,
): PersonActor {
  const inForce = state.appointments.filter((one) => isInForce(one, now));
  const chosen =
    actingAs === null ? inForce : inForce.filter((one) => (one.id as string) === actingAs);
  return {
    kind: "person",
    personId: id as Id<"person">,
    displayName: state.displayName,
    homes: state.residences
      .filter((one) => one.status === "CONFIRMED")
      .map(({ addressId, path }) => ({ addressId, path })),
    assignments: chosen.map(({ id, role, path, unitId }) => ({ id, role, path, unitId })),
    isResident: actingAs === null || actingAs === "RESIDENT",
  };
}

/** Somebody read private data of a person: who, when and what for. The person can read it. */
export type AccessRecord = {
  id: Id<"accessRecord">;
  at: Instant;
  readerName: string;
  readerRole: string;
  fields: readonly string[];
  purpose: string;
  subjectId: string | null;
};

export async function recordAccess(
  table: Table,
  personId: Id<"person">,
  record: AccessRecord,
): Promise<void> {
  const item = { pk: `access#${personId}`, sk: `${record.at}#${record.id}`, record };
  await write(table, { kind: "put", item });
}

/** What was read of this person, newest first. The reach must be the person's own. */
export function listAccess(
  table: Table,
  reach: Reach,
  request: PageRequest,
  cursors: Cursors,
): Promise<Page<AccessRecord>> {
  const stretches = reach.own ? [{ pk: `access#${reach.own}` }] : [];
  const toNode = (item: Item) => item["record"] as AccessRecord;
  return readPage(table, stretches, request, { newestFirst: true, cursors, toNode });
}

/**
 * How a person is reached through WeChat, and how many messages of each sort they still agreed to: one more
 * each time they say so in WeChat's own dialog.
 */
export type Contact = { openid: Sealed; left: Readonly<Record<MessageSort, number>> };
type MessageSort = "WORK" | "INFO";
export type StoredContact = { personId: Id<"person">; contact: Contact; version: number };

/** Nobody collects more than this. */
export const MOST_LEFT = 50;

const contactKey = (personId: string) => ({ pk: `contact#${personId}`, sk: "contact" });

/** Replaces what was loaded, version 0 when there was nothing. */
const toContactWrite = ({ personId, contact, version }: StoredContact): Write => ({
  kind: "put",
  item: { ...contactKey(personId), contact, version: version + 1 },
  when: version === 0 ? { absent: true } : { version },
});

/** How a person is reached through WeChat; null when they never signed in by it. One request. */
export async function loadContact(
  table: Table,
  personId: Id<"person">,
): Promise<StoredContact | null> {
  const item = await get(table, contactKey(personId));
  return (
    item && {
      personId,
      contact: item["contact"] as Contact,
      version: item["version"] as number,
    }
  );
}

/** Keeps under which id, sealed, WeChat knows a person. Whoever is quicker wrote the same. */
export const saveOpenid = (
  table: Table,
  personId: Id<"person">,
  openid: Sealed,
  stored: StoredContact | null,
): Promise<boolean> => {
  const left = stored?.contact.left ?? { WORK: 0, INFO: 0 };
  const version = stored?.version ?? 0;
  return write(table, toContactWrite({ personId, contact: { openid, left }, version }));
};

/** The same contact with another number of messages of a sort left, to be written together with why. */
export function withLeft(
  { contact, ...stored }: StoredContact,
  sort: MessageSort,
  adjust: (left: number) => number,
): Write {
  const count = Math.min(MOST_LEFT, Math.max(0, adjust(contact.left[sort])));
  return toContactWrite({
    ...stored,
    contact: { ...contact, left: { ...contact.left, [sort]: count } },
  });
}

const ATTEMPTS = 6;

/**
 * Counts one more message of each of these sorts that a person agreed to; answers how many there are now, or
 * why it cannot be done.
 */
export async function acceptMessages(
  table: Table,
  personId: Id<"person">,
  sorts: ReadonlySet<MessageSort>,
): Promise<Contact["left"] | "notice.not_in_wechat" | "request.busy"> {
  for (let tried = 0; tried < ATTEMPTS; tried += 1) {
    if (tried > 0) await jitter(tried - 1);
    const stored = await loadContact(table, personId);
    if (!stored) return "notice.not_in_wechat";
    const more = (sort: MessageSort): number =>
      Math.min(MOST_LEFT, stored.contact.left[sort] + (sorts.has(sort) ? 1 : 0));
    const left = { WORK: more("WORK"), INFO: more("INFO") };
    const contact = { ...stored.contact, left };
    const outcome = await transact(table, [toContactWrite({ ...stored, contact })]);
    if (outcome.kind === "written") return left;
  }
  return "request.busy";
}
