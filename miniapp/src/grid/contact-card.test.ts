import { describe, expect, it } from "vitest";
import { firstToCall, staffedLevels } from "./contact-card";

const grid = (name: string) => ({ id: `grd_${name}`, name, levelLabel: "网格" });
const person = (displayName: string, officePhone: string | null) => ({
  displayName,
  title: "网格员",
  officePhone,
});
const card = {
  sentence: "",
  levels: [
    { grid: grid("micro"), contacts: [] },
    { grid: grid("grid"), contacts: [person("芒种01", null), person("芒种02", "010-00000001")] },
    { grid: grid("street"), contacts: [person("立春01", "010-00000002")] },
  ],
};

describe("the contact card", () => {
  it("calls the nearest person who has a phone", () => {
    expect(firstToCall(card)).toMatchObject({ displayName: "芒种02", officePhone: "010-00000001" });
  });

  it("calls nobody when nobody has a phone", () => {
    expect(firstToCall({ ...card, levels: card.levels.slice(0, 1) })).toBeNull();
  });

  it("leaves out levels without people", () => {
    expect(staffedLevels(card).map((level) => level.grid.name)).toEqual(["grid", "street"]);
  });
});
