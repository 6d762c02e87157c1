import { recall } from "../platform/storage";
import { readPart } from "./jwt";

/**
 * The server's time in milliseconds, as far as this device can tell: its own clock may be wrong, and our
 * token says when it was made. A guest's device has nothing but its clock.
 */
export function serverNow(deviceNow: number = Date.now()): number {
  const kept = recall<{ accessToken?: string; savedAt?: number }>("credentials");
  const issuedAt = readPart(kept?.accessToken?.split(".")[1])?.["iat"];
  const savedAt = kept?.savedAt;
  if (typeof issuedAt !== "number" || savedAt === undefined) return deviceNow;
  return deviceNow + issuedAt * 1_000 - savedAt;
}
