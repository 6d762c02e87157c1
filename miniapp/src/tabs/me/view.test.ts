import { describe, expect, it } from "vitest";
import { heldIdentity, identitiesOf } from "./view";

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
