import type { Job } from "./jobs.ts";
import { logMetrics, METRIC_NAMESPACE } from "./log-metrics.ts";
import type { Stage } from "./stage.ts";
import type { Table } from "./table.ts";
import type { Watched } from "./watched.ts";

/** A number and where it comes from. */
type Metric = {
  namespace: string;
  metricName: string;
  dimensions?: Record<string, $util.Input<string>>;
};

/** When somebody must be told: the number is above `above` for `minutes` minutes running. */
type Alarm = Metric & {
  name: string;
  /** What the person who is woken should know. */
  description: string;
  statistic: "Sum" | "Maximum" | "p95";
  above: number;
  minutes: number;
  /** Silence is a sign too where somebody should speak every minute. */
  isSilenceBad?: boolean;
};

const lambda = (metricName: string, fn: sst.aws.Function): Metric => ({
  namespace: "AWS/Lambda",
  metricName,
  dimensions: { FunctionName: fn.name },
});

const dynamo = (metricName: string, table: Table): Metric => ({
  namespace: "AWS/DynamoDB",
  metricName,
  dimensions: { TableName: table.name },
});

const logged = (metricName: string, { name }: Stage): Metric => ({
  namespace: METRIC_NAMESPACE,
  metricName: `${name}-${metricName}`,
});

const apiAlarms = ({ api, stage }: Watched): Alarm[] => [
  {
    ...lambda("Errors", api),
    name: "api-errors",
    description: "The API ended without an answer",
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  {
    ...lambda("Url5xxCount", api),
    name: "api-5xx",
    description: "The API answered with a server error",
    statistic: "Sum",
    above: 5,
    minutes: 5,
  },
  {
    ...lambda("Throttles", api),
    name: "api-throttles",
    description:
      "Requests were turned away because too many ran at once: raise the account's limit",
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  {
    ...lambda("Duration", api),
    name: "api-p95",
    description: "One request in twenty takes longer than two seconds",
    statistic: "p95",
    above: 2_000,
    minutes: 15,
  },
  {
    ...logged(logMetrics.faults.metricName, stage),
    name: "api-faults",
    description: "Requests met a fault of ours; the log lines “fault” hold the request ids",
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
];

/** A fifth of what a day allows (CODES_A_DAY in packages/api/src/session/session.ts), within one hour. */
const CODES_AN_HOUR = 1_000;

const messageAlarms = ({ stage }: Watched): Alarm[] => [
  {
    ...logged(logMetrics.codesSent.metricName, stage),
    name: "codes-sent",
    description: "Unusually many codes were sent by SMS within an hour: somebody may be abusing it",
    statistic: "Sum",
    above: CODES_AN_HOUR,
    minutes: 60,
  },
  {
    ...logged(logMetrics.noMoreCodes.metricName, stage),
    name: "no-more-codes",
    description: "The day's codes are used up: nobody can sign in by phone until midnight",
    statistic: "Sum",
    above: 0,
    minutes: 1,
  },
];

const jobAlarms = ({ name, function: fn, failures }: Job): Alarm[] => [
  {
    ...lambda("Errors", fn),
    name: `${name}-errors`,
    description: `The job ${name} ended with an error`,
    statistic: "Sum",
    above: 2,
    minutes: 10,
  },
  {
    ...lambda("Throttles", fn),
    name: `${name}-throttles`,
    description: `The job ${name} was turned away because too much ran at once`,
    statistic: "Sum",
    above: 0,
    minutes: 10,
  },
  {
    namespace: "AWS/SQS",
    metricName: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: failures.nodes.queue.name },
    name: `${name}-failures`,
    description: `The job ${name} gave up on something; what it was lies in its queue for 14 days`,
    statistic: "Maximum",
    above: 0,
    minutes: 1,
  },
];

const outboxAlarms = ({ stage }: Watched): Alarm[] => [
  {
    ...logged(logMetrics.outboxAge.metricName, stage),
    name: "outbox-age",
    description:
      "Something has been waiting in the outbox for five minutes, or the sweep is silent",
    statistic: "Maximum",
    above: 300,
    minutes: 5,
    isSilenceBad: true,
  },
  {
    ...logged(logMetrics.setAside.metricName, stage),
    name: "outbox-set-aside",
    description: "A message was tried too often and set aside; somebody must look at it",
    statistic: "Sum",
    above: 0,
    minutes: 1,
  },
];

const tableAlarms = ({ table }: Watched): Alarm[] => [
  {
    ...dynamo("ThrottledRequests", table),
    name: "table-throttles",
    description: "The table turned requests away: a partition is too hot",
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
  {
    ...dynamo("SystemErrors", table),
    name: "table-errors",
    description: "DynamoDB itself failed",
    statistic: "Sum",
    above: 0,
    minutes: 5,
  },
];

/** Every alarm there is. */
const alarmsOf = (watched: Watched): Alarm[] => [
  ...apiAlarms(watched),
  ...messageAlarms(watched),
  ...Object.values(watched.jobs).flatMap(jobAlarms),
  ...outboxAlarms(watched),
  ...tableAlarms(watched),
];

const statisticOf = (statistic: Alarm["statistic"]) =>
  statistic === "p95"
    ? // One slow request among three says nothing.
      { extendedStatistic: "p95", evaluateLowSampleCountPercentiles: "ignore" }
    : { statistic };

/** A topic whose messages reach a person; who that is differs between stages. */
function createTopic({ name, alarmEmail }: Stage) {
  const topic = new aws.sns.Topic("Alarms", { name: `linge-${name}-alarms` });
  if (alarmEmail)
    new aws.sns.TopicSubscription("AlarmsByMail", {
      topic: topic.arn,
      protocol: "email",
      endpoint: alarmEmail,
    });
  return topic;
}

/** Tells somebody by mail when something is wrong, and again when it is over. */
export function createAlarms(watched: Watched) {
  const topic = createTopic(watched.stage);
  return alarmsOf(watched).map(
    ({ name, description, statistic, above, minutes, isSilenceBad, ...metric }) =>
      new aws.cloudwatch.MetricAlarm(`Alarm-${name}`, {
        ...metric,
        ...statisticOf(statistic),
        name: `linge-${watched.stage.name}-${name}`,
        alarmDescription: description,
        comparisonOperator: "GreaterThanThreshold",
        threshold: above,
        period: 60 * minutes,
        evaluationPeriods: 1,
        treatMissingData: isSilenceBad ? "breaching" : "notBreaching",
        alarmActions: [topic.arn],
        okActions: [topic.arn],
      }),
  );
}
