import type { Made } from "./cloud.ts";
import { all, at, list, named, unless, without } from "./made.ts";
import type { Rules } from "./rule.ts";

const distribution = (made: readonly Made[]) => named(made, "RouterCdnDistribution");

const securityHeaders = (made: readonly Made[]) =>
  at(named(made, "SecurityHeaders"), "securityHeadersConfig");

const rulesOf = (made: readonly Made[]) => list(named(made, "RouterWaf")["rules"]);

const rateRules = (made: readonly Made[]) =>
  rulesOf(made).filter(
    (rule) => at(rule, "statement", "rateBasedStatement") && at(rule, "action", "block"),
  );

/** CloudFront takes no larger function. */
const EDGE_CODE_BYTES = 10_240;

/** What stands between people and the functions. */
export const edgeRules: Rules = {
  "functions with an address answer CloudFront only": (made) => {
    const urls = all(made, "aws:lambda/functionUrl:FunctionUrl");
    return [
      ...unless(urls.length === 1, `${urls.length} addresses`),
      ...without(
        urls,
        ({ inputs }) => inputs["authorizationType"] === "AWS_IAM",
        ({ name }) => name,
      ),
    ];
  },

  "functions let no other page ask": (made) =>
    without(
      all(made, "aws:lambda/functionUrl:FunctionUrl"),
      ({ inputs }) => inputs["cors"] === undefined,
      ({ name }) => name,
    ),

  "every answer carries the security headers": (made) =>
    unless(
      at(distribution(made), "defaultCacheBehavior", "responseHeadersPolicyId") ===
        "SecurityHeaders-id" && list(distribution(made)["orderedCacheBehaviors"]).length === 0,
      "not every behaviour has the policy",
    ),

  "the security headers say what they must": (made) => {
    const headers = securityHeaders(made);
    const policy = String(at(headers, "contentSecurityPolicy", "contentSecurityPolicy"));
    return [
      ...unless(
        Number(at(headers, "strictTransportSecurity", "accessControlMaxAgeSec")) >= 31_536_000,
        "HSTS",
      ),
      ...unless(at(headers, "contentTypeOptions", "override") === true, "nosniff"),
      ...unless(at(headers, "frameOptions", "frameOption") === "DENY", "frames"),
      ...unless(at(headers, "referrerPolicy", "override") === true, "referrer"),
      ...unless(/default-src 'self'/.test(policy) && /frame-ancestors 'none'/.test(policy), "CSP"),
      ...unless(!/script-src[^;]*(?:unsafe|\*|https:)/.test(policy), "CSP of scripts"),
    ];
  },

  "nothing is served in the clear": (made) =>
    unless(
      at(distribution(made), "defaultCacheBehavior", "viewerProtocolPolicy") ===
        "redirect-to-https",
      "plain HTTP is served",
    ),

  "nothing is kept at the edge unless it says so itself": (made) => {
    const policy = named(made, "RouterServerCachePolicy");
    return unless(policy["defaultTtl"] === 0 && policy["minTtl"] === 0, "answers are kept");
  },

  "what has no route goes nowhere": (made) =>
    without(
      list(distribution(made)["origins"]),
      ({ domainName }) => String(domainName).endsWith(".invalid"),
      ({ domainName }) => String(domainName),
    ),

  "a firewall stands in front": (made) =>
    unless(String(distribution(made)["webAclId"]).endsWith(":RouterWaf"), "no firewall"),

  "floods are stopped, of files and of operations": (made) => [
    ...unless(rateRules(made).length === 2, `${rateRules(made).length} rate rules`),
    ...unless(
      rateRules(made).some((rule) => JSON.stringify(rule).includes('"/graphql"')),
      "none for operations",
    ),
  ],

  "rules of the firewall have their own places": (made) =>
    unless(
      new Set(rulesOf(made).map(({ priority }) => priority)).size === rulesOf(made).length,
      "twice the same",
    ),

  "the firewall's log leaves credentials out": (made) => {
    const redacted = JSON.stringify(named(made, "RouterWafLogging")["redactedFields"] ?? []);
    return without(
      ["authorization", "cookie", "queryString"],
      (part) => redacted.includes(part),
      (part) => part,
    );
  },

  "the code at the edge is small enough": (made) =>
    all(made, "aws:cloudfront/function:Function").flatMap(({ name, inputs }) => {
      const bytes = Buffer.byteLength(String(inputs["code"]));
      return unless(bytes <= EDGE_CODE_BYTES, `${name}: ${bytes} bytes`);
    }),
};

/** What is added under an own domain. */
export const domainRules: Rules = {
  "no old TLS is spoken": (made) =>
    unless(
      at(distribution(made), "viewerCertificate", "minimumProtocolVersion") === "TLSv1.2_2021",
      "old TLS is accepted",
    ),
};
