import { type GraphQLSchema, isObjectType } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { schema } from "../src/schema.ts";
import { type Case, isAllowed, mutationCases, type RuleName, type Try } from "./support/access-cases.ts";
import {
  findNothing,
  lookUps,
  nodeTypes,
  queryReadings,
  type Reading,
} from "./support/access-reads.ts";
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
  if (allowed === denied) return `${allowed ? "allowed by the rules" : "denied by the rules"} but ${outcome}`;
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

/** By `node` and `nodes`: seen as the rules say, and when hidden like something that is not there. */
async function byId(id: string, { asking }: Asker): Promise<{ seen: boolean; told: string }> {
  const query = `query($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }`;
  const { data, errors } = await app.ask(query, { id }, asking);
  const [one, [other]] = [data?.["node"] ?? null, (data?.["nodes"] as object[] | undefined) ?? []];
  if ((one === null) !== (other ?? null === null)) throw new Error("node and nodes differ");
  return { seen: one !== null, told: JSON.stringify({ data, errors }) };
}

async function missights(typename: string, who: Asker): Promise<string[]> {
  const { things, roads } = nodeTypes[typename]!;
  const found: string[] = [];
  const missing = new Map<string, string>();
  for (const { at, id, facts, isSeen } of things(town, who)) {
    const { seen, told } = await byId(id, who);
    if (seen !== isSeen(who.role)) found.push(`node ${at}: ${seen ? "seen" : "hidden"}`);
    const like = missingLike(id);
    missing.set(like, missing.get(like) ?? (await byId(like, who)).told);
    if (!seen && told !== missing.get(like)) found.push(`node ${at}: hidden differs from missing`);
    for (const [name, road] of Object.entries(roads)) {
      const answer = await app.ask(road.query, road.variables?.(town), who.asking);
      const isThere = JSON.stringify(answer.data).includes(id);
      const leads = road.through?.some((fact) => facts[fact]) ?? true;
      if (isThere && !isSeen(who.role) && road.through) found.push(`${name} ${at}: shown`);
      if (!isThere && leads && isSeen(who.role) && canTake(name, who)) found.push(`${name} ${at}: not shown`);
    }
  }
  return found;
}
