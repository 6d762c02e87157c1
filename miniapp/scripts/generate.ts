import { globSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { generateAll } from "./documents.ts";

/** Writes the typed documents: `pnpm --filter @linge/miniapp generate`. */
const root = join(import.meta.dirname, "..");
const files = await generateAll();
for (const old of globSync("src/gql/generated/*.ts", { cwd: root })) rmSync(join(root, old));
for (const { path, content } of files) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
  console.log(path);
}
