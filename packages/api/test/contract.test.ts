import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import SchemaBuilder from "@pothos/core";
import ScopeAuthPlugin from "@pothos/plugin-scope-auth";
import { buildSchema, type GraphQLSchema } from "graphql";
import { describe, expect, test } from "vitest";
import { ACCESS_PATH, accessDocument } from "../scripts/access-document.ts";
import { besides, matrixRows } from "../scripts/matrix-rows.ts";
import { openFields } from "../scripts/open-fields.ts";
import { SCHEMA_PATH, sdl } from "../scripts/sdl.ts";
import { access } from "../src/kernel/access.ts";
import { schema } from "../src/schema.ts";
import {
  booleans,
  deprecations,
  descriptions,
  enumNames,
  ids,
  instants,
  lists,
  mutations,
} from "./support/contract.ts";
import { doubleScopes, nakedRootFields, openRootFields, unguardedTypes } from "./support/scopes.ts";

/** Lists that are no connections, and why they stay short. */
const boundedLists: Readonly<Record<string, string>> = {
  "AccessRecord.fields": "fields of one look",
  "Booking.allowedActions": "the actions there are",
  "Booking.tags": "one or two",
  "Booking.workTags": "one or two",
  "Booking.answers": "the questions of one form, 20 at most",
  "WalkInLine.numbersCalled": "one for each window",
  "ReviseKitchenPayload.hit": "those who eat at one kitchen, a thousand at most",
  "PauseServicePayload.hit": "the bookings of one change, five hundred at most",
  "RetireServicePayload.hit": "the bookings of one change, five hundred at most",
  "ReviseServicePayload.hit": "the bookings of one change, five hundred at most",
  "WalkInLine.turns": "the twenty that are next",
  "BookingPerformer.day": "what fits into one day",
  "Booking.performers": "the people of one unit, or of the grids up to the street",
  "Booking.timeline": "the whole evidence in one piece: guards bound how often each step happens",
  "Complaint.allowedActions": "the actions there are",
  "Complaint.tags": "three at most",
  "Complaint.assignees": "the people of two teams or of one unit",
  "Complaint.photos": "27 in all",
  "Complaint.merged": "at most two hundred: one complaint leads no more",
  "Complaint.timeline": "the whole evidence in one piece: guards bound how often each step happens",
  "ComplaintClock.intervals": "working intervals of one term",
  "ComplaintClock.pauses": "one question at most",
  "ComplaintResult.photos": "nine at most",
  "ComplaintTimelineEntry.photos": "nine at most",
  "ContactCard.levels": "the four levels",
  "ContactLevel.contacts": "the posts of one grid",
  "DatedException.hours": "stretches of one day",
  "DivisionImport.warnings": "the rows of one file, 1,000 at most",
  "FoundPerson.roles": "appointments in force",
  "Grid.polygon": "one boundary",
  "Kitchen.prices": "the classes of subsidy there are",
  "Kitchen.routes": "a hundred at most",
  "Kitchen.weekdays": "seven at most",
  "KitchenDay.allergies": "the eaters of one day of one kitchen",
  "KitchenDay.openMeals": "a hundred at most",
  "KitchenDay.unassigned": "the grids of one kitchen",
  "OpenMeal.allowedActions": "the actions there are",
  "KitchenDay.allowedActions": "the actions there are",
  "KitchenDay.byDiet": "the kinds of food there are",
  "MealDelivery.allowedOutcomes": "the outcomes there are",
  "MealDelivery.timeline": "the steps of one door on one day",
  "MealSubscription.allowedActions": "the actions there are",
  "MealSubscription.days": "fourteen at most",
  "MealSubscription.timeline": "the whole evidence in one piece",
  "MealSubscription.weekdays": "seven at most",
  "Query.kitchens": "the kitchens of one community and its street",
  "Query.servedWithMeals": "oneself and those who gave leave, few",
  "Query.mealRoute": "the doors of one courier on one day",
  "Query.myKitchens": "the kitchens of a unit or a community",
  "GridTeam.others": "the posts of one grid",
  "GridTeam.seats": "the seats there are",
  "GridTeamSeat.holders": "the posts of one grid",
  "GridTeamSeat.slots": "the slots there are",
  "ImportDivisionPayload.problems": "the rows of one file, 1,000 at most",
  "LocationResolution.candidates": "eight at most",
  "OpeningPlan.breaks": "stretches of one day",
  "OpeningPlan.exceptions": "one for a date, as many as one draft holds",
  "OpeningPlan.occasions": "as many as one draft holds",
  "OpeningPlan.weekly": "the days of a week",
  "Person.residences": "open ones and the last ten",
  "Person.roles": "appointments of one person",
  "Query.workbench": "a line for each kind of work there is",
  "Query.complaintCategories": "the fixed list of about sixty, or the few found",
  "Query.messageTemplates": "one for each sort of notice",
  "Query.complaintRatings": "the five levels",
  "Query.dataKept": "the kinds of data there are",
  "Query.nearbyComplaints": "ten at most",
  "Query.serviceCategories": "the fixed list of eight",
  "Query.nodes": "as many as were asked for, 100 at most",
  "ResolutionTrace.rules": "the rules there are",
  "Service.days": "fourteen at most",
  "Service.forRoles": "the roles there are",
  "Service.questions": "the questions of one form, 20 at most",
  "Service.resourceNames": "three at most",
  "ServiceDay.slots": "the slots of one day",
  "ServiceDraft.questions": "the questions of one form, 20 at most",
  "ServiceDraft.resources": "three at most",
  "ServiceDraft.roles": "each of the roles there are once",
  "ServiceQuestion.options": "thirty at most",
  "ServiceQuestionDraft.options": "thirty at most",
  "Upload.headers": "headers of one request",
  "WeekdayHours.hours": "stretches of one day",
};

