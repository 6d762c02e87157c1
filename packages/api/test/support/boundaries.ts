import { posix } from "node:path";
import { type Import, readSource } from "./source.ts";

/*
 * The one-way rule of ARCHITECTURE.md as data, and the checker that reads it. Paths are relative to the
 * root of the repository.
 */

const SRC = "packages/api/src/";

/** Where a file stands. Whatever is in a capability folder and is named nowhere here must be pure. */
type Layer =
  | "kernel"
  | "table"
  | "rules"
  | "store"
  | "shell"
  | "schema"
  | "cloud"
  | "entry"
  | "script"
  | "test"
  | `root:${string}`;

/** Which layers each layer may import. A layer that is not a key here may import every other one. */
const uses: Readonly<Record<string, readonly Layer[]>> = {
  kernel: ["kernel"],
  table: ["kernel", "table"],
  rules: ["kernel", "rules"],
  store: ["kernel", "table", "root:run", "root:deps", "rules", "store"],
  shell: [
    ...(["kernel", "table", "root:run", "root:timers", "root:deps", "root:context"] as const),
    ...(["rules", "store", "shell"] as const),
  ],
  schema: [
    ...(["kernel", "table", "rules", "store", "shell", "schema"] as const),
    ...(["root:builder", "root:context", "root:denial", "root:refusals", "root:run"] as const),
  ],
  "root:limits": ["kernel"],
  "root:denial": ["kernel"],
  "root:refusal-texts": ["kernel", "rules"],
  "root:refusals": ["kernel", "root:refusal-texts"],
  "root:run": ["kernel", "table"],
  "root:timers": ["kernel", "table", "root:run"],
  "root:bounds": ["kernel", "root:context", "root:denial", "root:refusals"],
  "root:page": ["kernel", "table", "root:denial"],
  "root:deps": ["kernel", "table", "rules", "shell"],
  "root:context": ["kernel", "table", "rules", "store", "shell", "root:deps"],
  "root:builder": [
    ...(["kernel", "table", "root:bounds", "root:context", "root:denial", "root:limits"] as const),
    ...(["root:page", "root:refusals", "root:run"] as const),
  ],
  "root:schema": ["root:builder", "schema"],
  "root:protocol-errors": ["kernel"],
  "root:admission": [
    ...(["kernel", "root:context", "root:denial", "root:limits", "root:protocol-errors"] as const),
  ],
  "root:health": ["kernel", "table"],
  "root:server": [
    "root:health",
    ...(["kernel", "root:admission", "root:context"] as const),
    ...(["root:deps", "root:limits", "root:protocol-errors", "root:schema"] as const),
  ],
  "root:worker": ["kernel", "table", "root:deps"],
  "root:consumers": ["table", "store", "shell", "root:deps"],
  "root:sweep": ["shell", "root:deps"],
  cloud: ["kernel", "table", "rules", "shell", "cloud", "root:deps"],
};

/** Files of a capability that are neither rules nor store nor schema: they reach outside. */
export const shells: Readonly<Record<string, string>> = {
  "booking/call.ts": "calls whoever is next in line",
  "booking/impact.ts": "looks whom a change of a service hits before it is made",
  "booking/move.ts": "looks for the nearest free time of a booking",
  "booking/prepare.ts": "looks at slot, diary and rooms before it is decided",
  "booking/private.ts": "seals what is told for a service",
  "booking/promote.ts": "offers free seats to those who wait",
  "booking/who.ts": "looks up who comes, where nobody is there to be asked",
  "booking/vacate.ts": "takes visits back from those who cannot make them",
  "booking/review.ts": "closes the waiting lists of services that are over",
  "booking/sweep.ts": "gives the commands of clocks",
  "complaint/concern.ts": "opens a complaint for what went wrong elsewhere",
  "complaint/lead.ts": "gives the commands by which merged reports follow their lead",
  "complaint/prepare.ts": "looks up what a command names before it is decided",
  "complaint/turn.ts": "reads the name and the phone of who has the next move",
  "complaint/sweep.ts": "gives the commands of clocks",
  "data-export/bookings.ts": "reads what one person booked",
  "data-export/read.ts": "reads a list page by page",
  "data-export/meals.ts": "reads the meals of one person",
  "data-export/gather.ts": "reads everything held about one person",
  "feed/serve.ts": "answers programs that fetch a calendar",
  "grid/import.ts": "reads, decides and writes a whole division",
  "media/check.ts": "has photos checked by WeChat and hears what came of it",
  "media/disk.ts": "keeps photos in a folder and answers HTTP",
  "media/image.ts": "decodes photos",
  "media/s3.ts": "keeps photos in S3",
  "media/upload.ts": "takes photos that arrive",
  "notice/send.ts": "sends what people should hear of outside the app",
  "meal/kitchen-change.ts": "carries to each eater what a kitchen has changed",
  "meal/prepare.ts": "looks up home, kitchen and door before it is decided",
  "meal/private.ts": "seals what is told for meals",
  "meal/sweep.ts": "gives the commands of clocks",
  "person/prepare.ts": "looks up whom a command names before it is decided",
  "person/private.ts": "seals personal data",
  "proxy/acting.ts": "learns for whom somebody may act now",
  "person/run.ts": "carries out commands on people and tells the request so",
  "proxy/prepare.ts": "looks up leave to act before a command is decided",
  "session/link-phone.ts": "asks for proof of a phone and links it",
  "session/refresh-token.ts": "signs refresh tokens",
  "session/sign-in.ts": "carries out the steps of signing in",
  "session/tencent-sms.ts": "asks Tencent Cloud to send texts",
  "session/token.ts": "signs and verifies access tokens",
  "session/wechat-check.ts": "has texts and pictures checked by WeChat",
  "session/wechat-event.ts": "knows WeChat's requests by their signature",
  "session/wechat-api.ts": "asks WeChat with our token",
  "session/wechat-message.ts": "sends messages through WeChat",
  "session/wechat.ts": "asks WeChat",
};

