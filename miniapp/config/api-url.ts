/**
 * Where the API is. The browser asks the server that gave it the page; the mini-program needs a full
 * address, which WeChat must know as a legal domain: give LINGE_API_URL when building for release.
 */
export function apiUrl(env: Record<string, string | undefined>): string {
  if (env["TARO_ENV"] === "h5") return "/graphql";
  return env["LINGE_API_URL"] ?? "http://localhost:4000/graphql";
}
