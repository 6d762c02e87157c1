import { afterAll, beforeAll, vi } from "vitest";

/**
 * For the tests of a file or a `describe` that count requests: what a process remembers for two seconds, it
 * goes on remembering, however slow the machine.
 */
export function keepMemory(): void {
  beforeAll(() => {
    const now = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(now);
  });
  afterAll(() => {
    vi.mocked(performance.now).mockRestore();
  });
}
