import type { ChosenPhoto } from "./photo";

/* A browser's photos are files it holds for us; only their previews have an address. */

const files = new Map<string, File>();

/** The file behind a preview, as long as the page is open. */
export const fileOf = (preview: string): File | undefined => files.get(preview);

/** A file as a chosen photo, to be shown and sent. */
export function showFile(file: File): ChosenPhoto {
  const preview = URL.createObjectURL(file);
  files.set(preview, file);
  return { name: file.name, type: file.type, size: file.size, preview };
}
