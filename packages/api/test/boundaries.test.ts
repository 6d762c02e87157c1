import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { describe, expect, test } from "vitest";
import {
  ambientPlaces,
  exceptions,
  layerOf,
  libraries,
  open,
  openTo,
  shells,
  violations,
} from "./support/boundaries.ts";
import { readSource } from "./support/source.ts";

const root = join(import.meta.dirname, "../../..");
const roots = ["packages", "infra", "miniapp", "scripts"].filter((folder) =>
  existsSync(join(root, folder)),
);
const isSource = (path: string): boolean =>
  /\.(?:ts|tsx|mjs|js)$/.test(path) && !/\/(?:node_modules|dist|generated)\//.test(path);

/** Every source file of the repository, by its path from the root. */
const files = new Map(
  roots
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, "/")),
    )
    .filter(isSource)
    .map((path) => [path, readFileSync(join(root, path), "utf8")]),
);

test("given the repository, when every file is read, then none breaks a rule", () => {
  const found = [...files].flatMap(([path, text]) => violations(path, text));
  expect(found).toEqual([]);
});

test("given the repository, when it is read, then the files are really there", () => {
  expect(files.size).toBeGreaterThan(80);
  expect(layerOf("packages/api/src/complaint/decide.ts")).toBe("rules");
});

