import { describe, expect, it } from "vitest";
import { type FieldSpec, fieldsFor, forms, inputOf, unfilled } from "./forms";

const fieldsOf = (mutation: string): readonly FieldSpec[] => forms[mutation]?.fields ?? [];
const names = (fields: readonly FieldSpec[]) => fields.map(({ name }) => name);

describe("the input of a command", () => {
  it("has words without the spaces around, and empty ones where the API says what is missing", () => {
    const fields = fieldsOf("declineBooking");
    expect(inputOf("bkg_1", fields, { reason: " 当天有会 " })).toEqual({
      id: "bkg_1",
      reason: "当天有会",
    });
    expect(inputOf("bkg_1", fields, {})).toEqual({ id: "bkg_1", reason: "" });
  });

  it("leaves out a record nobody wrote", () => {
    expect(inputOf("bkg_1", fieldsOf("finishBooking"), { record: " " })).toEqual({ id: "bkg_1" });
  });

  it("has calls as a number, and is not sent before they are one", () => {
    const fields = fieldsOf("reportBookingAbsence");
    expect(inputOf("bkg_1", fields, { calls: "2" })).toEqual({ id: "bkg_1", calls: 2 });
    expect(names(unfilled(fields, { calls: "两次" }))).toEqual(["calls"]);
    expect(unfilled(fields, { calls: "2" })).toEqual([]);
  });

  it("is not sent before somebody was chosen", () => {
    const assign = forms["assignBooking"];
    if (!assign) throw new Error("there is no form to assign");
    const fields = fieldsFor(assign, { needsCompanion: false });
    expect(names(unfilled(fields, {}))).toEqual(["personId"]);
    expect(unfilled(fields, { personId: "prs_1" })).toEqual([]);
    const forTwo = fieldsFor(assign, { needsCompanion: true });
    expect(names(unfilled(forTwo, { personId: "prs_1" }))).toEqual(["companionId"]);
  });
});
