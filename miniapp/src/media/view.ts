import type { KeptPhoto } from "../platform/photo";

/** A photo that has arrived: what a command takes is its id. The preview is gone when the app was closed. */
export type SentPhoto = { id: string; preview: string | null };

/**
 * A photo of a draft: on the device, when that can keep it, and under its id at the API once it has arrived
 * there. One that is neither is still told of: nobody should believe that they sent it.
 */
export type DraftPhoto = { id: string | null; file: KeptPhoto | null };

type Shown = {
  key: string;
  /** Address of it on this device; null while that is not known. */
  preview: string | null;
  /** Where the device keeps it, when it does. */
  file: KeptPhoto | null;
};

/** A photo of a form, and how far it has come. */
export type PhotoTile = Shown &
  (
    | { state: "sent"; id: string }
    /** `part` from 0 to 1, where the platform tells. */
    | { state: "sending"; part: number }
    /** `message` is the API's; null: it did not get there. */
    | { state: "failed"; message: string | null }
    /** The device has it no more, and it had not arrived. */
    | { state: "lost" }
  );

export const toTile = ({ id, preview }: SentPhoto): PhotoTile => ({
  key: id,
  id,
  preview,
  file: null,
  state: "sent",
});

/** A tile of what is in a draft. What has not arrived yet is on its way again. */
export function tileOf({ id, file }: DraftPhoto, index: number): PhotoTile {
  const shown = { key: id ?? file?.place ?? `lost ${index}`, preview: null, file };
  if (id !== null) return { ...shown, state: "sent", id };
  return file ? { ...shown, state: "sending", part: 0 } : { ...shown, state: "lost" };
}

/** The photos that have arrived, in the order in which they were chosen. */
export const sentOf = (tiles: readonly PhotoTile[]): SentPhoto[] =>
  tiles.flatMap((tile) => (tile.state === "sent" ? [{ id: tile.id, preview: tile.preview }] : []));

/** What a draft keeps of them. */
export const draftOf = (tiles: readonly PhotoTile[]): DraftPhoto[] =>
  tiles.map((tile) => ({
    id: tile.state === "sent" ? tile.id : null,
    file: tile.state === "lost" ? null : tile.file,
  }));

/** The photos a command can take: those that have arrived. */
export const idsOf = (photos: readonly DraftPhoto[]): string[] =>
  photos.flatMap(({ id }) => (id === null ? [] : [id]));

/** Whether a photo is still on its way, or did not get there. */
export const areUnsent = (photos: readonly DraftPhoto[]): boolean =>
  photos.some(({ id }) => id === null);

/** How far all of them have come, in whole percent. */
export function percentOf(tiles: readonly PhotoTile[]): number {
  const parts = tiles.map((tile) =>
    tile.state === "sent" ? 1 : tile.state === "sending" ? tile.part : 0,
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  return tiles.length === 0 ? 0 : Math.floor((sum / tiles.length) * 100);
}
