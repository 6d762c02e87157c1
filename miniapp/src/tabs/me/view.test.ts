import { describe, expect, it } from "vitest";
import { heldIdentity, homeHint, identitiesOf } from "./view";

const role = (id: string, isInForce: boolean) => ({
  id,
  roleLabel: "网格员",
  title: "第三网格网格员",
  isInForce,
  grid: { id: "grd_1", name: "第三网格" },
  unit: null,
});

describe("identities to choose from", () => {
  const identities = identitiesOf([role("rol_1", true), role("rol_2", false)], "居民本人");

  it("begin with oneself and leave out posts no longer held", () => {
    expect(identities.map(({ value }) => value)).toEqual(["RESIDENT", "rol_1"]);
  });

  it("say what the post is and where", () => {
    expect(identities[1]).toMatchObject({ label: "第三网格网格员", hint: "网格员 · 第三网格" });
  });

  it("keep the chosen one while it is held", () => {
    expect(heldIdentity(identities, "rol_1")).toBe("rol_1");
  });

  it("fall back to oneself when the post ended", () => {
    expect(heldIdentity(identities, "rol_2")).toBe("RESIDENT");
  });
});

describe("one's homes in a line", () => {
  const home = (address: string, status: "CLAIMED" | "CONFIRMED" | "ENDED") => ({
    id: `res_${address}`,
    address,
    status,
    statusLabel: status.toLowerCase(),
  });

  it("are the confirmed one before one that waits", () => {
    expect(homeHint([home("甲", "CLAIMED"), home("乙", "CONFIRMED")])).toBe("乙 · confirmed");
    expect(homeHint([home("丙", "ENDED"), home("甲", "CLAIMED")])).toBe("甲 · claimed");
  });

  it("are none when all have ended", () => {
    expect(homeHint([home("丙", "ENDED")])).toBeNull();
  });
});
