import { describe, expect, it } from "vitest";
import { labelsModule } from "./labels.ts";

const enumOf = (...descriptions: string[]) =>
  `"Why."\nenum CloseReason {\n${descriptions.map((one, i) => `  "${one}"\n  VALUE_${i}`).join("\n")}\n}`;

describe("labels from the contract", () => {
  it("are taken from values described in both languages", () => {
    expect(labelsModule(enumOf("Solved · 已解决"))).toContain(
      'export const closeReasonLabels = {\n  VALUE_0: { zh: "已解决", en: "Solved" },\n} as const;',
    );
  });

  it("leave out a list of which one value has no Chinese", () => {
    expect(labelsModule(enumOf("Solved · 已解决", "Explained"))).not.toContain("closeReasonLabels");
  });
});
