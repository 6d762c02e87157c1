import fc from "fast-check";

/** Whatever a state or a fact may hold: nested, empty, with rare characters and awkward numbers. */
export const content: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.string({ unit: "binary" }),
    fc.constantFrom("", "路", "𠮷😀", "\u0000", "\u2028", "{}"),
    fc.integer(),
    fc.constantFrom(0.1 + 0.2, 114.057868, 1e-7, Number.MAX_SAFE_INTEGER, 1 / 3),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("record"),
  ),
  list: fc.array(tie("value"), { maxLength: 3 }),
  record: fc.dictionary(fc.constantFrom("name", "状态", "at", "𠮷"), tie("value"), {
    noNullPrototype: true,
  }),
})).value;
