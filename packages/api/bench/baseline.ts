import { buildSchema, type GraphQLSchema } from "graphql";
import { createYoga } from "graphql-yoga";
import { categoryOf } from "../src/complaint/category.ts";
import { dueAt, shownClock } from "../src/complaint/clock.ts";
import type { Complaint, ComplaintFact, ComplaintInList } from "../src/complaint/complaint.ts";
import { holderOf, turnOf } from "../src/complaint/desk.ts";
import { allowedActions } from "../src/complaint/guard.ts";
import { lights, stages, steps } from "../src/complaint/labels.ts";
import { nextStep, type Stepping } from "../src/complaint/next-step.ts";
import { tell } from "../src/complaint/words.ts";
import type { Deps } from "../src/deps.ts";
import { gridByCode } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import { roleLabels } from "../src/kernel/actor.ts";
import { MAX_BODY_BYTES } from "../src/limits.ts";
import { isInForce, type Person, relations, residenceStatuses } from "../src/person/person.ts";
import { openLabel } from "../src/person/private.ts";
import { toActor } from "../src/person/store.ts";
import type { Entry } from "../src/table/timeline.ts";
import { accept, submit, type SubmitInput } from "./baseline-commands.ts";
import { getItem, listOpen, readPartition, type Row } from "./baseline-table.ts";

/*
 * What the application is measured against: Yoga with the same settings and a plain GraphQL.js schema,
 * whose resolvers are written by hand and send the same requests to the table. The words and deadlines
 * of complaints come from the same pure functions; access rules, limits, costs and the transition table
 * have no counterpart here, so that their price shows.
 */

const SDL = /* GraphQL */ `
  type Query {
    me: Person!
    complaint(id: ID!): Complaint
    complaintsIn(gridId: ID!, phase: Phase, first: Int, after: String): ComplaintConnection!
  }
  type Mutation {
    submitComplaint(input: SubmitComplaintInput!): SubmitComplaintPayload!
    acceptComplaint(input: AcceptComplaintInput!): AcceptComplaintPayload!
  }
  enum Phase {
    OPEN
    CLOSED
  }
  input SubmitComplaintInput {
    category: String!
    description: String!
    place: PlaceInput!
    idempotencyKey: String
  }
  input PlaceInput {
    point: PointInput
  }
  input PointInput {
    lng: Float!
    lat: Float!
  }
  input AcceptComplaintInput {
    id: ID!
    idempotencyKey: String
  }
  type SubmitComplaintPayload {
    complaint: Complaint
    receipt: Receipt
    refusal: Refusal
  }
  type AcceptComplaintPayload {
    complaint: Complaint
    refusal: Refusal
  }
  type Receipt {
    number: String!
  }
  type Refusal {
    code: String!
    message: String!
  }
  type Person {
    id: ID!
    displayName: String!
    language: String
    elderMode: Boolean
    residences: [Residence!]!
    roles: [Appointment!]!
  }
  type Residence {
    id: ID!
    relation: String!
    relationLabel: String!
    status: String!
    statusLabel: String!
    address: String!
  }
  type Appointment {
    id: ID!
    role: String!
    roleLabel: String!
    title: String!
    isInForce: Boolean!
  }
  type ComplaintConnection {
    edges: [ComplaintEdge!]!
    pageInfo: PageInfo!
  }
  type ComplaintEdge {
    cursor: String!
    node: Complaint!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type Complaint {
    id: ID!
    number: String!
    category: Category!
    level: String!
    description: String!
    stage: String!
    statusLabel: String!
    nextStep: String!
    light: String!
    lightLabel: String!
    place: Place!
    reporter: Reporter
    isMine: Boolean!
    photos: [Photo!]!
    submittedAt: String!
    acceptedAt: String
    clock: Clock
    due: Due
    holder: Holder
    urges: Int!
    allowedActions: [Action!]!
    timeline: [Entry!]!
  }
  type Category {
    name: String!
  }
  type Place {
    gridName: String!
    explanation: String!
    isAmbiguous: Boolean!
    point: Point!
  }
  type Point {
    lng: Float!
    lat: Float!
  }
  type Reporter {
    name: String!
    isGuest: Boolean!
  }
  type Photo {
    id: ID!
    url: String!
  }
  type Clock {
    step: String!
    stepLabel: String!
    dueAt: String!
    isOver: Boolean!
  }
  type Due {
    at: String!
  }
  type Holder {
    name: String!
    isUnit: Boolean!
  }
  type Action {
    name: String!
  }
  type Entry {
    seq: Int!
    at: String!
    title: String!
    detail: String
    byName: String
    isByReporter: Boolean!
    isByClock: Boolean!
    photos: [Photo!]!
  }
`;

export type BaselineContext = { deps: Deps; now: string; person: Row<Person> };

function toMe({ pk, state }: Row<Person>, { deps, now }: BaselineContext) {
  return {
    id: pk,
    displayName: state.displayName,
    language: state.language.toUpperCase(),
    elderMode: state.elderMode,
    residences: state.residences.map((one) => ({
      ...one,
      relationLabel: relations[one.relation].zh,
      statusLabel: residenceStatuses[one.status].zh,
      address: openLabel(deps.keyring, one.id, one.label),
    })),
    roles: state.appointments.map((one) => ({
      ...one,
      roleLabel: roleLabels[one.role].zh,
      isInForce: isInForce(one, now),
    })),
  };
}

