import { settingNames } from "../handlers.ts";
import { projected, tableShape } from "../table-shape.ts";
import type { Made } from "./cloud.ts";
import { all, at, functions, list, named, texts, unless, without } from "./made.ts";
import type { Rules } from "./rule.ts";

const PHOTOS = "MediaBucket";

const environments = (made: readonly Made[]) =>
  all(made, "aws:lambda/function:Function").flatMap(({ name, inputs }) =>
    Object.keys((at(inputs, "environment", "variables") as object | undefined) ?? {}).map(
      (variable) => [name, variable] as const,
    ),
  );

/** What may stand in the open. SST's key opens what we do not use. */
const openVariables: readonly string[] = [
  ...settingNames,
  "SST_KEY",
  "SST_KEY_FILE",
  "SST_RESOURCE_App",
];

const columns = (index: unknown) =>
  `${String(at(index, "hashKey"))} ${String(at(index, "rangeKey"))}`;

/** Where data lies, in every stage. */
export const dataRules: Rules = {
  "the table has the keys and indexes of the application, with cards": (made) => {
    const table = named(made, "TableTable");
    const wanted = Object.entries(tableShape.globalIndexes).map(
      ([name, index]) => `${name} ${columns(index)} INCLUDE ${projected.join()}`,
    );
    const found = list(table["globalSecondaryIndexes"]).map((index) => {
      const { name, projectionType, nonKeyAttributes } = index;
      return `${String(name)} ${columns(index)} ${String(projectionType)} ${String(nonKeyAttributes)}`;
    });
    return [
      ...unless(found.join() === wanted.join(), `indexes: ${found.join()}`),
      ...unless(columns(table) === columns(tableShape.primaryIndex), `key: ${columns(table)}`),
    ];
  },

  "what is over in the table goes by itself": (made) =>
    unless(
      at(named(made, "TableTable"), "ttl", "attributeName") === tableShape.ttl,
      "no time to live",
    ),

  "the table tells of what is written": (made) =>
    unless(named(made, "TableTable")["streamViewType"] === "NEW_IMAGE", "no stream of new items"),

  "no bucket can be made public": (made) => {
    const blocked = all(made, "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock");
    const ways = [
      "blockPublicAcls",
      "blockPublicPolicy",
      "ignorePublicAcls",
      "restrictPublicBuckets",
    ];
    const buckets = all(made, "aws:s3/bucket:Bucket").map(({ inputs }) => inputs["bucket"]);
    return without(
      buckets,
      (bucket) =>
        blocked.some(
          ({ inputs }) => inputs["bucket"] === bucket && ways.every((way) => inputs[way] === true),
        ),
      String,
    );
  },

  "no bucket is read in the clear": (made) =>
    without(
      all(made, "aws:s3/bucketPolicy:BucketPolicy"),
      ({ inputs }) => String(inputs["policy"]).includes("aws:SecureTransport"),
      ({ name }) => name,
    ),

  "buckets answer pages of our own origin only": (made) =>
    all(made, "aws:s3/bucketCorsConfiguration:BucketCorsConfiguration").flatMap(
      ({ name, inputs }) =>
        without(
          list(inputs["corsRules"]).flatMap((rule) => texts(rule["allowedOrigins"])),
          (origin) => /^https:\/\/[^*]+$/.test(origin),
          (origin) => `${name}: ${origin}`,
        ),
    ),

  "uncleaned photos go within a day, with every earlier version": (made) => {
    const rule = list(named(made, "MediaLifecycle")["rules"]).find(
      (one) => at(one, "filter", "prefix") === "upload/",
    );
    return unless(
      rule?.["status"] === "Enabled" &&
        at(rule, "expiration", "days") === 1 &&
        at(rule, "noncurrentVersionExpiration", "noncurrentDays") === 1,
      "uploads stay",
    );
  },

  "removed photos are really gone after a while": (made) =>
    unless(
      list(named(made, "MediaLifecycle")["rules"]).some(
        (rule) =>
          at(rule, "filter", "prefix") === "photo/" &&
          Number(at(rule, "noncurrentVersionExpiration", "noncurrentDays")) <= 30,
      ),
      "earlier versions of photos stay",
    ),

  "functions are told names only, no secret": (made) =>
    without(
      environments(made),
      ([, variable]) => openVariables.includes(variable),
      ([name, variable]) => `${name}: ${variable}`,
    ),

  "functions are told all they need": (made) =>
    functions(made).flatMap(({ name, inputs }) =>
      without(
        settingNames,
        (setting) => Boolean(at(inputs, "environment", "variables", setting)),
        (setting) => `${name}: ${setting}`,
      ),
    ),

  "no secret passes through the deployment": (made) =>
    all(made, "aws:secretsmanager/secretVersion:SecretVersion").map(({ name }) => name),

  "the secrets are in one place": (made) =>
    unless(all(made, "aws:secretsmanager/secret:Secret").length === 1, "not one secret"),
};

const isKept = (made: readonly Made[], name: string): boolean =>
  made.some((one) => one.name === name && !one.type.startsWith("sst:") && one.isRetained);

/** What is added where people live. */
export const keepingRules: Rules = {
  "table, photos and secrets stay when they are no longer described": (made) =>
    without(
      ["TableTable", PHOTOS, "Secrets"],
      (name) => isKept(made, name),
      (name) => name,
    ),

  "the table cannot be deleted and can be brought back to any second": (made) => {
    const table = named(made, "TableTable");
    return [
      ...unless(table["deletionProtectionEnabled"] === true, "no deletion protection"),
      ...unless(at(table, "pointInTimeRecovery", "enabled") === true, "no point-in-time recovery"),
    ];
  },

  "photos are not thrown away with their bucket, and can be brought back": (made) => [
    ...unless(named(made, PHOTOS)["forceDestroy"] === false, "the bucket is emptied"),
    ...unless(
      at(named(made, "MediaVersioning"), "versioningConfiguration", "status") === "Enabled",
      "no versions",
    ),
  ],

  "the secrets can be brought back for thirty days, and cannot be removed by deploying": (made) => [
    ...unless(named(made, "Secrets")["recoveryWindowInDays"] === 30, "no recovery window"),
    ...without(
      all(made, "aws:secretsmanager/secret:Secret"),
      ({ isProtected }) => isProtected,
      () => "not protected",
    ),
  ],

  "logs are kept for six months at least": (made) =>
    without(
      all(made, "aws:cloudwatch/logGroup:LogGroup").filter(
        ({ name }) => name !== "RouterWafLogGroup",
      ),
      ({ inputs }) => Number(inputs["retentionInDays"]) >= 184,
      ({ name }) => name,
    ),
};
