import { clear, createStore, del, get, set } from "idb-keyval";
import { fileOf, showFile } from "./browser-files";
import type { ChosenPhoto, KeptPhoto } from "./photo";

/** Made when first needed: not every browser lets a page have a database. */
let made: ReturnType<typeof createStore> | null = null;
const store = () => (made ??= createStore("linge-photos", "photos"));

/** Keeps a photo over the end of the app. Null when the browser does not let us, or has no room. */
export async function keepPhoto({ preview, ...photo }: ChosenPhoto): Promise<KeptPhoto | null> {
  const place = `${photo.name}/${preview}`;
  const file = fileOf(preview);
  if (!file) return null;
  return set(place, file, store()).then(
    () => ({ ...photo, place }),
    () => null,
  );
}

/** A kept photo as if it was just chosen; null when it is no longer there. */
export async function bringBack({ place }: KeptPhoto): Promise<ChosenPhoto | null> {
  const file = await get<File>(place, store()).catch(() => undefined);
  return file ? showFile(file) : null;
}

export function dropPhoto({ place }: KeptPhoto): void {
  void del(place, store()).catch(() => undefined);
}

/** Drops all of them: nobody finds photos of who used the device before. */
export function dropPhotos(): void {
  if (typeof indexedDB === "undefined") return;
  void clear(store()).catch(() => undefined);
}
