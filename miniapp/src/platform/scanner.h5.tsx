import { useEffect, useRef } from "react";
import { mayUse } from "../privacy/consent";
import type { ScannerProps } from "./scanner";
import "./scanner.h5.css";

const LOOK_EVERY_MS = 250;
/** As wide as a picture is looked at: more costs time and finds no more. */
const MOST_PIXELS = 640;

type Reader = (image: ImageData) => string | null;

/** The reader is large and loaded only by who scans. */
async function loadReader(): Promise<Reader> {
  const { decodeQR } = await import("qr/decode.js");
  return (image) => {
    try {
      return decodeQR(image);
    } catch {
      // No code in this picture: the next may have one.
      return null;
    }
  };
}

/** The picture the camera shows now; null before there is one. */
function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | null {
  const scale = Math.min(1, MOST_PIXELS / Math.max(video.videoWidth, video.videoHeight, 1));
  const [width, height] = [video.videoWidth * scale, video.videoHeight * scale].map(Math.round);
  if (!width || !height) return null;
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(video, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height) ?? null;
}

async function openCamera(video: HTMLVideoElement): Promise<MediaStream | null> {
  if (!(await mayUse("scan")) || !navigator.mediaDevices) return null;
  const stream = await navigator.mediaDevices
    .getUserMedia({ video: { facingMode: "environment" } })
    .catch(() => null);
  if (!stream) return null;
  video.srcObject = stream;
  await video.play().catch(() => undefined);
  return stream;
}

const close = (stream: MediaStream | null): void =>
  stream?.getTracks().forEach((track) => track.stop());

/** Looks through the camera until it finds a code, or is taken off the page. */
export function Scanner({ label, onCode, onNothing }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setInterval> | undefined;
    let stream: MediaStream | null = null;
    const canvas = document.createElement("canvas");
    async function begin(element: HTMLVideoElement): Promise<void> {
      const [opened, read] = await Promise.all([openCamera(element), loadReader()]);
      stream = opened;
      if (isOver) return close(stream);
      if (!stream) return onNothing();
      timer = setInterval(() => {
        const picture = pictureOf(element, canvas);
        const text = picture && read(picture);
        if (text) onCode(text);
      }, LOOK_EVERY_MS);
    }
    if (video.current) void begin(video.current).catch(onNothing);
    return () => {
      isOver = true;
      clearInterval(timer);
      close(stream);
    };
    // Once for as long as it is on the page: the camera is not opened anew for new callbacks.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return <video ref={video} className="h5-scanner" aria-label={label} muted playsInline />;
}
