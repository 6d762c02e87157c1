import sharp from "sharp";
import { KEPT_TYPE, MAX_BYTES, MAX_PIXELS, MAX_SIDE } from "./media.ts";
import type { MediaRefusal } from "./refusal.ts";
import { sniff } from "./sniff.ts";

/** A photo fit to be shown: turned upright, without any metadata. */
export type CleanImage = {
  kind: "image";
  bytes: Uint8Array;
  type: typeof KEPT_TYPE;
  /** Pixels. */
  width: number;
  height: number;
};

export type ImageRefused = { kind: "refused"; code: MediaRefusal };

/** A picture that takes longer to decode is built to do so. */
const CLEANING_SECONDS = 20;

/**
 * Refuses what is cut off or cannot be decoded. The stricter "warning" would also refuse whole photos
 * of some phone cameras, which write stray bytes between JPEG segments.
 */
const FAIL_ON = "error";

// Whatever a file pretends to be, no other decoder (SVG, PDF, GIF, TIFF …) is ever reached in this process.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer"],
});

/**
 * Decodes a sent photo and draws it anew as JPEG: upright, at most MAX_SIDE, in sRGB, transparency on white.
 * Nothing but pixels survives: no EXIF, GPS, XMP, IPTC, colour profile, comment or appended file.
 * Animations keep their first frame.
 */
export async function cleanImage(bytes: Uint8Array): Promise<CleanImage | ImageRefused> {
  if (bytes.byteLength > MAX_BYTES) return refused("media.too_large");
  const type = sniff(bytes);
  if (type === null) return refused("media.wrong_type");
  if (type === "image/heic") return refused("media.heic");
  try {
    const header = sharp(bytes, { limitInputPixels: false, failOn: FAIL_ON });
    const { width, height } = await header.metadata();
    if (width * height > MAX_PIXELS) return refused("media.too_many_pixels");
    return await redraw(bytes);
  } catch {
    return refused("media.unreadable");
  }
}

async function redraw(bytes: Uint8Array): Promise<CleanImage> {
  const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: FAIL_ON })
    .timeout({ seconds: CLEANING_SECONDS })
    .autoOrient()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 82, progressive: true })
    .toBuffer({ resolveWithObject: true });
  return { kind: "image", bytes: data, type: KEPT_TYPE, width: info.width, height: info.height };
}

const refused = (code: MediaRefusal): ImageRefused => ({ kind: "refused", code });
