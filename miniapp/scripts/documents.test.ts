import { expect, it } from "vitest";
import { staleFiles } from "./documents.ts";

it("the typed documents are what the schema and the operations make", async () => {
  expect(await staleFiles()).toEqual([]);
});
