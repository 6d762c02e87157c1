import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import { preset } from "@graphql-codegen/client-preset";
import { parse } from "graphql";
import { labelsModule } from "./labels.ts";

const root = join(import.meta.dirname, "..");
const SCHEMA = join(root, "../packages/api/schema.graphql");
const OUT = "src/gql/generated";

/** A generated file: where it belongs, from the mini-program's folder, and what is in it. */
export type Generated = { path: string; content: string };

type Source = { location: string; rawSDL: string; document: ReturnType<typeof parse> };

/** A folder's documents, with the fragments that are everybody's. */
function sourcesOf(folder: string): Source[] {
  return globSync(["src/gql/*.graphql", `src/${folder}/**/*.graphql`], { cwd: root })
    .sort()
    .map((location) => {
      const rawSDL = readFileSync(join(root, location), "utf8");
      return { location: join(root, location), rawSDL, document: parse(rawSDL) };
    });
}

/** The folders of `src` that have documents: each capability's are generated into a file of its own. */
export function foldersWithDocuments(): string[] {
  const paths = globSync("src/*/**/*.graphql", { cwd: root });
  const folders = new Set(paths.map((path) => path.split("/")[1] ?? ""));
  folders.delete("gql");
  return [...folders].sort();
}

const scalars = { Date: "string", DateTime: "string", ID: "string" };

const config = {
  documentMode: "string",
  enumsAsTypes: true,
  useTypeImports: true,
  strictScalars: true,
  dedupeFragments: true,
  scalars,
};

/** Types and string documents of one folder. Strings, so that no GraphQL parser is shipped. */
async function generateFolder(folder: string): Promise<Generated> {
  const schema = parse(readFileSync(SCHEMA, "utf8"));
  const files = await preset.buildGeneratesSection({
    baseOutputDir: `${OUT}/${folder}/`,
    schema,
    documents: sourcesOf(folder),
    config,
    plugins: [],
    pluginMap: {},
    presetConfig: { fragmentMasking: false },
  });
  const section = files.find(({ filename }) => filename.endsWith("graphql.ts"));
  if (!section) throw new Error(`the preset made no documents for ${folder}`);
  const content = await codegen(section);
  return { path: `${OUT}/${folder}.ts`, content };
}

/** The closed lists of the contract, in words. */
async function labels(): Promise<Generated> {
  return { path: `${OUT}/labels.ts`, content: labelsModule(readFileSync(SCHEMA, "utf8")) };
}

/** Everything that is generated from the schema and the documents, as it should be now. */
export function generateAll(): Promise<Generated[]> {
  return Promise.all([labels(), ...foldersWithDocuments().map(generateFolder)]);
}

/** The generated files that are missing or differ from what they should be. */
export async function staleFiles(): Promise<string[]> {
  const wanted = await generateAll();
  const isStale = ({ path, content }: Generated) =>
    !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== content;
  const known = new Set(wanted.map(({ path }) => path));
  const left = globSync(`${OUT}/*.ts`, { cwd: root }).filter((path) => !known.has(path));
  return [...wanted.filter(isStale).map(({ path }) => path), ...left];
}
