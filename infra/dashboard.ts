import { logMetrics, METRIC_NAMESPACE } from "./log-metrics.ts";
import type { Watched } from "./watched.ts";

type Line = readonly (string | { stat: string; label?: string })[];

/** One diagram; a line is CloudWatch's own list of namespace, metric, dimension names and values. */
type Diagram = { title: string; region: string; lines: readonly Line[] };

const WIDTH = 8;
const HEIGHT = 6;
const COLUMNS = 3;

const toWidget = ({ title, region, lines }: Diagram, at: number) => ({
  type: "metric",
  x: (at % COLUMNS) * WIDTH,
  y: Math.floor(at / COLUMNS) * HEIGHT,
  width: WIDTH,
  height: HEIGHT,
  properties: { title, region, metrics: lines, period: 300, view: "timeSeries" },
});

/** Bills are known in one region only. */
const BILLING_REGION = "us-east-1";

/** The names that are given while deploying. */
type Names = {
  region: string;
  stage: string;
  api: string;
  table: string;
  jobs: readonly { name: string; function: string; failures: string }[];
};

function diagramsOf({ region, stage, api, table, jobs }: Names): Diagram[] {
  const ofFunctions = (metric: string, stat: string): Line[] =>
    [api, ...jobs.map((job) => job.function)].map((name) => [
      "AWS/Lambda",
      metric,
      "FunctionName",
      name,
      { stat },
    ]);
  const ofApi = (stat: string): Line => ["AWS/Lambda", "Duration", "FunctionName", api, { stat }];
  const ofTable = (metric: string): Line => [
    "AWS/DynamoDB",
    metric,
    "TableName",
    table,
    { stat: "Sum" },
  ];
  const ofLog = (metric: string, stat: string): Line => [
    METRIC_NAMESPACE,
    `${stage}-${metric}`,
    { stat },
  ];
  const ofQueue = (queue: string): Line => [
    "AWS/SQS",
    "ApproximateNumberOfMessagesVisible",
    "QueueName",
    queue,
    { stat: "Maximum" },
  ];
  const charges: Line = ["AWS/Billing", "EstimatedCharges", "Currency", "USD", { stat: "Maximum" }];
  return [
    { title: "Invocations", region, lines: ofFunctions("Invocations", "Sum") },
    { title: "Errors", region, lines: ofFunctions("Errors", "Sum") },
    { title: "Throttles", region, lines: ofFunctions("Throttles", "Sum") },
    { title: "API, milliseconds", region, lines: ["p50", "p95", "p99"].map(ofApi) },
    { title: "Faults", region, lines: [ofLog(logMetrics.faults.metricName, "Sum")] },
    {
      title: "Oldest in the outbox, seconds",
      region,
      lines: [ofLog(logMetrics.outboxAge.metricName, "Maximum")],
    },
    { title: "What jobs gave up on", region, lines: jobs.map((job) => ofQueue(job.failures)) },
    {
      title: "Table: units consumed, requests throttled",
      region,
      lines: ["ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits", "ThrottledRequests"].map(
        ofTable,
      ),
    },
    { title: "Cost this month, USD", region: BILLING_REGION, lines: [charges] },
  ];
}

/** One page that tells how things are. */
export function createDashboard({ stage, table, api, jobs }: Watched) {
  const names = $util.output({
    region: stage.region,
    stage: stage.name,
    api: api.name,
    table: table.name,
    jobs: Object.values(jobs).map((job) => ({
      name: job.name,
      function: job.function.name,
      failures: job.failures.nodes.queue.name,
    })),
  });
  return new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `linge-${stage.name}`,
    dashboardBody: names.apply((known) =>
      JSON.stringify({ widgets: diagramsOf(known).map(toWidget) }),
    ),
  });
}
