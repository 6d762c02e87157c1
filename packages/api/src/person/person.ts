import type { AppointedRole } from "../kernel/actor.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual, Language } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";

/** How somebody belongs to a home. */
export const relations = {
  OWNER: { zh: "产权人", en: "Owner" },
  TENANT: { zh: "租户", en: "Tenant" },
  FAMILY: { zh: "家庭成员", en: "Family member" },
} as const satisfies Record<string, Bilingual>;
export type Relation = keyof typeof relations;

/** A person's claim to live in or own a home: `CLAIMED` until somebody of the grid has looked. */
export const residenceStatuses = {
  CLAIMED: { zh: "待网格员确认", en: "Waiting for the grid worker" },
  CONFIRMED: { zh: "已确认", en: "Confirmed" },
  REFUSED: { zh: "未通过", en: "Not confirmed" },
  ENDED: { zh: "已结束", en: "Ended" },
} as const satisfies Record<string, Bilingual>;
export type ResidenceStatus = keyof typeof residenceStatuses;

export type Residence = {
  id: Id<"residence">;
  addressId: Id<"address">;
  /** Path of the micro-grid the home is in. */
  path: string;
  /** The address in words, as the person sees it. */
  label: Sealed;
  relation: Relation;
  status: ResidenceStatus;
  claimedAt: Instant;
  decidedAt: Instant | null;
  reason: string | null;
};

/** Claimed or confirmed: those a grid has to do with now. */
export const isOpen = ({ status }: Residence): boolean =>
  status === "CLAIMED" || status === "CONFIRMED";

/** The seats of a grid team: 1+1+1+N means one each of the first kinds and any number of volunteers. */
export const teamSlots = {
  POLICE: { zh: "社区民警", en: "Community police officer" },
  GRID_HEAD: { zh: "网格长", en: "Grid head" },
  GRID_WORKER: { zh: "网格员", en: "Grid worker" },
  CADRE: { zh: "下沉干部", en: "Assigned cadre" },
  PROPERTY: { zh: "物业", en: "Property staff" },
  VOLUNTEER: { zh: "志愿者", en: "Volunteer" },
  MEDIATOR: { zh: "调解员", en: "Mediator" },
} as const satisfies Record<string, Bilingual>;
export type TeamSlot = keyof typeof teamSlots;

/** A role somebody was appointed to, over a place or a unit, for a time. */
export type Appointment = {
  id: Id<"role">;
  role: AppointedRole;
  slot: TeamSlot | null;
  gridId: Id<"grid"> | null;
  /** Path of the grid, else of what the unit serves; null for the powers over the platform. */
  path: string | null;
  unitId: Id<"unit"> | null;
  title: string;
  /** The phone of the post, never of the person. */
  officePhone: string | null;
  from: Instant;
  to: Instant | null;
  dismissedAt: Instant | null;
};

/** A post as others may see it: the person's chosen name and the phone of the post. */
export type Post = Appointment & { personId: Id<"person">; displayName: string };

/** Valid at an instant: from its beginning, until just before its end. */
export const isInForce = ({ from, to }: Appointment, at: Instant): boolean =>
  from <= at && (to === null || at < to);

/** False for an appointment that was called off before it began. */
export const everHeld = ({ from, to }: Appointment): boolean => to === null || from < to;

/** A session that ended while access tokens of it were still good, kept until they have all expired. */
export type EndedSession = { sessionId: Id<"session">; tokensUntil: Instant };

export type Person = {
  /** What others see; never a real name unless the person chose so. */
  displayName: string;
  phone: Sealed | null;
  phoneHash: string | null;
  realName: Sealed | null;
  wechatHash: string | null;
  language: Language;
  elderMode: boolean;
  createdAt: Instant;
  /**
   * How often the person signed out everywhere. Every session and access token carries the number it
   * was begun under and is over when the number has grown. A count, not a time: a token made in the very
   * moment of signing out is dead, and one made after signing in again in the same moment lives.
   */
  sessionEpoch: number;
  endedSessions: readonly EndedSession[];
  residences: readonly Residence[];
  appointments: readonly Appointment[];
};

/** Sessions begun under an older count are over, and so are those that were ended one by one. */
export const isSessionOver = (
  { sessionEpoch, endedSessions }: Person,
  session: { id: Id<"session">; epoch: number },
): boolean =>
  session.epoch < sessionEpoch || endedSessions.some(({ sessionId }) => sessionId === session.id);

export type PersonCommand =
  | {
      type: "register";
      displayName: string;
      phone: Sealed | null;
      phoneHash: string | null;
      wechatHash: string | null;
      language: Language;
    }
  | { type: "linkPhone"; phone: Sealed; phoneHash: string }
  | {
      type: "updateProfile";
      displayName?: string;
      realName?: Sealed | null;
      language?: Language;
      elderMode?: boolean;
    }
  | { type: "signOutEverywhere" }
  | ({ type: "endSession" } & EndedSession)
  | {
      type: "claimResidence";
      residenceId: Id<"residence">;
      addressId: Id<"address">;
      path: string;
      label: Sealed;
      relation: Relation;
    }
  | {
      type: "decideResidence";
      residenceId: Id<"residence">;
      confirmed: boolean;
      reason: string | null;
    }
  | { type: "endResidence"; residenceId: Id<"residence"> }
  | {
      type: "appoint";
      appointment: Appointment;
      /** What the unit of the appointment serves. Without it only who may appoint anywhere may do so. */
      unitPath?: string;
    }
  | { type: "dismiss"; roleId: Id<"role">; reason: string };

export type PersonFact =
  | {
      type: "registered";
      displayName: string;
      phone: Sealed | null;
      phoneHash: string | null;
      wechatHash: string | null;
      language: Language;
    }
  | { type: "phoneLinked"; phone: Sealed; phoneHash: string }
  | {
      type: "profileUpdated";
      displayName?: string;
      realName?: Sealed | null;
      language?: Language;
      elderMode?: boolean;
    }
  | { type: "signedOutEverywhere" }
  | ({ type: "sessionEnded" } & EndedSession)
  | {
      type: "residenceClaimed";
      residenceId: Id<"residence">;
      addressId: Id<"address">;
      path: string;
      label: Sealed;
      relation: Relation;
    }
  | { type: "residenceConfirmed"; residenceId: Id<"residence"> }
  | { type: "residenceRefused"; residenceId: Id<"residence">; reason: string }
  | { type: "residenceEnded"; residenceId: Id<"residence"> }
  | { type: "appointed"; appointment: Appointment }
  | { type: "dismissed"; roleId: Id<"role">; reason: string };
