import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { dump, startTable, type TestTable } from "../../test/support/table.ts";
import type { Sealed } from "../kernel/sealed.ts";
import { type Keyring, lookupHash, seal, unseal } from "./seal.ts";
import { write } from "./table.ts";

const bytes = (n: number) => new Uint8Array(32).fill(n);
const ring: Keyring = { current: "k1", keys: { k1: bytes(1) }, lookup: bytes(9) };
/** The same after a rotation: what is sealed now is sealed with the second key. */
const rotated: Keyring = { ...ring, current: "k2", keys: { k1: bytes(1), k2: bytes(2) } };

/** Any text of whole characters, as everything is that comes through the API. */
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", "10012345678", "邻里街1号3栋802", "𠮷野家", "👩‍👩‍👧", "\u0000", "v1.k1.a.b"),
);
const place = fc.constantFrom("prs_1#phone", "prs_1#wechat", "prs_2#phone", "");

describe("a sealed text", () => {
  it("given any text and place: opens as it was", () => {
    fc.assert(
      fc.property(text, place, (given, bind) => {
        expect(unseal(ring, bind, seal(ring, bind, given))).toBe(given);
      }),
    );
  });

  it("given the same text twice: is not the same, so that nobody sees who shares a phone", () => {
    expect(seal(ring, "p", "10012345678")).not.toBe(seal(ring, "p", "10012345678"));
  });

  it("given another place: does not open there", () => {
    fc.assert(
      fc.property(text, place, place, (given, from, to) => {
        fc.pre(from !== to);
        expect(() => unseal(ring, to, seal(ring, from, given))).toThrow(/authenticate/);
      }),
    );
  });

  it("given any character of it was altered: never opens as another text", () => {
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        fc.constantFrom("A", "b", "7", "_", "-", ".", "é"),
        (...given) => {
          const [plain, n, other] = given;
          const sealed = seal(ring, "p", plain);
          const at = n % sealed.length;
          const altered = `${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}` as Sealed;
          expect([plain, "does not open"]).toContain(opened(altered));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it("given any bit of its bytes was turned: does not open", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(7), (plain, n, bit) => {
        const parts = seal(ring, "p", plain).split(".");
        const body = Buffer.from(parts[3] ?? "", "base64url");
        const at = n % body.length;
        body[at] = (body[at] ?? 0) ^ (1 << bit);
        const altered = [...parts.slice(0, 3), body.toString("base64url")].join(".") as Sealed;
        expect(opened(altered)).toBe("does not open");
      }),
    );
  });

  it("given it was cut short, down to a tag of four bytes: does not open", () => {
    const parts = seal(ring, "p", "").split(".");
    const tag = Buffer.from(parts[3] ?? "", "base64url");
    const lengths = [0, 1, 4, 8, 12, 13, 15];
    const cut = lengths.map((length) =>
      opened([...parts.slice(0, 3), tag.subarray(0, length).toString("base64url")].join(".")),
    );
    expect(cut).toEqual(lengths.map(() => "does not open"));
  });

  it.each(["", "v1", "v1.k1", "v1.k1.abc", "v2.k1.abc.def", "10012345678", "v1..abc.def"])(
    "given %j, which is not sealed: is refused",
    (given) => {
      expect(() => unseal(ring, "p", given as Sealed)).toThrow("not a sealed value");
    },
  );

  function opened(sealed: string): string {
    try {
      return unseal(ring, "p", sealed as Sealed);
    } catch {
      return "does not open";
    }
  }
});

describe("the keys", () => {
  it("given a new key: what was sealed with the old one still opens", () => {
    expect(unseal(rotated, "p", seal(ring, "p", "邻里街1号"))).toBe("邻里街1号");
  });

  it("given a new key: what is sealed from now on needs it", () => {
    const sealed = seal(rotated, "p", "邻里街1号");
    expect(unseal(rotated, "p", sealed)).toBe("邻里街1号");
    expect(() => unseal(ring, "p", sealed)).toThrow("no sealing key named k2");
  });

  it("given another key under the same name: does not open", () => {
    const other = { ...ring, keys: { k1: bytes(3) } };
    expect(() => unseal(other, "p", seal(ring, "p", "x"))).toThrow(/authenticate/);
  });

  it.each(["k3", "constructor", "__proto__"])(
    "given the name %s, which is no key of ours: says so",
    (name) => {
      const sealed = seal(ring, "p", "x").replace(".k1.", `.${name}.`) as Sealed;
      expect(() => unseal(ring, "p", sealed)).toThrow(`no sealing key named ${name}`);
      expect(() => seal({ ...ring, current: name }, "p", "x")).toThrow(/no sealing key/);
    },
  );

  it("given a key named with a date and dots: is found again", () => {
    const dotted = { ...ring, current: "2026.11.20", keys: { "2026.11.20": bytes(4) } };
    expect(unseal(dotted, "p", seal(dotted, "p", "x"))).toBe("x");
  });
});

describe("a hash to find by", () => {
  it("given the same value: is the same, also after the sealing key changed", () => {
    const phone = "10012345678";
    expect(lookupHash(rotated, "phone", phone)).toBe(lookupHash(ring, "phone", phone));
  });

  it("given another value, kind or key: is another", () => {
    const other = { ...ring, lookup: bytes(8) };
    const hashes = [
      lookupHash(ring, "phone", "1"),
      lookupHash(ring, "phone", "2"),
      lookupHash(ring, "wechat", "1"),
      lookupHash(other, "phone", "1"),
      lookupHash(ring, "phone\u00001", ""),
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("what lies in the table", () => {
  let test: TestTable;
  beforeAll(async () => {
    test = await startTable();
  });

  it("given a phone and an address were sealed: holds neither, in no form one could read", async () => {
    const [phone, address] = ["10012345678", "邻里街1号3栋802"];
    const state = {
      phone: seal(ring, "prs_1#phone", phone),
      phoneHash: lookupHash(ring, "phone", phone),
      address: seal(ring, "prs_1#address", address),
    };
    await write(test.table, { kind: "put", item: { pk: "prs_1", sk: "state", state } });
    const stored = JSON.stringify(await dump(test.table));
    expect(stored).toContain(state.phoneHash);
    expect(forms(phone, address).filter((form) => stored.includes(form))).toEqual([]);
  });

  it("given something was left unsealed: the search above finds it", async () => {
    const plain = { phone: "10012345678", address: Buffer.from("邻里街").toString("base64") };
    await write(test.table, { kind: "put", item: { pk: "prs_2", sk: "state", ...plain } });
    const stored = JSON.stringify(await dump(test.table));
    const found = forms("10012345678", "邻里街").filter((form) => stored.includes(form));
    expect(found).toEqual(["10012345678", plain.address]);
  });

  /** A text as somebody might have stored it by mistake. */
  function forms(...texts: readonly string[]): string[] {
    const codings = ["utf8", "base64", "base64url", "hex"] as const;
    return [
      ...new Set(
        texts.flatMap((one) => codings.map((coding) => Buffer.from(one).toString(coding))),
      ),
    ];
  }
});
