import { inject } from "vitest";
import { apiUrl } from "../../config/api-url.ts";
import { bootApp, type WeappApp } from "./app.ts";
import { newPhone } from "./wx.ts";

export const output = inject("output");

/** The built mini-program, on a phone of its own unless given one, before the API of the tests. */
export function startApp(settings: { fontSizeScaleFactor?: number } = {}, phone = newPhone()) {
  const builtFor = apiUrl({ ...process.env, TARO_ENV: "weapp" });
  return bootApp(output, { builtFor, api: inject("api"), ...settings }, phone);
}

/** Whatever a journey must never do: a name WeChat does not have, an error, a request to somebody else. */
export const wrongs = ({ phone }: WeappApp): string[] => [
  ...new Set(phone.unknown),
  ...phone.faults,
];
