import { bookingsAround } from "./access-cases.ts";
import { kitchensAround, mealsAround } from "./access-meals.ts";
import { type Facts, isAllowed, type RuleName, type Rules } from "./access-rules.ts";
import { type Asker, type AskingRole, points, type Report, type Town } from "./town.ts";

/* For every query and every type with an id of its own: who may see what, by which road. */

type Variables = Record<string, unknown>;
export type Look = { at: string; facts: Facts; variables: Variables };
export type Reading = {
  rule: Rules;
  query: string;
  looks: (town: Town, who: Asker) => Look[];
};

/** The rule is asked without a thing: having it at all is enough. */
const atAll: Facts = { own: true, household: true, subtree: true, department: true };

const plain = (
  rule: RuleName,
  query: string,
  variables: (town: Town) => Variables = () => ({}),
) => ({
  rule,
  query,
  looks: (town: Town): Look[] => [{ at: "it", facts: atAll, variables: variables(town) }],
});

/** Complaints as anybody may come across them: near, far, one's own, and in the hands of units. */
function complaints(town: Town, { own, unit }: Asker): (Report & { at: string; facts: Facts })[] {
  const held = (id: string): Report => town.heldByUnit.get(id)!;
  return [
    { at: "a complaint near", facts: { subtree: true }, ...town.near },
    { at: "a complaint far", facts: {}, ...town.far },
    { at: "a complaint of another unit", facts: { subtree: true }, ...held(town.otherUnit) },
    ...(unit
      ? [
          {
            at: "a complaint of one's unit",
            facts: { subtree: true, department: true },
            ...held(unit),
          },
        ]
      : []),
    ...(own
      ? [{ at: "one's own complaint", facts: { own: true }, id: own.complaint, number: own.number }]
      : []),
  ];
}

const complaintLooks =
  (key: "id" | "number") =>
  (town: Town, who: Asker): Look[] =>
    complaints(town, who).map(({ at, facts, ...one }) => ({
      at,
      facts,
      variables: { [key]: one[key] },
    }));

const gridLooks =
  (facts: Facts) =>
  ({ grid }: Town): Look[] => [
    { at: "a grid near", facts, variables: { gridId: grid("A1") } },
    { at: "a grid far", facts: {}, variables: { gridId: grid("TA1") } },
  ];

const EDGES = "{ edges { node { __typename } } }";

