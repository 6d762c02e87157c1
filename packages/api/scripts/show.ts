import { join } from "node:path";
import { localClient } from "../src/table/client.ts";
import { evidenceOf, lookInto } from "./evidence.ts";

/*
 * Shows all that the table holds of a thing:
 *
 *   npm run show -- cmp_01M5TW3NJ000022AVERPTSXADR
 *
 * LINGE_DATA_DIR           the data folder, .data in the repository unless set
 * LINGE_DYNAMODB_ENDPOINT  a running DynamoDB instead, with LINGE_TABLE as the table
 */

const [id] = process.argv.slice(2);
if (id === undefined) throw new Error("Which id? npm run show -- cmp_…");
const { LINGE_DATA_DIR, LINGE_DYNAMODB_ENDPOINT, LINGE_TABLE } = process.env;
const folder = LINGE_DATA_DIR || join(import.meta.dirname, "../../../.data");
const evidence = await (LINGE_DYNAMODB_ENDPOINT
  ? evidenceOf({ client: localClient(LINGE_DYNAMODB_ENDPOINT), name: LINGE_TABLE ?? "linge" }, id)
  : lookInto(folder, (table) => evidenceOf(table, id)));
console.log(evidence ?? `Nothing lies under ${id}.`);
if (evidence === null) process.exitCode = 1;
