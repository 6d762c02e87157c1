import type { Made } from "./cloud.ts";
import { all, at, grantsOf, list, statementsOf, texts, unless, without } from "./made.ts";
import type { Rules } from "./rule.ts";

const roles = (made: readonly Made[]) => all(made, "aws:iam/role:Role");

const mine = (role: Made) => grantsOf(role).map((statement) => ({ role: role.name, ...statement }));

/** The one policy of AWS's own that functions have: writing their log. */
const LOGGING = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

/** Patterns are for what lies under something of ours, never for everything. */
const isOwn = (resource: string): boolean => /^arn:aws:[a-z0-9]+:.+:[^*]+(?:\/\*)?$/.test(resource);

const trustOf = ({ inputs }: Made): unknown => {
  const policy = inputs["assumeRolePolicy"];
  return typeof policy === "string" ? JSON.parse(policy) : policy;
};

const principalsOf = (role: Made) =>
  list(trustOf(role), "Statement").flatMap((statement) =>
    Object.entries((at(statement, "Principal") as object | undefined) ?? { nobody: "" }),
  );

const inService = (service: string, ...actions: string[]) =>
  actions.map((action) => `${service}:${action}`);

/** The index is asked by a right of its own. */
const TABLE = inService(
  "dynamodb",
  "BatchGetItem",
  "ConditionCheckItem",
  "DeleteItem",
  "GetItem",
  "PutItem",
  "Query",
  "Query",
  "UpdateItem",
);
const STREAM = inService(
  "dynamodb",
  "DescribeStream",
  "GetRecords",
  "GetShardIterator",
  "ListStreams",
);
const SECRET = "secretsmanager:GetSecretValue";
const REPORT = "sqs:SendMessage";

/** What each role may do, whole: a right more or less is a change to think about. */
const rights: Readonly<Record<string, readonly string[]>> = {
  ApiRole: [...TABLE, SECRET, "s3:GetObject", "s3:PutObject"],
  StreamRole: [...TABLE, ...STREAM, SECRET, REPORT, "s3:GetObject"],
  SweepRole: [...TABLE, SECRET, REPORT, ...inService("s3", "DeleteObject", "GetObject")],
  CleaningRole: [
    ...TABLE,
    SECRET,
    REPORT,
    ...inService("s3", "DeleteObject", "DeleteObject", "GetObject", "ListBucket", "PutObject"),
  ],
  ClockRole: ["lambda:InvokeFunction", REPORT],
  RouterEdgeFunctionRole: [],
};

const actionsOf = (role: Made): string =>
  grantsOf(role)
    .flatMap(({ actions }) => actions)
    .toSorted()
    .join(" ");

/** Who may do what to which resource. */
export const rightsRules: Rules = {
  "no role may do anything of a kind": (made) =>
    roles(made)
      .flatMap(mine)
      .flatMap(({ role, actions }) =>
        without(
          actions,
          (a) => !a.includes("*"),
          (a) => `${role}: ${a}`,
        ),
      ),

  "every right is for a resource of ours": (made) =>
    roles(made)
      .flatMap(mine)
      .flatMap(({ role, resources }) => without(resources, isOwn, (r) => `${role}: ${r}`)),

  "every role may do what is listed, and nothing else": (made) =>
    roles(made).flatMap((role) =>
      unless(
        actionsOf(role) === rights[role.name]?.toSorted().join(" "),
        `${role.name}: ${actionsOf(role)}`,
      ),
    ),

  "roles are taken by services only, not by the account": (made) =>
    roles(made).flatMap((role) =>
      without(
        principalsOf(role),
        ([kind, who]) =>
          kind === "Service" && texts(who).every((one) => /^[a-z]+\.amazonaws\.com$/.test(one)),
        (who) => `${role.name} trusts ${who.join(" ")}`,
      ),
    ),

  "of AWS's own policies functions have the one for logs": (made) =>
    roles(made).flatMap((role) =>
      without(
        texts(role.inputs["managedPolicyArns"] ?? []),
        (arn) => arn === LOGGING,
        (arn) => `${role.name}: ${arn}`,
      ),
    ),

  "functions are called by services of ours only": (made) =>
    all(made, "aws:lambda/permission:Permission").flatMap(({ name, inputs }) =>
      unless(
        String(inputs["principal"]).endsWith(".amazonaws.com") && Boolean(inputs["sourceArn"]),
        `${name}: ${String(inputs["principal"])}`,
      ),
    ),

  "buckets give nothing to the world": (made) =>
    all(made, "aws:s3/bucketPolicy:BucketPolicy").flatMap(({ name, inputs }) =>
      without(
        statementsOf(inputs["policy"]).filter(({ effect }) => effect !== "Deny"),
        ({ principals }) => principals.every(({ type }) => type === "Service"),
        () => name,
      ),
    ),
};
