import type { Instant } from "../kernel/clock.ts";
import type { Tag, Tone } from "../kernel/tag.ts";
import { type ComplaintInList, isOpen } from "./complaint.ts";
import type { Level } from "./category.ts";
import { levels, lights, type Stage, stages } from "./labels.ts";

/* What stands over a complaint in every list: danger first, then lateness, then where it stands. */

/** The levels that come before everything else, the most urgent first. */
export const pressing: readonly Level[] = ["P0", "P1"];
export const isPressing = (complaint: Pick<ComplaintInList, "stage" | "level">): boolean =>
  isOpen(complaint) && pressing.includes(complaint.level);

const tones: Partial<Record<Stage, Tone>> = {
  CLOSED: "GOOD",
  MERGED: "GOOD",
  REJECTED: "CALM",
  NEEDS_INFO: "WARN",
  AWAIT_CONFIRM: "WARN",
};

/** Late is late, whether the supervision has noted it already or not. */
function lateness(complaint: ComplaintInList, now: Instant): Tag[] {
  if (!isOpen(complaint)) return [];
  const { due } = complaint;
  const isOver = due !== null && !due.isProvisional && due.at <= now;
  if (complaint.light === "NONE" && !isOver) return [];
  return [{ tone: "BAD", label: complaint.light === "RED" ? lights.RED : lights.YELLOW }];
}

export const tagsOf = (complaint: ComplaintInList, now: Instant): Tag[] => [
  ...(isPressing(complaint) ? [{ tone: "BAD" as const, label: levels[complaint.level] }] : []),
  ...lateness(complaint, now),
  { tone: tones[complaint.stage] ?? "INFO", label: stages[complaint.stage] },
];
