import { runInNewContext } from "node:vm";
import { apiRoute, edgeCode } from "../../../../infra/edge-code.ts";

type Headers = Record<string, string>;

/** What the router makes of a request before a function sees it: the code that runs at the edge, run here. */
export function throughRouter(path: string, sent: Headers, viewer: string) {
  const headers = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, { value }]),
  );
  const event = { viewer: { ip: viewer }, request: { uri: path, headers } };
  runInNewContext(`(() => { ${edgeCode} })()`, { event });
  const { uri } = event.request;
  return {
    path: uri.replace(new RegExp(apiRoute.rewrite.regex), apiRoute.rewrite.to),
    headers: Object.fromEntries(
      Object.entries(event.request.headers).map(([name, { value }]) => [name, value]),
    ),
  };
}
