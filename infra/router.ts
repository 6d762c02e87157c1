import { ALL_RATE_LIMIT, graphqlRateRule } from "./firewall.ts";
import { createSecurityHeaders } from "./security-headers.ts";
import type { Stage } from "./stage.ts";

export type Router = ReturnType<typeof createRouter>;

/** The prefix under which the router knows the API; clients never see it. */
export const API_PREFIX = "/api";

/** What the API answers; everything else is the site. Each with what lies below it. */
const apiPaths = ["/graphql", "/.well-known/jwks.json", "/wechat"];

/**
 * Runs at the edge before the route is chosen. CloudFront signs its requests to the function in the
 * `authorization` header, so the client's own travels beside it. Whatever a client says about its address
 * or sends under the internal names is replaced by what CloudFront knows.
 */
export const edgeCode = `
const headers = event.request.headers;
headers["x-linge-viewer"] = { value: event.viewer.ip };
delete headers["x-linge-authorization"];
if (headers.authorization) headers["x-linge-authorization"] = { value: headers.authorization.value };
delete headers.authorization;
const isApi = ${JSON.stringify(apiPaths)}.some((path) => event.request.uri === path || event.request.uri.startsWith(path + "/"));
if (isApi) event.request.uri = "${API_PREFIX}" + event.request.uri;
`.trim();

/** Where a request goes that has no route: nowhere. SST's own would be a host of SST's, asked in the clear. */
const nowhere = {
  originId: "default",
  domainName: "unrouted.invalid",
  customOriginConfig: {
    httpPort: 80,
    httpsPort: 443,
    originProtocolPolicy: "https-only",
    originSslProtocols: ["TLSv1.2"],
  },
};

/**
 * The one door: CloudFront with firewall and security headers. Functions behind it accept nothing that
 * CloudFront has not signed, so neither can be walked around.
 */
export function createRouter(stage: Stage) {
  const headers = createSecurityHeaders();
  return new sst.aws.Router("Router", {
    ...(stage.domain && { domain: stage.domain }),
    protection: "oac-with-edge-signing",
    edge: { viewerRequest: { injection: edgeCode } },
    waf: {
      rateLimitPerIp: ALL_RATE_LIMIT,
      // The other two groups look for HTML, shell and SQL in what people write: reports would be refused for their words.
      managedRules: { coreRuleSet: false, knownBadInputs: true, sqlInjection: false },
      logging: { include: "blocked", retention: "3 months" },
    },
    transform: {
      waf: (args) => {
        args.rules = $output(args.rules).apply((rules = []) => [...rules, graphqlRateRule]);
        return undefined;
      },
      cdn: (args) => {
        args.origins = [nowhere];
        args.defaultCacheBehavior = $output(args.defaultCacheBehavior).apply((behavior) => ({
          ...behavior,
          responseHeadersPolicyId: headers.id,
        }));
        return undefined;
      },
    },
  });
}
