import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { MAX_PAGE, type PageArgs, toPageRequest } from "./page.ts";
import { Cursors } from "./table/page.ts";

const secret = new Uint8Array(32).fill(1);
const cursors = new Cursors(secret, "mine OPEN\u0000prs_1");
const requestOf = (args: PageArgs) => toPageRequest(args, cursors, "zh");

/** What is wrong with the arguments: code and field. */
function problemOf(args: PageArgs): unknown {
  try {
    return requestOf(args);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [error.extensions["code"], error.extensions["field"]];
  }
}

describe("paging arguments", () => {
  it.each([1, 2, MAX_PAGE])("given first: %i: asks for so many from the front", (first) => {
    const request = { limit: first, backward: false, after: null, before: null };
    expect(requestOf({ first })).toEqual(request);
    expect(requestOf({ first, last: null, after: null, before: null })).toEqual(request);
  });

  it.each([1, 2, MAX_PAGE])("given last: %i: asks for so many from the back", (last) => {
    const request = { limit: last, backward: true, after: null, before: null };
    expect(requestOf({ last })).toEqual(request);
    expect(requestOf({ last, first: null })).toEqual(request);
  });

  it("given cursors of this list: asks for what lies between them", () => {
    const [after, before] = [cursors.encode("2026#cmp_1"), cursors.encode("2026#cmp_9")];
    expect(requestOf({ first: 5, after, before })).toEqual({
      limit: 5,
      backward: false,
      after: "2026#cmp_1",
      before: "2026#cmp_9",
    });
  });

  it.each([
    ["neither first nor last", {}, "first"],
    ["both null", { first: null, last: null }, "first"],
    ["both", { first: 1, last: 1 }, "first"],
    ["both, one of them nought", { first: 0, last: 5 }, "first"],
    ["nothing from the front", { first: 0 }, "first"],
    ["nothing from the back", { last: 0 }, "last"],
    ["less than nothing", { first: -1 }, "first"],
    ["too many from the front", { first: MAX_PAGE + 1 }, "first"],
    ["too many from the back", { last: MAX_PAGE + 1 }, "last"],
    ["an empty cursor", { first: 1, after: "" }, "after"],
    ["a position instead of a cursor", { first: 1, after: "2026#cmp_1" }, "after"],
    ["a cursor that is none", { last: 1, before: "bm9uZQ" }, "before"],
  ])("given %s: are not valid, by name of the argument", (_what, args, field) => {
    expect(problemOf(args)).toEqual(["BAD_USER_INPUT", field]);
  });

  it.each(["mine CLOSED\u0000prs_1", "mine OPEN\u0000prs_2", "queue\u0000prs_1"])(
    "given a cursor of another list, other arguments or another viewer (%j): are not valid",
    (bind) => {
      const after = new Cursors(secret, bind).encode("2026#cmp_1");
      expect(problemOf({ first: 1, after })).toEqual(["BAD_USER_INPUT", "after"]);
    },
  );

  it("given a reader of English: says so in English", () => {
    expect(() => toPageRequest({ first: 101 }, cursors, "en")).toThrow("first must be 1 to 100");
    expect(() => requestOf({ first: 101 })).toThrow("first 须在 1 至 100 之间");
  });
});
