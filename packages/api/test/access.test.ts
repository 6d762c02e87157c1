import { isObjectType } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { loadComplaint } from "../src/complaint/store.ts";
import { schema } from "../src/schema.ts";
import { mutationCases } from "./support/access-cases.ts";
import {
  findNothing,
  lookUps,
  nodeTypes,
  queryReadings,
  type Reading,
  type Road,
  type Thing,
} from "./support/access-reads.ts";
import { type Case, isAllowed, type RuleName, type Try } from "./support/access-rules.ts";
import { type Answer, type Asking, startApp, type TestApp } from "./support/app.ts";
import { type Asker, type AskingRole, askingRoles, buildTown, type Town } from "./support/town.ts";

let app: TestApp;
let town: Town;
beforeAll(async () => {
  app = await startApp();
  town = await buildTown(app);
});

const askerOf = (role: AskingRole): Asker => town.askers.get(role)!;

/** What became of a request: it was let in, or one of the ways of not being let in. */
type Outcome = "allowed" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND";
const denials: readonly unknown[] = ["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"];

/** Errors that are no denial have no place here: they would hide whether somebody was let in. */
function outcomeOf({ errors }: Answer): Outcome {
  const codes = errors.map(({ extensions }) => extensions["code"]);
  if (codes.length === 0) return "allowed";
  if (codes.every((code) => denials.includes(code))) return codes[0] as Outcome;
  throw new Error(JSON.stringify(errors));
}

/** What does not agree with the rules; null when all does. A guest is told to sign in, others are not let in. */
function disagreement(role: AskingRole, allowed: boolean, outcome: Outcome): string | null {
  const denied = outcome !== "allowed";
  if (allowed === denied)
    return `${allowed ? "allowed by the rules" : "denied by the rules"} but ${outcome}`;
  const isGuest = role === "GUEST";
  return denied && isGuest !== (outcome === "UNAUTHENTICATED") ? `denied with ${outcome}` : null;
}

