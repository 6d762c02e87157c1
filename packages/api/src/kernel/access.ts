import { type ActedAs, type Actor, type Role, roles } from "./actor.ts";
import type { Bilingual } from "./decision.ts";
import type { Id } from "./ids.ts";

/**
 * How far a role reaches with an action:
 * `own` what the person made or is the subject of · `household` the homes of the person ·
 * `subtree` the grid of the assignment and all below it · `department` what the unit of the
 * assignment holds or held · `any` everything.
 */
export type ReachKind = "own" | "household" | "subtree" | "department" | "any";

/** A reach that holds only under a condition; `decide` checks it, the text is for people. */
export type Rule = ReachKind | { reach: ReachKind; when: Bilingual };

const anyone = (reach: ReachKind, ...who: Role[]): Partial<Record<Role, Rule>> =>
  Object.fromEntries(who.map((role) => [role, reach]));

const gridStaff = ["MICRO_HEAD", "GRID_WORKER", "GRID_HEAD", "COMMUNITY", "STREET"] as const;
const department = ["DEPT_HANDLER", "DEPT_LEAD"] as const;
const engaged = ["MEDIATOR", "VOLUNTEER", "PROPERTY", "PROVIDER"] as const;
const council = ["COUNCIL_MEMBER", "CONVENER", "SUPERVISOR"] as const;
/** Everybody who is somebody in the community orders services for themselves; offices do not. */
const bookers = [
  ...(["RESIDENT", "MERCHANT", "ENTERPRISE", "MICRO_HEAD", "GRID_WORKER", "GRID_HEAD"] as const),
  ...(["COMMUNITY", "COUNCIL_MEMBER", "CONVENER", "MEDIATOR", "VOLUNTEER"] as const),
];
const own = anyone("own", "RESIDENT", "MERCHANT", "ENTERPRISE");
const account = anyone("own", ...roles.filter((role) => role !== "GUEST" && role !== "SYSTEM"));
const contactOnly: Bilingual = {
  zh: "承办人需要联系上报人，且上报人未要求匿名",
  en: "the handler must contact the reporter, who did not ask for anonymity",
};
const guestOnly: Bilingual = {
  zh: "仅限 P0、P1 级隐患和咨询，且有次数限制",
  en: "a P0 or P1 hazard, or a consultation; a limited number",
};

const ownRoute: Bilingual = {
  zh: "仅限本人当天的送餐线路",
  en: "one's own route of today only",
};

/**
 * Who may do what, and how far: the matrix of the domain as data. What is not here is denied.
 * `docs/access.md` is generated from it and a test runs every role through the real API against it.
 */
