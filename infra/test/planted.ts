import type { Made } from "./cloud.ts";
import { at, type Inputs, list } from "./made.ts";

/*
 * For every rule what it must notice: a stage is taken as it is made, one thing in it is spoilt, and the
 * rule must say so.
 */

/** What to spoil: the resource of this name, and how. */
export type Plant = readonly [what: string, name: string, spoil: (inputs: Inputs) => void];

const set = (path: readonly (string | number)[], value: unknown) => (inputs: Inputs) => {
  const holder = at(inputs, ...path.slice(0, -1)) as Inputs;
  holder[String(path.at(-1))] = value;
};

/** Rewrites a part that is JSON in a text. */
const rewrite =
  (path: readonly (string | number)[], from: string | RegExp, to: string) => (inputs: Inputs) =>
    set(path, String(at(inputs, ...path)).replace(from, to))(inputs);

const POLICY = ["inlinePolicies", 0, "policy"];
const removed = (inputs: Inputs) => {
  for (const key of Object.keys(inputs)) delete inputs[key];
};
const trusting = (principal: string) =>
  set(["assumeRolePolicy"], `{"Statement":[{"Principal":${principal}}]}`);
const behaviour = (field: string, value: unknown) => set(["defaultCacheBehavior", field], value);
const header = (path: readonly string[], value: unknown) =>
  set(["securityHeadersConfig", ...path], value);
const CSP = ["securityHeadersConfig", "contentSecurityPolicy", "contentSecurityPolicy"];
const STREAM = "TableSubscriberStreamEventSourceMapping";

