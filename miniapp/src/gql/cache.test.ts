import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { taroSaw } from "../../test/taro";
import { createCache, forgetReads, keepReads, readAgain, restoreReads, UNKEPT } from "./cache";

const DAY = 86_400_000;
const KEY = ["prs_1/RESIDENT/zh", "Me", {}];

function keptBy(owner: string, at: number): void {
  const cache = createCache();
  const stop = keepReads(
    cache,
    () => owner,
    () => at,
  );
  cache.setQueryData(KEY, { me: { id: "prs_1" } });
  vi.runAllTimers();
  stop();
  cache.clear();
}

function restoredFor(owner: string, at: number): unknown {
  const cache = createCache();
  restoreReads(cache, owner, at);
  return cache.getQueryData(KEY);
}

beforeEach(() => {
  vi.useFakeTimers();
  taroSaw.storage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("answers kept on the device", () => {
  it("are there again when the app is opened the next time", () => {
    keptBy("prs_1", 0);
    expect(restoredFor("prs_1", DAY - 1)).toEqual({ me: { id: "prs_1" } });
  });

  it("are nobody else's", () => {
    keptBy("prs_1", 0);
    expect(restoredFor("prs_2", 1)).toBeUndefined();
    expect(taroSaw.storage.size).toBe(0);
  });

  it("are only those that may stay: one's own data in clear is not", async () => {
    const cache = createCache();
    const stop = keepReads(
      cache,
      () => "prs_1",
      () => 0,
    );
    const queryFn = () => ({ phone: "13800000001" });
    await cache.fetchQuery({ queryKey: ["prs_1", "MyData"], queryFn, meta: UNKEPT });
    cache.setQueryData(KEY, { me: { id: "prs_1" } });
    vi.runAllTimers();
    stop();
    expect(String(taroSaw.storage.get("linge.reads"))).toContain("prs_1/RESIDENT/zh");
    expect(String(taroSaw.storage.get("linge.reads"))).not.toContain("13800000001");
  });

  it("are answers only: a command that waited its turn is in nobody's way afterwards", () => {
    const cache = createCache();
    const stop = keepReads(
      cache,
      () => "prs_1",
      () => 0,
    );
    const options = {
      scope: { id: "UpdateProfile" },
      mutationFn: () => new Promise<void>(() => undefined),
    };
    for (const _ of ["first", "second"])
      void cache.getMutationCache().build(cache, options).execute(undefined);
    cache.setQueryData(KEY, { me: { id: "prs_1" } });
    vi.runAllTimers();
    stop();
    const next = createCache();
    restoreReads(next, "prs_1", 1);
    expect(next.getQueryData(KEY)).toBeDefined();
    expect(next.getMutationCache().getAll()).toEqual([]);
  });

  it("are thrown away after a day", () => {
    keptBy("prs_1", 0);
    expect(restoredFor("prs_1", DAY)).toBeUndefined();
  });

  it("are forgotten with the session", () => {
    keptBy("prs_1", 0);
    forgetReads(createCache());
    expect(taroSaw.storage.size).toBe(0);
  });

  it("that are too much for the storage are not kept", () => {
    const cache = createCache();
    const stop = keepReads(
      cache,
      () => "prs_1",
      () => 0,
    );
    cache.setQueryData(KEY, "x".repeat(500_000));
    vi.runAllTimers();
    stop();
    cache.clear();
    expect(taroSaw.storage.size).toBe(0);
  });
});

describe("a list that is read for the first time while something is added to it", () => {
  it("is read again, and the answer from before is not taken for the new one", async () => {
    const cache = createCache();
    const answers: ((list: string[]) => void)[] = [];
    const queryFn = () => new Promise<string[]>((resolve) => void answers.push(resolve));
    const list = new QueryObserver(cache, {
      queryKey: ["prs_1/RESIDENT/zh", "Feeds", {}],
      queryFn,
    });
    const stop = list.subscribe(() => undefined);
    const done = readAgain(cache, ["Feeds"]);
    answers[0]?.([]);
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.(["new"]);
    await done;
    expect(list.getCurrentResult().data).toEqual(["new"]);
    stop();
  });
});
