// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { taroSaw } from "../../test/taro";
import { useDraft, changeDraft } from "../complaint/draft-store";
import { answerConsent, useConsent } from "../privacy/consent";
import { actAs, begin, end, useSession } from "./session";

const person = (id: string) => ({ id, displayName: `示例居民·${id}` });
const beginAs = (id: string) =>
  begin({
    accessToken: `a-${id}`,
    refreshToken: `r-${id}`,
    expiresAt: "",
    me: { ...person(id), language: "ZH", elderMode: false },
  });

/** What the browser tells this window after another one has kept or forgotten something. */
function otherWindow(key: string, value: object | string | null): void {
  if (value === null) taroSaw.storage.delete(`linge.${key}`);
  else taroSaw.storage.set(`linge.${key}`, JSON.stringify(value));
  window.dispatchEvent(new StorageEvent("storage", { key: `linge.${key}` }));
}

beforeEach(() => {
  end();
  taroSaw.storage.clear();
});

describe("two windows of one browser", () => {
  it("are used by the same person: who signs in in one is signed in in both", () => {
    beginAs("prs_1");
    actAs("rol_1");
    otherWindow("session", { person: person("prs_2"), actingAs: "RESIDENT" });
    expect(useSession.getState()).toMatchObject({
      person: { id: "prs_2" },
      actingAs: "RESIDENT",
    });
  });

  it("are both a guest's once somebody signed out in one", () => {
    beginAs("prs_1");
    otherWindow("session", null);
    expect(useSession.getState()).toMatchObject({ person: null, actingAs: "RESIDENT" });
  });

  it("do not show the next person what the last one was writing", () => {
    beginAs("prs_1");
    changeDraft({ description: "我家的事" });
    otherWindow("session", { person: person("prs_2"), actingAs: "RESIDENT" });
    expect(useDraft.getState()).toMatchObject({ owner: "prs_2", description: "" });
  });

  it("may be used in two identities of one person", () => {
    beginAs("prs_1");
    actAs("rol_1");
    otherWindow("session", { person: person("prs_1"), actingAs: "rol_2" });
    expect(useSession.getState().actingAs).toBe("rol_1");
  });

  it("hear of nothing else that is kept", () => {
    beginAs("prs_1");
    taroSaw.storage.delete("linge.session");
    otherWindow("reads", {});
    expect(useSession.getState().person).toEqual(person("prs_1"));
  });

  it("forget together whether something private may be used", () => {
    answerConsent(true);
    otherWindow("privacy", null);
    expect(useConsent.getState().answer).toBeNull();
  });
});
