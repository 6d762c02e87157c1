import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Plugin } from "vite";

/** Like Taro does for the browser: `./elements` is `./elements.h5.tsx` where there is one. */
export function browserVariants(): Plugin {
  return {
    name: "browser-variants",
    enforce: "pre",
    resolveId(source, importer) {
      if (!importer || !source.startsWith(".") || importer.includes("node_modules")) return null;
      const base = join(dirname(importer), source);
      return (
        [".h5.tsx", ".h5.ts"].map((end) => base + end).find((path) => existsSync(path)) ?? null
      );
    },
  };
}