const mutationOf = (name: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${name}(input: $input) { __typename refusal { code } } }`;
};

async function attempt(name: string, asking: Asking, { input }: Try): Promise<Outcome> {
  return outcomeOf(await app.ask(mutationOf(name), { input }, asking));
}

/** Whoever signs out is somebody else in the same role: the others go on asking. */
const askingFor = (name: string, { role, asking }: Asker): Asking | Promise<Asking> =>
  name.startsWith("signOut") ? town.standIn(role) : asking;

async function disagreements(name: string, { rule, tries }: Case, who: Asker): Promise<string[]> {
  const found: string[] = [];
  for (const one of tries(town, who)) {
    const outcome = await attempt(name, await askingFor(name, who), one);
    const problem = disagreement(who.role, isAllowed(who.role, rule, one.facts), outcome);
    if (problem) found.push(`${one.on}: ${problem}`);
  }
  return found;
}

describe.each(askingRoles)("given somebody who acts as %s", (role) => {
  test.each(Object.keys(mutationCases))(
    "when %s is sent for things near, far and one's own, then the access rules decide",
    async (name) => {
      expect(await disagreements(name, mutationCases[name]!, askerOf(role))).toEqual([]);
    },
  );

  test.each(Object.keys(queryReadings))(
    "when %s is asked, then the access rules decide",
    async (name) => {
      expect(await misreadings(name, queryReadings[name]!, askerOf(role))).toEqual([]);
    },
  );

  test.each(Object.keys(nodeTypes))(
    "when a %s is looked for by every road, then it is seen where the rules say so",
    async (name) => {
      expect(await missights(name, askerOf(role))).toEqual([]);
    },
  );
});

async function misreadings(name: string, { rule, query, looks }: Reading, who: Asker) {
  const found: string[] = [];
  for (const { at, facts, variables } of looks(town, who)) {
    const answer = await app.ask(query, variables, who.asking);
    const allowed = isAllowed(who.role, rule, facts);
    const data = answer.data?.[name] ?? null;
    const outcome = outcomeOf(answer);
    // A look-up lets everybody in who has an account, and shows nothing.
    const isHidden = lookUps.includes(name) && outcome === "allowed" && data === null;
    const problem = disagreement(who.role, allowed, isHidden ? "NOT_FOUND" : outcome);
    if (problem) found.push(`${at}: ${problem}`);
    if (allowed && data === null && !findNothing.includes(name)) found.push(`${at}: nothing shown`);
  }
  return found;
}

const MISSING = "0".repeat(26);
const missingLike = (id: string): string => `${id.split("_")[0]}_${MISSING}`;

/** By `node` and `nodes`, which must agree; and the whole answer, to compare hidden with missing. */
async function byId(id: string, { asking }: Asker): Promise<{ isSeen: boolean; told: string }> {
  const ask = (query: string) => app.ask(query, { id }, asking);
  const one = await ask(`query($id: ID!) { node(id: $id) { id } }`);
  const several = await ask(`query($id: ID!) { nodes(ids: [$id]) { id } }`);
  const isSeen = JSON.stringify(one.data).includes(id);
  if (JSON.stringify(several.data).includes(id) !== isSeen)
    throw new Error("node and nodes differ");
  return { isSeen, told: JSON.stringify([one, several].map(({ data, errors }) => [data, errors])) };
}

async function atTheDoor(thing: Thing, who: Asker): Promise<string[]> {
  const { isSeen, told } = await byId(thing.id, who);
  const missing = await byId(missingLike(thing.id), who);
  return [
    ...(isSeen === thing.isSeen(who.role) ? [] : [`by node: ${isSeen ? "seen" : "hidden"}`]),
    ...(isSeen || told === missing.told ? [] : ["by node: hidden differs from missing"]),
  ];
}

async function onTheRoad(name: string, road: Road, thing: Thing, who: Asker): Promise<string[]> {
  const answer = await app.ask(road.query, road.variables?.(town), who.asking);
  const isThere = JSON.stringify(answer.data).includes(thing.id);
  const expected = road.isShown(who.role, thing.facts);
  return expected === null || expected === isThere
    ? []
    : [`by ${name}: ${isThere ? "shown" : "not shown"}`];
}

async function missights(typename: string, who: Asker): Promise<string[]> {
  const { things, roads } = nodeTypes[typename]!;
  const found: string[] = [];
  for (const thing of things(town, who)) {
    const problems = await atTheDoor(thing, who);
    for (const [name, road] of Object.entries(roads))
      problems.push(...(await onTheRoad(name, road, thing, who)));
    found.push(...problems.map((problem) => `${thing.at} ${problem}`));
  }
  return found;
}

describe("given the schema", () => {
  const namesOf = (root: "Query" | "Mutation"): string[] => {
    const type = schema.getType(root);
    return isObjectType(type) ? Object.keys(type.getFields()).sort() : [];
  };

  test("when its mutations are listed, then each has its place here", () => {
    expect(Object.keys(mutationCases).sort()).toEqual(namesOf("Mutation"));
  });

  test("when its queries are listed, then each has its place here", () => {
    expect(Object.keys(queryReadings).sort()).toEqual(namesOf("Query"));
  });

  test("when its types with an id are listed, then each has its place here", () => {
    const node = schema.getType("Node");
    const implementing = Object.values(schema.getTypeMap()).filter(
      (type) => isObjectType(type) && type.getInterfaces().some((one) => one === node),
    );
    expect(implementing.map(({ name }) => name).sort()).toEqual(Object.keys(nodeTypes).sort());
  });

  test.each(Object.entries(mutationCases))(
    "when the scope of %s is read, then it is the rule stated here",
    (name, { rule }) => {
      // Of several rules the first stands at the door.
      expect(scopeOf("Mutation", name)).toBe([rule].flat()[0]);
    },
  );

  test.each(Object.entries(queryReadings))(
    "when the scope of the query %s is read, then it is the rule stated here or asks to sign in",
    (name, { rule }) => {
      expect([rule, "signedIn"].flat()).toContain(scopeOf("Query", name));
    },
  );
});

/** The scope of a root field: what it says itself, else what its root says of all. */
function scopeOf(root: "Query" | "Mutation", name: string): RuleName | null {
  const type = schema.getType(root);
  if (!isObjectType(type)) return null;
  const { extensions } = type.getFields()[name] ?? {};
  const { authScopes } = (extensions?.["pothosOptions"] ?? {}) as {
    authScopes?: { public?: boolean; can?: RuleName };
  };
  return authScopes?.public ? "public" : (authScopes?.can ?? "signedIn");
}

describe("given an identity that is not theirs", () => {
  const escalate = async (actingAs: string): Promise<Outcome> => {
    const { asking } = askerOf("GRID_WORKER");
    const input = { id: town.near.id, reason: "" };
    return attempt("escalateComplaint", { ...asking, actingAs }, { on: "", facts: {}, input });
  };

  test("when somebody acts as themself, then they may do what their post may", async () => {
    expect(await escalate(askerOf("GRID_WORKER").asking.actingAs ?? "")).toBe("allowed");
  });

  test.each(["rol_00000000000000000000000000", "STREET", "__proto__", "RESIDENT"])(
    "when somebody acts as %j, then their post counts for nothing",
    async (actingAs) => {
      expect(await escalate(actingAs)).toBe("FORBIDDEN");
    },
  );

  test("when somebody acts as the post of somebody else, then it counts for nothing", async () => {
    expect(await escalate(askerOf("STREET").asking.actingAs ?? "")).toBe("FORBIDDEN");
  });
});

test("given all that was tried on a complaint far from everybody, when it is looked at, then nothing happened to it", async () => {
  const far = await loadComplaint(app.deps.table, town.far.id);
  expect(far).toMatchObject({ version: 1, state: { stage: "SUBMITTED" } });
});

describe("given a planted disagreement", () => {
  test.each([
    ["GRID_WORKER", false, "allowed", "denied by the rules but allowed"],
    ["GRID_WORKER", true, "FORBIDDEN", "allowed by the rules but FORBIDDEN"],
    ["GUEST", false, "FORBIDDEN", "denied with FORBIDDEN"],
    ["STREET", false, "UNAUTHENTICATED", "denied with UNAUTHENTICATED"],
  ] as const)(
    "when %s (allowed: %s) was %s, then it is found",
    (role, allowed, outcome, problem) => {
      expect(disagreement(role, allowed, outcome)).toBe(problem);
    },
  );

  test("when the rule of a mutation were another, then the real API is found to disagree", async () => {
    const wrong: Case = { ...mutationCases["acceptComplaint"]!, rule: "complaint:withdraw" };
    const found = await disagreements("acceptComplaint", wrong, askerOf("STREET"));
    expect(found).toEqual(["a complaint near: denied by the rules but allowed"]);
  });

  test("when a thing were said to be nobody's, then its owner is found to see it", async () => {
    const who = askerOf("RESIDENT");
    const thing: Thing = { at: "", id: who.own!.complaint, facts: {}, isSeen: () => false };
    expect(await atTheDoor(thing, who)).toEqual(["by node: seen"]);
  });
});
