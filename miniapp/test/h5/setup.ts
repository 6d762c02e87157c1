import type { TestProject } from "vitest/node";
import { useApi } from "../support/api.ts";

/** Finds or starts a demo; it builds the app when its sources changed, and serves it beside the API. */
export default async function setup(project: TestProject) {
  const { url, stop } = await useApi();
  project.provide("app", url);
  return stop;
}

declare module "vitest" {
  interface ProvidedContext {
    app: string;
  }
}
