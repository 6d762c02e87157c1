import type { Watched } from "./watched.ts";
import type { Stage } from "./stage.ts";

/*
 * Numbers that only our own log lines know. Lines are JSON, one a line; the names of their fields are those
 * of the API: server.ts (fault), session/sign-in.ts (sms_sent, no_more_codes), worker.ts and jobs.ts (delivery failed), jobs.ts (outbox).
 */

export const METRIC_NAMESPACE = "Linge";

type LogMetric = {
  metricName: string;
  /** Which lines, in CloudWatch's language for JSON. */
  pattern: string;
  /** What is counted: one for each line, or a number in it. */
  value: string;
};

/** The numbers, by what they say. */
export const logMetrics = {
  faults: { metricName: "faults", pattern: '{ $.message = "fault" }', value: "1" },
  setAside: {
    metricName: "set-aside",
    pattern: '{ ($.message = "delivery failed") && ($.isSetAside IS TRUE) }',
    value: "1",
  },
  outboxAge: {
    metricName: "outbox-age",
    pattern: '{ $.message = "outbox" }',
    value: "$.oldestSeconds",
  },
  codesSent: { metricName: "codes-sent", pattern: '{ $.message = "sms_sent" }', value: "1" },
  noMoreCodes: {
    metricName: "no-more-codes",
    pattern: '{ $.message = "no_more_codes" }',
    value: "1",
  },
} as const satisfies Record<string, LogMetric>;

/** Counts in the lines of one function. The name says where and what, so that each is there once. */
function count(name: string, stage: Stage, fn: sst.aws.Function, metric: LogMetric) {
  const { metricName, pattern, value } = metric;
  return new aws.cloudwatch.LogMetricFilter(name, {
    // Only functions that are told not to write a log have none.
    logGroupName: fn.nodes.logGroup.apply((group) => group!.name),
    pattern,
    metricTransformation: {
      name: `${stage.name}-${metricName}`,
      namespace: METRIC_NAMESPACE,
      value,
    },
  });
}

/** Makes numbers of log lines. */
export function createLogMetrics({ stage, api, jobs }: Watched) {
  const { faults, setAside, outboxAge, codesSent, noMoreCodes } = logMetrics;
  count("ApiFaults", stage, api, faults);
  count("ApiCodesSent", stage, api, codesSent);
  count("ApiNoMoreCodes", stage, api, noMoreCodes);
  count("StreamSetAside", stage, jobs.stream.function, setAside);
  count("SweepSetAside", stage, jobs.sweep.function, setAside);
  count("SweepOutboxAge", stage, jobs.sweep.function, outboxAge);
}
