import type { Bilingual } from "../kernel/decision.ts";
export const complaintRefusals: Record<string, Bilingual> = {};
