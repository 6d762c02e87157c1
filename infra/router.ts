import { edgeCode } from "./edge-code.ts";
import { firewall, graphqlRateRule } from "./firewall.ts";
import { createSecurityHeaders } from "./security-headers.ts";
import type { Stage } from "./stage.ts";

export type Router = ReturnType<typeof createRouter>;

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
  const headers = createSecurityHeaders(stage);
  return new sst.aws.Router("Router", {
    ...(stage.domain && { domain: stage.domain }),
    protection: "oac-with-edge-signing",
    edge: { viewerRequest: { injection: edgeCode } },
    waf: firewall,
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
