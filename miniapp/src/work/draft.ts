import { codeIn } from "../complaint/view";
import type { SentPhoto } from "../media/view";
import type { Point } from "../platform/whereabouts";
import type { FieldSpec } from "./forms";

/** Where evidence was taken, as somebody gave it. */
export type Where =
  | ({ by: "point" } & Pick<Point, "lng" | "lat" | "crs" | "accuracyM">)
  | { by: "code"; locationCode: string };

/** What is in a field. Choices of a closed list are texts. */
export type Value = string | Where | readonly SentPhoto[];
export type Values = Readonly<Record<string, Value>>;

/** A form that is being filled in. `sent` is the last input that was sent, with its key. */
export type Draft = { values: Values; sent: { input: string; key: string } | null };

export const emptyDraft: Draft = { values: {}, sent: null };

const isText = (value: Value | undefined): value is string => typeof value === "string";
export const wordsOf = (value: Value | undefined): string => (isText(value) ? value : "");
export const photosOf = (value: Value | undefined): readonly SentPhoto[] =>
  Array.isArray(value) ? (value as readonly SentPhoto[]) : [];
export const whereOf = (value: Value | undefined): Where | null =>
  typeof value === "object" && "by" in value ? value : null;

/** As it is kept: addresses of pictures on the device mean nothing once the app was closed. */
export function withoutPreviews(draft: Draft): Draft {
  const stripped = Object.entries(draft.values).map(([name, value]): [string, Value] => [
    name,
    Array.isArray(value) ? photosOf(value).map(({ id }) => ({ id, preview: null })) : value,
  ]);
  return { ...draft, values: Object.fromEntries(stripped) };
}

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
      const ids = photosOf(value).map(({ id }) => id);
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

/**
 * The draft as it is when this input is sent: the same input keeps its key, so that sending it again after
 * a lost answer, even after the app was closed, does it once.
 */
export function sending(
  draft: Draft,
  input: object,
  makeKey: () => string,
): Draft & { sent: { key: string } } {
  const text = JSON.stringify(input);
  const sent = draft.sent?.input === text ? draft.sent : { input: text, key: makeKey() };
  return { ...draft, sent };
}