/** Everything that can be asked, by the name of the query field. A new one has no place until it is here. */
export const queryReadings: Readonly<Record<string, Reading>> = {
  addresses: plain(
    "signedIn",
    `query($id: ID!) { addresses(communityId: $id, first: 1) ${EDGES} }`,
    ({ grid }) => ({ id: grid("C") }),
  ),
  booking: {
    rule: ["booking:read", "booking:change"],
    query: `query($id: ID!) { booking(id: $id) { id } }`,
    looks: (town, who) =>
      bookingsAround(town, who).map(({ on, facts, id }) => ({ at: on, facts, variables: { id } })),
  },
  bookingDay: plain(
    "booking:read",
    `query($on: Date!) { bookingDay(heldOn: $on, first: 1) ${EDGES} }`,
    ({ bookedOn }) => ({ on: bookedOn }),
  ),
  bookingDesk: plain("booking:read", `{ bookingDesk(first: 1) ${EDGES} }`),
  claims: plain("person:decideResidence", `{ claims(first: 1) ${EDGES} }`),
  complaint: {
    rule: "complaint:read",
    query: `query($id: ID!) { complaint(id: $id) { id } }`,
    looks: complaintLooks("id"),
  },
  complaintByNumber: {
    rule: "complaint:read",
    query: `query($number: String!) { complaintByNumber(number: $number) { id } }`,
    looks: complaintLooks("number"),
  },
  complaintCategories: plain("public", "{ complaintCategories { code } }"),
  complaintQueue: plain("complaint:read", `{ complaintQueue(first: 1) ${EDGES} }`),
  complaintsIn: {
    rule: "complaint:read",
    query: `query($gridId: ID!) { complaintsIn(gridId: $gridId, first: 1) ${EDGES} }`,
    looks: gridLooks({ subtree: true }),
  },
  complaintRatings: plain("public", "{ complaintRatings { value } }"),
  contactCard: {
    rule: "grid:readContactCard",
    query: `query($gridId: ID!) { contactCard(gridId: $gridId) { sentence } }`,
    looks: gridLooks({ subtree: true, household: true }),
  },
  dataKept: plain("public", "{ dataKept { key label } }"),
  gridMap: plain("public", `{ gridMap(first: 1) ${EDGES} }`),
  kitchenDay: {
    rule: "meal:cook",
    query: `query($id: ID!, $on: Date!) { kitchenDay(kitchenId: $id, servedOn: $on) { total } }`,
    looks: (town, who) =>
      kitchensAround(town, who).map(({ on: at, facts, id }) => ({
        at,
        facts,
        variables: { id, on: town.today },
      })),
  },
  kitchens: plain("signedIn", `query($id: ID!) { kitchens(gridId: $id) { id } }`, ({ grid }) => ({
    id: grid("A1"),
  })),
  mealDelivery: {
    rule: ["meal:change", "meal:check", "meal:deliver"],
    query: `query($id: ID!, $on: Date!) { mealDelivery(subscriptionId: $id, servedOn: $on) { stage } }`,
    looks: (town, who) =>
      mealsAround(town, who).map(({ on: at, facts, id }) => ({
        at,
        facts,
        variables: { id, on: town.today },
      })),
  },
  mealDesk: plain("meal:assess", `{ mealDesk(first: 1) ${EDGES} }`),
  mealRoute: plain("meal:deliver", "{ mealRoute { stage } }"),
  mealSubscription: {
    rule: ["meal:change", "meal:applyFor", "meal:assess"],
    query: `query($id: ID!) { mealSubscription(id: $id) { id } }`,
    looks: (town, who) =>
      mealsAround(town, who).map(({ on, facts, id }) => ({ at: on, facts, variables: { id } })),
  },
  workbench: plain("signedIn", "{ workbench { kind } }"),
  myKitchens: plain("meal:cook", "{ myKitchens { id } }"),
  servedWithMeals: plain("signedIn", `{ servedWithMeals }`),
  myMealSubscriptions: plain("signedIn", `{ myMealSubscriptions(first: 1) ${EDGES} }`),
  welfareChecks: plain("meal:check", `{ welfareChecks(first: 1) ${EDGES} }`),
  managedServices: plain("catalogue:manage", `{ managedServices(first: 1) ${EDGES} }`),
  me: plain("signedIn", "{ me { id } }"),
  myAuthorisations: plain("signedIn", `{ myAuthorisations(first: 1) ${EDGES} }`),
  myCalendarFeeds: plain("signedIn", `{ myCalendarFeeds(first: 1) ${EDGES} }`),
  myBookings: plain("signedIn", `{ myBookings(phase: OPEN, first: 1) ${EDGES} }`),
  myComplaints: plain("signedIn", `{ myComplaints(first: 1) ${EDGES} }`),
  myData: plain("signedIn", "{ myData { fileName } }"),
  myGrid: plain("signedIn", "{ myGrid { hint } }"),
  nearbyComplaints: plain(
    "signedIn",
    `query($input: LocationInput!) { nearbyComplaints(category: "none", input: $input) { id } }`,
    () => ({ input: { point: { ...points.near, crs: "GCJ02", accuracyM: 0 } } }),
  ),
  node: plain("signedIn", `query($id: ID!) { node(id: $id) { id } }`, ({ grid }) => ({
    id: grid("S"),
  })),
  nodes: plain("signedIn", `query($ids: [ID!]!) { nodes(ids: $ids) { id } }`, ({ grid }) => ({
    ids: [grid("S")],
  })),
  notices: plain("notice:read", `{ notices(first: 1) ${EDGES} }`),
  personByPhone: {
    ...plain("person:appoint", `{ personByPhone(phone: "10000000009", purpose: "任命") { id } }`),
  },
  answeredAt: plain("public", "{ answeredAt }"),
  personas: plain("public", `{ personas(first: 1) ${EDGES} }`),
  reportedComplaint: plain(
    "public",
    `{ reportedComplaint(number: "1", queryCode: "1") { number } }`,
  ),
  resolveLocation: plain(
    "public",
    `query($lng: Float!, $lat: Float!) { resolveLocation(input: { point: { lng: $lng, lat: $lat, crs: GCJ02, accuracyM: 0 } }) { explanation } }`,
    () => ({ ...points.near }),
  ),
  service: plain(
    "public",
    `query($id: ID!, $on: Date!) { service(id: $id) { id days(fromOn: $on, count: 2) { slots { free } } } }`,
    ({ service, bookedOn }) => ({ id: service.near, on: bookedOn }),
  ),
  serviceCategories: plain("public", "{ serviceCategories { category } }"),
  services: plain(
    "public",
    `query($id: ID!) { services(gridId: $id, first: 1) ${EDGES} }`,
    ({ grid }) => ({ id: grid("A1") }),
  ),
  units: plain("signedIn", `{ units(first: 1) ${EDGES} }`),
  messageTemplates: plain("notice:read", "{ messageTemplates { sort } }"),
  staffAbsences: plain("booking:reportAway", `{ staffAbsences(first: 1) ${EDGES} }`),
  unreadNoticeCount: plain("notice:read", "{ unreadNoticeCount }"),
};