export const access = {
  "grid:importDivision": { STREET: "subtree", PLATFORM_ADMIN: "any", SYSTEM: "any" },
  "grid:readContactCard": {
    ...anyone("household", "RESIDENT", "MERCHANT", "ENTERPRISE"),
    ...anyone("subtree", ...gridStaff, "PROPERTY"),
  },
  "grid:readTeam": { ...anyone("subtree", ...gridStaff), PLATFORM_ADMIN: "any" },

  "person:signOut": account,
  "person:updateProfile": account,
  "person:readAccessLog": account,
  "person:claimResidence": anyone("own", "RESIDENT"),
  "person:decideResidence": anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY", "PROPERTY"),
  "person:appoint": { STREET: "subtree", PLATFORM_ADMIN: "any", SYSTEM: "any" },
  "person:dismiss": { STREET: "subtree", PLATFORM_ADMIN: "any" },

  "complaint:submit": {
    GUEST: { reach: "any", when: guestOnly },
    ...anyone("any", "RESIDENT", "MERCHANT", "ENTERPRISE", ...gridStaff, ...department),
    ...anyone("any", ...council, ...engaged),
    SYSTEM: "any",
  },
  "complaint:read": {
    ...own,
    ...anyone("subtree", ...gridStaff),
    ...anyone("department", ...department, ...engaged),
  },
  // Reporters see themselves with their complaint: this is about reaching somebody else.
  "complaint:readReporter": {
    ...anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
    MICRO_HEAD: { reach: "subtree", when: contactOnly },
    GRID_WORKER: { reach: "subtree", when: contactOnly },
    DEPT_HANDLER: { reach: "department", when: contactOnly },
    DEPT_LEAD: { reach: "department", when: contactOnly },
    MEDIATOR: { reach: "department", when: contactOnly },
    VOLUNTEER: { reach: "department", when: contactOnly },
    PROPERTY: { reach: "department", when: contactOnly },
    PROVIDER: { reach: "department", when: contactOnly },
  },
  "complaint:liftVeil": anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:follow": anyone("any", "RESIDENT", "MERCHANT", "ENTERPRISE"),
  "complaint:supplement": own,
  "complaint:withdraw": own,
  "complaint:confirm": own,
  "complaint:reopen": own,
  "complaint:urge": { ...own, ...anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET") },
  "complaint:classify": anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:accept": anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:askInfo": anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:reject": anyone("subtree", "COMMUNITY", "STREET"),
  "complaint:merge": anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:handleOnSite": anyone(
    "subtree",
    "MICRO_HEAD",
    "GRID_WORKER",
    "GRID_HEAD",
    "COMMUNITY",
  ),
  "complaint:assignOnSite": anyone("subtree", "GRID_HEAD", "COMMUNITY"),
  "complaint:closeOnSite": anyone("subtree", "MICRO_HEAD", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
  "complaint:checkSample": anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:dispatch": anyone("subtree", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:dispatchToDepartment": anyone("subtree", "STREET"),
  "complaint:sign": {
    ...anyone("subtree", "MICRO_HEAD", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", ...department, ...engaged),
  },
  "complaint:submitResult": {
    ...anyone("subtree", "MICRO_HEAD", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", ...department, ...engaged),
  },
  "complaint:transfer": {
    ...anyone("subtree", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", "DEPT_LEAD", "DEPT_HANDLER", "PROPERTY", "PROVIDER"),
  },
  "complaint:requestReturn": {
    ...anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", ...department, "PROPERTY", "PROVIDER"),
  },
  "complaint:decideReturn": anyone("subtree", "STREET"),
  "complaint:escalate": {
    ...anyone("subtree", "MICRO_HEAD", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
    SYSTEM: "any",
  },
  "complaint:redispatch": anyone("subtree", "COMMUNITY", "STREET"),
  "complaint:conclude": anyone("subtree", "STREET"),
  "complaint:verify": anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY", "STREET"),
  "complaint:fireTimer": { SYSTEM: "any" },

  "catalogue:manage": {
    ...anyone("subtree", "COMMUNITY", "STREET"),
    ...anyone("department", "PROPERTY", "PROVIDER"),
  },

  "booking:book": anyone("any", ...bookers),
  "booking:bookFor": anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
  // Whoever books may see and change what is theirs, under every role in which they may book.
  "booking:change": anyone("own", ...bookers),
  "booking:read": {
    ...anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY", "STREET"),
    ...anyone("department", ...engaged),
  },
  "booking:approve": {
    ...anyone("subtree", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", "PROPERTY", "PROVIDER"),
  },
  "booking:assign": {
    ...anyone("subtree", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", "PROPERTY", "PROVIDER"),
  },
  "booking:perform": {
    ...anyone("subtree", "GRID_WORKER"),
    ...anyone("department", ...engaged),
  },
  "booking:reportAway": {
    ...anyone("own", "GRID_WORKER", "MEDIATOR", "VOLUNTEER"),
    ...anyone("subtree", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", "PROPERTY", "PROVIDER"),
  },
  "booking:receive": {
    ...anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
    ...anyone("department", ...engaged),
  },
  "booking:fireTimer": { SYSTEM: "any" },

  "meal:manage": {
    ...anyone("subtree", "COMMUNITY", "STREET"),
    ...anyone("department", "PROVIDER"),
  },
  "meal:apply": anyone("any", ...bookers),
  "meal:applyFor": anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),
  "meal:change": anyone("own", ...bookers),
  // Public money is granted by the community, not by those whom one meets at the door.
  "meal:assess": anyone("subtree", "COMMUNITY"),
  "meal:cook": { ...anyone("department", "PROVIDER"), ...anyone("subtree", "COMMUNITY") },
  "meal:deliver": {
    PROVIDER: { reach: "department", when: ownRoute },
    VOLUNTEER: { reach: "department", when: ownRoute },
  },
  // The widest way: the door decides whether it is their route, their kitchen or their community.
  "meal:explain": {
    ...anyone("department", "PROVIDER", "VOLUNTEER"),
    ...anyone("subtree", "COMMUNITY"),
  },
  "meal:check": anyone("subtree", ...gridStaff),
  // The widest way in which each role may say what it knows; the door decides by the rules above.
  "meal:report": {
    ...anyone("own", ...bookers),
    ...anyone("subtree", ...gridStaff),
    ...anyone("department", "PROVIDER", "VOLUNTEER"),
  },
  "meal:fireTimer": { SYSTEM: "any" },

  // Staff write down the consent of who cannot give it on a phone; the leave itself is the person's own.
  "proxy:authorise": account,
  "proxy:record": anyone("subtree", "GRID_WORKER", "GRID_HEAD", "COMMUNITY"),

  "feed:manage": account,

  "media:upload": {
    ...anyone("own", "RESIDENT", "MERCHANT", "ENTERPRISE", ...gridStaff, ...department),
    ...anyone("own", ...council, ...engaged),
  },
  "notice:read": account,
} as const satisfies Record<string, Partial<Record<Role, Rule>>>;

export type Action = keyof typeof access;

/** What an action is about, as far as access cares. */
export type Resource = {
  /** The people it belongs to. */
  ownerIds?: readonly string[];
  /** Where in the grid tree it is. */
  path?: string;
  /** The units that hold or held it. */
  unitIds?: readonly string[];
  /** The homes it concerns. */
  addressIds?: readonly string[];
};

/** The roles the actor holds right now, with where each applies. */
function identities(actor: Actor): (ActedAs & { path: string | null; unitId: string | null })[] {
  if (actor.kind !== "person") {
    const role = actor.kind === "guest" ? "GUEST" : "SYSTEM";
    return [{ role, assignmentId: null, path: null, unitId: null }];
  }
  const resident = { role: "RESIDENT" as const, assignmentId: null, path: null, unitId: null };
  const appointed = actor.assignments.map(({ id, ...rest }) => ({ ...rest, assignmentId: id }));
  return actor.isResident ? [resident, ...appointed] : appointed;
}

function ruleOf(action: Action, role: Role): ReachKind | null {
  const rule = (access[action] as Partial<Record<Role, Rule>>)[role];
  return rule === undefined ? null : typeof rule === "string" ? rule : rule.reach;
}

/** True when `path` is the grid at `scope` or below it; a scope ends in `/`, so siblings never match. */
const within = (path: string | undefined, scope: string | null): boolean =>
  path !== undefined && scope !== null && scope.endsWith("/") && path.startsWith(scope);

function reaches(
  reach: ReachKind,
  actor: Actor,
  as: { path: string | null; unitId: string | null },
  resource: Resource,
): boolean {
  switch (reach) {
    case "any":
      return true;
    case "own":
      return actor.kind === "person" && (resource.ownerIds?.includes(actor.personId) ?? false);
    case "household":
      return (
        actor.kind === "person" &&
        actor.homes.some(
          (home) =>
            resource.addressIds?.includes(home.addressId) ||
            within(home.path, resource.path ?? null),
        )
      );
    case "subtree":
      return within(resource.path, as.path);
    case "department":
      return as.unitId !== null && (resource.unitIds?.includes(as.unitId) ?? false);
  }
}

/**
 * May this actor do this to that? Answers the identity under which it is allowed, to be recorded
 * with the act, or null. The resident identity is preferred for a person's own matters; among
 * appointments the first that reaches wins.
 */
export function may(actor: Actor, action: Action, resource: Resource): ActedAs | null {
  for (const as of identities(actor)) {
    const reach = ruleOf(action, as.role);
    if (reach && reaches(reach, actor, as, resource))
      return { role: as.role, assignmentId: as.assignmentId };
  }
  return null;
}

/** May this actor do it to anything at all? For entry checks before the thing is known. */
export const mayAtAll = (actor: Actor, action: Action): boolean =>
  identities(actor).some(({ role }) => ruleOf(action, role) !== null);

declare const reachBrand: unique symbol;
/**
 * The part of the world a list may show to its reader. Only `reachOf` makes one and every list
 * read demands one, so a list without a scope does not type-check.
 */
export type Reach = {
  readonly [reachBrand]: true;
  readonly any: boolean;
  readonly own: Id<"person"> | null;
  readonly paths: readonly string[];
  readonly unitIds: readonly string[];
};

/** A household reaches single things around a home and no lists: what it may see is above the home, not below. */
export function reachOf(actor: Actor, action: Action): Reach {
  const paths = new Set<string>();
  const unitIds = new Set<string>();
  let own: Id<"person"> | null = null;
  let any = false;
  for (const { role, path, unitId } of identities(actor)) {
    const reach = ruleOf(action, role);
    if (reach === "any") any = true;
    if (reach === "own" && actor.kind === "person") own = actor.personId;
    if (reach === "subtree" && path) paths.add(path);
    if (reach === "department" && unitId) unitIds.add(unitId);
  }
  return { any, own, paths: [...paths].sort(), unitIds: [...unitIds].sort() } as unknown as Reach;
}

/** True when a list of the subtree at `path` stays inside the reach. */
export const reachCovers = (reach: Reach, path: string): boolean =>
  reach.any || reach.paths.some((scope) => within(path, scope));
