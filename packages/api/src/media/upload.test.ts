import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const source = join(import.meta.dirname, "..");

/** The files of ours that a bundle of this one holds, whether loaded at once or later. */
async function bundled(entry: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(source, entry)],
    absWorkingDir: source,
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    metafile: true,
    write: false,
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs);
}

describe("given the decoder of photos, which is large and native", () => {
  test("when the code that answers requests is bundled, then it is not in it", async () => {
    expect(await bundled("server.ts")).not.toContain("media/image.ts");
  });

  test("when the code that receives photos is bundled, then it is (so its absence above is seen)", async () => {
    expect(await bundled("media/upload.ts")).toContain("media/image.ts");
  });
});
