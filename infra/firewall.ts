/*
 * Rates are per address and five minutes. A whole community may stand behind one address of its carrier, so
 * these stop floods; who may do what how often is counted per person and network inside the API.
 */

const ALL_RATE_LIMIT = 6_000;
const GRAPHQL_RATE_LIMIT = 2_000;

/** What SST's firewall is asked for. */
export const firewall = {
  rateLimitPerIp: ALL_RATE_LIMIT,
  // The other two groups look for HTML, shell and SQL in what people write: reports would be refused for their words.
  managedRules: { coreRuleSet: false, knownBadInputs: true, sqlInjection: false },
  logging: { include: "blocked", retention: "3 months" },
} satisfies sst.aws.RouterArgs["waf"];

/** Operations cost more than files, so they have a limit of their own. */
export const graphqlRateRule: aws.types.input.wafv2.WebAclRule = {
  name: "GraphqlRatePerAddress",
  priority: 100,
  action: { block: {} },
  statement: {
    rateBasedStatement: {
      limit: GRAPHQL_RATE_LIMIT,
      aggregateKeyType: "IP",
      scopeDownStatement: {
        byteMatchStatement: {
          fieldToMatch: { uriPath: {} },
          positionalConstraint: "STARTS_WITH",
          searchString: "/graphql",
          textTransformations: [{ priority: 0, type: "LOWERCASE" }],
        },
      },
    },
  },
  visibilityConfig: {
    cloudwatchMetricsEnabled: true,
    metricName: "GraphqlRatePerAddress",
    sampledRequestsEnabled: true,
  },
};
