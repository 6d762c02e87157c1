import type { Role } from "../kernel/actor.ts";
import { type Category, isAboutStaff } from "./category.ts";
import type { Complaint, Handler, Holder, HolderInList, StageInList } from "./complaint.ts";

/*
 * Who has a complaint, and whose desk decides about it. Desks are paths in the grid tree; "/" stands
 * for everything and is a desk only while no street exists.
 */

/** The first levels of a path. */
export function cut(path: string, levels: number): string {
  const parts = path.split("/").filter(Boolean).slice(0, levels);
  return parts.length > 0 ? `/${parts.join("/")}/` : "/";
}

const [STREET, COMMUNITY, GRID] = [1, 2, 3];

export const streetOf = (path: string): string => cut(path, STREET);

/**
 * From where down staff may know of it. What is about staff is the street's alone: those it is about neither
 * read it nor decide on it, until the street gives it to somebody.
 */
export const scopeOf = (category: string, path: string): string =>
  isAboutStaff(category) ? streetOf(path) : path;

/** One level up in the grid tree, or null at the street. */
export function above(path: string): string | null {
  const levels = path.split("/").filter(Boolean).length;
  return levels > STREET ? cut(path, levels - 1) : null;
}

/** The higher of two grids that lie one in the other. */
const higher = (a: string, b: string): string => (a.length < b.length ? a : b);

/** Every grid from this one up to the street. */
export function upwards(path: string): string[] {
  const next = above(path);
  return next === null ? [path] : [path, ...upwards(next)];
}

/** The holder now, if anybody has it. */
export function holderOf(complaint: Complaint): Holder | null;
export function holderOf(complaint: StageInList): HolderInList | null;
export function holderOf(complaint: StageInList): HolderInList | null {
  return "holder" in complaint ? complaint.holder : null;
}

export function sameHolder(a: Holder, b: Holder): boolean {
  if (a.kind === "GRID") return b.kind === "GRID" && a.gridId === b.gridId;
  return b.kind === "UNIT" && a.unitId === b.unitId;
}

/** Who reported it, by whichever of the reports that are one matter. */
export const reportedBy = ({ reporter, merged }: Complaint): readonly string[] =>
  [reporter.personId, ...merged.map(({ reporterId }) => reporterId)].filter((id) => id !== null);

/** The desk a matter begins on: what is not the community's to handle is the street's to dispatch. */
export const deskFor = (category: Category, path: string): string =>
  cut(path, category.mustBeHandledBy === "COMMUNITY" ? GRID : STREET);

/** Where escalation starts from: the grid that has it, else the desk that decides. */
export function levelOf(complaint: Complaint): string {
  const holder = holderOf(complaint);
  return holder?.kind === "GRID" ? holder.path : complaint.desk;
}

/** The desk one level above whoever has it; null at the street. What the street watches stays with it. */
export function deskAbove(complaint: Complaint): string | null {
  const next = above(levelOf(complaint));
  return next && higher(next, complaint.desk);
}

/** Who is told besides the holder when it is late. */
export const superiorOf = (complaint: Complaint): string =>
  deskAbove(complaint) ?? streetOf(complaint.place.path);

/** Offices that lead a grid. */
const leads: readonly Role[] = ["GRID_HEAD", "COMMUNITY", "STREET"];

/** Whoever leads the desk cannot have their own work verified by their own people: it goes one level up. */
export function deskToVerify({ desk }: Complaint, { role, path }: Handler): string {
  const isOwnDesk = leads.includes(role) && path !== null && desk.startsWith(path);
  return isOwnDesk ? (above(path) ?? desk) : desk;
}

/** After reopening it goes to the superior of whoever had it, who must be able to dispatch it again. */
export function deskToReopen({ lastHolder, desk, place, isSupervised }: Complaint): string {
  if (isSupervised) return streetOf(place.path);
  const last = lastHolder?.kind === "GRID" ? lastHolder.path : desk;
  return higher(above(last) ?? last, cut(place.path, COMMUNITY));
}

/** Whose move it is: a desk that decides, or whoever has it; null when it is the reporter's, or nobody's. */
export type Turn<H = HolderInList> = { kind: "DESK"; path: string } | { kind: "HOLDER"; holder: H };

/** What tells whose move it is. */
type Moving = { desk: string; place: { path: string } } & StageInList;

export function turnOf(complaint: Complaint): Turn<Holder> | null;
export function turnOf(complaint: Moving): Turn | null;
export function turnOf(complaint: Moving): Turn | null {
  switch (complaint.stage) {
    case "SUBMITTED":
    case "ACCEPTED":
    case "REOPENED":
    case "HANDLED":
      return { kind: "DESK", path: complaint.desk };
    case "RETURN_REQUESTED":
      // Only the street decides on a return, whichever desk dispatched it.
      return { kind: "DESK", path: streetOf(complaint.place.path) };
    case "ON_SITE":
    case "DISPATCHED":
    case "PROCESSING":
      return { kind: "HOLDER", holder: complaint.holder };
    case "CLOSED":
      return complaint.sample === "PENDING" ? { kind: "DESK", path: complaint.desk } : null;
    case "NEEDS_INFO":
    case "AWAIT_CONFIRM":
    case "REJECTED":
    case "MERGED":
      return null;
  }
}