describe("given the schema as it is built", () => {
  test("when it is printed, then the committed contract says the same (if not: pnpm generate)", () => {
    expect(readFileSync(SCHEMA_PATH, "utf8")).toBe(sdl());
  });

  test("when it is printed twice, then nothing differs", () => {
    expect(sdl()).toBe(sdl());
  });

  test.each([
    ["descriptions", descriptions],
    ["mutations", mutations],
    ["lists", lists(Object.keys(boundedLists))],
    ["instants", instants],
    ["ids", ids],
    ["booleans", booleans],
    ["enum values", enumNames],
    ["deprecations", deprecations],
  ])("when its %s are read, then none breaks a rule", (_name, rule) => {
    expect(rule(schema)).toEqual([]);
  });

  test("when its types are read, then each says who may see it", () => {
    expect(unguardedTypes(schema)).toEqual([]);
  });

  test("when its root fields are read, then those open to guests are the listed ones", () => {
    expect(openRootFields(schema).sort()).toEqual(Object.keys(openFields).sort());
  });

  test("when its root fields are read, then none lifts the scope of its root and says nothing instead", () => {
    expect(nakedRootFields(schema)).toEqual([]);
  });

  test("when its sources are read, then none gives a field two scopes", () => {
    const src = join(import.meta.dirname, "../src");
    const files = globSync("**/*.ts", { cwd: src }).map((path) => join(src, path));
    const found = files.flatMap((path) => doubleScopes(path, readFileSync(path, "utf8")));
    expect(found).toEqual([]);
  });
});

const isRule = (part: string): boolean => part.includes(":");

describe("given the access rules", () => {
  test("when their document is made, then the committed one says the same (if not: pnpm generate)", () => {
    expect(readFileSync(ACCESS_PATH, "utf8")).toBe(accessDocument());
  });

  test("when they are held against the rows of the matrix, then each belongs to one", () => {
    const rows = [...matrixRows, ...besides].flatMap(({ parts }) => parts.filter(isRule));
    expect(new Set(rows)).toEqual(new Set(Object.keys(access)));
    expect(rows).toHaveLength(new Set(rows).size);
  });
});

