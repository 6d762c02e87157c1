import { serveH5 } from "../test/support/serve-h5.ts";
import { build, outputOf } from "./built.ts";

/** Builds the H5 app when needed and serves it before a running API: `node scripts/serve.ts http://localhost:4000 5173`. */
const [api = "http://localhost:4000", port = "5173"] = process.argv.slice(2);
build("h5");
const { url } = await serveH5(outputOf("h5"), api, Number(port));
console.log(`${url} before ${api}`);
