import { makeDeps } from "../src/cloud/deps.ts";
import { renew } from "./renewal.ts";

/*
 * Lays out anew what an earlier version wrote into the table of a stage, told from outside what the functions are
 * told (src/cloud/settings.ts): docs/deploy.md says when.
 */

const { table } = await makeDeps(process.env);
console.log(JSON.stringify({ renewed: await renew(table) }));
