import { readFile } from "node:fs/promises";
import { globSync } from "node:fs";
import { join, sep } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
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

/** Half of the best quality costs a tenth of its time and little more space. */
const QUALITY = 6;
const brotli = (body: Uint8Array) =>
  promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });

/** How a text may be packed, the smaller way first. */
const packers = { br: brotli, gzip: (body: Uint8Array) => promisify(gzip)(body) } as const;
type Coding = keyof typeof packers;
const codings: readonly Coding[] = ["br", "gzip"];

/** Less than this travels in one packet anyway. */
const WORTH_PACKING = 1_000;
const isPacked = ({ body, headers }: File): boolean =>
  body.length >= WORTH_PACKING &&
  /^(?:text\/|image\/svg|application\/(?:json|javascript))/.test(headers["content-type"] ?? "");

/** The codings of a client by RFC 9110: weight 0 refuses one. */
function codingFor({ headers }: Request): Coding | undefined {
  const wanted = (headers.get("accept-encoding") ?? "").toLowerCase().split(",");
  const taken = wanted.flatMap((one) => {
    const [name = "", ...rest] = one.split(";").map((part) => part.trim());
    return rest.some((part) => /^q\s*=\s*0(?:\.0*)?$/.test(part)) ? [] : [name];
  });
  return codings.find((coding) => taken.includes(coding));
}

/** Packed when they are first asked for. A new build is a new site. */
const packed = new WeakMap<File, Map<Coding, Promise<Uint8Array<ArrayBuffer>>>>();

function pack(file: File, coding: Coding): Promise<Uint8Array<ArrayBuffer>> {
  const known = packed.get(file) ?? new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>();
  packed.set(file, known);
  const made = known.get(coding) ?? packers[coding](file.body).then((body) => new Uint8Array(body));
  known.set(coding, made);
  return made;
}

async function answerWith(file: File | undefined, request: Request): Promise<Response | null> {
  if (!file) return null;
  if (!isPacked(file)) return new Response(file.body, { headers: file.headers });
  const headers = { ...file.headers, vary: "accept-encoding" };
  const coding = codingFor(request);
  return coding
    ? new Response(await pack(file, coding), {
        headers: { ...headers, "content-encoding": coding },
      })
    : new Response(file.body, { headers });
}

const isRead = ({ method }: Request): boolean => method === "GET" || method === "HEAD";
const wantsPage = ({ headers }: Request): boolean =>
  headers.get("accept")?.includes("text/html") ?? false;

/** Serves the app beside the API: what the API does not know is a page of the app. */
export const withSite =
  (site: Site, api: Handler): Handler =>
  async (request) => {
    if (!isRead(request)) return api(request);
    const { pathname } = new URL(request.url);
    const file = await answerWith(site.get(pathname === "/" ? PAGE : pathname), request);
    if (file) return file;
    const answer = await api(request);
    if (answer.status !== 404 || !wantsPage(request)) return answer;
    return (await answerWith(site.get(PAGE), request)) ?? answer;
  };