/** What the sources of src import, as `importer → imported`, and the ambient names they use. */
const reality = (() => {
  const imports = new Set<string>();
  const ambient = new Set<string>();
  for (const [path, text] of files) {
    const from = path.replace(/^packages\/api\/src\//, "");
    if (from === path || layerOf(path) === "test") continue;
    const reading = readSource(path, text);
    for (const one of reading.imports) {
      const target = one.from.startsWith(".") ? join(from, "..", one.from) : one.from;
      imports.add(`${from} → ${target}`);
    }
    for (const use of reading.uses) ambient.add(`${from} → ${use}`);
  }
  return { imports: [...imports], ambient };
})();

const isImported = (importer: string, imported: string): boolean =>
  reality.imports.some((line) => {
    const [from = "", to = ""] = line.split(" → ");
    return from.startsWith(importer) && (to === imported || to.startsWith(`${imported}/`));
  });

describe("given the tables of exceptions, when the repository is read, then each is still needed", () => {
  test("files that reach outside exist", () => {
    const paths = Object.keys(shells).map((file) => `packages/api/src/${file}`);
    expect(paths.filter((path) => !files.has(path))).toEqual([]);
  });

  test("imports against the layers are made", () => {
    const listed = Object.entries(exceptions).flatMap(([from, targets]) =>
      Object.keys(targets).map((to) => [from, to] as const),
    );
    expect(listed.filter(([from, to]) => !isImported(from, to))).toEqual([]);
  });

  test("openings between capabilities are used", () => {
    const toAll = Object.keys(open).filter(
      (file) => !reality.imports.some((line) => line.endsWith(` → ${file}`)),
    );
    const toOne = Object.entries(openTo).flatMap(([capability, targets]) =>
      Object.keys(targets).filter((file) => !isImported(`${capability}/`, file)),
    );
    expect([...toAll, ...toOne]).toEqual([]);
  });

  test("libraries are used where they may be", () => {
    const listed = Object.entries(libraries).flatMap(([library, places]) =>
      places.map((place) => [place, library] as const),
    );
    const present = listed.filter(([place]) => files.has(`packages/api/src/${place}`));
    expect(present.filter(([place, library]) => !isImported(place, library))).toEqual([]);
  });

  test("ambient names are used where they may be", () => {
    const listed = Object.entries(ambientPlaces).flatMap(([use, places]) =>
      places.map((place) => `${place} → ${use}`),
    );
    expect(listed.filter((line) => !reality.ambient.has(line))).toEqual([]);
  });
});

const inApi = (file: string): string => `packages/api/src/${file}`;

/** Each row: where, what is planted there, and the rule that must notice it. */
const planted: readonly (readonly [where: string, text: string, rule: RegExp])[] = [
  [inApi("complaint/decide.ts"), `import { get } from "../table/table.ts"`, /rules may not/],
  [
    inApi("complaint/decide.ts"),
    `import type { Entry } from "../table/timeline.ts"`,
    /rules may not/,
  ],
  [inApi("complaint/decide.ts"), `import { loadComplaint } from "./store.ts"`, /rules may not/],
  [inApi("complaint/words.ts"), `import { builder } from "../builder.ts"`, /rules may not/],
  [inApi("complaint/decide.ts"), `const { run } = await import("../run.ts")`, /rules may not/],
  [inApi("complaint/guard.ts"), `type Run = import("../run.ts").Outcome`, /rules may not/],
  [inApi("complaint/guard.ts"), `import { createHash } from "node:crypto"`, /may not use Node/],
  [inApi("complaint/guard.ts"), `import { ulid } from "ulid"`, /no place here/],
  [inApi("complaint/new-rule.ts"), `import { get } from "../table/table.ts"`, /rules may not/],
  [inApi("complaint/clock.ts"), `const at = Date.now()`, /rules may not use Date\.now/],
  [inApi("complaint/clock.ts"), `const at = new Date()`, /rules may not use new Date/],
  [inApi("complaint/clock.ts"), `const { now } = Date`, /rules may not use Date/],
  [inApi("complaint/clock.ts"), `const x = Math["random"]()`, /rules may not use Math/],
  [inApi("complaint/clock.ts"), `await fetch("http://example.test")`, /rules may not use fetch/],
  [inApi("kernel/access.ts"), `import { run } from "../run.ts"`, /kernel may not/],
  [inApi("kernel/ids.ts"), `import { ulid } from "ulid"`, /no place here/],
  [inApi("kernel/ids.ts"), `const id = crypto.randomUUID()`, /kernel may not use crypto/],
  [inApi("table/page.ts"), `import { people } from "../person/store.ts"`, /table may not/],
  [
    inApi("complaint/store.ts"),
    `import { decide } from "../person/decide.ts"`,
    /complaint may not take/,
  ],
  [inApi("complaint/store.ts"), `import { ComplaintRef } from "./schema.ts"`, /store may not/],
  [inApi("complaint/store.ts"), `import { GraphQLError } from "graphql"`, /no place here/],
  [inApi("complaint/prepare.ts"), `import { builder } from "../builder.ts"`, /shell may not/],
  [
    inApi("grid/store.ts"),
    `import { complaints } from "../complaint/store.ts"`,
    /grid may not take/,
  ],
  [inApi("notice/schema.ts"), `import { decide } from "../grid/decide.ts"`, /notice may not take/],
  [inApi("grid/schema.ts"), `import { createApp } from "../server.ts"`, /schema may not/],
  [
    inApi("grid/schema.ts"),
    `import { DynamoDBClient } from "@aws-sdk/client-dynamodb"`,
    /no place/,
  ],
  [inApi("run.ts"), `import { people } from "./person/store.ts"`, /root:run may not/],
  [inApi("server.ts"), `import { people } from "./person/store.ts"`, /root:server may not/],
  [inApi("dearer.ts"), `export const more = 1`, /has no place in the layers/],
  [inApi("run.ts"), `const at = Date.now()`, /no place here/],
  [inApi("context.ts"), `const stage = process.env.STAGE`, /process\.env has no place/],
  [inApi("context.ts"), `const { env } = process`, /process has no place/],
  [inApi("server.ts"), `import { clean } from "./media/image.ts"`, /root:server may not/],
  [inApi("server.ts"), `import { run } from "../test/support/app.ts"`, /root:server may not/],
  [inApi("grid/grid.ts"), `export * from "./unit.ts"`, /as a whole/],
  [inApi("grid/grid.ts"), `import { Unit } from "./unit"`, /with \.ts/],
  [inApi("grid/grid.ts"), `import { Unit } from "./unit.js"`, /with \.ts/],
  [inApi("grid/utils.ts"), `export const one = 1`, /“utils” says nothing/],
  [inApi("shared/grid.ts"), `export const one = 1`, /“shared” says nothing/],
  [inApi("grid/grid-helper.ts"), `export const one = 1`, /“helper” says nothing/],
  [inApi("grid/index.ts"), `export const one = 1`, /“index” says nothing/],
  ["miniapp/src/work/utils.ts", `export const one = 1`, /“utils” says nothing/],
  [
    "miniapp/src/app.tsx",
    `import { roles } from "../../packages/api/src/kernel/actor.ts"`,
    /miniapp/,
  ],
  ["infra/api.ts", `import { limits } from "@linge/api/src/limits.ts"`, /infra\/ may not/],
  [
    "packages/recount/recount.ts",
    `import { hashEntry } from "../api/src/table/timeline.ts"`,
    /recount/,
  ],
];

test.each(planted)(
  "given %s with “%s”, when it is read, then it is found out",
  (path, text, rule) => {
    expect(violations(path, text).join("\n")).toMatch(rule);
  },
);

test("given what is allowed, when it is read, then it is left alone", () => {
  const allowed = [
    [
      inApi("complaint/decide.ts"),
      `import { may } from "../kernel/access.ts"; Date.parse("x"); Math.max(1)`,
    ],
    [inApi("complaint/clock.ts"), `const at: Date = new Date(0); const it = { now: at.now }`],
    [inApi("complaint/store.ts"), `import { load } from "../table/aggregate.ts"`],
    [inApi("complaint/schema.ts"), `import { GridRef } from "../grid/schema.ts"`],
    [inApi("complaint/decide.test.ts"), `import { run } from "../run.ts"; Date.now()`],
    [inApi("dev.ts"), `const { env } = process; const at = new Date()`],
    ["packages/api/scripts/print-schema.ts", `console.log(process.env["HOME"])`],
    [
      "miniapp/src/app.tsx",
      `import { Home } from "./home"; import { view } from "@tarojs/components"`,
    ],
  ] as const;
  expect(allowed.flatMap(([path, text]) => violations(path, text))).toEqual([]);
});
