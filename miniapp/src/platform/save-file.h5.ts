import type { FileToSave, Saved } from "./save-file";

/** A download, like any other. It reads nothing of the device, so nobody is asked. */
export function saveFile({ fileName, mediaType, content }: FileToSave): Promise<Saved> {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement("a");
  link.href = url;
  link.download = fileName;
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return Promise.resolve("device");
}
