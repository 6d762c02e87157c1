import { may } from "../kernel/access.ts";
import type { Actor } from "../kernel/actor.ts";
import { type Bilingual, type Refusal, refuse } from "../kernel/decision.ts";
import { categoryOf, departments } from "./category.ts";
import {
  type Colleague,
  type Complaint,
  EVIDENCE_WITHIN_M,
  type EvidencePlace,
  type Holder,
  MAX_NOTE,
  MAX_PHOTOS,
  MAX_PHOTOS_IN_ALL,
  type Photo,
} from "./complaint.ts";
import { above } from "./desk.ts";
import { metresBetween } from "./nearby.ts";

/* What must be true of the arguments of a command. Each check answers the refusal, or null. */

export type Refused = { kind: "refusal"; refusal: Refusal } | null;

/** Characters as people count them: a rare character is one, not two. */
const sizeOf = (text: string): number => [...text].length;

/** A text that may be missing. */
export function checkText(text: string | null, field: string, max: number): Refused {
  const size = sizeOf(text?.trim() ?? "");
  return size > max ? refuse("complaint.text_too_long", field, { max, size }) : null;
}

/** A text that must be there; `missing` says why when it is not. */
export const needText = (
  text: string | null,
  field: string,
  max: number,
  missing = "complaint.text_missing",
): Refused => (text?.trim() ? checkText(text, field, max) : refuse(missing, field));

export const needReason = (text: string | null, field: string, max: number): Refused =>
  needText(text, field, max, "complaint.reason_missing");

export const checkPhotos = (photos: readonly Photo[]): Refused =>
  photos.length > MAX_PHOTOS
    ? refuse("complaint.too_many_photos", "photos", { max: MAX_PHOTOS })
    : null;

/** Photos the reporter adds: the complaint is read and written as a whole and must stay small. */
export const checkMorePhotos = ({ photos }: Complaint, more: readonly Photo[]): Refused =>
  photos.length + more.length > MAX_PHOTOS_IN_ALL
    ? refuse("complaint.too_many_photos_in_all", "photos", { max: MAX_PHOTOS_IN_ALL })
    : checkPhotos(more);

const FAR_M = 1_000;
/** A distance as people say it: beyond a kilometre only that matters. */
const distanceOf = (metres: number): Bilingual =>
  metres > FAR_M
    ? { zh: "超过 1 公里", en: "more than 1 km" }
    : { zh: ` ${Math.ceil(metres)} 米`, en: `${Math.ceil(metres)} m` };

/** A photo counts as evidence of this place only when it was taken there. */
function checkEvidencePlace({ place }: Complaint, where: EvidencePlace | null): Refused {
  if (!where) return refuse("complaint.evidence_place", "where");
  if ("locationCode" in where)
    return where.locationCode === place.locationCode
      ? null
      : refuse("complaint.evidence_place", "where");
  // Of a place in words nobody can say how far away it is; whoever verifies looks.
  if (place.point === null) return null;
  const metres = metresBetween(where.point, place.point);
  return metres <= EVIDENCE_WITHIN_M
    ? null
    : refuse("complaint.evidence_too_far", "where", {
        distance: distanceOf(metres),
        max: EVIDENCE_WITHIN_M,
      });
}

const needsPhoto = ({ category }: Complaint): boolean => categoryOf(category)?.evidence === "PHOTO";

/**
 * What a result must carry: where the category asks for it, a photo taken at the place, or a reason why that
 * could not be shown, by which whoever verifies it judges.
 */
export function checkEvidence(
  complaint: Complaint,
  {
    photos,
    where,
    placeReason = null,
  }: {
    photos: readonly Photo[];
    where: EvidencePlace | null;
    placeReason?: string | null;
  },
): Refused {
  const problem = checkText(placeReason, "placeReason", MAX_NOTE);
  if (problem || !needsPhoto(complaint)) return problem;
  if (photos.length === 0) return refuse("complaint.evidence_photo", "photos");
  return placeReason?.trim() ? null : checkEvidencePlace(complaint, where);
}

/** Settled on site: photos from before, perhaps the reporter's, and from after. */
export function checkOnSiteEvidence(complaint: Complaint, photos: readonly Photo[]): Refused {
  if (!needsPhoto(complaint)) return null;
  if (photos.length === 0) return refuse("complaint.evidence_photo", "photos");
  return complaint.photos.length === 0 && photos.length < 2
    ? refuse("complaint.evidence_before", "photos")
    : null;
}

/** The dispatch catalogue: work of a department or the street is not passed down (L4). */
function dutyMismatch(complaint: Complaint, holder: Holder): Refused {
  const category = categoryOf(complaint.category);
  if (!category || category.leadUnit === "GRID") return null;
  if (holder.kind === "UNIT" && holder.isDepartment) return null;
  return refuse("complaint.duty_mismatch", "holder", { who: departments[category.leadUnit] });
}

/** A grid around the place or inside it; never the street, whose staff dispatch and do not handle. */
function gridMismatch({ place }: Complaint, { path }: Holder): Refused {
  if (above(path) === null) return refuse("complaint.street_does_not_handle", "holder");
  return place.path.startsWith(path) || path.startsWith(place.path)
    ? null
    : refuse("complaint.grid_elsewhere", "holder");
}

const unitMismatch = ({ place }: Complaint, { path }: Holder): Refused =>
  place.path.startsWith(path) ? null : refuse("complaint.unit_elsewhere", "holder");

/** Whether a complaint may go to this unit or grid; dispatching to departments is the street's. */
export function checkHolder(complaint: Complaint, holder: Holder | null, actor: Actor): Refused {
  if (!holder) return refuse("complaint.holder_unknown", "holder");
  const mismatch = holder.kind === "GRID" ? gridMismatch : unitMismatch;
  const elsewhere = mismatch(complaint, holder);
  if (elsewhere) return elsewhere;
  const toDepartment = holder.kind === "UNIT" && holder.isDepartment;
  const place = { path: complaint.place.path };
  if (toDepartment && !may(actor, "complaint:dispatchToDepartment", place))
    return refuse("complaint.department_needs_street", "holder");
  return dutyMismatch(complaint, holder);
}

/** Whoever the work is given to by name must not have handled it before it was reopened. */
export const checkColleague = ({ barredIds }: Complaint, { actor }: Colleague): Refused =>
  barredIds.includes(actor.personId) ? refuse("complaint.handled_before", "personId") : null;
