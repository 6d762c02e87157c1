import Taro from "@tarojs/taro";
import { mayUse } from "../privacy/consent";

/** A point on the map, and what its degrees refer to. */
export type Point = {
  lng: number;
  lat: number;
  crs: "GCJ02" | "WGS84";
  /** Radius in metres within which the place lies; null when picked on a map. */
  accuracyM: number | null;
  /** What the map calls it. */
  label: string | null;
};

/** Whether the platform shows a map to pick from; otherwise it can only say where the device is. */
export const hasMap = true;

/** A place picked on WeChat's map; null when somebody changed their mind or does not allow it. */
export async function findPoint(): Promise<Point | null> {
  if (!(await mayUse("place"))) return null;
  const chosen = await Taro.chooseLocation({}).catch(() => null);
  if (!chosen) return null;
  const { latitude: lat, longitude: lng, name, address } = chosen;
  return { lng, lat, crs: "GCJ02", accuracyM: null, label: name || address || null };
}

export const canScan = true;

/** What the code in front of the camera says; null when nothing was scanned. */
export async function scan(): Promise<string | null> {
  if (!(await mayUse("scan"))) return null;
  const scanned = await Taro.scanCode({}).catch(() => null);
  return scanned?.result || null;
}
