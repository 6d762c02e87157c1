/** A photo somebody chose on their device. */
export type ChosenPhoto = {
  name: string;
  /** What the device takes it for, such as `image/jpeg`. Only the API decides. */
  type: string;
  /** Bytes. */
  size: number;
  /** Address of it on this device, to show it. */
  preview: string;
};

/** A photo the device keeps until what it belongs to is done: the preview of a chosen one does not outlive the app. */
export type KeptPhoto = Omit<ChosenPhoto, "preview"> & {
  /** Where it is kept. */
  place: string;
};

/** What the place it was sent to answered; one that is taken may still have to be looked at. */
export type Sent = { isTaken: true; isReady: boolean } | { isTaken: false; message: string | null };

export type SendPhoto = (
  photo: ChosenPhoto,
  to: { url: string; headers: Record<string, string> },
  /** 0 to 1, where the platform tells. */
  onProgress: (part: number) => void,
) => Promise<Sent>;

const READY = 204;

/** What an answer by HTTP means. */
export function sentBy(status: number, answer: unknown): Sent {
  if (status < 200 || status >= 300) return { isTaken: false, message: messageOf(answer) };
  return { isTaken: true, isReady: status === READY };
}

/** The message of a refused upload; null when it has none. */
function messageOf(answer: unknown): string | null {
  try {
    const body: unknown = typeof answer === "string" ? JSON.parse(answer) : answer;
    const { message } = (body ?? {}) as { message?: unknown };
    return typeof message === "string" ? message : null;
  } catch {
    return null;
  }
}
