import type { Bilingual } from "../kernel/decision.ts";

export const sessionRefusals: Record<string, Bilingual> = {};
