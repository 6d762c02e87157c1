import { describe, expect, it } from "vitest";
import { draftIn, emptyDraft, type Kept, sending, withDraft } from "./draft";

const written = { ...emptyDraft, values: { matter: ["社保"] } };
const keys = () => {
  let n = 0;
  return () => `key-${++n}`;
};

describe("what was written to book a service", () => {
  it("is there again for who wrote it, and for nobody else", () => {
    const kept = withDraft(null, "prs_A", "svc_1", written);
    expect(draftIn(kept, "prs_A", "svc_1")).toEqual(written);
    expect(draftIn(kept, "prs_B", "svc_1")).toEqual(emptyDraft);
    expect(draftIn(kept, "prs_A", "svc_2")).toEqual(emptyDraft);
  });

  it("goes when it was sent, and when somebody else writes on this device", () => {
    const kept = withDraft(null, "prs_A", "svc_1", written);
    expect(withDraft(kept, "prs_A", "svc_1", null).drafts).toEqual([]);
    expect(withDraft(kept, "prs_B", "svc_2", written).drafts).toEqual([["svc_2", written]]);
  });

  it("is kept for the latest ten services", () => {
    const names = Array.from({ length: 12 }, (_, n) => `svc_${n}`);
    const kept = names.reduce<Kept | null>(
      (all, name) => withDraft(all, "prs_A", name, written),
      null,
    );
    expect(kept?.drafts.map(([name]) => name)).toEqual(names.slice(2).reverse());
  });
});

describe("a confirmation", () => {
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