/** A schema that keeps every rule, to plant one violation at a time in. */
const good = `
  """An instant in time."""
  scalar DateTime
  """Everything that can be read."""
  type Query {
    """The one thing there is."""
    thing("Its id, as it was given." id: ID!): Thing
  }
  """Everything that can be done."""
  type Mutation {
    """Closes the thing."""
    closeThing("See the input type." input: CloseThingInput!): CloseThingPayload!
  }
  """What closing needs."""
  input CloseThingInput {
    """The thing to close."""
    id: ID!
  }
  """What closing answers."""
  type CloseThingPayload {
    """As it is now."""
    thing: Thing
    """Why nothing was done."""
    refusal: Refusal
  }
  """Why nothing was done."""
  type Refusal {
    """A stable code."""
    code: String!
  }
  """The thing that there is."""
  type Thing {
    """The id of the thing."""
    id: ID!
    """When it was made."""
    madeAt: DateTime!
    """Whether it is open."""
    isOpen: Boolean!
    """How it stands."""
    stage: Stage!
  }
  """How a thing stands."""
  enum Stage {
    """Open still."""
    OPEN_STILL
  }
`;

const planted = (find: string, replacement: string): GraphQLSchema => {
  if (!good.includes(find)) throw new Error(`nothing to replace: ${find}`);
  return buildSchema(good.replace(find, replacement));
};

const rules = {
  booleans,
  deprecations,
  descriptions,
  enumNames,
  ids,
  instants,
  lists: lists([]),
  mutations,
};

test("given a schema that keeps every rule, when it is read, then nothing is found", () => {
  const built = buildSchema(good);
  expect(Object.values(rules).flatMap((rule) => rule(built))).toEqual([]);
});

test.each([
  ["descriptions", `"""Whether it is open."""`, ``, "Thing.isOpen has no description"],
  ["descriptions", `"""Whether it is open."""`, `"""Open."""`, "Thing.isOpen is described too"],
  ["descriptions", `"""Open still."""`, ``, "Stage.OPEN_STILL has no description"],
  ["descriptions", `"""How a thing stands."""`, ``, "Stage has no description"],
  ["descriptions", `"See the input type."`, ``, "Mutation.closeThing(input) has no"],
  ["descriptions", `"""The thing to close."""`, ``, "CloseThingInput.id has no"],
  [
    "descriptions",
    `"""What closing needs."""`,
    `directive @ours on FIELD "What it needs."`,
    "ours has",
  ],
  ["descriptions", `Whether it is open.`, `Whether. ${"long ".repeat(200)}`, "too great a length"],
  ["mutations", `closeThing(`, `thingClose(`, "does not begin with a verb we know"],
  ["mutations", `closeThing(`, `close(`, "does not begin with a verb we know"],
  ["mutations", `input: CloseThingInput!)`, `input: CloseThingInput)`, "must take exactly input"],
  [
    "mutations",
    `input: CloseThingInput!)`,
    `input: CloseThingInput!, id: ID)`,
    "must take exactly",
  ],
  ["mutations", `: CloseThingPayload!`, `: CloseThingPayload`, "must return CloseThingPayload!"],
  ["mutations", `: CloseThingPayload!`, `: Thing!`, "must return CloseThingPayload!"],
  [
    "mutations",
    `refusal: Refusal`,
    `refusal: Refusal!`,
    "CloseThingPayload needs a nullable refusal",
  ],
  ["mutations", `refusal: Refusal`, `reason: String`, "CloseThingPayload needs a nullable refusal"],
  ["mutations", `thing: Thing\n    """Why`, `thing: Thing!\n    """Why`, "needs a nullable thing"],
  ["lists", `stage: Stage!`, `stage: [Stage!]!`, "Thing.stage is a plain list"],
  ["lists", `id: ID!): Thing`, `id: ID!): [Thing]`, "Query.thing is a plain list"],
  ["instants", `madeAt:`, `made:`, "Thing.made is an instant"],
  ["instants", `isOpen: Boolean!`, `openAt: String!`, "Thing.openAt ends in At and is no DateTime"],
  ["instants", `isOpen: Boolean!`, `openOn: DateTime!`, "Thing.openOn"],
  ["instants", `isOpen: Boolean!`, `bornOn: String!`, "Thing.bornOn ends in On and is no Date"],
  ["ids", `isOpen: Boolean!`, `gridId: String!`, "Thing.gridId is called an id and is none"],
  ["ids", `isOpen: Boolean!`, `grid: ID!`, "Thing.grid is an id and is not called so"],
  ["booleans", `isOpen`, `open`, "Thing.open is true or false"],
  ["booleans", `isOpen`, `isNotOpen`, "Thing.isNotOpen is true or false"],
  ["enumNames", `OPEN_STILL`, `openStill`, "Stage.openStill must be UPPER_SNAKE"],
  [
    "deprecations",
    `madeAt: DateTime!`,
    `madeAt: DateTime! @deprecated(reason: "old")`,
    "without a date",
  ],
] as const)(
  "given a planted violation of %s (%s → %s), when the schema is read, then it is found",
  (rule, find, replacement, problem) => {
    expect(rules[rule](planted(find, replacement)).join("\n")).toContain(problem);
  },
);

