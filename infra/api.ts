import { API_TIMEOUT } from "./handlers.ts";
import { codeOf } from "./bundles.ts";
import { apiRoute } from "./edge-code.ts";
import { type Base, functionOf } from "./function.ts";
import { linkGrants } from "./media.ts";
import type { Router } from "./router.ts";
import { secretGrants } from "./secrets.ts";
import { tableGrants } from "./table.ts";

/** The GraphQL API, reachable through the router only. */
export function createApi(base: Base, router: Router) {
  return new sst.aws.Function("Api", {
    ...functionOf(base),
    description: "GraphQL API",
    ...codeOf("api"),
    memory: "1024 MB",
    timeout: API_TIMEOUT,
    permissions: [
      ...tableGrants(base.table),
      ...secretGrants(base.secrets),
      ...linkGrants(base.media),
    ],
    url: {
      authorization: "iam",
      // The site is served from the same origin, and nobody else's page may ask in a resident's name.
      cors: false,
      router: { instance: router, ...apiRoute },
    },
  });
}