/** Queries that answer null both for what is hidden and for what is not there. */
export const lookUps: readonly string[] = [
  "booking",
  "complaint",
  "complaintByNumber",
  "mealDelivery",
  "mealSubscription",
];
/** Look-ups that find nothing here, whoever asks: only being let in is asked. */
export const findNothing: readonly string[] = ["personByPhone", "reportedComplaint"];

/** One thing with an id, and who may see it. */
export type Thing = { at: string; id: string; isSeen: (role: AskingRole) => boolean; facts: Facts };
/** A way to a thing other than `node`, and who meets it there; null when it depends on more than the rules. */
export type Road = {
  query: string;
  variables?: (town: Town) => Variables;
  isShown: (role: AskingRole, facts: Facts) => boolean | null;
};
export type NodeType = {
  things: (town: Town, who: Asker) => Thing[];
  roads: Readonly<Record<string, Road>>;
};

const bySignIn = (role: AskingRole): boolean => role !== "GUEST";
const byOwning = (facts: Facts) => (role: AskingRole) => role !== "GUEST" && facts.own === true;

const place = (at: string, id: string): Thing => ({ at, id, facts: {}, isSeen: bySignIn });

/** Things of one's own and of somebody else. */
function owned(key: "notice" | "media" | "authorisation" | "feed"): NodeType["things"] {
  return ({ askers }, { role, own }) => {
    const other = askers.get(role === "STREET" ? "COMMUNITY" : "STREET")!;
    const thing = (at: string, id: string, facts: Facts): Thing => ({
      at,
      id,
      facts,
      isSeen: byOwning(facts),
    });
    return [
      thing("somebody else's", other.own![key], {}),
      ...(own ? [thing("one's own", own[key], { own: true })] : []),
    ];
  };
}

/** People are seen by themselves, by who confirms a home of theirs and by who appoints where they hold a post. */
const person = (at: string, id: string, facts: Facts): Thing => ({
  at,
  id,
  facts,
  isSeen: (role) =>
    byOwning(facts)(role) ||
    isAllowed(role, "person:decideResidence", facts) ||
    isAllowed(role, "person:appoint", facts),
});

