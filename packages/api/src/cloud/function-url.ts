import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from "aws-lambda";

/* Function URL events (payload 2.0) to requests, and responses back: the same application behind both. */

/*
 * The router in front (infra/edge-code.ts) writes these in the place of whatever a client sent under their
 * names: where the request comes from, and the client's own `authorization`, because the router signs its
 * requests in that header. Nobody but the router can call the function.
 */
const VIEWER = "x-linge-viewer";
const AUTHORIZATION = "x-linge-authorization";

function headersOf({ headers: sent, cookies = [], requestContext }: LambdaFunctionURLEvent) {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent))
    if (value !== undefined) headers.set(name, value);
  if (cookies.length > 0) headers.set("cookie", cookies.join("; "));
  const authorization = sent[AUTHORIZATION];
  if (authorization === undefined) headers.delete("authorization");
  else headers.set("authorization", authorization);
  headers.set("x-linge-peer", sent[VIEWER] ?? requestContext.http.sourceIp);
  return headers;
}

const bodyOf = ({ body, isBase64Encoded }: LambdaFunctionURLEvent) =>
  new Uint8Array(Buffer.from(body ?? "", isBase64Encoded ? "base64" : "utf8"));

/** The request behind an event; throws when it is none that HTTP knows. */
export function toRequest(event: LambdaFunctionURLEvent): Request {
  const { domainName, http } = event.requestContext;
  const query = event.rawQueryString === "" ? "" : `?${event.rawQueryString}`;
  const hasBody = http.method !== "GET" && http.method !== "HEAD";
  return new Request(`https://${domainName}${event.rawPath}${query}`, {
    method: http.method,
    headers: headersOf(event),
    ...(hasBody && { body: bodyOf(event) }),
  });
}

/** Text travels as it is; anything else must be base64 to survive. */
const isText = (type: string | null): boolean => type === null || /^text\/|[/+]json\b/.test(type);

/** The result for a response. Cookies travel apart: several may not be joined into one header. */
export async function toResult(response: Response): Promise<LambdaFunctionURLResult> {
  const { "set-cookie": _, ...headers } = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  const asText = isText(response.headers.get("content-type"));
  const bytes = Buffer.from(await response.arrayBuffer());
  return {
    statusCode: response.status,
    headers,
    ...(cookies.length > 0 && { cookies }),
    body: bytes.toString(asText ? "utf8" : "base64"),
    isBase64Encoded: !asText,
  };
}

const notUnderstood = (): Response =>
  new Response("This is not a request we understand.\n", { status: 400 });

/** Answers an event with what a fetch handler makes of it. */
export async function answerEvent(
  fetch: (request: Request) => Promise<Response>,
  event: LambdaFunctionURLEvent,
): Promise<LambdaFunctionURLResult> {
  let request: Request;
  try {
    request = toRequest(event);
  } catch {
    return toResult(notUnderstood());
  }
  return toResult(await fetch(request));
}
