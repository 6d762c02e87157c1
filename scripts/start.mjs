// Starts Linge on this machine. Plain JavaScript: an old Node must be able to read the sentence below.
import module from "node:module";
import { join } from "node:path";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

// Since 22.18 Node runs TypeScript files as they are.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Linge needs Node 22.18 or later and this is ${process.versions.node}: use \`npm start\`, which brings its own on Linux, or install a newer Node.`,
  );
  process.exit(1);
}

// What was compiled for one start serves the next, which comes half a second sooner.
module.enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/linge"));
await import("../packages/api/src/dev.ts");