/** Every type that implements Node. */
export const nodeTypes: Readonly<Record<string, NodeType>> = {
  Address: {
    things: ({ addresses }) => [place("near", addresses.near), place("far", addresses.far)],
    roads: {
      addresses: {
        query: `query($near: ID!, $far: ID!) { near: addresses(communityId: $near, first: 9) { edges { node { id } } } far: addresses(communityId: $far, first: 9) { edges { node { id } } } }`,
        variables: ({ grid }) => ({ near: grid("C"), far: grid("TC") }),
        isShown: bySignIn,
      },
    },
  },
  Authorisation: {
    things: owned("authorisation"),
    roads: {
      myAuthorisations: {
        query: `{ myAuthorisations(first: 9) { edges { node { id } } } }`,
        isShown: (role, facts) => byOwning(facts)(role),
      },
    },
  },
  Booking: {
    things: (town, who) =>
      bookingsAround(town, who).map(({ on: at, facts, id }) => ({
        at,
        id,
        facts,
        isSeen: (role) => isAllowed(role, ["booking:read", "booking:change"], facts),
      })),
    roads: {
      myBookings: {
        query: `{ open: myBookings(phase: OPEN, first: 9) { edges { node { id } } } ended: myBookings(phase: ENDED, first: 9) { edges { node { id } } } }`,
        isShown: (role, { own = false }) => isAllowed(role, "booking:change", { own }),
      },
      bookingDay: {
        // Exactly those one acts for are listed, and not what lies below.
        query: `query($on: Date!) { bookingDay(heldOn: $on, first: 50) { edges { node { id } } } }`,
        variables: ({ bookedOn }) => ({ on: bookedOn }),
        isShown: (role, { department = false, subtree = false }) => {
          if (isAllowed(role, "booking:read", { department })) return true;
          return isAllowed(role, "booking:read", { subtree }) ? null : false;
        },
      },
    },
  },
  CalendarFeed: {
    things: owned("feed"),
    roads: {
      myCalendarFeeds: {
        query: `{ myCalendarFeeds(first: 9) { edges { node { id } } } }`,
        // The own one may have been ended by now.
        isShown: (_role, { own = false }) => (own ? null : false),
      },
    },
  },
  Complaint: {
    things: (town, who) =>
      complaints(town, who).map(({ at, id, facts }) => ({
        at,
        id,
        facts,
        isSeen: (role) => isAllowed(role, "complaint:read", facts),
      })),
    roads: {
      myComplaints: {
        query: `{ myComplaints(first: 9) { edges { node { id } } } }`,
        isShown: (role, { own = false }) => isAllowed(role, "complaint:read", { own }),
      },
      complaintsIn: {
        query: `query($grid: ID!) { complaintsIn(gridId: $grid, first: 30) { edges { node { id } } } }`,
        variables: ({ grid }) => ({ grid: grid("A1") }),
        isShown: (role, { subtree = false }) => isAllowed(role, "complaint:read", { subtree }),
      },
      complaintQueue: {
        // Whose turn it is decides too; but what is not theirs to see is in nobody's queue.
        query: `{ complaintQueue(first: 30) { edges { node { id } } } }`,
        isShown: (role, facts) => {
          const { department = false } = facts;
          if (isAllowed(role, "complaint:read", { department })) return true;
          return isAllowed(role, "complaint:read", facts) ? null : false;
        },
      },
    },
  },
  Grid: {
    things: ({ grid }) => [place("near", grid("C")), place("far", grid("TC"))],
    roads: {
      gridMap: {
        query: `{ gridMap(first: 9) { edges { node { id children(first: 9) { edges { node { id } } } } } } }`,
        isShown: () => true,
      },
    },
  },
  Kitchen: {
    things: ({ meals }) => [place("near", meals.near.kitchen), place("far", meals.far.kitchen)],
    roads: {
      kitchens: {
        query: `query($near: ID!, $far: ID!) { near: kitchens(gridId: $near) { id } far: kitchens(gridId: $far) { id } }`,
        variables: ({ grid }) => ({ near: grid("A1"), far: grid("TA1") }),
        isShown: bySignIn,
      },
    },
  },
  MealSubscription: {
    things: (town, who) =>
      mealsAround(town, who).map(({ on: at, facts, id }) => ({
        at,
        id,
        facts,
        isSeen: (role) => isAllowed(role, ["meal:change", "meal:applyFor", "meal:assess"], facts),
      })),
    roads: {
      myMealSubscriptions: {
        query: `{ myMealSubscriptions(first: 20) { edges { node { id } } } }`,
        isShown: (role, { own = false }) => isAllowed(role, "meal:change", { own }),
      },
      mealDesk: {
        // Whether it still waits to be assessed decides too.
        query: `{ mealDesk(first: 50) { edges { node { id } } } }`,
        isShown: (role, { subtree = false }) =>
          isAllowed(role, "meal:assess", { subtree }) ? null : false,
      },
    },
  },
  Media: { things: owned("media"), roads: {} },
  Notice: {
    things: owned("notice"),
    roads: {
      notices: {
        query: `{ notices(first: 9) { edges { node { id } } } }`,
        isShown: (role, facts) => byOwning(facts)(role),
      },
    },
  },
  Person: {
    things: ({ target }, { personId }) => [
      person("near", target.near.id, { subtree: true }),
      person("far", target.far.id, {}),
      ...(personId ? [person("oneself", personId, { own: true, subtree: true })] : []),
    ],
    roads: { me: { query: `{ me { id } }`, isShown: (role, facts) => byOwning(facts)(role) } },
  },
  Service: {
    things: ({ service }) => [
      { ...place("near", service.near), facts: { subtree: true } },
      place("far", service.far),
    ],
    roads: {
      services: {
        query: `query($near: ID!, $far: ID!) { near: services(gridId: $near, first: 20) { edges { node { id } } } far: services(gridId: $far, first: 20) { edges { node { id } } } }`,
        variables: ({ grid }) => ({ near: grid("A1"), far: grid("TA1") }),
        isShown: () => true,
      },
      managedServices: {
        // A street lists its own; those of its communities are the communities' affair.
        query: `{ managedServices(first: 50) { edges { node { id } } } }`,
        isShown: (role, { subtree = false }) =>
          isAllowed(role, "catalogue:manage", { subtree }) ? null : false,
      },
    },
  },
  Unit: {
    things: ({ unit }) => [place("near", unit("DEPT").id)],
    roads: {
      units: { query: `{ units(first: 9) { edges { node { id } } } }`, isShown: bySignIn },
    },
  },
};
