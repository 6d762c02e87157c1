import { isDeepStrictEqual } from "node:util";
import { DIST, handlers } from "../handlers.ts";
import type { Made } from "./cloud.ts";
import { all, at, functions, list, named, texts, unless, without } from "./made.ts";
import type { Rules } from "./rule.ts";

const queues = (made: readonly Made[]) => all(made, "aws:sqs/queue:Queue");

const alarms = (made: readonly Made[]) => all(made, "aws:cloudwatch/metricAlarm:MetricAlarm");

const arnOf = (made: readonly Made[], name: string): string | undefined =>
  queues(made).some((queue) => queue.name === name)
    ? `arn:aws:sqs:region:123456789012:${name}`
    : undefined;

const isQueue = (made: readonly Made[], arn: unknown): boolean =>
  queues(made).some(({ name }) => arn === arnOf(made, name));

/** What an alarm watches, in one text. */
const subjectOf = ({ inputs }: Made): string =>
  [
    inputs["namespace"],
    inputs["metricName"],
    ...Object.values((inputs["dimensions"] as object) ?? {}),
  ].join(" ");

const isWatched = (made: readonly Made[], metric: string, name: unknown): boolean =>
  alarms(made).some((alarm) => subjectOf(alarm) === `${metric} ${String(name)}`);

/** The events that nobody waits for, and where each of them lies when it failed. */
const handovers = (made: readonly Made[]) => [
  ...all(made, "aws:lambda/eventSourceMapping:EventSourceMapping").map(({ name, inputs }) => ({
    name,
    failures: at(inputs, "destinationConfig", "onFailure", "destinationArn"),
    retries: at(inputs, "maximumRetryAttempts"),
  })),
  ...all(made, "aws:scheduler/schedule:Schedule").map(({ name, inputs }) => ({
    name,
    failures: at(inputs, "target", "deadLetterConfig", "arn"),
    retries: at(inputs, "target", "retryPolicy", "maximumRetryAttempts"),
  })),
  ...all(made, "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig").map(
    ({ name, inputs }) => ({
      name,
      failures: at(inputs, "destinationConfig", "onFailure", "destination"),
      retries: at(inputs, "maximumRetryAttempts"),
    }),
  ),
];

const logged = (made: readonly Made[]) =>
  all(made, "aws:cloudwatch/logMetricFilter:LogMetricFilter").map(({ inputs }) =>
    String(at(inputs, "metricTransformation", "name")),
  );

const dashboard = (made: readonly Made[]) => String(named(made, "Dashboard")["dashboardBody"]);

/** What each function carries and calls. */
const carried = Object.fromEntries(
  Object.entries(handlers).map(([name, { folder, handler }]) => [
    `${name[0]?.toUpperCase()}${name.slice(1)}Function`,
    `${DIST}/${folder}/${handler}`,
  ]),
);