/** Imports against the layers that are right all the same: importer → imported → why. */
export const exceptions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "session/link-phone.ts": { "builder.ts": "the type of a signed-in context" },
  "session/sign-in.ts": {
    "builder.ts": "the types of a command's answer and of a signed-in context",
    "denial.ts": "a persona that does not exist reads as a denial",
  },
};

/** What capabilities may take from each other; everything else travels as facts through the outbox. */
export const open: Readonly<Record<string, string>> = {
  "grid/grid.ts": "what a grid is",
  "grid/unit.ts": "what a unit is",
  "grid/position.ts": "whether a position can be meant",
  "grid/resolve.ts": "look-ups in the division",
  "grid/store.ts": "the division, units and addresses",
  "grid/schema.ts": "Grid and Unit in other types",
  "person/person.ts": "what a person and a post are",
  "person/prepare.ts": "people whom a command names",
  "person/store.ts": "people, and who holds which post",
  "catalogue/bounds.ts": "bounds in words, either of which may be missing",
  "catalogue/catalogue.ts": "what a service is",
  "catalogue/form.ts": "whether the answers to a service's questions do",
  "catalogue/slots.ts": "the slots its plan makes",
  "catalogue/store.ts": "services by id",
  "catalogue/schema.ts": "a service has days to book",
  "proxy/proxy.ts": "who may book for whom",
  "proxy/acting.ts": "for whom somebody may act now",
  "proxy/store.ts": "an authorisation by id, and whether somebody still acts for another",
  "proxy/prepare.ts": "leave to act that a command names",
  "workbench/schema.ts": "each capability adds its lines",
  "media/media.ts": "what a photo is",
  "media/store.ts": "photos by id",
  "media/schema.ts": "photos in other types",
};

/** Openings for one capability only: `importer capability/ → file` and why. */
export const openTo: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  booking: {
    "catalogue/schema-manage.ts": "a change of a service asks what becomes of its bookings",
    "complaint/schema.ts": "a booking and the complaint it led to show each other",
  },
  catalogue: {
    "person/schema-parts.ts": "the posts a service can be for",
  },
  complaint: {
    "grid/schema-location.ts": "a place is said and checked in one way everywhere",
    "person/private.ts": "staff who must reach a reporter are told the phone, on record",
  },
  feed: {
    "booking/booking.ts": "what a booking is",
    "booking/guard.ts": "whether its owner may still know of a booking",
    "booking/labels.ts": "what its stages are called",
    "booking/store.ts": "the bookings of a person, or of a place on a day",
  },
  media: {
    "person/private.ts": "WeChat checks what one of its users shows",
  },
  notice: {
    "person/private.ts": "a text needs the number",
  },
  "data-export": {
    "booking/booking.ts": "what a booking is",
    "booking/labels.ts": "what its stages are called",
    "booking/private.ts": "their own answers in clear",
    "booking/store.ts": "the bookings of a person",
    "feed/feed.ts": "what a feed shows",
    "feed/store.ts": "the feeds of a person",
    "complaint/own-copy.ts": "a complaint as its reporter may take it away",
    "complaint/store.ts": "the reports of a person",
    "meal/calendar.ts": "the days before today",
    "meal/labels.ts": "what food and stages are called",
    "meal/private.ts": "what they told for their meals in clear",
    "meal/store.ts": "the meals of a person",
    "meal/subscription.ts": "what a subscription is",
    "notice/store.ts": "the inbox of a person",
    "person/private.ts": "their own data in clear",
    "proxy/store.ts": "leave a person gave and was given",
    "session/store.ts": "the sessions of a person",
  },
  session: {
    "person/private.ts": "who signs in is found by a hash of the phone, which is sealed",
    "person/run.ts": "signing in registers people, signing out ends their tokens",
    "person/schema-person.ts": "a session says whose it is",
  },
};

