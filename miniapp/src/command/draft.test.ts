import { describe, expect, it } from "vitest";
import { draftIn, filesIn, nothingKept, sending, withDraft } from "./draft";

const written = { values: { answers: { matter: ["社保"] } }, sent: null };
const keys = () => {
  let n = 0;
  return () => `key-${++n}`;
};

describe("what was written before a command", () => {
  it("is there again for who wrote it, and for nobody else", () => {
    const kept = withDraft(nothingKept, "prs_A", "svc_1", written);
    expect(draftIn(kept, "prs_A", "svc_1")).toEqual(written);
    expect(draftIn(kept, "prs_B", "svc_1")).toBeNull();
    expect(draftIn(kept, "prs_A", "svc_2")).toBeNull();
  });

  it("goes when it was sent, and when somebody else writes on this device", () => {
    const kept = withDraft(nothingKept, "prs_A", "svc_1", written);
    expect(withDraft(kept, "prs_A", "svc_1", null).drafts).toEqual([]);
    expect(withDraft(kept, "prs_B", "svc_2", written).drafts).toEqual([["svc_2", written]]);
  });

  it("is kept for the latest ten", () => {
    const names = Array.from({ length: 12 }, (_, n) => `svc_${n}`);
    const kept = names.reduce((all, name) => withDraft(all, "prs_A", name, written), nothingKept);
    expect(kept.drafts.map(([name]) => name)).toEqual(names.slice(2).reverse());
  });
});

describe("photos of drafts", () => {
  it("are those the device keeps, in whichever field", () => {
    const file = { place: "kept/b", name: "b.jpg", type: "image/jpeg", size: 1 };
    const photos = [
      { id: "med_A", file: null },
      { id: null, file },
    ];
    const draft = { values: { text: "好了", photos, where: null }, sent: null };
    expect(filesIn(withDraft(nothingKept, "prs_A", "one", draft))).toEqual([file]);
    expect(filesIn(withDraft(nothingKept, "prs_A", "one", written))).toEqual([]);
  });
});

describe("a command", () => {
  it("keeps its key while the same is sent again, also after the app was closed", () => {
    const make = keys();
    const first = sending(written, { id: "bkg_1" }, make);
    const reopened = JSON.parse(JSON.stringify(first)) as typeof first;
    expect(sending(reopened, { id: "bkg_1" }, make).sent.key).toBe("key-1");
  });

  it("has another key when something else is sent", () => {
    const make = keys();
    const first = sending(written, { id: "bkg_1" }, make);
    expect(sending(first, { id: "bkg_2" }, make).sent.key).toBe("key-2");
  });
});