/** Running it: what runs where, what becomes of failures, and who hears of them. */
export const operationRules: Rules = {
  "functions run on ARM with Node 24": (made) =>
    without(
      functions(made),
      ({ inputs }) =>
        inputs["runtime"] === "nodejs24.x" && texts(inputs["architectures"]).join() === "arm64",
      ({ name }) => name,
    ),

  "functions carry the bundles that are tested": (made) => {
    const found = functions(made).map(({ name, inputs }) => [name, inputs["handler"]]);
    return unless(isDeepStrictEqual(Object.fromEntries(found), carried), JSON.stringify(found));
  },

  "functions keep a log of their own for a limited time": (made) => {
    const groups = all(made, "aws:cloudwatch/logGroup:LogGroup");
    return without(
      functions(made),
      ({ inputs }) =>
        groups.some(
          (group) =>
            group.inputs["name"] === at(inputs, "loggingConfig", "logGroup") &&
            Number(group.inputs["retentionInDays"]) > 0,
        ),
      ({ name }) => name,
    );
  },

  "every event nobody waits for is tried again a few times, and then lies in a queue": (made) => {
    const found = handovers(made);
    return [
      ...unless(found.length === 4, `${found.length} kinds of events`),
      ...without(
        found,
        ({ failures }) => isQueue(made, failures),
        ({ name }) => `${name}: no queue`,
      ),
      ...without(
        found,
        ({ retries }) => Number(retries) >= 1 && Number(retries) <= 5,
        ({ name, retries }) => `${name}: tried again ${String(retries)} times`,
      ),
    ];
  },

  "photos that come in are cleaned by a function that is tried again": (made) => {
    const [target] = list(named(made, "MediaNotificationsNotification")["lambdaFunctions"]);
    return [
      ...unless(target?.["filterPrefix"] === "upload/", "not every upload is told"),
      ...unless(
        named(made, "CleaningEventInvokeConfig")["functionName"] ===
          named(made, "CleaningFunction")["name"],
        "not tried again",
      ),
    ];
  },

  "one bad message does not hold up the others of its batch": (made) =>
    all(made, "aws:lambda/eventSourceMapping:EventSourceMapping").flatMap(({ name, inputs }) =>
      unless(
        texts(inputs["functionResponseTypes"]).includes("ReportBatchItemFailures") &&
          inputs["bisectBatchOnFunctionError"] === true &&
          Number(inputs["maximumRecordAgeInSeconds"]) > 0,
        name,
      ),
    ),

  "the stream wakes for new messages only": (made) =>
    all(made, "aws:lambda/eventSourceMapping:EventSourceMapping").flatMap(({ name, inputs }) =>
      unless(
        list(inputs, "filterCriteria", "filters")
          .map(({ pattern }) => pattern)
          .join() ===
          '{"eventName":["INSERT"],"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"outbox#"}]}}}}',
        name,
      ),
    ),

  "clocks are looked after every minute": (made) =>
    unless(
      named(made, "ClockSchedule")["scheduleExpression"] === "rate(1 minute)" &&
        named(made, "ClockSchedule")["state"] === "ENABLED",
      "not every minute",
    ),

  "queues of failures are sealed and keep what they hold for two weeks": (made) =>
    without(
      queues(made),
      ({ inputs }) =>
        inputs["messageRetentionSeconds"] === 1_209_600 && inputs["sqsManagedSseEnabled"] === true,
      ({ name }) => name,
    ),

  "somebody hears of everything that lies in a queue": (made) =>
    without(
      queues(made).map(({ inputs }) => String(inputs["name"])),
      (name) => isWatched(made, "AWS/SQS ApproximateNumberOfMessagesVisible", name),
      (name) => name,
    ),

  "somebody hears of errors and throttles of every function": (made) =>
    functions(made)
      .map(({ inputs }) => String(inputs["name"]))
      .flatMap((name) =>
        without(
          ["AWS/Lambda Errors", "AWS/Lambda Throttles"],
          (metric) => isWatched(made, metric, name),
          (metric) => `${metric} ${name}`,
        ),
      ),

  "somebody hears of a slow API, its server errors and a hot table": (made) => {
    const api = String(named(made, "ApiFunction")["name"]);
    const table = String(named(made, "TableTable")["name"]);
    const slow = alarms(made).find((alarm) => subjectOf(alarm) === `AWS/Lambda Duration ${api}`);
    return [
      ...unless(slow?.inputs["extendedStatistic"] === "p95", "p95"),
      ...unless(isWatched(made, "AWS/Lambda Url5xxCount", api), "server errors"),
      ...unless(isWatched(made, "AWS/DynamoDB ThrottledRequests", table), "throttled table"),
    ];
  },

  "somebody hears of faults, of messages set aside and of a late or silent outbox": (made) => {
    const watched = (end: string) =>
      alarms(made).find(
        ({ inputs }) =>
          inputs["namespace"] === "Linge" && String(inputs["metricName"]).endsWith(end),
      );
    const counted = (end: string) => logged(made).some((name) => name.endsWith(end));
    return [
      ...without(
        ["-faults", "-set-aside", "-outbox-age"],
        (end) => watched(end) !== undefined && counted(end),
        (end) => end,
      ),
      ...unless(
        watched("-outbox-age")?.inputs["treatMissingData"] === "breaching",
        "silence is taken for good",
      ),
    ];
  },

  "alarms say what is wrong, and when it is over": (made) =>
    without(
      alarms(made),
      ({ inputs }) =>
        String(inputs["alarmDescription"]).length > 20 &&
        texts(inputs["alarmActions"]).length === 1 &&
        texts(inputs["okActions"]).length === 1,
      ({ name }) => name,
    ),

  "one page shows errors, throttles, queues, the outbox, p95 and cost": (made) =>
    without(
      [
        "Errors",
        "Throttles",
        "ApproximateNumberOfMessagesVisible",
        "-outbox-age",
        '"p95"',
        "EstimatedCharges",
      ],
      (part) => dashboard(made).includes(part),
      (part) => part,
    ),
};

/** What is added where people live. */
export const tellingRules: Rules = {
  "alarms reach a person": (made) =>
    unless(
      all(made, "aws:sns/topicSubscription:TopicSubscription").some(({ inputs }) =>
        Boolean(inputs["endpoint"]),
      ),
      "nobody is told",
    ),

  "somebody hears of what is spent, and of what will be": (made) => {
    const notifications = list(named(made, "Budget")["notifications"]);
    return without(
      ["ACTUAL", "FORECASTED"],
      (kind) =>
        notifications.some(
          (one) =>
            one["notificationType"] === kind && texts(one["subscriberEmailAddresses"]).length > 0,
        ),
      (kind) => kind,
    );
  },
};
