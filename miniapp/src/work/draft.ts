import { codeIn } from "../complaint/view";
import { type DraftPhoto, idsOf } from "../media/view";
import type { Point } from "../platform/whereabouts";
import type { FieldSpec } from "./forms";

/** Where evidence was taken, as somebody gave it. */
export type Where =
  | ({ by: "point" } & Pick<Point, "lng" | "lat" | "crs" | "accuracyM">)
  | { by: "code"; locationCode: string };

/** What is in a field. Choices of a closed list are texts. */
export type Value = string | Where | readonly DraftPhoto[];
export type Values = Readonly<Record<string, Value | undefined>>;

const isText = (value: Value | undefined): value is string => typeof value === "string";
export const wordsOf = (value: Value | undefined): string => (isText(value) ? value : "");
export const photosOf = (value: Value | undefined): readonly DraftPhoto[] =>
  Array.isArray(value) ? (value as readonly DraftPhoto[]) : [];
export const whereOf = (value: Value | undefined): Where | null =>
  typeof value === "object" && "by" in value ? value : null;

/** A unit or grid in a choice: `unit:unt_…` or `grid:grd_…`. */
export const holderValue = (kind: "unit" | "grid", id: string): string => `${kind}:${id}`;

function holderInput(value: string): object {
  const [kind, id] = value.split(":");
  return kind === "unit" ? { unitId: id } : { gridId: id };
}

function whereInput(where: Where): object {
  if (where.by === "point") {
    const { lng, lat, crs, accuracyM } = where;
    return { point: { lng, lat, crs, accuracyM: accuracyM ?? 0 } };
  }
  return { locationCode: codeIn(where.locationCode) };
}

/** The part of the input one field gives; nothing for what was left out. */
function partOf({ name, kind, isOptional = false }: FieldSpec, value: Value | undefined): object {
  switch (kind) {
    case "words": {
      const text = wordsOf(value).trim();
      return text === "" && isOptional ? {} : { [name]: text };
    }
    case "photos": {
      const ids = idsOf(photosOf(value));
      return ids.length === 0 ? {} : { [name]: ids };
    }
    case "where": {
      const where = whereOf(value);
      return where ? { [name]: whereInput(where) } : {};
    }
    case "holder":
      return isText(value) ? holderInput(value) : {};
    case "yesNo":
      return isText(value) ? { [name]: value === "yes" } : {};
    case "category":
    case "level":
    case "reason":
    case "colleague":
    case "nearby":
      return isText(value) ? { [name]: value } : {};
  }
}

/** The input of the mutation, without its key. Empty words are sent: the API says what is missing. */
export const inputOf = (id: string, fields: readonly FieldSpec[], values: Values): { id: string } =>
  Object.assign({ id }, ...fields.map((field) => partOf(field, values[field.name])));

/** Choices that must be made before the API can be asked at all: it takes no input without them. */
export const unchosen = (fields: readonly FieldSpec[], values: Values): string[] =>
  fields
    .filter(
      ({ name, kind, isOptional }) => kind !== "words" && !isOptional && values[name] === undefined,
    )
    .map(({ name }) => name);
