import { useRef, useState } from "react";
import type { ChosenPhoto } from "../platform/photo";
import { choosePhotos } from "../platform/photos";
import { upload } from "./send";
import { type PhotoTile, type SentPhoto, sentOf, toTile } from "./view";

/** The API takes nine photos with one command; it says so itself when there are more. */
const MOST_PHOTOS = 9;

/**
 * Photos of a form: chosen, sent one after the other while somebody goes on writing, sent again when the
 * network failed. `onChange` is told which have arrived, to be kept with the draft.
 */
export function usePhotos(initial: readonly SentPhoto[], onChange: (sent: SentPhoto[]) => void) {
  const [tiles, setTiles] = useState(() => initial.map(toTile));
  const latest = useRef(tiles);
  const chosen = useRef(new Map<string, ChosenPhoto>());

  function change(next: PhotoTile[]): void {
    const before = JSON.stringify(sentOf(latest.current));
    latest.current = next;
    setTiles(next);
    if (JSON.stringify(sentOf(next)) !== before) onChange(sentOf(next));
  }
  const replace = (tile: PhotoTile) =>
    change(latest.current.map((one) => (one.key === tile.key ? tile : one)));

  async function send(key: string): Promise<void> {
    const photo = chosen.current.get(key);
    if (!photo) return;
    const { preview } = photo;
    const onProgress = (part: number) => replace({ key, preview, state: "sending", part });
    onProgress(0);
    const sending = await upload(photo, onProgress);
    if (sending.kind === "sent") replace({ key, preview, state: "sent", id: sending.id });
    else replace({ key, preview, state: "failed", message: sending.message });
  }

  async function add(): Promise<void> {
    const photos = await choosePhotos(MOST_PHOTOS - latest.current.length);
    for (const photo of photos) chosen.current.set(photo.preview, photo);
    const added = photos.map(({ preview }): PhotoTile => ({
      key: preview,
      preview,
      state: "sending",
      part: 0,
    }));
    change([...latest.current, ...added]);
    for (const { key } of added) await send(key);
  }

  return {
    tiles,
    isSending: tiles.some(({ state }) => state === "sending"),
    isFull: tiles.length >= MOST_PHOTOS,
    add: () => void add(),
    sendAgain: (key: string) => void send(key),
    remove: (key: string) => change(latest.current.filter((one) => one.key !== key)),
  };
}
