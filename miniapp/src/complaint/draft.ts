import type {
  ComplaintPlaceInput,
  LocationInput,
  SubmitComplaintInput,
} from "../gql/generated/complaint";
import { type DraftPhoto, idsOf } from "../media/view";
import type { Point } from "../platform/whereabouts";

/** The steps of a report, in their order. */
export const steps = ["category", "words", "photos", "place", "review"] as const;
export type Step = (typeof steps)[number];

/** A place, said in one of four ways. */
export type DraftPlace =
  | { way: "code"; code: string }
  | { way: "address"; id: string; label: string }
  | ({ way: "point" } & Point)
  | { way: "words"; words: string; grid: { id: string; name: string } | null };
export type Way = DraftPlace["way"];

/** A report on its way, as it is kept on the device. */
export type Draft = {
  /** Whose it is; null while a guest writes it. */
  owner: string | null;
  /** Sent with the report, however often: one complaint results. */
  key: string;
  step: Step;
  category: string | null;
  /** What it was called when it was chosen: without a network nobody else can say. */
  categoryName?: string | null;
  description: string;
  photos: DraftPhoto[];
  place: DraftPlace | null;
  isAnonymousToPublic: boolean;
  isAnonymousToHandlers: boolean;
  /** It was sent and no answer came: it is sent again as it is, because it may have arrived. */
  isWaiting: boolean;
};

/** An empty report. The choices about the name are those that the API takes when none is made. */
export const emptyDraft = (owner: string | null, key: string): Draft => ({
  owner,
  key,
  step: "category",
  category: null,
  description: "",
  photos: [],
  place: null,
  isAnonymousToPublic: true,
  isAnonymousToHandlers: false,
  isWaiting: false,
});

/** Whether somebody may see and send a draft: its writer, and who signs in after writing as a guest. */
export const isTheirs = (draft: Draft, person: string | null): boolean =>
  draft.owner === null || draft.owner === person;

/**
 * What a guest wrote goes on as this person's. One that waits to be sent again would arrive in their name:
 * whether it does they decide, and it is another request then.
 */
export function takenOver(draft: Draft, person: string | null, newKey: string): Draft {
  if (draft.owner === person) return draft;
  const theirs = { ...draft, owner: person };
  return draft.isWaiting ? { ...theirs, isWaiting: false, key: newKey } : theirs;
}

/** Whether there is anything in it worth keeping. */
export const isBegun = ({ category, description, place, photos }: Draft): boolean =>
  category !== null || description !== "" || place !== null || photos.length > 0;

export const stepAfter = (step: Step): Step => steps[steps.indexOf(step) + 1] ?? step;
export const stepBefore = (step: Step): Step | null => steps[steps.indexOf(step) - 1] ?? null;

/** What a place is called in the command. */
function toPlaceInput(place: DraftPlace): ComplaintPlaceInput {
  switch (place.way) {
    case "code":
      return { locationCode: place.code };
    case "address":
      return { addressId: place.id };
    case "point": {
      const { lng, lat, crs, accuracyM } = place;
      return { point: { lng, lat, crs, ...(accuracyM !== null && { accuracyM }) } };
    }
    case "words":
      return { words: place.words, ...(place.grid && { gridId: place.grid.id }) };
  }
}

/** The same for asking which grid answers for it; null for words, which staff have to read. */
export function toLocation(place: DraftPlace): LocationInput | null {
  switch (place.way) {
    case "code":
      return { locationCode: place.code };
    case "address":
      return { addressId: place.id };
    case "point": {
      const { lng, lat, crs, accuracyM } = place;
      return { point: { lng, lat, crs, accuracyM: accuracyM ?? 0 } };
    }
    case "words":
      return null;
  }
}

/** What the report is sent as, always the same for the same draft: the key is good for one request only. */
export const toInput = (draft: Draft, source: "H5" | "MINI_PROGRAM"): SubmitComplaintInput => ({
  idempotencyKey: draft.key,
  category: draft.category ?? "",
  description: draft.description,
  place: draft.place ? toPlaceInput(draft.place) : {},
  photos: idsOf(draft.photos),
  isAnonymousToPublic: draft.isAnonymousToPublic,
  isAnonymousToHandlers: draft.isAnonymousToHandlers,
  source,
});

const stepOfField: Record<string, Step> = {
  category: "category",
  description: "words",
  text: "words",
  photos: "photos",
  place: "place",
};

/** Where to change what a refusal is about; null when it is not about a field of the report. */
export const stepOf = (field: string | null): Step | null =>
  stepOfField[field?.split(".")[0] ?? ""] ?? null;
