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

export const personRefusals: Record<string, Bilingual> = {
  "person.phone_taken": {
    zh: "这个手机号已绑定其他账号",
    en: "This phone number belongs to another account",
  },
  "person.name_not_fit": {
    zh: "这个称呼不便公开显示，请换一个",
    en: "This name cannot be shown to others; please choose another one",
  },
  "person.name_not_checked": {
    zh: "暂时无法核对这个称呼，请稍后再试",
    en: "This name cannot be checked at present; please try again later",
  },
  "person.phone_linked_already": {
    zh: "账号已绑定手机号，暂不能在线更换",
    en: "This account has a phone number already; it cannot be changed online yet",
  },
  "person.name_claims_post": {
    zh: "称呼中不能有职务或机构名称（如街道、社区、网格员、客服），以免被误认为工作人员",
    en: "A name may not claim a post or an office (street, grid worker, support): people would take you for staff",
  },
  "person.display_name_length": {
    zh: "称呼须为 1 至 {max} 个字",
    en: "The display name must have 1 to {max} characters",
  },
  "person.display_name_characters": {
    zh: "称呼中不能有换行等控制字符",
    en: "The display name may not contain line breaks or other control characters",
  },
  "person.real_name_length": {
    zh: "姓名最多 {max} 个字",
    en: "The name may have at most {max} characters",
  },
  "person.already_claimed": {
    zh: "您已登记过这处住址",
    en: "You have already claimed this home",
  },
  "person.too_many_claims": {
    zh: "待确认的住址最多 {max} 处，请等网格员确认后再登记",
    en: "At most {max} claims may wait at once; please wait for the grid worker",
  },
  "person.residence_unknown": { zh: "没有这条住址登记", en: "There is no such residence claim" },
  "person.residence_decided": {
    zh: "这条住址登记已经处理过了",
    en: "This claim has already been decided",
  },
  "person.own_residence": {
    zh: "不能确认自己的住址，请由其他工作人员确认",
    en: "You cannot confirm your own home; a colleague must",
  },
  "person.reason_missing": { zh: "请写明原因", en: "Please give a reason" },
  "person.reason_length": {
    zh: "原因最多 {max} 个字",
    en: "The reason may have at most {max} characters",
  },
  "person.address_unknown": {
    zh: "没有找到这处地址，请重新选择",
    en: "There is no such address; please choose again",
  },
  "person.appointment_self": {
    zh: "不能任命自己",
    en: "Nobody can appoint themselves",
  },
  "person.appointment_scope": {
    zh: "该角色须指定{scope}",
    en: "This role needs {scope}",
  },
  "person.appointment_no_scope": {
    zh: "该角色不属于任何网格或单位",
    en: "This role belongs to no grid and no unit",
  },
  "person.grid_unknown": {
    zh: "没有这个网格，或已停用",
    en: "There is no such grid, or it is closed",
  },
  "person.unit_unknown": { zh: "没有这个单位", en: "There is no such unit" },
  "person.title_length": {
    zh: "职务名称须为 1 至 {max} 个字",
    en: "The title must have 1 to {max} characters",
  },
  "person.office_phone_invalid": {
    zh: "办公电话格式不正确，例如 0999-1234567",
    en: "This is not an office phone number, e.g. 0999-1234567",
  },
  "person.appointment_validity": {
    zh: "任期的结束时间须晚于开始时间",
    en: "The appointment must end after it begins",
  },
  "person.appointment_double": {
    zh: "此人已担任该范围内的同一角色",
    en: "This person already holds that role there",
  },
  "person.powers_must_stay_apart": {
    zh: "平台管理、安全审计与业务角色须由不同的人担任",
    en: "Platform administration, audit and business roles must be held by different people",
  },
  "person.appointment_unknown": {
    zh: "没有这项任命，或已结束",
    en: "There is no such appointment, or it has ended",
  },
};
