import { inject } from "vitest";
import { apiUrl } from "../../config/api-url.ts";
import { bootApp, type WeappApp } from "./app.ts";
import { newPhone, type Phone } from "./wx.ts";

export const output = inject("output");

/** A phone on which somebody chose Chinese: what another test sets on their account counts for nothing here. */
export function chinesePhone(): Phone {
  const display = { language: "zh", elderMode: false, isChosen: true };
  return newPhone(new Map([["linge.display", JSON.stringify(display)]]));
}

/** The built mini-program, on a phone of its own unless given one, before the API of the tests. */
export function startApp(
  settings: { fontSizeScaleFactor?: number; loginCode?: string } = {},
  phone = chinesePhone(),
) {
  const builtFor = apiUrl({ ...process.env, TARO_ENV: "weapp" });
  return bootApp(output, { builtFor, api: inject("api"), ...settings }, phone);
}

/** Whatever a journey must never do: a name WeChat does not have, an error, a request to somebody else. */
export const wrongs = ({ phone }: WeappApp): string[] => [
  ...new Set(phone.unknown),
  ...phone.faults,
];
