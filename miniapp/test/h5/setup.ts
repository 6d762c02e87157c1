import type { TestProject } from "vitest/node";
import { build, outputOf } from "../../scripts/built.ts";
import { useApi } from "../support/api.ts";
import { serveH5 } from "../support/serve-h5.ts";

/** Builds the app when its sources changed, finds or starts an API, and serves both behind one address. */
export default async function setup(project: TestProject) {
  build("h5");
  const api = await useApi();
  const app = await serveH5(outputOf("h5"), api.url);
  project.provide("app", app.url);
  return async () => {
    await app.stop();
    await api.stop();
  };
}

declare module "vitest" {
  interface ProvidedContext {
    app: string;
  }
}
