import { describe, expect, it } from "vitest";
import { destinationOf, mattersIn, mattersToShow, type Notice } from "./view";

describe("a notice", () => {
  const about = (subjectId: string, capacity: Notice["capacity"]) =>
    destinationOf({ subjectId, capacity });

  it("leads a reporter to their complaint", () => {
    expect(about("cmp_1", "REPORTER")).toEqual({ to: "complaint", params: { id: "cmp_1" } });
  });

  it("leads staff to the workbench", () => {
    expect(about("cmp_1", "STAFF")).toEqual({ to: "workItem", params: { id: "cmp_1" } });
  });

  it("leads a follower nowhere: the complaint is not theirs to read", () => {
    expect(about("cmp_1", "FOLLOWER")).toBeNull();
  });

  it("about oneself leads to one's homes", () => {
    expect(about("prs_1", "ONESELF")).toEqual({ to: "homes", params: {} });
  });

  it("leads who comes or booked to the booking", () => {
    expect(about("bkg_1", "ONESELF")).toEqual({ to: "booking", params: { id: "bkg_1" } });
    expect(about("bkg_1", "STAFF")).toEqual({ to: "providerBooking", params: { id: "bkg_1" } });
  });

  it("about meals leads to one's own, to the desk, or to the check at a door", () => {
    expect(about("msb_1", "ONESELF")).toEqual({ to: "meals", params: {} });
    expect(about("kit_1", "STAFF")).toEqual({ to: "mealWork", params: {} });
    expect(about("msb_1", "STAFF")).toEqual({ to: "mealWork", params: {} });
    const params = { id: "msb_1", on: "2026-11-20" };
    expect(about("msb_1#2026-11-20", "STAFF")).toEqual({ to: "mealCheck", params });
  });

  it("about leave to book for somebody leads to who may book for whom", () => {
    expect(about("aut_1", "ONESELF")).toEqual({ to: "proxies", params: {} });
  });

  it("leads nowhere when nothing here shows what it is about", () => {
    expect(about("vot_1", "REPORTER")).toBeNull();
  });
});

const notice = (id: string, subjectId = "cmp_1", readAt: string | null = null): Notice => ({
  id,
  at: "",
  title: "",
  body: "",
  sort: "INFO",
  sortLabel: "",
  readAt,
  capacity: "REPORTER",
  subjectId,
});

describe("the notices of the inbox", () => {
  it("are one card for each matter, in the order of its newest, with how many are unread", () => {
    const found = mattersIn([
      notice("f", "cmp_1"),
      notice("e", "cmp_2"),
      notice("d", "cmp_1", "2026-11-20T00:00:00.000Z"),
      notice("c", "cmp_1"),
    ]);
    const short = found.map(({ newest, older, unread }) => [newest.id, older.length, unread]);
    expect(short).toEqual([
      ["f", 2, 2],
      ["e", 0, 1],
    ]);
  });

  it("are two cards where somebody is told as reporter and as staff: they lead to two pages", () => {
    const both = [notice("b"), { ...notice("a"), capacity: "STAFF" as const }];
    expect(mattersIn(both)).toHaveLength(2);
  });
});

describe("the notices of the first page", () => {
  const edges = (...ids: string[]) => ({
    edges: ids.map((id) => ({ node: notice(id, `cmp_${id}`) })),
  });
  const shown = (unread: string[], latest: string[]) =>
    mattersToShow({ unread: edges(...unread), latest: edges(...latest) }).map(
      ({ newest }) => newest.id,
    );

  it("are unread ones first, then the latest, each once", () => {
    expect(shown(["d"], ["a", "b"])).toEqual(["d", "a", "b"]);
  });

  it("are three at most", () => {
    expect(shown(["d", "e"], ["a", "b", "c"])).toEqual(["d", "e", "a"]);
  });

  it("may be none", () => {
    expect(shown([], [])).toEqual([]);
  });
});