test("given a list that is said to be bounded and is none any more, when the schema is read, then it is found", () => {
  expect(lists(["Thing.gone"])(buildSchema(good))).toEqual([
    "Thing.gone is no plain list any more",
  ]);
});

test("given a deprecation with its date, when the schema is read, then nothing is found", () => {
  const dated = `madeAt: DateTime! @deprecated(reason: "Use it until 2027-06-30.")`;
  expect(deprecations(planted("madeAt: DateTime!", dated))).toEqual([]);
});

describe("given a small schema with scopes", () => {
  type Types = { AuthScopes: { public: boolean; signedIn: boolean } };
  const make = (typeScopes: boolean, field: "closed" | "open" | "naked") => {
    const builder = new SchemaBuilder<Types>({
      plugins: [ScopeAuthPlugin],
      scopeAuth: { authScopes: () => ({ public: true, signedIn: false }) },
    });
    builder.objectType(builder.objectRef<object>("Thing"), {
      ...(typeScopes && { authScopes: { public: true } }),
      fields: (t) => ({ id: t.id({ resolve: () => "1" }) }),
    });
    builder.queryType({
      authScopes: { signedIn: true },
      fields: (t) => ({
        thing: t.string({
          ...(field !== "closed" && { skipTypeScopes: true }),
          ...(field === "open" && { authScopes: { public: true } }),
          resolve: () => "1",
        }),
      }),
    });
    return builder.toSchema();
  };

  test("when a type says nothing of who may see it, then it is found", () => {
    expect(unguardedTypes(make(true, "closed"))).toEqual([]);
    expect(unguardedTypes(make(false, "closed"))).toEqual(["Thing"]);
  });

  test("when a root field is opened, then it is found", () => {
    expect(openRootFields(make(true, "closed"))).toEqual([]);
    expect(openRootFields(make(true, "open"))).toEqual(["Query.thing"]);
  });

  test("when a root field lifts the scope and says nothing, then it is found", () => {
    expect(nakedRootFields(make(true, "open"))).toEqual([]);
    expect(nakedRootFields(make(true, "naked"))).toEqual(["Query.thing"]);
  });

  test("when the root itself has no scope, then every field counts as open", () => {
    expect(openRootFields(buildSchema(good))).toEqual(["Query.thing", "Mutation.closeThing"]);
  });

  test.each([
    [`t.withAuth({ signedIn: true }).field({ type: A, authScopes: { public: true } })`, 1],
    [`t.withAuth({ signedIn: true }).connection({ type: A, ...more })`, 1],
    [`t.withAuth({ signedIn: true }).field(options)`, 1],
    [`const guarded = t.withAuth({ signedIn: true }); guarded.field({})`, 1],
    [`t.withAuth({ signedIn: true }).field({ type: A, resolve: () => b })`, 0],
    [`t.field({ type: A, authScopes: { public: true } })`, 0],
  ])("when the source is “%s”, then %i field has two scopes or could have", (source, count) => {
    expect(doubleScopes("planted.ts", source)).toHaveLength(count);
  });
});
