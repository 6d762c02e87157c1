import type { Bilingual } from "./decision.ts";

/** How a tag is to be drawn: the five colours of the app, each with a sign of its own. */
export type Tone = "CALM" | "INFO" | "GOOD" | "WARN" | "BAD";

/** One thing a list says of an item before its text. What is late is BAD everywhere. */
export type Tag = { tone: Tone; label: Bilingual };