/** By rule. */
export const plants: Readonly<Record<string, readonly Plant[]>> = {
  "no role may do anything of a kind": [
    ["SST's own link", "ApiRole", rewrite(POLICY, "dynamodb:GetItem", "dynamodb:*")],
    ["a family of actions", "SweepRole", rewrite(POLICY, "s3:DeleteObject", "s3:Delete*")],
  ],
  "every right is for a resource of ours": [
    ["every table", "ApiRole", rewrite(POLICY, /"resources":\["[^"]+"/, '"resources":["*"')],
    ["every bucket", "CleaningRole", rewrite(POLICY, /arn:aws:s3:[^"]+/, "arn:aws:s3:::*")],
  ],
  "every role may do what is listed, and nothing else": [
    ["one right more", "ApiRole", rewrite(POLICY, "s3:GetObject", "s3:DeleteObject")],
    ["the table itself", "StreamRole", rewrite(POLICY, "dynamodb:PutItem", "dynamodb:DeleteTable")],
  ],
  "roles are taken by services only, not by the account": [
    [
      "the account, as in live development",
      "ApiRole",
      trusting('{"AWS":"arn:aws:iam::123456789012:root"}'),
    ],
    ["everybody", "SweepRole", trusting('"*"')],
  ],
  "of AWS's own policies functions have the one for logs": [
    [
      "administrator",
      "ApiRole",
      set(["managedPolicyArns"], ["arn:aws:iam::aws:policy/AdministratorAccess"]),
    ],
  ],
  "functions are called by services of ours only": [
    ["the world, as without protection", "ApiCloudFrontFunctionUrlAccess", set(["principal"], "*")],
    ["any distribution", "ApiCloudFrontInvokeFunction", set(["sourceArn"], undefined)],
  ],
  "buckets give nothing to the world": [
    ["a public site", "SiteAssetsPolicy", rewrite(["policy"], '"type":"Service"', '"type":"*"')],
  ],
  "the table has the keys and indexes of the application, with cards": [
    ["an index less", "TableTable", (table) => void list(table["globalSecondaryIndexes"]).pop()],
    ["keys only", "TableTable", set(["globalSecondaryIndexes", 0, "projectionType"], "KEYS_ONLY")],
    ["states too", "TableTable", set(["globalSecondaryIndexes", 0, "nonKeyAttributes"], ["state"])],
    ["another key", "TableTable", set(["rangeKey"], "id")],
  ],
  "what is over in the table goes by itself": [
    ["another attribute", "TableTable", set(["ttl", "attributeName"], "ttl")],
  ],
  "the table tells of what is written": [
    ["keys only", "TableTable", set(["streamViewType"], "KEYS_ONLY")],
  ],
  "no bucket can be made public": [
    ["one way open", "MediaPublicAccessBlock", set(["blockPublicPolicy"], false)],
    ["no block at all", "SiteAssetsPublicAccessBlock", removed],
  ],
  "no bucket is read in the clear": [
    ["no such rule", "MediaPolicy", set(["policy"], '{"statements":[]}')],
  ],
  "buckets answer pages of our own origin only": [
    ["SST's own rule", "MediaCors", set(["corsRules", 0, "allowedOrigins"], ["*"])],
    [
      "a family of origins",
      "MediaCors",
      set(["corsRules", 0, "allowedOrigins"], ["https://*.example"]),
    ],
  ],
  "uncleaned photos go within a day, with every earlier version": [
    ["a week", "MediaLifecycle", set(["rules", 0, "expiration", "days"], 7)],
    [
      "earlier versions stay",
      "MediaLifecycle",
      set(["rules", 0, "noncurrentVersionExpiration"], undefined),
    ],
    ["switched off", "MediaLifecycle", set(["rules", 0, "status"], "Disabled")],
  ],
  "removed photos are really gone after a while": [
    ["for ever", "MediaLifecycle", set(["rules", 1, "noncurrentVersionExpiration"], undefined)],
  ],
  "functions are told names only, no secret": [
    ["a secret", "ApiFunction", set(["environment", "variables", "LINGE_WECHAT_SECRET"], "x")],
  ],
  "functions are told all they need": [
    ["no table", "StreamFunction", set(["environment", "variables", "LINGE_TABLE"], undefined)],
  ],
  "functions with an address answer CloudFront only": [
    ["open", "ApiUrl", set(["authorizationType"], "NONE")],
  ],
  "functions let no other page ask": [
    ["every page", "ApiUrl", set(["cors"], { allowOrigins: ["*"] })],
  ],
  "every answer carries the security headers": [
    ["no policy", "RouterCdnDistribution", behaviour("responseHeadersPolicyId", undefined)],
    [
      "a path without",
      "RouterCdnDistribution",
      set(["orderedCacheBehaviors"], [{ pathPattern: "/x" }]),
    ],
  ],
  "the security headers say what they must": [
    [
      "a short HSTS",
      "SecurityHeaders",
      header(["strictTransportSecurity", "accessControlMaxAgeSec"], 60),
    ],
    ["sniffing", "SecurityHeaders", header(["contentTypeOptions"], undefined)],
    ["frames of our own", "SecurityHeaders", header(["frameOptions", "frameOption"], "SAMEORIGIN")],
    ["no referrer policy", "SecurityHeaders", header(["referrerPolicy"], undefined)],
    [
      "scripts in the page",
      "SecurityHeaders",
      rewrite(CSP, "script-src 'self'", "script-src 'self' 'unsafe-inline'"),
    ],
    ["frames of anybody", "SecurityHeaders", rewrite(CSP, "frame-ancestors 'none'", "")],
  ],
  "nothing is served in the clear": [
    ["both", "RouterCdnDistribution", behaviour("viewerProtocolPolicy", "allow-all")],
  ],
  "nothing is kept at the edge unless it says so itself": [
    ["a minute", "RouterServerCachePolicy", set(["defaultTtl"], 60)],
  ],
  "what has no route goes nowhere": [
    [
      "SST's own host",
      "RouterCdnDistribution",
      set(["origins", 0, "domainName"], "placeholder.sst.dev"),
    ],
  ],
  "a firewall stands in front": [["none", "RouterCdnDistribution", set(["webAclId"], undefined)]],
  "floods are stopped, of files and of operations": [
    ["no rule for operations", "RouterWaf", (waf) => void list(waf["rules"]).pop()],
    ["counted only", "RouterWaf", set(["rules", 0, "action"], { count: {} })],
  ],
  "rules of the firewall have their own places": [
    ["the same place", "RouterWaf", set(["rules", 2, "priority"], 0)],
  ],
  "the firewall's log leaves credentials out": [
    ["everything is written", "RouterWafLogging", set(["redactedFields"], undefined)],
  ],
  "the code at the edge is small enough": [
    ["more than fits", "RouterCloudfrontFunctionRequest", set(["code"], "x".repeat(10_241))],
  ],
  "no old TLS is spoken": [
    [
      "TLS 1.0",
      "RouterCdnDistribution",
      set(["viewerCertificate", "minimumProtocolVersion"], "TLSv1"),
    ],
  ],
  "functions run on ARM with Node 24": [
    ["another processor", "ApiFunction", set(["architectures"], ["x86_64"])],
    ["an older Node", "StreamFunction", set(["runtime"], "nodejs20.x")],
  ],
  "functions carry the bundles that are tested": [
    ["another handler", "SweepFunction", set(["handler"], "packages/api/dist/jobs/jobs.stream")],
  ],
  "functions keep a log of their own for a limited time": [
    ["for ever", "ApiLogGroup", set(["retentionInDays"], 0)],
    ["no group", "SweepLogGroup", removed],
  ],
  "every event nobody waits for is tried again a few times, and then lies in a queue": [
    ["a stream without", STREAM, set(["destinationConfig"], undefined)],
    ["a schedule without", "ClockSchedule", set(["target", "deadLetterConfig"], undefined)],
    [
      "a schedule tried once",
      "ClockSchedule",
      set(["target", "retryPolicy", "maximumRetryAttempts"], 0),
    ],
    ["a function without", "CleaningEventInvokeConfig", set(["destinationConfig"], undefined)],
    ["a stream tried for ever", STREAM, set(["maximumRetryAttempts"], -1)],
  ],
  "photos that come in are cleaned by a function that is tried again": [
    ["no notification", "MediaNotificationsNotification", set(["lambdaFunctions"], [])],
    ["another function", "CleaningEventInvokeConfig", set(["functionName"], "other")],
  ],
  "one bad message does not hold up the others of its batch": [
    ["the batch as a whole", STREAM, set(["functionResponseTypes"], [])],
    ["never split", STREAM, set(["bisectBatchOnFunctionError"], false)],
    ["for a day", STREAM, set(["maximumRecordAgeInSeconds"], -1)],
  ],
  "the stream wakes for new messages only": [
    ["every change", STREAM, set(["filterCriteria"], undefined)],
  ],
  "clocks are looked after every minute": [
    ["an hour", "ClockSchedule", set(["scheduleExpression"], "rate(1 hour)")],
    ["switched off", "ClockSchedule", set(["state"], "DISABLED")],
  ],
  "queues of failures are sealed and keep what they hold for two weeks": [
    ["four days", "StreamFailuresQueue", set(["messageRetentionSeconds"], 345_600)],
    ["in the open", "CleaningFailuresQueue", set(["sqsManagedSseEnabled"], false)],
  ],
  "somebody hears of everything that lies in a queue": [
    ["another metric", "Alarm-sweep-failures", set(["metricName"], "NumberOfMessagesSent")],
  ],
  "somebody hears of errors and throttles of every function": [
    ["no errors", "Alarm-cleaning-errors", removed],
    ["no throttles", "Alarm-api-throttles", removed],
  ],
  "somebody hears of a slow API, its server errors and a hot table": [
    ["the mean", "Alarm-api-p95", set(["extendedStatistic"], undefined)],
    ["no server errors", "Alarm-api-5xx", removed],
    ["no table", "Alarm-table-throttles", removed],
  ],
  "somebody hears of faults, of messages set aside and of a late or silent outbox": [
    ["no number", "ApiFaults", removed],
    ["no alarm", "Alarm-outbox-set-aside", removed],
    ["silence is good", "Alarm-outbox-age", set(["treatMissingData"], "notBreaching")],
  ],
  "alarms say what is wrong, and when it is over": [
    ["nothing is said", "Alarm-api-errors", set(["alarmDescription"], "")],
    ["to nobody", "Alarm-api-errors", set(["alarmActions"], [])],
  ],
  "one page shows errors, throttles, queues, the outbox, p95 and cost": [
    ["no cost", "Dashboard", rewrite(["dashboardBody"], "EstimatedCharges", "")],
    ["no age", "Dashboard", rewrite(["dashboardBody"], /-outbox-age/g, "")],
  ],
  "the table cannot be deleted and can be brought back to any second": [
    ["no protection", "TableTable", set(["deletionProtectionEnabled"], false)],
    ["no recovery", "TableTable", set(["pointInTimeRecovery", "enabled"], false)],
  ],
  "photos are not thrown away with their bucket, and can be brought back": [
    ["SST's own way", "MediaBucket", set(["forceDestroy"], true)],
    ["no versions", "MediaVersioning", removed],
  ],
  "the secrets can be brought back for thirty days, and cannot be removed by deploying": [
    ["at once", "Secrets", set(["recoveryWindowInDays"], 0)],
  ],
  "logs are kept for six months at least": [
    ["a month", "ApiLogGroup", set(["retentionInDays"], 30)],
  ],
  "alarms reach a person": [["nobody", "AlarmsByMail", removed]],
  "somebody hears of what is spent, and of what will be": [
    ["the past only", "Budget", (budget) => void list(budget["notifications"]).pop()],
  ],
};

/** What is spoilt beside the inputs of one resource. */
export const otherPlants: Readonly<Record<string, (made: Made[]) => void>> = {
  "no secret passes through the deployment": (made) => {
    const type = "aws:secretsmanager/secretVersion:SecretVersion";
    made.push({ type, name: "SecretsNow", inputs: {}, isRetained: false, isProtected: false });
  },
  "the secrets are in one place": (made) => {
    made.push({ ...made.find(({ name }) => name === "Secrets")!, name: "MoreSecrets" });
  },
  "table, photos and secrets stay when they are no longer described": (made) => {
    made.find(({ type }) => type === "aws:s3/bucket:Bucket")!.isRetained = false;
  },
};
