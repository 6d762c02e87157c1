import { readFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { join, sep } from "node:path";
import { lookup } from "mrmime";

type Handler = (request: Request) => Promise<Response>;
type File = { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> };

/** The built browser app by path, held in memory: it is small, and a new build cannot pull it away. */
export type Site = ReadonlyMap<string, File>;

const PAGE = "/index.html";

/** The browser takes nothing but what we serve, and shows us in no frame of anybody's. */
const policyFor = (mediaBase: string): string =>
  [
    "default-src 'self'",
    `img-src 'self' blob: data: ${mediaBase}`,
    `connect-src 'self' ${mediaBase}`,
    "style-src 'self' 'unsafe-inline'",
    // Taro's toast brings its icons as a font within its styles.
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

function headersFor(path: string, mediaBase: string): Record<string, string> {
  const type = lookup(path) ?? "application/octet-stream";
  const headers = {
    "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "x-content-type-options": "nosniff",
  };
  // Every other file has a name made of what is in it.
  if (path !== PAGE) return { ...headers, "cache-control": "public, max-age=31536000, immutable" };
  return {
    ...headers,
    "cache-control": "no-cache",
    "content-security-policy": policyFor(mediaBase),
    "referrer-policy": "same-origin",
  };
}

/** Reads a build from its folder. Photos come from `mediaBase`, which may be another origin than the page's. */
export async function readSite(folder: string, mediaBase: string): Promise<Site> {
  const entries = globSync("**/*.*", { cwd: folder }).map(async (name): Promise<[string, File]> => {
    const path = `/${name.split(sep).join("/")}`;
    const body = new Uint8Array(await readFile(join(folder, name)));
    return [path, { body, headers: headersFor(path, mediaBase) }];
  });
  return new Map(await Promise.all(entries));
}

const answerWith = (file: File | undefined): Response | null =>
  file ? new Response(file.body, { headers: file.headers }) : null;

const isRead = ({ method }: Request): boolean => method === "GET" || method === "HEAD";
const wantsPage = ({ headers }: Request): boolean =>
  headers.get("accept")?.includes("text/html") ?? false;

/** Serves the app beside the API: what the API does not know is a page of the app. */
export const withSite =
  (site: Site, api: Handler): Handler =>
  async (request) => {
    if (!isRead(request)) return api(request);
    const { pathname } = new URL(request.url);
    const file = answerWith(site.get(pathname === "/" ? PAGE : pathname));
    if (file) return file;
    const answer = await api(request);
    if (answer.status !== 404 || !wantsPage(request)) return answer;
    return answerWith(site.get(PAGE)) ?? answer;
  };
