import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Kind, parse } from "graphql";
import { describe, expect, it } from "vitest";
import { nameOf } from "../gql/operation";
import { forms } from "./forms";

const schema = parse(
  readFileSync(join(import.meta.dirname, "../../../packages/api/schema.graphql"), "utf8"),
);

function fieldsOf(type: string) {
  const found = schema.definitions.find((one) => "name" in one && one.name?.value === type);
  return found && "fields" in found ? (found.fields ?? []) : [];
}

const inputFields = (mutation: string) =>
  fieldsOf(`${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`).filter(
    ({ name }) => !["id", "idempotencyKey"].includes(name.value),
  );
const HOLDER = ["gridId", "unitId"];

/** Given by the reporter, on the reporter's own pages. */
const OF_REPORTERS = [
  "submitComplaint",
  "supplementComplaint",
  "confirmComplaint",
  "reopenComplaint",
  "withdrawComplaint",
  "followComplaint",
  "unfollowComplaint",
];

describe("the table of forms", () => {
  it("has every command on a complaint that staff give", () => {
    const commands = fieldsOf("Mutation")
      .map(({ name }) => name.value)
      .filter((name) => name.includes("Complaint") && !OF_REPORTERS.includes(name));
    expect(Object.keys(forms).sort()).toEqual(commands.sort());
  });

  it.each(Object.keys(forms))("%s asks for every field of its input", (mutation) => {
    const wanted = new Set(
      inputFields(mutation).map(({ name }) =>
        HOLDER.includes(name.value) ? "holder" : name.value,
      ),
    );
    expect(new Set(forms[mutation]?.fields.map(({ name }) => name))).toEqual(wanted);
  });

  it.each(Object.keys(forms))("%s lets be left out what its input does", (mutation) => {
    const required = inputFields(mutation)
      .filter(({ type }) => type.kind === Kind.NON_NULL_TYPE)
      .map(({ name }) => name.value);
    const left =
      forms[mutation]?.fields.filter(({ isOptional }) => isOptional).map(({ name }) => name) ?? [];
    expect(left.filter((name) => required.includes(name))).toEqual([]);
  });

  it.each(Object.entries(forms))("%s sends its own mutation", (mutation, { document }) => {
    expect(nameOf(document as never).toLowerCase()).toBe(mutation.toLowerCase());
  });
});
