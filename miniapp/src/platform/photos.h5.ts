import { mayUse } from "../privacy/consent";
import { fileOf, showFile } from "./browser-files";
import "./photos.h5.css";
import { type ChosenPhoto, sentBy, type SendPhoto } from "./photo";

const TIMEOUT_MS = 60_000;

/** Lets somebody take or choose photos. Empty when they changed their mind or may not. */
export async function choosePhotos(count: number): Promise<ChosenPhoto[]> {
  if (!(await mayUse("photos"))) return [];
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/*";
  input.multiple = count > 1;
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => resolve([]));
    input.addEventListener("change", () => {
      resolve([...(input.files ?? [])].slice(0, count).map(showFile));
    });
    input.click();
  });
}

/** The bytes as the body of one PUT. XMLHttpRequest, because fetch does not tell how far it is. */
export const sendPhoto: SendPhoto = ({ preview }, { url, headers }, onProgress) =>
  new Promise((resolve, reject) => {
    const file = fileOf(preview);
    if (!file) return reject(new Error("the photo is no longer there"));
    const sending = new XMLHttpRequest();
    sending.open("PUT", url);
    sending.timeout = TIMEOUT_MS;
    for (const [name, value] of Object.entries(headers)) sending.setRequestHeader(name, value);
    sending.upload.addEventListener("progress", ({ loaded, total }) =>
      onProgress(total > 0 ? loaded / total : 0),
    );
    const lost = () => reject(new Error("the photo could not be sent"));
    sending.addEventListener("error", lost);
    sending.addEventListener("timeout", lost);
    sending.addEventListener("load", () => resolve(sentBy(sending.status, sending.responseText)));
    sending.send(file);
  });

/** Shows a photo large, until Escape, or a tap on it. */
export function enlarge(_urls: readonly string[], current: string): void {
  const dialog = document.createElement("dialog");
  dialog.className = "h5-enlarged";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "h5-enlarged__close";
  close.textContent = document.documentElement.lang === "en" ? "Close" : "关闭";
  const image = document.createElement("img");
  image.src = current;
  image.alt = "";
  dialog.append(close, image);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
