import type { LambdaFunctionURLEvent, LambdaFunctionURLResult } from "aws-lambda";

/* Function URL events (payload 2.0) to requests, and responses back: the same application behind both. */

/** As the router in front tells it, `address:port`; a client's own word for it is overwritten there. */
const VIEWER_ADDRESS = "cloudfront-viewer-address";

function peerOf({ headers, requestContext }: LambdaFunctionURLEvent): string {
  const viewer = headers[VIEWER_ADDRESS];
  return viewer ? viewer.slice(0, viewer.lastIndexOf(":")) : requestContext.http.sourceIp;
}

function headersOf(event: LambdaFunctionURLEvent): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers))
    if (value !== undefined) headers.set(name, value);
  if (event.cookies && event.cookies.length > 0) headers.set("cookie", event.cookies.join("; "));
  // Where a request comes from is what the network says, never what the client writes.
  headers.set("x-linge-peer", peerOf(event));
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
