import type { Action } from "../kernel/access.ts";
import type { Interval, Term } from "../kernel/calendar.ts";
import type { Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";
import type { Id } from "../kernel/ids.ts";
import type { Sealed } from "../kernel/sealed.ts";
import type { Level } from "./category.ts";

/** Where a complaint stands, in the words of the domain. */
export const stages = {
  SUBMITTED: { zh: "已上报", en: "Reported" },
  NEEDS_INFO: { zh: "待补充", en: "More information needed" },
  REJECTED: { zh: "不予受理", en: "Not accepted" },
  MERGED: { zh: "已并案", en: "Merged with another report" },
  ACCEPTED: { zh: "已立案", en: "Accepted" },
  ON_SITE: { zh: "现场处置", en: "Being handled on site" },
  DISPATCHED: { zh: "待签收", en: "Dispatched" },
  PROCESSING: { zh: "处置中", en: "Being handled" },
  RETURN_REQUESTED: { zh: "申请退回", en: "Return requested" },
  HANDLED: { zh: "已处置待核查", en: "Handled, to be verified" },
  AWAIT_CONFIRM: { zh: "待确认", en: "Waiting for your confirmation" },
  CLOSED: { zh: "已办结", en: "Closed" },
  REOPENED: { zh: "重办", en: "Reopened" },
} as const satisfies Record<string, Bilingual>;
export type Stage = keyof typeof stages;

export const rejectReasons = {
  NOT_THIS_AREA: {
    zh: "不属于本辖区,请拨打当地政务热线反映",
    en: "Not in our area: please call the hotline of the place concerned",
  },
  OTHER_TRACK: {
    zh: "已进入诉讼、仲裁或信访程序,请按原渠道办理",
    en: "Already before a court, in arbitration or petition: please continue there",
  },
  EMERGENCY_NUMBER: {
    zh: "情况紧急,请立即拨打 110、119、120 或 122",
    en: "An emergency: call 110, 119, 120 or 122 at once",
  },
  ABUSIVE: { zh: "内容含有侮辱或与事实无关", en: "Abusive, or not about a matter of fact" },
  OUTSIDE_CATALOGUE: {
    zh: "不在受理目录内",
    en: "Outside what the community can take up",
  },
  NO_ANSWER: {
    zh: "未在期限内补充必要信息,无法办理;补充后可重新上报",
    en: "The information needed did not come; you may report again with it",
  },
} as const satisfies Record<string, Bilingual>;
export type RejectReason = keyof typeof rejectReasons;

export const closeReasons = {
  SOLVED: { zh: "已解决", en: "Solved" },
  EXPLAINED: { zh: "已书面说明", en: "Explained in writing" },
  AUTO: { zh: "到期自动办结(未评价)", en: "Closed when time ran out (not evaluated)" },
  WITHDRAWN: { zh: "上报人撤回", en: "Withdrawn by the reporter" },
} as const satisfies Record<string, Bilingual>;
export type CloseReason = keyof typeof closeReasons;

export const sources = {
  MINI_PROGRAM: { zh: "小程序", en: "Mini-program" },
  H5: { zh: "网页", en: "Web page" },
  COUNTER: { zh: "窗口代录", en: "Counter" },
  PATROL: { zh: "巡查发现", en: "Found on patrol" },
} as const satisfies Record<string, Bilingual>;
export type Source = keyof typeof sources;

/** The lights of a deadline. Silence is never green: no light before anything is late. */
export const lights = {
  NONE: { zh: "正常", en: "In time" },
  YELLOW: { zh: "已超期", en: "Overdue" },
  RED: { zh: "严重超期", en: "Long overdue" },
} as const satisfies Record<string, Bilingual>;
export type Light = keyof typeof lights;

/** What a deadline is for. */
export const steps = {
  ACCEPT: { zh: "受理", en: "Acceptance" },
  INFO: { zh: "补充信息", en: "Further information" },
  DISPATCH: { zh: "派单", en: "Dispatch" },
  SIGN: { zh: "签收", en: "Signing" },
  DISPOSE: { zh: "处置", en: "Handling" },
  RETURN: { zh: "退回审核", en: "Decision on a return" },
  VERIFY: { zh: "核查", en: "Verification" },
  CONFIRM: { zh: "确认评价", en: "Confirmation" },
  REDISPATCH: { zh: "重新派单", en: "Dispatch after reopening" },
} as const satisfies Record<string, Bilingual>;
export type Step = keyof typeof steps;

/** A moment at which something happens by itself unless somebody acts before. */
export type TimerKind = "HALF" | "EIGHTY" | "DUE" | "RED" | "REMIND";

/** A running deadline; when it ends follows from these and the calendar. */
export type StepClock = {
  step: Step;
  startedAt: Instant;
  term: Term;
  pauses: readonly Interval[];
  fired: readonly TimerKind[];
};

/** Where the matter is. */
export type Place = {
  path: string;
  gridId: Id<"grid"> | null;
  gridName: string;
  /** GCJ-02. */
  point: { lng: number; lat: number };
  /** The place in words; an address may be somebody's home. */
  label: Sealed | null;
  locationCode: string | null;
  isAmbiguous: boolean;
  /** Why it was sent here, in a sentence. */
  explanation: Bilingual;
  divisionVersionNo: number;
};

export type Reporter = {
  /** A person, or a guest known only by network. */
  personId: Id<"person"> | null;
  network: string | null;
  name: string;
  isAnonymousToPublic: boolean;
  isAnonymousToHandlers: boolean;
  /** Keyed hash of the code by which a guest can look the complaint up. */
  queryCodeHash: string | null;
};

/** Who has it: the team of a grid, or a unit; perhaps one person of it. */
export type Holder = { name: string; personId: Id<"person"> | null } & (
  | { kind: "GRID"; gridId: Id<"grid">; path: string }
  | { kind: "UNIT"; unitId: Id<"unit">; isDepartment: boolean }
);

export type Result = {
  text: string;
  photos: readonly Id<"media">[];
  handlerId: string;
  handlerName: string;
  at: Instant;
};

export type Evaluation = { rating: number | null; comment: string | null };

/** What every complaint carries, whatever its stage. */
export type Common = {
  number: string;
  category: string;
  level: Level;
  description: string;
  place: Place;
  source: Source;
  reporter: Reporter;
  photos: readonly Id<"media">[];
  submittedAt: Instant;
  acceptedAt: Instant | null;
  /** The grid whose staff decides next about it; escalation moves it up. */
  desk: string;
  /** The deadline of the present step. */
  clock: StepClock | null;
  /** The deadline of the whole handling, from acceptance to result; keeps running through returns. */
  disposal: StepClock | null;
  light: Light;
  wasAsked: boolean;
  urgedAt: Instant | null;
  urges: number;
  /** Units and people that have had it, the last one last. */
  unitIds: readonly Id<"unit">[];
  handlerIds: readonly string[];
  lastHolder: Holder | null;
  returns: readonly { holder: Holder; reason: string }[];
  isDesignated: boolean;
  disputes: number;
  reworks: number;
  reopenings: number;
  result: Result | null;
};

export type StageState =
  | { stage: "SUBMITTED"; infoLapsed: boolean }
  | { stage: "NEEDS_INFO"; question: string; pausedClock: StepClock }
  | { stage: "REJECTED"; reason: RejectReason; text: string; closedAt: Instant }
  | { stage: "MERGED"; intoId: Id<"complaint">; intoNumber: string; closedAt: Instant }
  | { stage: "ACCEPTED" }
  | { stage: "ON_SITE"; holder: Holder }
  | { stage: "DISPATCHED"; holder: Holder; dispatchedAt: Instant }
  | { stage: "PROCESSING"; holder: Holder }
  | {
      stage: "RETURN_REQUESTED";
      holder: Holder;
      dispatchedAt: Instant;
      reason: string;
      suggestion: string | null;
    }
  | { stage: "HANDLED"; holder: Holder }
  | { stage: "AWAIT_CONFIRM" }
  | {
      stage: "CLOSED";
      reason: CloseReason;
      closedAt: Instant;
      evaluation: Evaluation | null;
      explanation: string | null;
      /** Settled on site and drawn for a check by the head. */
      sample: "PENDING" | "PASSED" | null;
    }
  | { stage: "REOPENED"; reason: string; needsReview: boolean };

/** A reported matter on its way through the closed loop. */
export type Complaint = Common & StageState;
export type At<S extends Stage> = Extract<Complaint, { stage: S }>;

export type Submission = {
  number: string;
  category: string;
  level: Level;
  description: string;
  place: Place;
  source: Source;
  reporter: Reporter;
  photos: readonly Id<"media">[];
  desk: string;
};

/** Where evidence was taken: near the place, or under the very sign. */
export type EvidencePlace = { point: { lng: number; lat: number } } | { locationCode: string };

type Words = { text: string; photos: readonly Id<"media">[] };

export type ComplaintCommand =
  | ({ type: "submit"; submittedToday: number } & Submission)
  | { type: "classify"; category: string; level: Level | null }
  | { type: "accept"; category: string | null; level: Level | null }
  | { type: "askInfo"; question: string }
  | ({ type: "supplement" } & Words)
  | { type: "reject"; reason: RejectReason; text: string }
  | {
      type: "merge";
      into: { id: Id<"complaint">; complaint: Complaint } | null;
    }
  | { type: "handleOnSite" }
  | { type: "assignOnSite"; holder: Holder | null }
  | ({ type: "closeOnSite" } & Words)
  | { type: "checkSample"; passed: boolean; note: string }
  | { type: "dispatch"; holder: Holder | null; note: string | null }
  | { type: "sign" }
  | { type: "transfer"; colleague: { personId: Id<"person">; name: string } | null }
  | { type: "requestReturn"; reason: string; suggestion: string | null }
  | { type: "approveReturn"; holder: Holder | null }
  | { type: "refuseReturn"; reason: string }
  | { type: "escalate"; reason: string }
  | ({ type: "submitResult"; where: EvidencePlace | null } & Words)
  | { type: "verifyPass"; note: string | null }
  | ({ type: "verifyFail" } & Words)
  | { type: "confirm"; solved: boolean; rating: number | null; comment: string | null }
  | ({ type: "reopen" } & Words)
  | { type: "redispatch"; holder: Holder | null; note: string | null }
  | { type: "conclude"; text: string }
  | { type: "withdraw"; reason: string | null }
  | { type: "urge" }
  | { type: "fireTimer"; clock: "STEP" | "DISPOSAL"; timer: TimerKind };
export type CommandType = ComplaintCommand["type"];

export type ComplaintFact =
  | ({ type: "submitted" } & Submission)
  | { type: "classified"; category: string; level: Level; desk: string }
  | { type: "accepted"; category: string; level: Level; desk: string; auto: boolean }
  | { type: "infoAsked"; question: string }
  | { type: "infoLapsed" }
  | ({ type: "supplemented" } & Words)
  | { type: "rejected"; reason: RejectReason; text: string }
  | { type: "merged"; intoId: Id<"complaint">; intoNumber: string }
  | { type: "onSiteStarted"; holder: Holder }
  | { type: "closedOnSite"; result: Result; sampled: boolean }
  | { type: "sampleChecked"; passed: boolean; note: string }
  | { type: "dispatched"; holder: Holder; note: string | null; again: boolean }
  | { type: "signed"; auto: boolean }
  | { type: "transferred"; holder: Holder }
  | { type: "returnRequested"; reason: string; suggestion: string | null }
  | { type: "returnApproved"; holder: Holder; isDesignated: boolean }
  | { type: "returnRefused"; reason: string | null; auto: boolean }
  | { type: "escalated"; desk: string; reason: string | null; auto: boolean }
  | { type: "resultSubmitted"; result: Result }
  | { type: "verificationPassed"; note: string | null }
  | ({ type: "verificationFailed"; term: Term } & Words)
  | { type: "confirmed"; evaluation: Evaluation }
  | { type: "disputed"; reason: string; rating: number | null; needsReview: boolean }
  | { type: "closedUnanswered" }
  | ({ type: "reopened" } & Words)
  | { type: "concluded"; text: string }
  | { type: "withdrawn"; reason: string | null }
  | { type: "urged" }
  | { type: "reminded"; clock: "STEP" | "DISPOSAL"; timer: TimerKind }
  | { type: "turnedYellow" }
  | { type: "turnedRed"; desk: string };

/** Stages in which somebody still has to do something. */
export const openStages: readonly Stage[] = [
  "SUBMITTED",
  "NEEDS_INFO",
  "ACCEPTED",
  "ON_SITE",
  "DISPATCHED",
  "PROCESSING",
  "RETURN_REQUESTED",
  "HANDLED",
  "AWAIT_CONFIRM",
  "REOPENED",
];
export const isOpen = ({ stage }: Pick<Complaint, "stage">): boolean => openStages.includes(stage);

/** Whose authority a command needs: over the place, over whoever holds it, or as its reporter. */
export type Authority = "place" | "holder" | "reporter";

/**
 * The transition table: from which stages each command leads on, under which access rule, and on
 * whose authority. `decide` and `allowedActions` both read it, so a button cannot lie.
 */
export const transitions = {
  classify: { from: ["SUBMITTED"], action: "complaint:classify", on: "place" },
  accept: { from: ["SUBMITTED"], action: "complaint:accept", on: "place" },
  askInfo: { from: ["SUBMITTED"], action: "complaint:askInfo", on: "place" },
  supplement: { from: openStages, action: "complaint:supplement", on: "reporter" },
  reject: { from: ["SUBMITTED"], action: "complaint:reject", on: "place" },
  merge: { from: ["SUBMITTED", "ACCEPTED"], action: "complaint:merge", on: "place" },
  handleOnSite: { from: ["SUBMITTED"], action: "complaint:handleOnSite", on: "place" },
  assignOnSite: { from: ["ACCEPTED"], action: "complaint:assignOnSite", on: "place" },
  closeOnSite: { from: ["ON_SITE"], action: "complaint:closeOnSite", on: "holder" },
  checkSample: { from: ["CLOSED"], action: "complaint:checkSample", on: "place" },
  dispatch: { from: ["ACCEPTED"], action: "complaint:dispatch", on: "place" },
  sign: { from: ["DISPATCHED"], action: "complaint:sign", on: "holder" },
  transfer: { from: ["PROCESSING"], action: "complaint:transfer", on: "holder" },
  requestReturn: { from: ["DISPATCHED"], action: "complaint:requestReturn", on: "holder" },
  approveReturn: { from: ["RETURN_REQUESTED"], action: "complaint:decideReturn", on: "place" },
  refuseReturn: { from: ["RETURN_REQUESTED"], action: "complaint:decideReturn", on: "place" },
  escalate: {
    from: ["SUBMITTED", "ACCEPTED", "ON_SITE", "DISPATCHED", "PROCESSING"],
    action: "complaint:escalate",
    on: "place",
  },
  submitResult: { from: ["ON_SITE", "PROCESSING"], action: "complaint:submitResult", on: "holder" },
  verifyPass: { from: ["HANDLED"], action: "complaint:verify", on: "place" },
  verifyFail: { from: ["HANDLED"], action: "complaint:verify", on: "place" },
  confirm: { from: ["AWAIT_CONFIRM"], action: "complaint:confirm", on: "reporter" },
  reopen: { from: ["CLOSED"], action: "complaint:reopen", on: "reporter" },
  redispatch: { from: ["REOPENED"], action: "complaint:redispatch", on: "place" },
  conclude: { from: ["REOPENED"], action: "complaint:conclude", on: "place" },
  withdraw: { from: openStages, action: "complaint:withdraw", on: "reporter" },
  urge: { from: openStages, action: "complaint:urge", on: "place" },
  fireTimer: { from: openStages, action: "complaint:fireTimer", on: "place" },
} as const satisfies Record<
  Exclude<CommandType, "submit">,
  { from: readonly Stage[]; action: Action; on: Authority }
>;
export type TransitionName = keyof typeof transitions;

export const MAX_DESCRIPTION = 2_000;
export const MAX_NOTE = 500;
export const MAX_PHOTOS = 9;
export const PER_DAY = { person: 30, guest: 5 } as const;
export const MAX_DISPUTES = 2;
export const MAX_RETURNS = 2;
export const REOPEN_WITHIN_DAYS = 15;
export const MERGE_WITHIN = { metres: 50, days: 7 } as const;
export const EVIDENCE_WITHIN_M = 50;
export const URGE_EVERY_HOURS = 24;

export const complaintRefusals: Record<string, Bilingual> = {
  "complaint.not_now": {
    zh: "当前状态为「{stage}」,不能进行此操作",
    en: "This cannot be done while the complaint is: {stage}",
  },
  "complaint.text_missing": { zh: "请用几句话说明情况", en: "Please say what it is about" },
  "complaint.text_too_long": {
    zh: "最多 {max} 个字,现有 {size} 个字",
    en: "At most {max} characters; there are {size}",
  },
  "complaint.too_many_photos": { zh: "最多上传 {max} 张照片", en: "At most {max} photos" },
  "complaint.photo_unknown": {
    zh: "有照片未上传成功或不属于您,请重新上传",
    en: "A photo was not uploaded or is not yours; please upload it again",
  },
  "complaint.place_missing": {
    zh: "请选择地点:地图选点、地址或定位码任选其一",
    en: "Please give the place: a point on the map, an address or a location code",
  },
  "complaint.place_unknown": {
    zh: "没有找到这个地址或定位码",
    en: "There is no such address or location code",
  },
  "complaint.category_unknown": { zh: "没有这个类别", en: "There is no such category" },
  "complaint.too_many_today": {
    zh: "今天已上报 {max} 件,请明天再报;紧急情况请拨打 110、119、120",
    en: "{max} reports today is the limit; in an emergency call 110, 119 or 120",
  },
  "complaint.guest_only_urgent": {
    zh: "未登录时只能上报紧急隐患或咨询,请先登录",
    en: "Without signing in you may report urgent hazards and ask questions; please sign in",
  },
  "complaint.already_asked": {
    zh: "已要求补充过一次,不能再次要求",
    en: "The reporter was asked once already",
  },
  "complaint.reason_missing": { zh: "请写明原因", en: "Please give the reason" },
  "complaint.on_site_not_allowed": {
    zh: "这一类别不能现场办结,请受理后派单",
    en: "This category cannot be settled on site; accept and dispatch it",
  },
  "complaint.merge_target_unknown": {
    zh: "没有找到要并入的件",
    en: "The complaint to merge with was not found",
  },
  "complaint.merge_itself": {
    zh: "不能并入自己",
    en: "A complaint cannot be merged with itself",
  },
  "complaint.merge_target_ended": {
    zh: "要并入的件已结束或已并案",
    en: "The complaint to merge with has ended or was merged itself",
  },
  "complaint.merge_not_same": {
    zh: "只能并入 {metres} 米内、{days} 天内的同类件",
    en: "Only the same category within {metres} m and {days} days can be merged",
  },
  "complaint.duty_mismatch": {
    zh: "按派单目录应由{who}办理,不能下派",
    en: "By the dispatch catalogue this is for {who}; it may not be passed down",
  },
  "complaint.holder_unknown": {
    zh: "没有这个承办单位或网格",
    en: "There is no such unit or grid",
  },
  "complaint.grid_elsewhere": {
    zh: "只能派给事发地所属的网格",
    en: "It can only go to a grid the place belongs to",
  },
  "complaint.department_needs_street": {
    zh: "派给职能部门须由街道决定,可向上呈报",
    en: "Only the street dispatches to departments; escalate it instead",
  },
  "complaint.same_holder": {
    zh: "重办不能派回原承办方",
    en: "After reopening it cannot go back to the same holder",
  },
  "complaint.not_in_team": {
    zh: "此人不在承办单位或网格团队中",
    en: "This person does not belong to the unit or grid team",
  },
  "complaint.held_by_colleague": {
    zh: "此件已指定{name}承办",
    en: "This complaint is in the hands of {name}",
  },
  "complaint.return_too_late": {
    zh: "申请退回须在派单后 {days} 个工作日内提出",
    en: "A return must be requested within {days} working days",
  },
  "complaint.returned_before": {
    zh: "本单位已申请退回过一次",
    en: "This unit has asked for a return once already",
  },
  "complaint.return_impossible": {
    zh: "街道已指定承办,不能再退回",
    en: "The street has designated the holder; it cannot be returned again",
  },
  "complaint.top_level": {
    zh: "已在街道层级,请由街道办理",
    en: "It is at the street already",
  },
  "complaint.evidence_photo": {
    zh: "请上传至少一张处置后的照片",
    en: "Please add at least one photo taken after handling",
  },
  "complaint.evidence_before": {
    zh: "请补一张处置前的照片",
    en: "A photo from before is needed too",
  },
  "complaint.evidence_place": {
    zh: "请在现场定位或扫描现场定位码",
    en: "Please locate the photo on site or scan the location code there",
  },
  "complaint.evidence_too_far": {
    zh: "定位距事发地 {metres} 米,须在 {max} 米内",
    en: "Taken {metres} m away; it must be within {max} m",
  },
  "complaint.verifier_is_handler": {
    zh: "核查人不能是处置人",
    en: "Whoever handled it cannot verify it",
  },
  "complaint.verifier_is_subordinate": {
    zh: "核查人不能是承办方的下级",
    en: "A subordinate of the holder cannot verify it",
  },
  "complaint.rating_range": { zh: "评价须为 1 至 5 级", en: "A rating is 1 to 5" },
  "complaint.reopen_too_late": {
    zh: "办结超过 {days} 天,请重新上报",
    en: "It was closed more than {days} days ago; please report it anew",
  },
  "complaint.reopen_withdrawn": {
    zh: "已撤回的件不能重办,请重新上报",
    en: "A withdrawn complaint cannot be reopened; please report it anew",
  },
  "complaint.withdraw_hazard": {
    zh: "紧急隐患关系公共安全,不能撤回,将继续办理",
    en: "An urgent hazard concerns everybody: it cannot be withdrawn and goes on",
  },
  "complaint.urged_recently": {
    zh: "{hours} 小时内已催办过,承办方已收到提醒",
    en: "It was urged within the last {hours} hours; the holder has been reminded",
  },
  "complaint.not_reviewed": {
    zh: "只有多次不满意后进入街道会商的件才能书面说明办结",
    en: "Only a complaint under review by the street can be concluded in writing",
  },
  "complaint.not_sampled": {
    zh: "此件未抽中现场核查",
    en: "This complaint was not drawn for a check",
  },
  "complaint.timer_not_due": { zh: "时限未到", en: "The time has not come" },
  "complaint.reporter_anonymous": {
    zh: "上报人选择对承办人匿名",
    en: "The reporter chose to stay anonymous to those who handle it",
  },
  "complaint.reporter_guest": {
    zh: "上报人未登录,没有联系方式",
    en: "The reporter was not signed in; there is nobody to contact",
  },
};
