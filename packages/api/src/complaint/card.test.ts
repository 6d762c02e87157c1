import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sealed } from "../kernel/sealed.ts";
import { MAX_CARD } from "../kernel/card.ts";
import { fromCard, inList, toCard } from "./card.ts";
import { inUnit, placeIn, Story, steps, submission } from "./complaint.fixture.ts";
import type { Complaint } from "./complaint.ts";
import { shownBy, shownOf } from "./invariants.fixture.ts";

/* That a list shows what the file says, whatever happened to a complaint, is among the invariants. */

const bytesOf = (complaint: Complaint): number =>
  Buffer.byteLength(JSON.stringify(toCard(complaint) ?? []));

const withPlace = (change: Partial<Complaint["place"]>): Complaint =>
  new Story({ place: { ...placeIn("A1"), ...change } }).complaint;

describe("given a complaint on a card", () => {
  it.each(Object.entries(steps))(
    "%s, when it is read back, then it is what the file says",
    (_, go) => {
      const { complaint } = go();
      expect(shownBy(complaint)).toEqual(shownOf(complaint));
    },
  );

  it.each([
    "/",
    "/S/",
    "/S/C/A/",
    "/999901001/999901001001/999901001001-G01/999901001001-G01-W001/",
    "/9/99~1/99~11/",
    "/网格/网格一/网格一𠮷/",
  ])("whose place is %s, when it is read back, then the place is the same", (path) => {
    expect(shownBy({ ...withPlace({ path }), desk: path })).toMatchObject({
      place: { path },
      desk: path,
    });
  });

  it("whose desk lies beside its place, when it is read back, then the desk is the same", () => {
    const complaint = { ...withPlace({ path: "/S/C/A/" }), desk: "/S/D/" };
    expect(shownBy(complaint)?.desk).toBe("/S/D/");
  });

  it("whose unit is none of those that had it, when it is read back, then it is that unit", () => {
    const complaint = { ...steps.dispatched(inUnit("ROADS")).complaint, unitIds: [] };
    expect(shownBy(complaint)).toEqual(shownOf(complaint));
  });

  it("of another version, when it is read, then it is passed over for the file", () => {
    const [, ...rest] = toCard(new Story().complaint) ?? [];
    expect(fromCard([0, ...rest])).toBeNull();
  });
});

describe("given more than a card has room for", () => {
  const sealed = (length: number) => `v1.s1.${"x".repeat(length)}` as Sealed;

  it("a long place in words, when it is put on the card, then it stays in the file alone", () => {
    const shown = shownBy(withPlace({ label: sealed(900) }));
    expect(shown?.number).toBe(submission().number);
    expect(shown?.place.label).toBeUndefined();
  });

  it("no place in words, when it is put on the card, then that is known and not missing", () => {
    expect(shownBy(withPlace({ label: null }))?.place.label).toBeNull();
  });

  it("names without end, when it is put on the card, then there is no card", () => {
    expect(toCard(withPlace({ gridName: "很长的名称".repeat(60) }))).toBeNull();
  });

  it("any text, when it is put on the card, then the card keeps within its bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.nat(1_000), (text, length) => {
        const complaint = withPlace({ gridName: text, label: sealed(length) });
        expect(bytesOf({ ...complaint, description: `${text}${text}` })).toBeLessThanOrEqual(
          MAX_CARD,
        );
      }),
    );
  });
});

it.each([
  ["灯坏了", "灯坏了"],
  ["一\n\n二  三", "一 二 三"],
  ["𠮷".repeat(28), "𠮷".repeat(28)],
  ["𠮷".repeat(29), `${"𠮷".repeat(27)}…`],
])("given the description %j, when a list shows it, then as %j", (description, summary) => {
  expect(inList({ ...new Story().complaint, description }).summary).toBe(summary);
});
