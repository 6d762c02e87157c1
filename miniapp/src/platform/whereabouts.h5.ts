import { mayUse } from "../privacy/consent";
import type { Point } from "./whereabouts";

/** A browser has no map of its own. */
export const hasMap = false;

/** Where this device is, as raw as the browser tells it; null when it may not or cannot. */
export async function findPoint(): Promise<Point | null> {
  if (!(await mayUse("place"))) return null;
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(null);
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude: lng, latitude: lat, accuracy } }) =>
        resolve({ lng, lat, crs: "WGS84", accuracyM: Math.round(accuracy), label: null }),
      () => resolve(null),
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  });
}

/** The camera of a phone opens the address in the code by itself. */
export const canScan = false;

export const scan = (): Promise<string | null> => Promise.resolve(null);
