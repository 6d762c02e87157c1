import { base64urlnopad } from "@scure/base";

/* The WeChat runtime has neither atob nor TextDecoder. Our tokens are plain ASCII. */

export const bytesOf = (part: string): Uint8Array => base64urlnopad.decode(part);

/** A part of a JWT as JSON; null for what is none. Whether it may be believed is another question. */
export function readPart(part: string | undefined): Readonly<Record<string, unknown>> | null {
  try {
    const text = String.fromCharCode(...bytesOf(part ?? ""));
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? (value as Record<string, unknown> | null) : null;
  } catch {
    return null;
  }
}
