import { describe, expect, it } from "vitest";
import { type Home, homesByTime } from "./view";

const home = (status: Home["status"]): Home => ({
  id: `res_${status}`,
  address: "示例街道示例社区井台里 1栋 1单元 301室",
  relationLabel: "产权人",
  status,
  statusLabel: "",
  reason: null,
});

describe("homes", () => {
  it("that wait or are confirmed are one's homes; refused and ended ones are over", () => {
    const { present, past } = homesByTime(
      (["CLAIMED", "REFUSED", "CONFIRMED", "ENDED"] as const).map(home),
    );
    expect(present.map(({ status }) => status)).toEqual(["CLAIMED", "CONFIRMED"]);
    expect(past.map(({ status }) => status)).toEqual(["REFUSED", "ENDED"]);
  });
});