/** Where each library may be used. One that is not here may be used nowhere in src. */
export const libraries: Readonly<Record<string, readonly string[]>> = {
  "@aws-sdk/client-dynamodb": [
    "table/table.ts",
    "table/client.ts",
    "table/codec.ts",
    "table/create.ts",
    "dev.ts",
  ],
  "@aws-sdk/core": ["table/protocol.ts"],
  "@graphql-yoga/render-graphiql": ["dev.ts"],
  "@pothos/core": [
    "bounds.ts",
    "builder.ts",
    "booking/schema-commands.ts",
    "booking/schema-replan.ts",
    "catalogue/schema-draft.ts",
    "catalogue/schema-manage.ts",
    "complaint/schema-commands.ts",
    "meal/schema-command.ts",
    "meal/schema-subscription-commands.ts",
    "feed/schema.ts",
  ],
  "@pothos/plugin-complexity": ["builder.ts", "server.ts"],
  "@pothos/plugin-relay": ["builder.ts"],
  "@pothos/plugin-scope-auth": ["builder.ts"],
  "aws-lambda": ["cloud/function-url.ts", "cloud/records.ts", "lambda.ts", "jobs.ts"],
  aws4fetch: ["cloud/secrets.ts", "media/s3.ts"],
  canonicalize: ["run.ts", "table/timeline.ts"],
  dataloader: ["context.ts"],
  gcoord: ["grid/geometry.ts"],
  graphql: [
    "admission.ts",
    "bounds.ts",
    "builder.ts",
    "denial.ts",
    "protocol-errors.ts",
    "server.ts",
  ],
  "graphql-yoga": ["admission.ts", "server.ts"],
  "ical.js": ["feed/ics.ts"],
  jose: ["session/token.ts"],
  "polyclip-ts": ["grid/clipping.ts"],
  sharp: ["media/image.ts"],
  ulid: ["dev.ts", "cloud/deps.ts"],
};

/** Ambient names that would make pure code impure, and the files that may use them all the same. */
export const ambientPlaces: Readonly<Record<string, readonly string[]>> = {
  /** Jitter between two tries. */
  "Math.random": ["run.ts"],
  /** How long something takes or is remembered; never what time it is. */
  "performance.now": [
    "context.ts",
    "grid/store.ts",
    "server.ts",
    "session/wechat-api.ts",
    "table/data-folder.ts",
    "table/engine.ts",
  ],
  setTimeout: ["run.ts", "table/data-folder.ts", "table/engine.ts"],
  "globalThis.fetch": ["session/wechat.ts", "session/wechat-api.ts"],
  /** The clock of the functions in the cloud. */
  "Date.now": ["cloud/deps.ts"],
};

/** Nowhere but in the entries and the places above. */
const neverInside = /^(?:Date|new Date|Math|process\.env|process$|globalThis|console)/;

const meaningless =
  /^(?:utils?|helpers?|commons?|shared|misc|services?|managers?|repositor(?:y|ies)|dtos?|types?|index)$/;

const isTest = (path: string): boolean =>
  /\.(?:test|fixture)\.ts$/.test(path) || path.startsWith("packages/api/test/");

/** The layer of a path below the repository; null for a file that has no place. */
export function layerOf(path: string): Layer | null {
  if (isTest(path)) return "test";
  if (!path.startsWith(SRC)) return "script";
  const [folder = "", file] = path.slice(SRC.length).split("/");
  if (file === undefined) {
    if (/^(?:dev|lambda|jobs)\.ts$/.test(folder)) return "entry";
    const layer = `root:${folder.replace(/\.ts$/, "")}` as const;
    return layer in uses ? layer : null;
  }
  if (folder === "kernel" || folder === "table" || folder === "cloud") return folder;
  if (/^schema(?:-[a-z]+)*\.ts$/.test(file)) return "schema";
  if (/^store(?:-[a-z]+)*\.ts$/.test(file)) return "store";
  return `${folder}/${file}` in shells ? "shell" : "rules";
}

