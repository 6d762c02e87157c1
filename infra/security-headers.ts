import type { Stage } from "./stage.ts";

/** Scripts and styles are our own files; photos are sent to and read from S3 by signed links. */
const contentSecurityPolicyOf = ({ region }: Stage) => [
  "default-src 'self'",
  "script-src 'self'",
  // Taro sets sizes on elements, and carries its icons as a font in a style sheet.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  `img-src 'self' data: blob: https://*.s3.${region}.amazonaws.com`,
  `connect-src 'self' https://*.s3.${region}.amazonaws.com`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
];

const TWO_YEARS_SECONDS = 63_072_000;

/** The headers of every answer, of the site and of the API. */
export function createSecurityHeaders(stage: Stage) {
  return new aws.cloudfront.ResponseHeadersPolicy("SecurityHeaders", {
    comment: "Security headers of Linge",
    securityHeadersConfig: {
      strictTransportSecurity: {
        accessControlMaxAgeSec: TWO_YEARS_SECONDS,
        includeSubdomains: true,
        override: true,
      },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: "DENY", override: true },
      referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
      contentSecurityPolicy: {
        contentSecurityPolicy: contentSecurityPolicyOf(stage).join("; "),
        override: true,
      },
    },
    customHeadersConfig: {
      items: [
        {
          header: "permissions-policy",
          value: "geolocation=(self), camera=(self), microphone=(), payment=()",
          override: true,
        },
      ],
    },
  });
}