function toEntry({ seq, at, by, fact }: Entry<ComplaintFact>, complaint: Complaint) {
  const { title, detail, photos } = tell(fact);
  return {
    seq,
    at,
    title: title.zh,
    detail: detail?.zh ?? null,
    byName: by.name || null,
    isByReporter: by.actorId === complaint.reporter.personId,
    isByClock: by.role === "SYSTEM",
    photos,
  };
}

function toClock(complaint: Complaint, now: string) {
  const clock = shownClock(complaint);
  if (!clock) return null;
  const due = dueAt(clock).at;
  return { step: clock.step, stepLabel: steps[clock.step].zh, dueAt: due, isOver: due < now };
}

/** What happens next, with the name of the grid that decides. */
async function stepOf(complaint: Stepping, { deps, now, person }: BaselineContext) {
  const turn = turnOf(complaint);
  const code = turn?.kind === "DESK" ? turn.path.split("/").at(-2) : undefined;
  const isForStaff = person.state.appointments.length > 0;
  const grid = code && gridByCode(await loadDivision(deps.table), code, now);
  return nextStep(complaint, { desk: grid ? grid.name : null, isForStaff }).zh;
}

/** What lists and detail both show; the rest is a function, called when it is asked for. */
function toComplaint({ pk, state }: Row<Complaint>, context: BaselineContext) {
  const { now, person } = context;
  const { place, reporter } = state;
  const holder = holderOf(state);
  return {
    ...state,
    id: pk,
    category: { name: categoryOf(state.category)?.name.zh },
    statusLabel: stages[state.stage].zh,
    lightLabel: lights[state.light].zh,
    nextStep: () => stepOf(state, context),
    place: { ...place, explanation: place.explanation.zh },
    reporter: { name: reporter.name, isGuest: reporter.personId === null },
    isMine: reporter.personId === person.pk,
    clock: () => toClock(state, now),
    holder: holder && { name: holder.name, isUnit: holder.kind === "UNIT" },
    allowedActions: () => {
      const actor = toActor({ id: person.pk, ...person }, now, null);
      return allowedActions(state, actor, now).map((name) => ({ name }));
    },
  };
}

/** What the list shows, from a card. */
const toLine = (
  { pk, listed }: { pk: string; listed: ComplaintInList },
  context: BaselineContext,
) => ({
  ...listed,
  id: pk,
  category: { name: categoryOf(listed.category)?.name.zh },
  statusLabel: stages[listed.stage].zh,
  nextStep: () => stepOf(listed as Stepping, context),
});

const resolvers = {
  Query: {
    // Read afresh, as the application does.
    me: async (_root: unknown, _args: unknown, context: BaselineContext) => {
      const row = await getItem<Person>(context.deps.table, context.person.pk);
      return row && toMe(row, context);
    },
    complaint: async (_root: unknown, { id }: { id: string }, context: BaselineContext) => {
      const found = await readPartition<Complaint, ComplaintFact>(context.deps.table, id);
      if (!found) return null;
      const timeline = found.entries.map((entry) => toEntry(entry, found.row.state));
      return { ...toComplaint(found.row, context), timeline };
    },
    complaintsIn: async (
      _root: unknown,
      { gridId, first }: { gridId: string; first: number },
      context: BaselineContext,
    ) => {
      const rows = await listOpen(context.deps.table, gridId, first, context.now);
      const edges = rows.slice(0, first).map((row) => ({
        cursor: Buffer.from(row.gsi4sk).toString("base64url"),
        node: toLine(row, context),
      }));
      const endCursor = edges.at(-1)?.cursor ?? null;
      return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor } };
    },
  },
  Mutation: {
    submitComplaint: async (
      _root: unknown,
      { input }: { input: SubmitInput },
      context: BaselineContext,
    ) => {
      const row = await submit(input, context);
      const receipt = { number: row.state.number };
      return { complaint: toComplaint(row, context), receipt, refusal: null };
    },
    acceptComplaint: async (
      _root: unknown,
      { input }: { input: { id: string } },
      context: BaselineContext,
    ) => ({
      complaint: toComplaint(await accept(input.id, context), context),
      refusal: null,
    }),
  },
};

function makeSchema(): GraphQLSchema {
  const schema = buildSchema(SDL);
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {})) {
      const of = resolvers[type?.name as keyof typeof resolvers] as Record<string, unknown>;
      field.resolve = of[field.name] as NonNullable<typeof field.resolve>;
    }
  return schema;
}

const MEMORY_MS = 2_000;

/** Reads a person once in a while, as the application does. */
function remembering(deps: Deps) {
  const known = new Map<string, { until: number; person: Promise<Row<Person> | null> }>();
  return (id: string): Promise<Row<Person> | null> => {
    const at = performance.now();
    const found = known.get(id);
    if (found && found.until > at) return found.person;
    const person = getItem<Person>(deps.table, id);
    known.set(id, { until: at + MEMORY_MS, person });
    return person;
  };
}

/** The same operations without the application's own machinery. */
export function createBaseline(deps: Deps) {
  const recall = remembering(deps);
  return createYoga<object, BaselineContext>({
    schema: makeSchema(),
    graphqlEndpoint: "/graphql",
    landingPage: false,
    logging: false,
    batching: false,
    multipart: false,
    maxRequestBodySize: MAX_BODY_BYTES,
    graphiql: false,
    cors: false,
    maskedErrors: false,
    context: async ({ request }) => {
      const now = deps.clock();
      const token = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
      const claims = await deps.tokens.verify(token, now);
      const person = typeof claims === "string" ? null : await recall(claims.personId);
      if (!person) throw new Error("not signed in");
      return { deps, now, person };
    },
  });
}
