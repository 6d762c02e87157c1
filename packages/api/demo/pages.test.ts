import { buildSchema, parse, validate } from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { exampleTabs } from "./pages.ts";

const schema = buildSchema(readFileSync(join(import.meta.dirname, "../schema.graphql"), "utf8"));

describe("the example operations of the query page", () => {
  const tabs = exampleTabs("LC-0123456789");

  test.each(tabs.map(({ query }) => [query]))(
    "given %s, then the schema knows all of it",
    (query) => {
      expect(validate(schema, parse(query))).toEqual([]);
    },
  );

  test("given a field that does not exist, then the check says so", () => {
    expect(validate(schema, parse("{ me { shoeSize } }"))).toHaveLength(1);
  });
});
