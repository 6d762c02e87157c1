import { codeIn } from "../complaint/view";
import { areUnsent, type DraftPhoto, idsOf } from "../media/view";
import type { Point } from "../platform/whereabouts";
import type { Text } from "../i18n/words";

/** One of a list: what was chosen is sent as it is. */
type ChoiceKind = "category" | "level" | "reason" | "colleague" | "nearby" | "performer";

/** What a field asks for. A page of commands draws the kinds it has. */
export type FieldKind =
  | "words"
  | "number"
  | "yesNo"
  | "photos"
  | "where"
  /** Where a matter is; becomes `place`. */
  | "place"
  /** A grid of the place or a unit; becomes `gridId` or `unitId`. */
  | "holder"
  | ChoiceKind;

/** One field of a form. `name` is that of the input, and of `field` in a refusal. */
export type FieldSpec<Kind extends FieldKind = FieldKind> = {
  name: string;
  kind: Kind;
  label: Text;
  hint?: Text;
  /** May be left out; the contract says so too. */
  isOptional?: boolean;
  /** Not to be left out where the category needs evidence. */
  isEvidence?: boolean;
  /** Asked only where two people have to go. */
  isForTwo?: boolean;
};

/** Where evidence was taken, as somebody gave it. */
export type Where =
  | ({ by: "point" } & Pick<Point, "lng" | "lat" | "crs" | "accuracyM">)
  | { by: "code"; locationCode: string };

/** Where a matter is, as staff found out, with what it is called. */
export type FoundPlace = { at: "address" | "grid"; id: string; label: string };

/** What is in a field. Choices of a closed list are texts. */
export type Value = string | Where | FoundPlace | readonly DraftPhoto[];
export type Values = Readonly<Record<string, Value | undefined>>;

const isText = (value: Value | undefined): value is string => typeof value === "string";
export const wordsOf = (value: Value | undefined): string => (isText(value) ? value : "");
export const photosOf = (value: Value | undefined): readonly DraftPhoto[] =>
  Array.isArray(value) ? (value as readonly DraftPhoto[]) : [];
export const whereOf = (value: Value | undefined): Where | null =>
  typeof value === "object" && "by" in value ? value : null;

export const placeOf = (value: Value | undefined): FoundPlace | null =>
  typeof value === "object" && !Array.isArray(value) && "label" in value ? value : null;

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
    case "place": {
      const place = placeOf(value);
      if (!place) return {};
      return { [name]: place.at === "grid" ? { gridId: place.id } : { addressId: place.id } };
    }
    case "holder":
      return isText(value) ? holderInput(value) : {};
    case "yesNo":
      return isText(value) ? { [name]: value === "yes" } : {};
    case "number":
      return isText(value) ? { [name]: Number(value.trim()) } : {};
    case "category":
    case "level":
    case "reason":
    case "colleague":
    case "nearby":
    case "performer":
      return isText(value) ? { [name]: value } : {};
  }
}

/** The input of the mutation, without its key. Empty words are sent: the API says what is missing. */
export const inputOf = (id: string, fields: readonly FieldSpec[], values: Values): { id: string } =>
  Object.assign({ id }, ...fields.map((field) => partOf(field, values[field.name])));

/** Whether the API can be asked: it takes no input without choices, and of photos only those it has. */
function isFilled({ kind, isOptional = false }: FieldSpec, value: Value | undefined): boolean {
  if (kind === "words") return true;
  if (kind === "number") return /^\d{1,3}$/.test(wordsOf(value).trim());
  if (kind === "photos" && areUnsent(photosOf(value))) return false;
  return isOptional || value !== undefined;
}

/** Fields without which the API cannot be asked at all. */
export const unfilled = <Kind extends FieldKind>(
  fields: readonly FieldSpec<Kind>[],
  values: Values,
): FieldSpec<Kind>[] => fields.filter((spec) => !isFilled(spec, values[spec.name]));

/** What to ask for where one of them stands open. */
export const whatToSay = ({ kind }: FieldSpec): "number" | "photos" | "choose" =>
  kind === "number" || kind === "photos" ? kind : "choose";
