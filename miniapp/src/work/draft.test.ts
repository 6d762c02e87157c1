import { describe, expect, it } from "vitest";
import { holderValue, inputOf, unchosen } from "./draft";
import { type FieldSpec, forms } from "./forms";

const fieldsOf = (mutation: string): readonly FieldSpec[] => forms[mutation]?.fields ?? [];

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
});

describe("what must be chosen first", () => {
  it("is a reason for not accepting", () => {
    expect(unchosen(fieldsOf("rejectComplaint"), {})).toEqual(["reason"]);
  });

  it("is nothing where all may be left out", () => {
    expect(unchosen(fieldsOf("acceptComplaint"), {})).toEqual([]);
  });

  it("is never words", () => {
    expect(unchosen(fieldsOf("concludeComplaint"), {})).toEqual([]);
  });
});
