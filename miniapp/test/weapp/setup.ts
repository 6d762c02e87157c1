import type { TestProject } from "vitest/node";
import { build } from "../../scripts/built.ts";
import { useApi } from "../support/api.ts";

/** Builds the mini-program when its sources changed, and finds or starts an API. */
export default async function setup(project: TestProject) {
  project.provide("output", build("weapp").output);
  const api = await useApi();
  project.provide("api", api.url);
  project.provide("knowsNewcomers", api.knowsNewcomers);
  return api.stop;
}

declare module "vitest" {
  interface ProvidedContext {
    api: string;
    knowsNewcomers: boolean;
    output: string;
  }
}
