import { describe, expect, it } from "vitest";
import { matching } from "./option";

describe("searching a list", () => {
  const options = [
    { value: "1", label: "垃圾清运", hint: "环境卫生" },
    { value: "2", label: "Street lamp", hint: "Roads" },
  ];

  it("looks at labels and hints, capitals or not", () => {
    expect(matching(options, "ROADS lamp").map(({ value }) => value)).toEqual(["2"]);
    expect(matching(options, "卫生").map(({ value }) => value)).toEqual(["1"]);
  });

  it("shows all when nothing is typed", () => {
    expect(matching(options, "  ")).toHaveLength(2);
  });
});
