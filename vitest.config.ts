import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { browserVariants } from "./miniapp/test/browser-variants.ts";

/** Tests that need the real engine: stores (table), operations through the API (app) and packages/api/test. */
const onEngine = ["packages/api/src/**/store.test.ts", "packages/api/src/table/*.test.ts"];
/** Through the API too, with fields declared before the schema is built: no other file may find them there. */
const ownFields = ["packages/api/src/media/schema.test.ts"];
const throughApi = ["packages/api/src/**/schema.test.ts", "packages/api/test/**/*.test.ts"];
const engine = "packages/api/test/support/engine-setup.ts";
const scratch = "packages/api/test/support/scratch-setup.ts";
/**
 * Modules are found as Node finds them. Otherwise our files get another copy of graphql than the libraries
 * do, and what is an instance of a class in life is none in tests.
 */
const ssr = { resolve: { conditions: ["module-sync", "node"] } };

/**
 * An end for what hangs, no measure of speed: on a busy machine work takes many times as long, and how fast
 * it should be is the benches' matter.
 */
const patience = {
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 120_000 } },
};

const inMiniapp = (path: string): string => new URL(`miniapp/${path}`, import.meta.url).pathname;

export default defineConfig({
  test: {
    // Many tests wait for the engine or for Chromium: one worker more than there are cores, and none is idle.
    maxWorkers: availableParallelism() + 1,
    // Where no process is started and no module keeps anything, files share a worker and what it has imported.
    projects: [
      {
        ssr,
        test: {
          name: "pure",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/demo/**/*.test.ts",
            "scripts/**/*.test.ts",
          ],
          exclude: [...onEngine, ...throughApi, "**/node_modules/**"],
          isolate: false,
          ...patience,
        },
      },
      {
        ssr,
        test: {
          name: "table",
          include: onEngine,
          isolate: false,
          globalSetup: [engine, scratch],
          ...patience,
        },
      },
      {
        ssr,
        test: {
          name: "app",
          include: throughApi,
          exclude: ownFields,
          isolate: false,
          globalSetup: [engine, scratch],
          ...patience,
        },
      },
      {
        ssr,
        test: {
          name: "own-fields",
          include: ownFields,
          globalSetup: [engine, scratch],
          ...patience,
        },
      },
      {
        test: {
          name: "infra",
          include: ["infra/**/*.test.ts"],
          ...patience,
        },
      },
      {
        root: "miniapp",
        plugins: [browserVariants()],
        define: { LINGE_API_URL: JSON.stringify("/graphql") },
        resolve: {
          alias: { "@tarojs/taro": inMiniapp("test/taro.ts") },
        },
        test: {
          name: "miniapp",
          include: ["{src,config,scripts,test/*}/**/*.test.{ts,tsx}"],
          exclude: ["test/weapp/**", "test/h5/**", "**/node_modules/**"],
          setupFiles: inMiniapp("test/patience.ts"),
          ...patience,
        },
      },
      {
        root: "miniapp",
        ssr,
        test: {
          name: "weapp",
          include: ["test/weapp/**/*.test.ts"],
          globalSetup: inMiniapp("test/weapp/setup.ts"),
          ...patience,
        },
      },
      {
        root: "miniapp",
        ssr,
        test: {
          name: "h5",
          include: ["test/h5/**/*.test.ts"],
          globalSetup: inMiniapp("test/h5/setup.ts"),
          // One Chromium at a time is as much as two cores can drive.
          fileParallelism: false,
          // Not beside projects that may have more workers.
          sequence: { groupOrder: 1 },
          ...patience,
        },
      },
    ],
  },
});
