import { describe, expect, it } from "vitest";
import { forms as serving } from "../provider/forms";
import { forms as work } from "../work/forms";
import { type FieldSpec, holderValue, inputOf, unfilled, type Values, whatToSay } from "./fields";

const fieldsOf = (mutation: string): readonly FieldSpec[] =>
  work[mutation]?.fields ?? serving[mutation]?.fields ?? [];
const missing = (fields: readonly FieldSpec[], values: Values) =>
  unfilled(fields, values).map(({ name }) => name);

describe("the input of a form", () => {
  it("carries words without the spaces around them", () => {
    const input = inputOf("cmp_1", fieldsOf("askComplaintInfo"), { question: "  哪一栋？ " });
    expect(input).toEqual({ id: "cmp_1", question: "哪一栋？" });
  });

  it("sends required words even when empty: the API says what is missing", () => {
    expect(inputOf("cmp_1", fieldsOf("escalateComplaint"), {})).toEqual({
      id: "cmp_1",
      reason: "",
    });
  });

  it("leaves out what may be left out and was", () => {
    expect(inputOf("cmp_1", fieldsOf("passComplaintVerification"), { note: "  " })).toEqual({
      id: "cmp_1",
    });
  });

  it("names a unit or a grid by what was chosen", () => {
    const fields = fieldsOf("dispatchComplaint");
    expect(inputOf("cmp_1", fields, { holder: holderValue("unit", "unt_1") })).toEqual({
      id: "cmp_1",
      unitId: "unt_1",
    });
    expect(inputOf("cmp_1", fields, { holder: holderValue("grid", "grd_1") })).toEqual({
      id: "cmp_1",
      gridId: "grd_1",
    });
  });

  it("says where evidence was taken by position or by code", () => {
    const fields = fieldsOf("submitComplaintResult");
    const base = { text: "已清运" };
    const picked = { by: "point", lng: 1, lat: 2, crs: "GCJ02", accuracyM: null } as const;
    expect(inputOf("cmp_1", fields, { ...base, where: picked })).toMatchObject({
      where: { point: { lng: 1, lat: 2, crs: "GCJ02", accuracyM: 0 } },
    });
    const measured = { ...picked, crs: "WGS84", accuracyM: 12 } as const;
    expect(inputOf("cmp_1", fields, { ...base, where: measured })).toMatchObject({
      where: { point: { lng: 1, lat: 2, crs: "WGS84", accuracyM: 12 } },
    });
  });

  it.each([" LC-1 ", "ｌｃ－１", "https://example.org/p?code=LC-1&src=wall"])(
    "says where it was taken by the code in what was scanned or typed: %s",
    (locationCode) => {
      const fields = fieldsOf("submitComplaintResult");
      const where = { by: "code", locationCode } as const;
      expect(inputOf("cmp_1", fields, { text: "已清运", where })).toMatchObject({
        where: { locationCode: "LC-1" },
      });
    },
  );

  it("names photos by their ids", () => {
    const photos = [{ id: "med_1", file: null }];
    expect(inputOf("cmp_1", fieldsOf("closeComplaintOnSite"), { text: "好了", photos })).toEqual({
      id: "cmp_1",
      text: "好了",
      photos: ["med_1"],
    });
  });

  it("turns yes and no into true and false", () => {
    expect(inputOf("cmp_1", fieldsOf("checkComplaintSample"), { passed: "no" })).toEqual({
      id: "cmp_1",
      passed: false,
    });
  });

  it("has words without the spaces around them, and leaves out a record nobody wrote", () => {
    const fields = fieldsOf("declineBooking");
    expect(inputOf("bkg_1", fields, { reason: " 当天有会 " })).toEqual({
      id: "bkg_1",
      reason: "当天有会",
    });
    expect(inputOf("bkg_1", fieldsOf("finishBooking"), { record: " " })).toEqual({ id: "bkg_1" });
  });

  it("has calls as a number", () => {
    const fields = fieldsOf("reportBookingAbsence");
    expect(inputOf("bkg_1", fields, { calls: "2" })).toEqual({ id: "bkg_1", calls: 2 });
  });
});

describe("what must be given first", () => {
  it("is a reason for not accepting", () => {
    expect(missing(fieldsOf("rejectComplaint"), {})).toEqual(["reason"]);
    expect(missing(fieldsOf("rejectComplaint"), { reason: "DUPLICATE" })).toEqual([]);
  });

  it("is nothing where all may be left out", () => {
    expect(missing(fieldsOf("acceptComplaint"), {})).toEqual([]);
  });

  it("is never words", () => {
    expect(missing(fieldsOf("concludeComplaint"), {})).toEqual([]);
  });

  it("is a number of calls, and nothing else will do", () => {
    const fields = fieldsOf("reportBookingAbsence");
    expect(missing(fields, { calls: "两次" })).toEqual(["calls"]);
    expect(missing(fields, { calls: "2" })).toEqual([]);
  });

  it("is every photo that was added: none is left behind", () => {
    const fields = fieldsOf("submitComplaintResult");
    const file = { place: "kept/b", name: "b.jpg", type: "image/jpeg", size: 1 };
    const arrived = { id: "med_1", file };
    expect(missing(fields, {})).toEqual([]);
    expect(missing(fields, { photos: [arrived] })).toEqual([]);
    expect(missing(fields, { photos: [arrived, { id: null, file }] })).toEqual(["photos"]);
  });

  it("is asked for in words that fit the field", () => {
    const said = (mutation: string) => fieldsOf(mutation).map(whatToSay);
    expect(said("reportBookingAbsence")).toEqual(["number"]);
    expect(said("submitComplaintResult")).toContain("photos");
    expect(said("rejectComplaint")).toContain("choose");
  });
});
