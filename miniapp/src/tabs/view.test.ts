import { describe, expect, it } from "vitest";
import { destinationOf, noticesToShow } from "./view";

describe("a notice", () => {
  const about = (subjectId: string, sort: "WORK" | "INFO") => ({ subjectId, sort });

  it("leads a reporter to the complaint, also when they have something to do", () => {
    expect(destinationOf(about("cmp_1", "WORK"), false)).toEqual({
      to: "complaint",
      params: { id: "cmp_1" },
    });
  });

  it("leads who holds a post to the workbench when it is work", () => {
    expect(destinationOf(about("cmp_1", "WORK"), true)).toMatchObject({ to: "workItem" });
    expect(destinationOf(about("cmp_1", "INFO"), true)).toMatchObject({ to: "complaint" });
  });

  it("about oneself leads to one's homes", () => {
    expect(destinationOf(about("prs_1", "INFO"), false)).toEqual({ to: "homes", params: {} });
  });

  it("leads nowhere when nothing here shows what it is about", () => {
    expect(destinationOf(about("bkg_1", "INFO"), false)).toBeNull();
  });
});

describe("the notices of the first page", () => {
  const edges = (...ids: string[]) => ({
    edges: ids.map((id) => ({
      node: {
        id,
        at: "",
        title: "",
        body: "",
        sort: "INFO" as const,
        sortLabel: "",
        readAt: null,
        subjectId: "cmp_1",
      },
    })),
  });
  const shown = (unread: string[], latest: string[]) =>
    noticesToShow({ unread: edges(...unread), latest: edges(...latest) }).map(({ id }) => id);

  it("are unread ones first, then the latest, each once", () => {
    expect(shown(["d"], ["a", "d", "b"])).toEqual(["d", "a", "b"]);
  });

  it("are three at most", () => {
    expect(shown(["d", "e"], ["a", "b", "c"])).toEqual(["d", "e", "a"]);
  });

  it("may be none", () => {
    expect(shown([], [])).toEqual([]);
  });
});
