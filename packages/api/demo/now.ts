import { atLocal, type Instant } from "../src/kernel/clock.ts";

/** The demo's now when it was made: a Friday morning in office hours. */
export const DEMO_NOW: Instant = atLocal("2026-11-20", "10:00");
