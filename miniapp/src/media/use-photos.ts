import { useEffect, useRef, useState } from "react";
import { bringBack, dropPhoto, keepPhoto } from "../platform/kept-photos";
import type { ChosenPhoto } from "../platform/photo";
import { choosePhotos } from "../platform/photos";
import { onReconnected } from "../platform/reconnected";
import { upload } from "./send";
import {
  type DraftPhoto,
  draftOf,
  type PhotoTile,
  type SentPhoto,
  sentOf,
  tileOf,
  toTile,
} from "./view";

/** The API takes nine photos with one command; it says so itself when there are more. */
const MOST_PHOTOS = 9;

/** The tiles as they are now, also for what was begun a while ago. */
function useTiles(initial: () => PhotoTile[], onChange: (tiles: PhotoTile[]) => void) {
  const [tiles, setTiles] = useState(initial);
  const latest = useRef(tiles);
  const change = (next: PhotoTile[]): void => {
    latest.current = next;
    setTiles(next);
    onChange(next);
  };
  return {
    tiles,
    latest,
    change,
    find: (key: string) => latest.current.find((one) => one.key === key),
    replace: (tile: PhotoTile) =>
      change(latest.current.map((one) => (one.key === tile.key ? tile : one))),
  };
}

type Options = {
  initial: () => PhotoTile[];
  onChange: (tiles: PhotoTile[]) => void;
  /** Whether the device keeps them over the end of the app. */
  isKept: boolean;
};

/** Photos that are chosen, sent one after the other, and sent again when the network failed. */
function useSending({ initial, onChange, isKept }: Options) {
  const { tiles, latest, change, find, replace } = useTiles(initial, onChange);
  const chosen = useRef(new Map<string, ChosenPhoto>());
  const [isTried, setTried] = useState(false);

  async function send(key: string): Promise<void> {
    const [photo, tile] = [chosen.current.get(key), find(key)];
    if (!photo || !tile) return;
    const { file } = tile;
    const shown = { key, preview: photo.preview, file };
    const onProgress = (part: number) => replace({ ...shown, state: "sending", part });
    onProgress(0);
    const sending = await upload(photo, onProgress);
    if (sending.kind === "sent") replace({ ...shown, state: "sent", id: sending.id });
    else replace({ ...shown, state: "failed", message: sending.message });
  }

  async function take(photo: ChosenPhoto): Promise<string> {
    const file = isKept ? await keepPhoto(photo) : null;
    // WeChat moves what it keeps.
    const kept = (file && (await bringBack(file))) ?? photo;
    const key = file?.place ?? photo.preview;
    chosen.current.set(key, kept);
    const tile: PhotoTile = { key, preview: kept.preview, file, state: "sending", part: 0 };
    change([...latest.current, tile]);
    return key;
  }

  async function add(): Promise<void> {
    setTried(true);
    const keys: string[] = [];
    for (const photo of await choosePhotos(MOST_PHOTOS - latest.current.length))
      keys.push(await take(photo));
    for (const key of keys) await send(key);
  }

  /** After the app was closed: shows what the device kept, and sends what had not arrived. */
  async function restore(tile: PhotoTile): Promise<void> {
    const photo = tile.file && (await bringBack(tile.file));
    const now = find(tile.key);
    if (!now) return;
    if (photo) chosen.current.set(tile.key, photo);
    if (photo) replace({ ...now, preview: photo.preview });
    else if (tile.state !== "sent") replace({ ...now, state: "lost" });
    if (photo && tile.state !== "sent") await send(tile.key);
  }

  function remove(key: string): void {
    const file = find(key)?.file;
    if (file) dropPhoto(file);
    change(latest.current.filter((one) => one.key !== key));
  }

  async function sendFailed(): Promise<void> {
    for (const tile of latest.current)
      if (tile.state === "failed" && tile.message === null) await send(tile.key);
  }

  const again = useRef(sendFailed);
  again.current = sendFailed;
  useEffect(() => {
    void (async () => {
      for (const tile of latest.current) if (tile.file) await restore(tile);
    })();
    return onReconnected(() => void again.current());
  }, []);

  return {
    tiles,
    isSending: tiles.some(({ state }) => state === "sending"),
    /** Whether somebody wanted to add some while they look at this form. */
    isTried,
    isFull: tiles.length >= MOST_PHOTOS,
    add: () => void add(),
    sendAgain: (key: string) => void send(key),
    remove,
  };
}

/** Photos of a form. `onChange` is told which have arrived. */
export function usePhotos(initial: readonly SentPhoto[], onChange: (sent: SentPhoto[]) => void) {
  const told = useRef(JSON.stringify(initial));
  return useSending({
    isKept: false,
    initial: () => initial.map(toTile),
    onChange: (tiles) => {
      const sent = sentOf(tiles);
      if (JSON.stringify(sent) === told.current) return;
      told.current = JSON.stringify(sent);
      onChange(sent);
    },
  });
}

/** Photos of a draft that outlives the app: those that have not arrived are kept, and sent on return. */
export function useDraftPhotos(
  initial: readonly DraftPhoto[],
  onChange: (photos: DraftPhoto[]) => void,
) {
  return useSending({
    isKept: true,
    initial: () => initial.map(tileOf),
    onChange: (tiles) => onChange(draftOf(tiles)),
  });
}

export type Photos = ReturnType<typeof useSending>;
