import { describe, expect, it, vi } from "vitest";
import { AbortController } from "./abort";

describe("the stand-in for AbortController", () => {
  it("tells everybody who listens, once", () => {
    const controller = new AbortController();
    const heard = vi.fn();
    controller.signal.addEventListener("abort", heard);
    controller.abort();
    controller.abort();
    expect(heard).toHaveBeenCalledTimes(1);
    expect(controller.signal.aborted).toBe(true);
  });

  it("does not tell who no longer listens", () => {
    const controller = new AbortController();
    const heard = vi.fn();
    controller.signal.addEventListener("abort", heard);
    controller.signal.removeEventListener("abort", heard);
    controller.abort();
    expect(heard).not.toHaveBeenCalled();
  });
});
