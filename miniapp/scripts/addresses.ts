import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Addresses nobody ever asks: names of vocabularies, what libraries write about themselves, bases for parsing. */
const NEVER_ASKED = [
  "http://www.w3.org/",
  "http://jedwatson.github.io/classnames",
  "https://angular.io/license",
  "https://github.com/",
  "https://query-string.invalid",
  "https://reactjs.org/docs/error-decoder.html",
  "https://stenciljs.com/docs/",
  "https://taro.com",
  "https://www.kriasoft.com/universal-router/",
];

const ADDRESS = /(?:https?|wss?):\/\/[^\s"'`)<>,\\]+/g;

/** At a known address, or below it: a longer name of a machine or file only begins the same way. */
const isAt = (address: string, known: string): boolean =>
  address.startsWith(known) &&
  (known.endsWith("/") || /^(?:$|[/?#])/.test(address.slice(known.length)));

/** Every address in a text that is neither the API's nor known to be asked by nobody. */
export function strayAddresses(text: string, apiUrl: string): string[] {
  const known = /^https?:/.test(apiUrl) ? [...NEVER_ASKED, apiUrl] : NEVER_ASKED;
  const found = text.match(ADDRESS) ?? [];
  return found.filter((address) => !known.some((one) => isAt(address, one)));
}

/** A sentence for each address a build must not have: the app talks to its API and to nobody else. */
export const strayInBuild = (output: string, apiUrl: string): string[] =>
  globSync("**/*.{js,css,html,json,wxml,wxs,wxss}", { cwd: output }).flatMap((path) =>
    strayAddresses(readFileSync(join(output, path), "utf8"), apiUrl).map(
      (address) => `${path} has the address ${address}`,
    ),
  );
