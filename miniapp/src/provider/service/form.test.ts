import { describe, expect, it } from "vitest";
import type { ServiceDraftPartsFragment } from "../../gql/generated/provider";
import { draftOf, formOf, newForm, notNumbers } from "./form";

const draft: ServiceDraftPartsFragment = {
  gridId: "grd_1",
  unitId: null,
  name: { zh: "书记接待日", en: "Reception day" },
  summary: { zh: "每周三接待", en: "Every Wednesday" },
  category: "GOVERNMENT",
  mode: "RECEPTION",
  venue: "接待室",
  plan: {
    weekly: [{ weekday: 3, hours: [{ opens: "09:00", closes: "11:30" }] }],
    breaks: [{ opens: "10:00", closes: "10:15" }],
    exceptions: [{ appliesOn: "2026-12-30", hours: [], reason: "年终会议" }],
    occasions: [],
    isClosedOnHolidays: true,
    slotMinutes: 15,
    beforeMinutes: 0,
    afterMinutes: 5,
    capacity: 1,
    walkIns: 20,
  },
  rules: {
    leadMinutes: 0,
    windowDays: 14,
    isWindowInWorkDays: true,
    graceMinutes: 15,
    cutoffMinutes: 60,
    perDay: 1,
    perWeek: null,
    perMonth: null,
    maxParty: 1,
    needsApproval: false,
    isUrgent: false,
    isTakenWhole: true,
    needsCompanion: false,
  },
  questions: [
    {
      code: "about",
      label: { zh: "什么事", en: "What about" },
      kind: "SINGLE",
      isRequired: true,
      options: [{ code: "a", label: { zh: "邻里", en: "Neighbours" } }],
      min: null,
      max: null,
    },
  ],
  resources: [{ key: "ROOM-1", name: { zh: "接待室", en: "Room" } }],
  needsHome: true,
  roles: ["MICRO_HEAD"],
  minAge: 18,
  maxAge: null,
  price: { zh: "免费", en: "Free" },
};

describe("a service in the form", () => {
  it("is what it was when nothing is changed", () => {
    expect(draftOf(formOf(draft))).toEqual(draft);
  });

  it("cannot be sent before category and mode are chosen", () => {
    const form = newForm("grd_1", null);
    expect(draftOf(form)).toBeNull();
    expect(draftOf({ ...form, category: "HOME", mode: "COUNTER" })?.plan.weekly).toHaveLength(5);
  });

  it("says which fields are no numbers; limits may be left out", () => {
    const form = { ...newForm("grd_1", null), capacity: "两个", windowDays: "", perDay: "x" };
    expect(notNumbers(form)).toEqual(["capacity", "windowDays", "perDay"]);
    expect(notNumbers(newForm("grd_1", null))).toEqual([]);
  });

  it("leaves no number out because it is none, in a list either", () => {
    const form = formOf(draft);
    const questions = form.questions.map((one) => ({ ...one, min: "十" }));
    expect(notNumbers({ ...form, questions })).toEqual(["questions"]);
  });
});
