import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dataKept, entryOfAttribute } from "./data-kept.ts";

const src = join(import.meta.dirname, "..");

/** The sealed attributes that types of a source declare, as `capability.attribute`. */
const sealedIn = (path: string, text: string): string[] =>
  [...text.matchAll(/(\w+)\??: Sealed(?: \| null)?;/g)].map(
    ([, name]) => `${path.split("/")[0]}.${name}`,
  );

const stored = globSync("*/*.ts", { cwd: src })
  .filter((path) => !/\.(?:test|fixture)\.ts$/.test(path))
  .flatMap((path) => sealedIn(path, readFileSync(join(src, path), "utf8")));

const said = new Set(dataKept.flatMap(({ attributes }) => attributes));

describe("given everything the capabilities seal", () => {
  test("when it is held against what people are told, then nothing is missing", () => {
    expect([...new Set(stored)].filter((one) => !said.has(one))).toEqual([]);
  });

  test("when it is counted, then the sources were really read", () => {
    expect(new Set(stored)).toEqual(
      new Set([
        "booking.address",
        "booking.answers",
        "booking.visitorName",
        "complaint.label",
        "meal.allergies",
        "meal.contact",
        "meal.door",
        "meal.phone",
        "media.fileName",
        "person.label",
        "person.openid",
        "person.phone",
        "person.realName",
      ]),
    );
  });

  test("when one were added, then it would be found missing", () => {
    const planted = sealedIn("person/person.ts", "type Person = { idNumber: Sealed | null; };");
    expect(planted.filter((one) => !said.has(one))).toEqual(["person.idNumber"]);
  });
});

describe("given what a person is made of", () => {
  test.each(Object.entries(entryOfAttribute))(
    "when %s is looked up, then %s tells of it",
    (name, key) => {
      const entry = dataKept.find((one) => one.key === key);
      expect(entry?.attributes).toContain(`person.${name}`);
    },
  );
});

describe("given the entries", () => {
  test("when they are read, then each is said in both languages, once", () => {
    const keys = dataKept.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const texts = dataKept.flatMap(({ label, purpose, seenBy, keptFor, legalBasis }) => [
      label,
      purpose,
      seenBy,
      keptFor,
      legalBasis,
    ]);
    expect(
      texts.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || !/^[\x20-\x7e]+$/.test(en)),
    ).toEqual([]);
  });
});
