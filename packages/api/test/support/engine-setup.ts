import type { TestProject } from "vitest/node";
import { startEngine } from "../../src/table/engine.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Base URL of the in-memory table engine of this run; every test file makes its own table on it. */
    endpoint: string;
  }
}

/** One real engine for all tests of a project, in memory, gone with the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const engine = await startEngine();
  project.provide("endpoint", engine.endpoint);
  return engine.stop;
}
