import Taro from "@tarojs/taro";
import { mayUse } from "../privacy/consent";

export type FileToSave = { fileName: string; mediaType: string; content: string };

/** Where it went; null when it went nowhere. */
export type Saved = "device" | "chat" | null;

const write = ({ fileName, content }: FileToSave): Promise<string> =>
  new Promise((resolve, reject) => {
    const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`;
    const success = () => resolve(filePath);
    Taro.getFileSystemManager().writeFile({
      filePath,
      data: content,
      encoding: "utf8",
      success,
      fail: reject,
    });
  });

/** The file leaves this device by a chat of the owner's choice; what was written for that is removed. */
const share = (filePath: string, fileName: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const leave = () => Taro.getFileSystemManager().unlink({ filePath });
    void Taro.shareFileMessage({
      filePath,
      fileName,
      success: () => resolve(),
      fail: reject,
      complete: leave,
    });
  });

/** WeChat has no folder of downloads: a file is sent to a chat, such as one's own. */
export async function saveFile(file: FileToSave): Promise<Saved> {
  if (!(await mayUse("files"))) return null;
  return write(file)
    .then((path) => share(path, file.fileName))
    .then(
      () => "chat" as const,
      () => null,
    );
}
