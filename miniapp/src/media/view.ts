/** A photo that has arrived: what a command takes is its id. The preview is gone when the app was closed. */
export type SentPhoto = { id: string; preview: string | null };

/** A photo of a form, and how far it has come. */
export type PhotoTile =
  | { key: string; preview: string | null; state: "sent"; id: string }
  /** `part` from 0 to 1, where the platform tells. */
  | { key: string; preview: string; state: "sending"; part: number }
  /** `message` is the API's; null: it did not get there. */
  | { key: string; preview: string; state: "failed"; message: string | null };

export const toTile = ({ id, preview }: SentPhoto): PhotoTile => ({
  key: id,
  id,
  preview,
  state: "sent",
});

/** The photos that have arrived, in the order in which they were chosen. */
export const sentOf = (tiles: readonly PhotoTile[]): SentPhoto[] =>
  tiles.flatMap((tile) => (tile.state === "sent" ? [{ id: tile.id, preview: tile.preview }] : []));

/** How far all of them have come, in whole percent. */
export function percentOf(tiles: readonly PhotoTile[]): number {
  const parts = tiles.map((tile) =>
    tile.state === "sent" ? 1 : tile.state === "sending" ? tile.part : 0,
  );
  const sum = parts.reduce((total, part) => total + part, 0);
  return tiles.length === 0 ? 0 : Math.floor((sum / tiles.length) * 100);
}
