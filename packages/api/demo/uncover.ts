import { atLocal, dateOf } from "../src/kernel/clock.ts";
import { ask, type Teller, type Who } from "./tell.ts";

type Photo = { id: string; veil: string | null };
type Seen = { submittedAt: string; timeline: { photos: Photo[] }[] };

const PHOTOS = `query Demo($id: ID!) { complaint(id: $id) { submittedAt timeline { photos { id veil } } } }`;
const LIFT = `mutation Demo($input: LiftPhotoVeilInput!) { liftPhotoVeil(input: $input) { refusal { code } } }`;

/** The duty officer has looked at the photos of the days before; those of today wait for somebody. */
export async function uncoverPhotos(
  teller: Teller,
  officer: Who,
  complaintIds: readonly string[],
): Promise<void> {
  const today = atLocal(dateOf(teller.clock.now), "00:00");
  for (const id of complaintIds) {
    const { complaint } = await ask(teller, officer, PHOTOS, { id });
    const { submittedAt, timeline } = complaint as Seen;
    if (submittedAt >= today) continue;
    const covered = timeline.flatMap(({ photos }) => photos).filter(({ veil }) => veil !== null);
    for (const photo of covered) {
      const input = { id, photoId: photo.id, reason: "现场照片，可以公开" };
      const { liftPhotoVeil } = await ask(teller, officer, LIFT, { input });
      const refusal = liftPhotoVeil?.["refusal"];
      if (refusal) throw new Error(`a photo stays covered: ${JSON.stringify(refusal)}`);
    }
  }
}
