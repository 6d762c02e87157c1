import { defineConfig } from "vitest/config";

/** Tests that need the real engine: stores (table), operations through the API (app) and packages/api/test. */
const onEngine = ["packages/api/src/**/store.test.ts", "packages/api/src/table/*.test.ts"];
const throughApi = ["packages/api/src/**/schema.test.ts", "packages/api/test/**/*.test.ts"];
const engine = "packages/api/test/support/engine-setup.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "pure",
          include: ["packages/*/src/**/*.test.ts", "packages/*/demo/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [...onEngine, ...throughApi, "**/node_modules/**"],
        },
      },
      { test: { name: "table", include: onEngine, globalSetup: engine, testTimeout: 20_000 } },
      {
        test: {
          name: "app",
          include: throughApi,
          globalSetup: engine,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
