import Taro from "@tarojs/taro";
import { mayUse } from "../privacy/consent";
import { type ChosenPhoto, sentBy, type SendPhoto } from "./photo";

const TYPES: Record<string, string> = {
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  heic: "image/heic",
};

const endOf = (path: string): string => (path.split(".").pop() ?? "").toLowerCase();

type Chosen = { tempFiles: { tempFilePath: string; size: number }[] };

/** With callbacks: this is no name Taro makes a promise of. Null when nothing was chosen. */
const chooseImages = (count: number): Promise<Chosen | null> =>
  new Promise((resolve) => {
    const fail = () => resolve(null);
    void Taro.chooseMedia({
      count,
      mediaType: ["image"],
      sizeType: ["compressed"],
      success: resolve,
      fail,
    });
  });

/** Lets somebody take or choose photos. Empty when they changed their mind or may not. */
export async function choosePhotos(count: number): Promise<ChosenPhoto[]> {
  if (!(await mayUse("photos"))) return [];
  const chosen = await chooseImages(count);
  return (chosen?.tempFiles ?? []).map(({ tempFilePath, size }) => ({
    name: tempFilePath.split("/").pop() ?? "",
    type: TYPES[endOf(tempFilePath)] ?? "application/octet-stream",
    size,
    preview: tempFilePath,
  }));
}

const bytesOf = (filePath: string): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    const success = ({ data }: { data: string | ArrayBuffer }) => resolve(data as ArrayBuffer);
    Taro.getFileSystemManager().readFile({ filePath, success, fail: reject });
  });

/** WeChat's own upload makes a form of it, and the store takes only the bytes: so they are the body of a PUT. */
export const sendPhoto: SendPhoto = async ({ preview }, { url, headers }) => {
  const data = await bytesOf(preview);
  const { statusCode, data: answer } = await Taro.request<unknown>({
    url,
    method: "PUT",
    header: headers,
    data,
    timeout: 60_000,
  });
  return sentBy(statusCode, answer);
};

/** Shows photos large; one swipes to the others. */
export function enlarge(urls: readonly string[], current: string): void {
  Taro.previewImage({ urls: [...urls], current }).catch(() => undefined);
}
