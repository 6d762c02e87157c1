import { readdir } from "node:fs/promises";
import sharp, { type Sharp } from "sharp";
import type { Asking, TestApp } from "../../test/support/app.ts";
import type { Id } from "../kernel/ids.ts";
import { drainOutbox, toOutbox } from "../table/outbox.ts";
import { write } from "../table/table.ts";
import { attachConsumer } from "./store.ts";

/** Sending photos as a client does it, for the tests of this folder. */

type Refusal = { code: string; message: string; field: string | null };
type Texts = "state" | "stateLabel" | "contentType" | "url" | "fileName" | "expiresAt";
export type MediaAnswer = { id: string } & Record<Texts, string | null> &
  Record<"width" | "height" | "sizeBytes", number | null>;
export type UploadAnswer = {
  url: string;
  method: string;
  expiresAt: string;
  headers: { name: string; value: string }[];
  media: MediaAnswer;
};

export const MEDIA_FIELDS =
  "id state stateLabel contentType width height sizeBytes url fileName expiresAt";
const REQUEST = `mutation ($input: RequestUploadInput!) {
  requestUpload(input: $input) {
    upload { url method expiresAt headers { name value } media { ${MEDIA_FIELDS} } }
    refusal { code message field }
  }
}`;

/** Asks to send a photo; unless said otherwise it is declared as `jpeg()`. */
export async function request(app: TestApp, input: object, asking: Asking) {
  const declared = { contentType: "image/jpeg", sizeBytes: (await jpeg()).byteLength };
  const answer = await app.ask(REQUEST, { input: { ...declared, ...input } }, asking);
  return answer as typeof answer & {
    data: { requestUpload: { upload: UploadAnswer | null; refusal: Refusal | null } } | null;
  };
}

/** Sends a body by the link, as the link says. */
export const send = (
  app: TestApp,
  { url, method, headers }: UploadAnswer,
  body: Uint8Array | ReadableStream,
  language = "zh",
): Promise<Response> =>
  app.app.fetch(
    new Request(url, {
      method,
      body: body as BodyInit,
      headers: [
        ...headers.map(({ name, value }): [string, string] => [name, value]),
        ["accept-language", language],
      ],
      duplex: "half",
    } as RequestInit),
  );

/** Status and code of what a link was answered. */
export async function outcome(answer: Promise<Response>): Promise<[number, string | null]> {
  const response = await answer;
  if (response.status === 204) return [204, null];
  return [response.status, ((await response.json()) as { code: string }).code];
}

/** The word of a complaint that these photos belong to it now, as the outbox brings it: how many were told. */
export async function tellAttached(app: TestApp, ...ids: string[]): Promise<number> {
  const { table, clock } = app.deps;
  const effects = { news: [], attached: ids as Id<"media">[] };
  await write(table, toOutbox({ subjectId: "cmp_1", version: 1, at: clock(), effects }));
  return drainOutbox(table, [attachConsumer(app.deps)], clock());
}

/** The names of all files in the folder of photos. */
export const filesOf = async (app: TestApp): Promise<string[]> =>
  (await readdir(app.mediaFolder, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

export const picture = (width = 80, height = 40): Sharp =>
  sharp({ create: { width, height, channels: 3, background: "#207040" } });

export const jpeg = (): Promise<Buffer> => picture().jpeg().toBuffer();

/** A phone photo: it says where it was taken, with what, and that it must be turned. */
export const phonePhoto = (): Promise<Buffer> =>
  picture()
    .withExif({
      IFD0: { Make: "PhoneMaker" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "31/1 14/1 9/1", GPSLongitudeRef: "E" },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
