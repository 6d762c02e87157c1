import { readFile } from "node:fs/promises";
import { makeDeps } from "../src/cloud/deps.ts";
import { openStage, type Opening } from "./first-administrator.ts";

/*
 * Opens a stage, told from outside what the functions are told (src/cloud/settings.ts):
 *
 *   node packages/api/scripts/open-stage.ts opening.json
 *
 * The file has `division` with `rows` and `units`, and `administrator` with `name` and `phone`: docs/deploy.md.
 */

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("which file says what to open?");
const opening = JSON.parse(await readFile(file, "utf8")) as Opening;
const opened = await openStage(await makeDeps(process.env), opening);
console.log(JSON.stringify(opened));
if (opened.kind === "refused") process.exitCode = 1;
