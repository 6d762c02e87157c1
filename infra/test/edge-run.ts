import { runInNewContext } from "node:vm";
import type { Made } from "./cloud.ts";
import { all, at, named } from "./made.ts";

/* CloudFront's own runtime, as far as the router uses it: the code and the routes of a stage as they were made. */

type Headers = Record<string, { value: string }>;
type Origin = { domainName: string; originAccessControlConfig: { enabled: boolean } };

const dynamic = (made: readonly Made[]) => all(made, "pulumi-nodejs:dynamic:Resource");

/** Keys and values as components asked to have them written. */
function storeOf(made: readonly Made[]): Map<string, string> {
  const store = new Map<string, string>();
  const routes: Record<string, string[]> = {};
  for (const { inputs } of dynamic(made)) {
    const { namespace, entries, entry } = inputs as {
      namespace?: string;
      entries?: object;
      entry?: string;
    };
    if (!namespace) continue;
    for (const [key, value] of Object.entries(entries ?? {}))
      store.set(`${namespace}:${key}`, value as string);
    if (entry) (routes[namespace] ??= []).push(entry);
  }
  for (const [namespace, list] of Object.entries(routes))
    store.set(`${namespace}:routes`, JSON.stringify(list));
  return store;
}

const missing = () => Promise.reject(new Error("no such key"));

/** Sends a request to the edge of a stage; answers where it goes, and how. */
export async function atEdge(
  made: readonly Made[],
  uri: string,
  sent: Record<string, string> = {},
) {
  const store = storeOf(made);
  const origins: Origin[] = [];
  const kvs = () => ({
    get: (key: string) => (store.has(key) ? Promise.resolve(store.get(key)) : missing()),
  });
  const cf = { kvs, updateRequestOrigin: (origin: Origin) => origins.push(origin) };
  const headers: Headers = Object.fromEntries(
    Object.entries({ host: "linge.example", ...sent }).map(([name, value]) => [name, { value }]),
  );
  const event = {
    viewer: { ip: "203.0.113.9" },
    request: { uri, headers, cookies: {}, querystring: {} },
  };
  const code = String(named(made, "RouterCloudfrontFunctionRequest")["code"]);
  const script = `${code.replace(/import cf from "cloudfront";/, "")}; handler(event)`;
  const request = (await runInNewContext(script, { cf, event })) as typeof event.request;
  const said = Object.entries(request.headers).map(([name, { value }]) => [name, value]);
  return {
    uri: request.uri,
    headers: Object.fromEntries(said) as Record<string, string>,
    host: origins.at(-1)?.domainName ?? null,
    isSigned: at(origins.at(-1), "originAccessControlConfig", "enabled") === true,
  };
}