const capabilityOf = (path: string): string | null => {
  const [folder, file] = path.slice(SRC.length).split("/");
  const isCapability = file !== undefined && !["kernel", "table", "cloud"].includes(folder ?? "");
  return path.startsWith(SRC) && isCapability ? (folder ?? null) : null;
};

const below = (path: string): string => path.slice(SRC.length);

function layerProblem(path: string, target: string): string | null {
  const [from, to] = [layerOf(path), layerOf(target)];
  if (from === null || to === null) return `has no place in the layers`;
  const allowed = uses[from];
  if (!allowed || allowed.includes(to)) return null;
  if (exceptions[below(path)]?.[below(target)] !== undefined) return null;
  return `${from} may not import ${to}`;
}

function capabilityProblem(path: string, target: string): string | null {
  const [from, to] = [capabilityOf(path), capabilityOf(target)];
  if (from === null || to === null || from === to || isTest(path)) return null;
  const file = below(target);
  return file in open || openTo[from]?.[file] !== undefined
    ? null
    : `${from} may not take this from ${to}`;
}

const libraryOf = (from: string): string =>
  from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");

/** Layers that answer from what they are given must not reach for Node either. */
const withoutNode: readonly (Layer | null)[] = [
  "kernel",
  "rules",
  "schema",
  "root:limits",
  "root:denial",
  "root:refusals",
  "root:page",
  "root:builder",
];

function packageProblem(path: string, { from }: Import): string | null {
  const layer = layerOf(path);
  if (layer === "test" || layer === "script") return null;
  if (from.startsWith("node:"))
    return withoutNode.includes(layer) ? `${layer} may not use Node` : null;
  return libraries[libraryOf(from)]?.includes(below(path))
    ? null
    : "this library has no place here";
}

/** What must stand without the API: whatever it knows of it, it knows from the contract. */
const apart = ["infra/", "miniapp/", "packages/recount/"] as const;

function apartProblem(home: string, path: string, { from }: Import): string | null {
  const target = from.startsWith(".") ? posix.join(posix.dirname(path), from) : from;
  const isOurs = target.startsWith("packages/") || target.startsWith("@linge/");
  return isOurs && !target.startsWith(home) ? `${home} may not import from packages/` : null;
}

function importProblem(path: string, one: Import): string | null {
  if (one.isBarrel) return "exports another file as a whole";
  const home = apart.find((folder) => path.startsWith(folder));
  if (home !== undefined) return apartProblem(home, path, one);
  if (!one.from.startsWith(".")) return packageProblem(path, one);
  if (!/\.(?:ts|mjs|json)$/.test(one.from)) return "a relative import names its file with .ts";
  const target = posix.join(posix.dirname(path), one.from);
  return layerProblem(path, target) ?? capabilityProblem(path, target);
}

const isPureLayer = (layer: Layer | null): boolean => layer === "kernel" || layer === "rules";

function ambientProblem(path: string, use: string): string | null {
  const layer = layerOf(path);
  if (!path.startsWith(SRC) || layer === "test" || layer === "entry") return null;
  if (ambientPlaces[use]?.includes(below(path))) return null;
  if (isPureLayer(layer)) return `${layer} may not use ${use}`;
  const isListed = use in ambientPlaces;
  return isListed || neverInside.test(use) ? `${use} has no place here` : null;
}

/** What a name says nothing about. Words are separated by hyphens and dots. */
function nameProblems(path: string): string[] {
  const words = path.split("/").flatMap((part) => part.replace(/\.\w+$/, "").split(/[-.]/));
  // Taro and WeChat fix the names of a page's files: its folder says what it is. What people book is a service.
  const isGiven = (word: string) =>
    path.startsWith("miniapp/") && (word === "index" || /^services?$/.test(word));
  const found = words.filter((word) => meaningless.test(word) && !isGiven(word));
  return found.map((word) => `“${word}” says nothing and may not be a name`);
}

/** Every rule that a file breaks, each with what breaks it. */
export function violations(path: string, text: string): string[] {
  const { imports, uses } = readSource(path, text);
  const place = layerOf(path) === null ? ["has no place in the layers"] : [];
  return [
    ...place,
    ...nameProblems(path),
    ...imports.flatMap((one) => {
      const problem = importProblem(path, one);
      return problem ? [`${one.from}: ${problem}`] : [];
    }),
    ...uses.flatMap((use) => ambientProblem(path, use) ?? []),
  ].map((problem) => `${path}: ${problem}`);
}
