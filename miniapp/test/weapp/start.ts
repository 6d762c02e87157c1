import { inject } from "vitest";
import { apiUrl } from "../../config/api-url.ts";
import { outputOf } from "../../scripts/built.ts";
import { bootApp } from "./app.ts";

export const output = outputOf("weapp");

/** The built mini-program, on a phone of its own, before the API of the tests. */
export function startApp(settings: { fontSizeScaleFactor?: number } = {}) {
  const builtFor = apiUrl({ ...process.env, TARO_ENV: "weapp" });
  return bootApp(output, { builtFor, api: inject("api"), ...settings });
}
