import { beforeEach, describe, expect, it } from "vitest";
import { taroSaw } from "../../test/taro";
import { keep } from "../platform/storage";
import { answerConsent } from "../privacy/consent";
import { createCredentials } from "./credentials";
import { chooseDisplay, setDisplayFrom, useDisplay } from "./display";
import { actAs, begin, credentials, end, RESIDENT, useSession } from "./session";

const MINUTE = 60_000;
const me = { id: "prs_1", displayName: "白露0010", language: "ZH" as const, elderMode: false };
const session = { accessToken: "a", refreshToken: "r", expiresAt: "", me };

beforeEach(() => {
  end();
  taroSaw.storage.clear();
  useDisplay.setState({ language: "zh", elderMode: false, isChosen: false });
});

describe("credentials", () => {
  it("are stale a little before the quarter of an hour is over", () => {
    let now = 0;
    const mine = createCredentials(
      () => now,
      () => undefined,
    );
    mine.save({ accessToken: "a", refreshToken: "r" });
    now = 13 * MINUTE;
    expect(mine.isStale()).toBe(false);
    now = 14 * MINUTE;
    expect(mine.isStale()).toBe(true);
  });

  it("are stale when the clock of the device was put back", () => {
    let now = 100 * MINUTE;
    const mine = createCredentials(
      () => now,
      () => undefined,
    );
    mine.save({ accessToken: "a", refreshToken: "r" });
    now = 0;
    expect(mine.isStale()).toBe(true);
  });

  it("of nobody are never stale", () => {
    expect(credentials.isStale()).toBe(false);
  });

  it("are read anew each time, since another window may have changed them", () => {
    begin(session);
    taroSaw.storage.set(
      "linge.credentials",
      JSON.stringify({ accessToken: "b", refreshToken: "s", savedAt: 0 }),
    );
    expect(credentials.read()).toMatchObject({ accessToken: "b" });
  });

  it("that are damaged count as none", () => {
    taroSaw.storage.set("linge.credentials", "{");
    expect(credentials.read()).toBeNull();
  });
});

describe("a session", () => {
  it("begins as a resident, whatever the last one acted as", () => {
    begin(session);
    actAs("rol_1");
    begin(session);
    expect(useSession.getState()).toMatchObject({ person: { id: "prs_1" }, actingAs: "RESIDENT" });
  });

  it("remembers the chosen identity on the device", () => {
    begin(session);
    actAs("rol_1");
    expect(String(taroSaw.storage.get("linge.session"))).toContain("rol_1");
  });

  it("leaves nothing behind when somebody signs out, neither drafts nor answers", () => {
    begin(session);
    keep("report", { owner: "prs_1" });
    keep("drafts", { owner: "prs_1" });
    answerConsent(true);
    end();
    expect(useSession.getState().person).toBeNull();
    expect([...taroSaw.storage.keys()].filter((key) => key !== "linge.display")).toEqual([]);
  });
});

describe("a session that is over", () => {
  it("leaves the draft where it is, for when they come back", () => {
    begin(session);
    keep("report", { owner: "prs_1" });
    credentials.end();
    expect(useSession.getState().person).toBeNull();
    expect(taroSaw.storage.has("linge.report")).toBe(true);
  });
});

describe("display", () => {
  it("follows the account when nobody chose on this device", () => {
    begin({ ...session, me: { ...me, language: "EN", elderMode: true } });
    expect(useDisplay.getState()).toMatchObject({ language: "en", elderMode: true });
  });

  it("stays as it was chosen on this device", () => {
    chooseDisplay({ elderMode: true });
    setDisplayFrom({ language: "EN", elderMode: false });
    expect(useDisplay.getState()).toMatchObject({ language: "zh", elderMode: true });
  });
});

describe("a session that is over without signing out", () => {
  it("is remembered as that, and who comes back is what they were", () => {
    begin(session);
    actAs("rol_1");
    credentials.end();
    expect(useSession.getState()).toMatchObject({ person: null, over: { personId: "prs_1" } });
    begin(session);
    expect(useSession.getState()).toMatchObject({ actingAs: "rol_1", over: null });
  });

  it("is nothing to somebody else, who begins as themselves", () => {
    begin(session);
    actAs("rol_1");
    credentials.end();
    begin({ ...session, me: { ...me, id: "prs_2" } });
    expect(useSession.getState()).toMatchObject({ actingAs: RESIDENT, over: null });
  });

  it("is not what signing out leaves", () => {
    begin(session);
    end();
    expect(useSession.getState().over).toBeNull();
  });
});
