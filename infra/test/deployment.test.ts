import { beforeAll, describe, expect, test } from "vitest";
import { deployStage, type Made } from "./cloud.ts";
import { atEdge } from "./edge-run.ts";
import { dataRules, keepingRules } from "./data.ts";
import { domainRules, edgeRules } from "./edge.ts";
import { operationRules, tellingRules } from "./operation.ts";
import { otherPlants, type Plant, plants } from "./planted.ts";
import { rightsRules } from "./rights.ts";
import type { Rules } from "./rule.ts";

/* Everything a stage is made of, as SST's real components would ask AWS for it. */

const settings = {
  LINGE_DOMAIN: "linge.example",
  LINGE_ALARM_EMAIL: "duty@linge.example",
  LINGE_BUDGET_USD: "200",
};

const everywhere: Rules = { ...rightsRules, ...dataRules, ...edgeRules, ...operationRules };
const wherePeopleLive: Rules = { ...everywhere, ...keepingRules, ...domainRules, ...tellingRules };

/** Each stage by what is set for it, and the rules it must keep. */
const stages: Record<string, { given: Record<string, string>; rules: Rules }> = {
  production: { given: settings, rules: wherePeopleLive },
  yours: { given: {}, rules: everywhere },
};

const made: Record<string, Made[]> = {};
beforeAll(async () => {
  for (const [stage, { given }] of Object.entries(stages))
    made[stage] = await deployStage(stage, given);
});

describe.each(Object.entries(stages))(
  "given stage %s, when it is deployed, then",
  (stage, { rules }) => {
    test.each(Object.entries(rules))("%s", (_, rule) => {
      expect(rule(made[stage] ?? [])).toEqual([]);
    });
  },
);

describe("given a request to production, when it comes to the edge", () => {
  const ask = (uri: string, headers = {}) => atEdge(made["production"] ?? [], uri, headers);
  const api = { host: "apiurl.lambda-url.test", isSigned: true };
  const site = { host: "siteassetsbucket.s3.test", isSigned: true };

  test.each(["/graphql", "/.well-known/jwks.json", "/wechat/events", "/calendar/x.ics"])(
    "then %s is asked of the API under the same name, signed",
    async (path) => {
      expect(await ask(path)).toMatchObject({ ...api, uri: path });
    },
  );

  test.each(["/", "/work/queue", "/graphqlx", "/report/graphql"])(
    "then %s is the page of the site",
    async (path) => {
      expect(await ask(path)).toMatchObject({ ...site, uri: "/index.html" });
    },
  );

  test("then the token travels beside the signature, and nobody's own word for where they are counts", async () => {
    const { headers } = await ask("/graphql", {
      authorization: "Bearer a.b.c",
      "x-linge-authorization": "Bearer forged",
      "x-linge-viewer": "1.2.3.4",
    });
    expect(headers).toMatchObject({
      "x-linge-authorization": "Bearer a.b.c",
      "x-linge-viewer": "203.0.113.9",
    });
    expect(headers).not.toHaveProperty("authorization");
  });

  test("then nobody becomes somebody by naming the header themselves", async () => {
    const { headers } = await ask("/graphql", { "x-linge-authorization": "Bearer forged" });
    expect(headers).not.toHaveProperty("x-linge-authorization");
  });
});

const planted = Object.entries(plants).flatMap(([rule, list]) =>
  list.map((plant) => [rule, plant[0], plant] as const),
);

/** Production, to be spoilt. */
const copy = (): Made[] => structuredClone(made["production"] ?? []);

function spoil([, name, change]: Plant): Made[] {
  const spoilt = copy();
  const resource = spoilt.find((one) => one.name === name && !one.type.startsWith("sst:"));
  if (!resource) throw new Error(`there is no ${name} to spoil`);
  change(resource.inputs);
  return spoilt;
}

describe("given production with one thing spoilt, when it is looked at, then the rule says so:", () => {
  test.each(planted)("%s: %s", (rule, _, plant) => {
    expect(wherePeopleLive[rule]?.(spoil(plant))).not.toEqual([]);
  });

  test.each(Object.entries(otherPlants))("%s", (rule, change) => {
    const spoilt = copy();
    change(spoilt);
    expect(wherePeopleLive[rule]?.(spoilt)).not.toEqual([]);
  });

  test("and every rule was seen to fail", () => {
    const seen = [...Object.keys(plants), ...Object.keys(otherPlants)];
    expect(seen.toSorted()).toEqual(Object.keys(wherePeopleLive).toSorted());
  });
});
