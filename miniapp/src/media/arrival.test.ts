import { describe, expect, it } from "vitest";
import { awaitArrival, type Standing, WAITS_MS } from "./arrival";

/** The API says one after the other of these; `null` is an answer that is lost. */
async function told(...standings: (Standing | null)[]) {
  const waits: number[] = [];
  const left = [...standings];
  const ask = async (): Promise<Standing> => {
    const next = left.length > 1 ? left.shift() : left[0];
    if (next) return next;
    throw new Error("no network");
  };
  const arrival = await awaitArrival(ask, async (ms) => void waits.push(ms));
  return { arrival, waits };
}

const requested = { state: "REQUESTED", problem: null };
const ready = { state: "READY", problem: null };

describe("a photo that a store has taken", () => {
  it("is ready as soon as the API says so", async () => {
    expect(await told(requested, requested, ready)).toEqual({
      arrival: { kind: "ready" },
      waits: WAITS_MS.slice(0, 3),
    });
  });

  it("is refused in the API's words", async () => {
    const refused = { state: "REFUSED", problem: "照片已损坏" };
    expect((await told(requested, refused)).arrival).toEqual({
      kind: "refused",
      problem: "照片已损坏",
    });
  });

  it("is asked for again when an answer is lost", async () => {
    expect((await told(null, null, ready)).arrival).toEqual({ kind: "ready" });
    expect((await told(null)).arrival).toEqual({ kind: "unknown" });
  });

  it("is not waited for without an end, and less and less often", async () => {
    const { arrival, waits } = await told(requested);
    expect([arrival, waits]).toEqual([{ kind: "unknown" }, WAITS_MS]);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });
});
