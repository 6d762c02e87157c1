import { describe, expect, it } from "vitest";
import { shortAddress } from "./view";

describe("an address in a list", () => {
  it("leaves out what every address of the community has, and what it has not", () => {
    const address = { compound: "井台里", building: "1栋", unit: "", room: "301室" };
    expect(shortAddress(address)).toBe("井台里 1栋 301室");
  });
});
