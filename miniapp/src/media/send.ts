import { request } from "../gql/api";
import { RequestUploadDocument } from "../gql/generated/media";
import type { ChosenPhoto } from "../platform/photo";
import { sendPhoto } from "../platform/photos";
import { useDisplay } from "../session/display";

/** `message` in the reader's language says why the API did not take it; null: it did not get there. */
export type Sending = { kind: "sent"; id: string } | { kind: "failed"; message: string | null };

const failed = (message: string | null): Sending => ({ kind: "failed", message });

/** Sends one photo. It never throws. Sending it again makes another upload; the API forgets what is not used. */
export async function upload(
  photo: ChosenPhoto,
  onProgress: (part: number) => void,
): Promise<Sending> {
  const { type: contentType, size: sizeBytes, name: fileName } = photo;
  try {
    const input = { contentType, sizeBytes, fileName };
    const { upload: link, refusal } = (await request(RequestUploadDocument, { input }))
      .requestUpload;
    if (!link) return failed(refusal?.message ?? null);
    const headers = {
      "accept-language": useDisplay.getState().language === "en" ? "en" : "zh-CN",
      ...Object.fromEntries(link.headers.map(({ name, value }) => [name, value])),
    };
    const answer = await sendPhoto(photo, { url: link.url, headers }, onProgress);
    return answer.isTaken ? { kind: "sent", id: link.media.id } : failed(answer.message);
  } catch {
    return failed(null);
  }
}
