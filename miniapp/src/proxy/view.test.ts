import { describe, expect, it } from "vitest";
import { bySide, type Leave, leavesFor, personIn } from "./view";

const leave = (id: string, principalId: string, isInForce = true): Leave => ({
  id,
  principalId,
  principalName: "",
  agentName: "",
  relationLabel: "",
  to: "",
  isInForce,
});
const all = [leave("a", "prs_me"), leave("b", "prs_mum"), leave("c", "prs_dad", false)];

describe("leave to book for somebody", () => {
  it("is offered where one booked for others and it holds", () => {
    expect(leavesFor(all, "prs_me").map(({ id }) => id)).toEqual(["b"]);
  });

  it("is offered once for each of them, however often they gave it", () => {
    const twice = [leave("d", "prs_mum"), leave("e", "prs_mum")];
    expect(leavesFor(twice, "prs_me").map(({ id }) => id)).toEqual(["d"]);
  });

  it("is told by who gave it; what is over stands apart", () => {
    const { given, received, over } = bySide(all, "prs_me");
    expect([given, received, over].map((some) => some.map(({ id }) => id))).toEqual([
      ["a"],
      ["b"],
      ["c"],
    ]);
  });
});

describe("somebody's code", () => {
  const code = "prs_01M4PSZ9M000017ZH1HFA9XEXB";

  it("is found in whatever was scanned or pasted", () => {
    expect(personIn(`代办码：${code.toLowerCase()} 请收`)).toBe(code);
  });

  it("is left as it was typed when there is none in it: the API says so", () => {
    expect(personIn(" 小明 ")).toBe("小明");
  });
});
