/* How the function is called here: what it is told from outside, and a query as an event. */

/** The environment of a function whose table and secrets are these. */
export const environment = (of: { endpoint: string; table: string; secretsUrl: string }) => ({
  AWS_REGION: "cn-north-1",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_ENDPOINT_URL_DYNAMODB: of.endpoint,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: of.secretsUrl,
  LINGE_TABLE: of.table,
  LINGE_MEDIA_BUCKET: "photos",
  LINGE_PUBLIC_URL: "https://bench.test",
  LINGE_SECRETS_ID: "linge",
});

/** A query as it comes from the Function URL, by whoever has the token or by a guest. */
export const eventOf = (asked: { query: string; variables?: object }, token?: string) => ({
  version: "2.0",
  rawPath: "/graphql",
  rawQueryString: "",
  headers: {
    "content-type": "application/json",
    ...(token && { "x-linge-authorization": `Bearer ${token}` }),
  },
  requestContext: {
    domainName: "bench.test",
    http: { method: "POST", path: "/graphql", sourceIp: "198.51.100.7" },
  },
  body: JSON.stringify(asked),
  isBase64Encoded: false,
});
