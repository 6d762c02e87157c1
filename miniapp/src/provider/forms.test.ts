import { describe, expect, it } from "vitest";
import { unfilled } from "../command/fields";
import { fieldsFor, forms } from "./forms";

describe("giving a booking to somebody", () => {
  it("asks who goes, and who goes along where two have to", () => {
    const assign = forms["assignBooking"];
    if (!assign) throw new Error("there is no form to assign");
    const open = (needsCompanion: boolean, values: { personId?: string }) =>
      unfilled(fieldsFor(assign, { needsCompanion }), values).map(({ name }) => name);
    expect(open(false, {})).toEqual(["personId"]);
    expect(open(false, { personId: "prs_1" })).toEqual([]);
    expect(open(true, { personId: "prs_1" })).toEqual(["companionId"]);
  });
});
