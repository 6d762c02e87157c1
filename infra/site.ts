import type { Router } from "./router.ts";

/** The mini-program in the browser, from the same origin as the API. */
export function createSite(router: Router) {
  return new sst.aws.StaticSite("Site", {
    path: "miniapp",
    build: { command: "npx -y pnpm@10.34.9 run build:h5", output: "dist/h5" },
    router: { instance: router },
    // CloudFront reads the files; no page has a reason to ask the bucket itself.
    transform: { assets: { cors: false } },
  });
}
