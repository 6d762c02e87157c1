import Taro from "@tarojs/taro";
import type { ChosenPhoto, KeptPhoto } from "./photo";

const files = () => Taro.getFileSystemManager();

/** Keeps a photo over the end of the app. WeChat moves it: from now on it is shown from there. Null when it cannot. */
export const keepPhoto = ({ preview, ...photo }: ChosenPhoto): Promise<KeptPhoto | null> =>
  new Promise<KeptPhoto>((resolve, reject) => {
    files().saveFile({
      tempFilePath: preview,
      success: ({ savedFilePath }) => resolve({ ...photo, place: savedFilePath }),
      fail: reject,
    });
  }).catch(() => null);

/** A kept photo as if it was just chosen; null when it is no longer there. */
export const bringBack = ({ place, ...photo }: KeptPhoto): Promise<ChosenPhoto | null> =>
  new Promise<ChosenPhoto>((resolve, reject) => {
    const success = () => resolve({ ...photo, preview: place });
    files().access({ path: place, success, fail: reject });
  }).catch(() => null);

export function dropPhoto({ place }: KeptPhoto): void {
  files().removeSavedFile({ filePath: place, fail: () => undefined });
}

/** Drops all of them: nobody finds photos of who used the phone before. */
export function dropPhotos(): void {
  if (!files().getSavedFileList) return;
  files().getSavedFileList({
    success: ({ fileList }) => {
      for (const { filePath } of fileList) files().removeSavedFile({ filePath });
    },
  });
}
