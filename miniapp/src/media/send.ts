import { request } from "../gql/api";
import { PhotoStandingDocument, RequestUploadDocument } from "../gql/generated/media";
import type { ChosenPhoto } from "../platform/photo";
import { sendPhoto } from "../platform/photos";
import { useDisplay } from "../session/display";
import { awaitArrival, type Standing } from "./arrival";

/** `message` in the reader's language says why the API did not take it; null: it did not get there. */
export type Sending = { kind: "sent"; id: string } | { kind: "failed"; message: string | null };

const failed = (message: string | null): Sending => ({ kind: "failed", message });

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

async function standingOf(id: string): Promise<Standing | null> {
  const { node } = await request(PhotoStandingDocument, { id });
  return node && "state" in node ? { state: node.state, problem: node.problem ?? null } : null;
}

/** What was taken and still has to be looked at: a store in the cloud cannot say what it is. */
async function arrive(id: string): Promise<Sending> {
  const arrival = await awaitArrival(() => standingOf(id), sleep);
  if (arrival.kind === "ready") return { kind: "sent", id };
  return failed(arrival.kind === "refused" ? arrival.problem : null);
}

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
    if (!answer.isTaken) return failed(answer.message);
    const { id } = link.media;
    return answer.isReady ? { kind: "sent", id } : await arrive(id);
  } catch {
    return failed(null);
  }
}
