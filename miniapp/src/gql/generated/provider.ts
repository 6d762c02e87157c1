/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `acceptBooking` needs. */
export type AcceptBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `answerBookingRating` needs. */
export type AnswerBookingRatingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What was put right. At most 500 characters. */
  text: string;
};

/** What `answerTalk` needs. */
export type AnswerTalkInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What became of it. At most 500 characters. */
  text: string;
};

/** The roles people are appointed to; the others follow from who is asking. */
export type AppointedRole =
  /** Community officer. */
  | 'COMMUNITY'
  /** Council convener. */
  | 'CONVENER'
  /** Council member. */
  | 'COUNCIL_MEMBER'
  /** Department handler. */
  | 'DEPT_HANDLER'
  /** Department lead. */
  | 'DEPT_LEAD'
  /** Enterprise. */
  | 'ENTERPRISE'
  /** Grid head. */
  | 'GRID_HEAD'
  /** Grid worker. */
  | 'GRID_WORKER'
  /** Mediator. */
  | 'MEDIATOR'
  /** Merchant. */
  | 'MERCHANT'
  /** Micro-grid head. */
  | 'MICRO_HEAD'
  /** Platform administrator. */
  | 'PLATFORM_ADMIN'
  /** Property staff. */
  | 'PROPERTY'
  /** Service provider. */
  | 'PROVIDER'
  /** Security auditor. */
  | 'SECURITY_AUDITOR'
  /** Street officer. */
  | 'STREET'
  /** Supervision committee member. */
  | 'SUPERVISOR'
  /** Volunteer. */
  | 'VOLUNTEER';

/** What `approveBooking` needs. */
export type ApproveBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `assignBooking` needs. */
export type AssignBookingInput = {
  /** Who goes along; must be given where a visit is made by two. */
  companionId?: string | null | undefined;
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** True to go on after a warning: too little time for the way, or a booking of their own. Another visit and an absence cannot be passed over. */
  isWarned?: boolean | null | undefined;
  /** Who is to go. */
  personId: string;
};

/** A name in both languages of the product. */
export type BilingualInput = {
  /** In English. At most 200 characters. */
  en: string;
  /** In Chinese. At most 200 characters. */
  zh: string;
};

/** A text of several lines in both languages of the product. */
export type BilingualTextInput = {
  /** In English. At most 500 characters. */
  en: string;
  /** In Chinese. At most 500 characters. */
  zh: string;
};

/** What limits booking. */
export type BookingRulesInput = {
  /** Until so long before it can be cancelled without a mark. */
  cutoffMinutes: number;
  /** So long after the beginning a reception keeps the place of who is not there yet, 0 to 120; 15 when left out. */
  graceMinutes?: number | null | undefined;
  /** A booking takes a room whole, whatever its party: the capacity counts rooms. False when left out. */
  isTakenWhole?: boolean | null | undefined;
  /** Short limits for assigning and accepting. */
  isUrgent: boolean;
  /** Whether the days of the window are working days. */
  isWindowInWorkDays: boolean;
  /** To be booked no later than so long before. */
  leadMinutes: number;
  /** How many people one booking may be for. */
  maxParty: number;
  /** Staff look at each booking first. */
  needsApproval: boolean;
  /** A visit is made by two people. False when left out. */
  needsCompanion?: boolean | null | undefined;
  /** At most so many bookings of one person a day. */
  perDay?: number | null | undefined;
  /** At most so many a calendar month. */
  perMonth?: number | null | undefined;
  /** At most so many a week, Monday to Sunday. */
  perWeek?: number | null | undefined;
  /** To be booked no earlier than so many days before, 1 to 90. */
  windowDays: number;
};

/** Where it stands. Show `statusLabel`, not this. */
export type BookingStage =
  /** Assigned, awaiting acceptance · 待接单 */
  | 'ASSIGNED'
  /** Booked · 预约成功 */
  | 'BOOKED'
  /** Cancelled by the provider · 服务方取消 */
  | 'CALLED_OFF'
  /** Cancelled · 已取消 */
  | 'CANCELLED'
  /** Checked in · 服务中 */
  | 'CHECKED_IN'
  /** Not approved · 未通过 */
  | 'DECLINED'
  /** Done · 已完成 */
  | 'DONE'
  /** Held, awaiting your confirmation · 已占位，待确认 */
  | 'HELD'
  /** Lapsed · 已失效 */
  | 'LAPSED'
  /** Cancelled late · 逾期取消 */
  | 'LATE_CANCELLED'
  /** Provider no-show · 服务方未到 */
  | 'NO_SHOW_PROVIDER'
  /** No-show · 未到场 */
  | 'NO_SHOW_USER'
  /** A place is offered, awaiting your confirmation · 有空位，待确认 */
  | 'OFFERED'
  /** Waiting for assignment · 待派单 */
  | 'ORDERED'
  /** Waiting for approval · 待审核 */
  | 'PENDING'
  /** On the waiting list · 候补中 */
  | 'WAITING';

/** What `callBookingAgain` needs. */
export type CallBookingAgainInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `callNext` needs. */
export type CallNextInput = {
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The reception, `svc_…`. */
  serviceId: string;
};

/** What `callOffBooking` needs. */
export type CallOffBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for who booked;. At most 500 characters. */
  reason: string;
};

/** What `checkInBooking` needs. */
export type CheckInBookingInput = {
  /** What was scanned; nothing when staff know the person. At most 512 characters. */
  code?: string | null | undefined;
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** A day on which other hours count than in any week. */
export type DatedExceptionInput = {
  /** Which day it is about. */
  appliesOn: string;
  /** None: closed that day. At most 12. */
  hours: Array<HoursInput>;
  /** What people are told about it. At most 100 characters. */
  reason: string;
};

/** What `declineBooking` needs. */
export type DeclineBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for who booked;. At most 500 characters. */
  reason: string;
};

/** What `endStaffAbsence` needs. */
export type EndStaffAbsenceInput = {
  /** The absence, `abs_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `finishBooking` needs. */
export type FinishBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What came of it. At most 500 characters. */
  record?: string | null | undefined;
};

/** A stretch of a day in local time, on whole five minutes. */
export type HoursInput = {
  /** When it ends, `HH:MM`; `24:00` ends the day. At most 5 characters. */
  closes: string;
  /** When it begins, `HH:MM`. At most 5 characters. */
  opens: string;
};

/** A dated occasion of an event. */
export type OccasionInput = {
  /** How many this group takes, 1 to 200. */
  capacity: number;
  /** Name of the group; empty when there is only one. At most 40 characters. */
  group: string;
  /** The day of the event. */
  heldOn: string;
  /** From when until when. */
  hours: HoursInput;
};

/** What `offerService` needs. */
export type OfferServiceInput = {
  /** Everything about it. */
  draft: ServiceDraftInput;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** When a service is open and how its time is cut into slots. */
export type OpeningPlanInput = {
  /** Kept free after each slot. */
  afterMinutes: number;
  /** Kept free before each slot. */
  beforeMinutes: number;
  /** Closed every day then. At most 12. */
  breaks: Array<HoursInput>;
  /** How many people one slot takes, 1 to 200. */
  capacity: number;
  /** Days that are not as usual. At most 400. */
  exceptions: Array<DatedExceptionInput>;
  /** Follow the public holidays and the weekend days worked in exchange. */
  isClosedOnHolidays: boolean;
  /** Of an event. At most 400. */
  occasions: Array<OccasionInput>;
  /** Length of a slot, in whole five minutes. */
  slotMinutes: number;
  /** Numbers a day for who comes without an appointment; reception days only. */
  walkIns: number;
  /** The usual week. At most 7. */
  weekly: Array<WeekdayHoursInput>;
};

/** What `pauseService` needs. */
export type PauseServiceInput = {
  /** Needed when the change hits bookings, or ends holds and places in line. */
  decision?: StandDecisionInput | null | undefined;
  /** The service, `svc_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What an answer is. */
export type QuestionKind =
  /** Date and time · 日期时间 */
  | 'DATE_TIME'
  /** Multiple choice · 多选 */
  | 'MULTI'
  /** Number · 数字 */
  | 'NUMBER'
  /** Single choice · 单选 */
  | 'SINGLE'
  /** Short text · 短文本 */
  | 'STRING'
  /** Long text · 长文本 */
  | 'TEXT';

/** What `reportBookingAbsence` needs. */
export type ReportBookingAbsenceInput = {
  /** How often they were called. */
  calls: number;
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `reportStaffAbsence` needs. */
export type ReportStaffAbsenceInput = {
  /** When it ends. */
  endAt: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Who is absent; yourself when left out. */
  personId?: string | null | undefined;
  /** When it begins. */
  startAt: string;
};

/** What `resumeService` needs. */
export type ResumeServiceInput = {
  /** The service, `svc_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `retireService` needs. */
export type RetireServiceInput = {
  /** Needed when the change hits bookings, or ends holds and places in line. */
  decision?: StandDecisionInput | null | undefined;
  /** The service, `svc_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `reviseService` needs. */
export type ReviseServiceInput = {
  /** Needed when the change hits bookings, or ends holds and places in line. */
  decision?: StandDecisionInput | null | undefined;
  /** Everything about it. */
  draft: ServiceDraftInput;
  /** The service, `svc_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What a service is about. */
export type ServiceCategory =
  /** For business · 助企助商 */
  | 'BUSINESS'
  /** Culture and sport · 文体活动 */
  | 'CULTURE'
  /** For elders · 为老服务 */
  | 'ELDERLY'
  /** Family and children · 亲子托育 */
  | 'FAMILY'
  /** Public affairs · 政务代办 */
  | 'GOVERNMENT'
  /** Health · 健康服务 */
  | 'HEALTH'
  /** Home and repair · 居家维修 */
  | 'HOME'
  /** Law and mediation · 法律调解 */
  | 'LEGAL';

/** Everything a service says about itself. */
export type ServiceDraftInput = {
  /** What it is about. */
  category: ServiceCategory;
  /** Offered in this grid and all below it. */
  gridId: string;
  /** Up to this age. */
  maxAge?: number | null | undefined;
  /** From this age on. */
  minAge?: number | null | undefined;
  /** How it is given. */
  mode: ServiceMode;
  /** What it is called. */
  name: BilingualInput;
  /** Only for residents of the grid. */
  needsHome: boolean;
  /** When it is open. */
  plan: OpeningPlanInput;
  /** Shown, never taken. */
  price: BilingualInput;
  /** Its own form. At most 20. */
  questions: Array<ServiceQuestionInput>;
  /** Taken by a booking. At most 3. */
  resources: Array<ServiceResourceInput>;
  /** Only for those who hold one of these posts; everybody when left out. At most 20. */
  roles?: Array<AppointedRole> | null | undefined;
  /** What limits booking. */
  rules: BookingRulesInput;
  /** What it is, in short. */
  summary: BilingualTextInput;
  /** The unit that gives it; none: the grid's staff. */
  unitId?: string | null | undefined;
  /** Where to come to. At most 200 characters. */
  venue?: string | null | undefined;
};

/** How a service is given. */
export type ServiceMode =
  /** Counter appointment · 窗口预约 */
  | 'COUNTER'
  /** Event sign-up · 活动报名 */
  | 'EVENT'
  /** Facility · 场地预约 */
  | 'FACILITY'
  /** Home visit · 上门服务 */
  | 'HOME_VISIT'
  /** Secretary's reception day · 书记接待日 */
  | 'RECEPTION';

/** Something to choose as an answer. */
export type ServiceOptionInput = {
  /** What stands for it, unique in the question. At most 40 characters. */
  code: string;
  /** What people read. */
  label: BilingualInput;
};

/** A question that the service asks. */
export type ServiceQuestionInput = {
  /** Lower-case letters, digits and `_`; unique in the form. At most 40 characters. */
  code: string;
  /** Whether it must be answered. */
  isRequired: boolean;
  /** What an answer is. */
  kind: QuestionKind;
  /** The question itself. */
  label: BilingualInput;
  /** The greatest number accepted. -1,000,000,000,000 to 1,000,000,000,000. */
  max?: number | null | undefined;
  /** The least number accepted. -1,000,000,000,000 to 1,000,000,000,000. */
  min?: number | null | undefined;
  /** For choices only. At most 30. */
  options?: Array<ServiceOptionInput> | null | undefined;
};

/** A room or person that a booking takes for itself. */
export type ServiceResourceInput = {
  /** Capital letters, digits and `-`; the same key in the same grid is the same room. At most 30 characters. */
  key: string;
  /** What people read. */
  name: BilingualInput;
};

/** Whether it takes bookings. */
export type ServiceStatus =
  /** Open for booking · 可预约 */
  | 'OPEN'
  /** Paused · 暂停预约 */
  | 'PAUSED'
  /** Withdrawn · 已停办 */
  | 'RETIRED';

/** What `skipBooking` needs. */
export type SkipBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What becomes of the bookings that a change hits. */
export type StandDecisionInput = {
  /** Exactly those that were named in the refusal, 500 at most: when others are hit by now, it is refused again. None when nobody has more than a place in line. At most 500. */
  bookingIds: Array<string>;
  /** Kept, moved, or called off. */
  rule: StandRule;
};

/** What becomes of bookings that a change of their service hits. */
export type StandRule =
  /** Cancel with an apology and priority next time · 取消并致歉，优先重约 */
  | 'CANCEL'
  /** Keep the original time · 保留原时间 */
  | 'KEEP'
  /** Move to the nearest free time; without one, cancel with an apology · 改到最近的空闲时段，没有空位的取消并致歉 */
  | 'MOVE';

/** What `takeNumber` needs. */
export type TakeNumberInput = {
  /** How to call somebody without an account, from those who serve. At most 33 characters. */
  guestName?: string | null | undefined;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The reception, `svc_…`: the code in the hall. */
  serviceId: string;
};

/** How a tag is drawn. */
export type Tone =
  /** Danger, or late. */
  | 'BAD'
  /** Nothing to do. */
  | 'CALM'
  /** Done, or safely settled. */
  | 'GOOD'
  /** Under way. */
  | 'INFO'
  /** Waits for the reader, or will soon be late. */
  | 'WARN';

/** What `turnDownBooking` needs. */
export type TurnDownBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, for who booked;. At most 500 characters. */
  reason: string;
};

/** The usual hours of one day of the week. */
export type WeekdayHoursInput = {
  /** In order and apart. At most 12. */
  hours: Array<HoursInput>;
  /** Monday 1 to Sunday 7. */
  weekday: number;
};

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

export type ManagedCardFragment = { id: string, name: string, categoryLabel: string, modeLabel: string, status: ServiceStatus, statusLabel: string, providerName: string };

export type DraftHoursFragment = { opens: string, closes: string };

export type DraftWordsFragment = { zh: string, en: string };

export type ServiceDraftPartsFragment = { gridId: string | null, unitId: string | null, category: ServiceCategory, mode: ServiceMode, venue: string | null, needsHome: boolean, minAge: number | null, maxAge: number | null, roles: Array<AppointedRole>, name: { zh: string, en: string }, summary: { zh: string, en: string }, plan: { isClosedOnHolidays: boolean, slotMinutes: number, beforeMinutes: number, afterMinutes: number, capacity: number, walkIns: number, weekly: Array<{ weekday: number, hours: Array<{ opens: string, closes: string }> }>, breaks: Array<{ opens: string, closes: string }>, exceptions: Array<{ appliesOn: string, reason: string, hours: Array<{ opens: string, closes: string }> }>, occasions: Array<{ heldOn: string, group: string, capacity: number, hours: { opens: string, closes: string } }> }, rules: { leadMinutes: number, windowDays: number, isWindowInWorkDays: boolean, cutoffMinutes: number, graceMinutes: number, perDay: number | null, perWeek: number | null, perMonth: number | null, maxParty: number, needsApproval: boolean, isUrgent: boolean, isTakenWhole: boolean, needsCompanion: boolean }, questions: Array<{ code: string, kind: QuestionKind, isRequired: boolean, min: number | null, max: number | null, label: { zh: string, en: string }, options: Array<{ code: string, label: { zh: string, en: string } }> }>, resources: Array<{ key: string, name: { zh: string, en: string } }>, price: { zh: string, en: string } };

export type ManagedServicesQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ManagedServicesQuery = { managedServices: { edges: Array<{ node: { id: string, name: string, categoryLabel: string, modeLabel: string, status: ServiceStatus, statusLabel: string, providerName: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ManagedServiceQueryVariables = Exact<{
  id: string;
}>;


export type ManagedServiceQuery = { service: { id: string, name: string, categoryLabel: string, modeLabel: string, status: ServiceStatus, statusLabel: string, providerName: string, draft: { gridId: string | null, unitId: string | null, category: ServiceCategory, mode: ServiceMode, venue: string | null, needsHome: boolean, minAge: number | null, maxAge: number | null, roles: Array<AppointedRole>, name: { zh: string, en: string }, summary: { zh: string, en: string }, plan: { isClosedOnHolidays: boolean, slotMinutes: number, beforeMinutes: number, afterMinutes: number, capacity: number, walkIns: number, weekly: Array<{ weekday: number, hours: Array<{ opens: string, closes: string }> }>, breaks: Array<{ opens: string, closes: string }>, exceptions: Array<{ appliesOn: string, reason: string, hours: Array<{ opens: string, closes: string }> }>, occasions: Array<{ heldOn: string, group: string, capacity: number, hours: { opens: string, closes: string } }> }, rules: { leadMinutes: number, windowDays: number, isWindowInWorkDays: boolean, cutoffMinutes: number, graceMinutes: number, perDay: number | null, perWeek: number | null, perMonth: number | null, maxParty: number, needsApproval: boolean, isUrgent: boolean, isTakenWhole: boolean, needsCompanion: boolean }, questions: Array<{ code: string, kind: QuestionKind, isRequired: boolean, min: number | null, max: number | null, label: { zh: string, en: string }, options: Array<{ code: string, label: { zh: string, en: string } }> }>, resources: Array<{ key: string, name: { zh: string, en: string } }>, price: { zh: string, en: string } } | null } | null };

export type ServiceWeekQueryVariables = Exact<{
  id: string;
  fromOn: string;
}>;


export type ServiceWeekQuery = { service: { id: string, days: Array<{ heldOn: string, isOpen: boolean, isUnpublished: boolean, slots: Array<{ startAt: string, endAt: string, lane: string, isWalkIn: boolean, capacity: number, free: number }> }> } | null };

export type OfferServiceMutationVariables = Exact<{
  input: OfferServiceInput;
}>;


export type OfferServiceMutation = { offerService: { service: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type HitPartsFragment = { id: string, startAt: string, endAt: string, beneficiaryName: string, statusLabel: string };

export type ReviseServiceMutationVariables = Exact<{
  input: ReviseServiceInput;
}>;


export type ReviseServiceMutation = { reviseService: { ending: number, service: { id: string, statusLabel: string } | null, hit: Array<{ id: string, startAt: string, endAt: string, beneficiaryName: string, statusLabel: string }>, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type PauseServiceMutationVariables = Exact<{
  input: PauseServiceInput;
}>;


export type PauseServiceMutation = { pauseService: { ending: number, service: { id: string, statusLabel: string } | null, hit: Array<{ id: string, startAt: string, endAt: string, beneficiaryName: string, statusLabel: string }>, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RetireServiceMutationVariables = Exact<{
  input: RetireServiceInput;
}>;


export type RetireServiceMutation = { retireService: { ending: number, service: { id: string, statusLabel: string } | null, hit: Array<{ id: string, startAt: string, endAt: string, beneficiaryName: string, statusLabel: string }>, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ResumeServiceMutationVariables = Exact<{
  input: ResumeServiceInput;
}>;


export type ResumeServiceMutation = { resumeService: { service: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ServiceGridsQueryVariables = Exact<{
  parentId?: string | null | undefined;
}>;


export type ServiceGridsQuery = { gridMap: { edges: Array<{ node: { id: string, name: string, levelLabel: string } }> } };

export type ProviderCardFragment = { id: string, serviceId: string, serviceName: string, modeLabel: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, party: number, beneficiaryName: string, performerName: string | null, companionName: string | null, ticketNumber: number | null, isCalled: boolean, isHere: boolean, stage: BookingStage, statusLabel: string, stepLabel: string | null, stepDueAt: string | null, workTags: Array<{ tone: Tone, label: string }> };

export type ProviderDayQueryVariables = Exact<{
  heldOn: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ProviderDayQuery = { bookingDay: { edges: Array<{ node: { id: string, serviceId: string, serviceName: string, modeLabel: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, party: number, beneficiaryName: string, performerName: string | null, companionName: string | null, ticketNumber: number | null, isCalled: boolean, isHere: boolean, stage: BookingStage, statusLabel: string, stepLabel: string | null, stepDueAt: string | null, workTags: Array<{ tone: Tone, label: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProviderDeskQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ProviderDeskQuery = { bookingDesk: { edges: Array<{ node: { id: string, serviceId: string, serviceName: string, modeLabel: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, party: number, beneficiaryName: string, performerName: string | null, companionName: string | null, ticketNumber: number | null, isCalled: boolean, isHere: boolean, stage: BookingStage, statusLabel: string, stepLabel: string | null, stepDueAt: string | null, workTags: Array<{ tone: Tone, label: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProviderBookingQueryVariables = Exact<{
  id: string;
}>;


export type ProviderBookingQuery = { booking: { providerName: string, venue: string | null, requesterName: string, isForOther: boolean, nextStep: string, address: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, absenceRule: string | null, needsCompanion: boolean, talkAnswer: string | null, isTimelineIntact: boolean, id: string, serviceId: string, serviceName: string, modeLabel: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, party: number, beneficiaryName: string, performerName: string | null, companionName: string | null, ticketNumber: number | null, isCalled: boolean, isHere: boolean, stage: BookingStage, statusLabel: string, stepLabel: string | null, stepDueAt: string | null, answers: Array<{ label: string, text: string }>, walkInLine: { waiting: number } | null, allowedActions: Array<{ mutation: string, label: string }>, performers: Array<{ personId: string, name: string, roleLabel: string, day: Array<string>, problem: string | null, isFree: boolean }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, workTags: Array<{ tone: Tone, label: string }> } | null };

export type ApproveBookingMutationVariables = Exact<{
  input: ApproveBookingInput;
}>;


export type ApproveBookingMutation = { approveBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type DeclineBookingMutationVariables = Exact<{
  input: DeclineBookingInput;
}>;


export type DeclineBookingMutation = { declineBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CallOffBookingMutationVariables = Exact<{
  input: CallOffBookingInput;
}>;


export type CallOffBookingMutation = { callOffBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AssignBookingMutationVariables = Exact<{
  input: AssignBookingInput;
}>;


export type AssignBookingMutation = { assignBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AcceptBookingMutationVariables = Exact<{
  input: AcceptBookingInput;
}>;


export type AcceptBookingMutation = { acceptBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type TurnDownBookingMutationVariables = Exact<{
  input: TurnDownBookingInput;
}>;


export type TurnDownBookingMutation = { turnDownBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CheckInBookingMutationVariables = Exact<{
  input: CheckInBookingInput;
}>;


export type CheckInBookingMutation = { checkInBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type FinishBookingMutationVariables = Exact<{
  input: FinishBookingInput;
}>;


export type FinishBookingMutation = { finishBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ReportBookingAbsenceMutationVariables = Exact<{
  input: ReportBookingAbsenceInput;
}>;


export type ReportBookingAbsenceMutation = { reportBookingAbsence: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AnswerBookingRatingMutationVariables = Exact<{
  input: AnswerBookingRatingInput;
}>;


export type AnswerBookingRatingMutation = { answerBookingRating: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CallBookingAgainMutationVariables = Exact<{
  input: CallBookingAgainInput;
}>;


export type CallBookingAgainMutation = { callBookingAgain: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SkipBookingMutationVariables = Exact<{
  input: SkipBookingInput;
}>;


export type SkipBookingMutation = { skipBooking: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AnswerTalkMutationVariables = Exact<{
  input: AnswerTalkInput;
}>;


export type AnswerTalkMutation = { answerTalk: { booking: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ReceptionLineQueryVariables = Exact<{
  id: string;
}>;


export type ReceptionLineQuery = { service: { id: string, walkInLine: { drawn: number, waiting: number, turns: Array<{ id: string, serviceId: string, serviceName: string, modeLabel: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, party: number, beneficiaryName: string, performerName: string | null, companionName: string | null, ticketNumber: number | null, isCalled: boolean, isHere: boolean, stage: BookingStage, statusLabel: string, stepLabel: string | null, stepDueAt: string | null, workTags: Array<{ tone: Tone, label: string }> }> } | null } | null };

export type CallNextMutationVariables = Exact<{
  input: CallNextInput;
}>;


export type CallNextMutation = { callNext: { booking: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type TakeNumberForGuestMutationVariables = Exact<{
  input: TakeNumberInput;
}>;


export type TakeNumberForGuestMutation = { takeNumber: { booking: { id: string, ticketNumber: number | null } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AbsencePartsFragment = { id: string, personName: string, startAt: string, endAt: string };

export type StaffAbsencesQueryVariables = Exact<{
  personId?: string | null | undefined;
  first: number;
}>;


export type StaffAbsencesQuery = { staffAbsences: { edges: Array<{ node: { id: string, personName: string, startAt: string, endAt: string } }> } };

export type ReportStaffAbsenceMutationVariables = Exact<{
  input: ReportStaffAbsenceInput;
}>;


export type ReportStaffAbsenceMutation = { reportStaffAbsence: { absence: { visitCount: number, id: string, personName: string, startAt: string, endAt: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type EndStaffAbsenceMutationVariables = Exact<{
  input: EndStaffAbsenceInput;
}>;


export type EndStaffAbsenceMutation = { endStaffAbsence: { absence: { id: string, isInForce: boolean } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const ManagedCardFragmentDoc = new TypedDocumentString(`
    fragment ManagedCard on Service {
  id
  name
  categoryLabel
  modeLabel
  status
  statusLabel
  providerName
}
    `, {"fragmentName":"ManagedCard"}) as unknown as TypedDocumentString<ManagedCardFragment, unknown>;
export const DraftWordsFragmentDoc = new TypedDocumentString(`
    fragment DraftWords on Bilingual {
  zh
  en
}
    `, {"fragmentName":"DraftWords"}) as unknown as TypedDocumentString<DraftWordsFragment, unknown>;
export const DraftHoursFragmentDoc = new TypedDocumentString(`
    fragment DraftHours on Hours {
  opens
  closes
}
    `, {"fragmentName":"DraftHours"}) as unknown as TypedDocumentString<DraftHoursFragment, unknown>;
export const ServiceDraftPartsFragmentDoc = new TypedDocumentString(`
    fragment ServiceDraftParts on ServiceDraft {
  gridId
  unitId
  name {
    ...DraftWords
  }
  summary {
    ...DraftWords
  }
  category
  mode
  venue
  plan {
    weekly {
      weekday
      hours {
        ...DraftHours
      }
    }
    breaks {
      ...DraftHours
    }
    exceptions {
      appliesOn
      hours {
        ...DraftHours
      }
      reason
    }
    isClosedOnHolidays
    slotMinutes
    beforeMinutes
    afterMinutes
    capacity
    walkIns
    occasions {
      heldOn
      hours {
        ...DraftHours
      }
      group
      capacity
    }
  }
  rules {
    leadMinutes
    windowDays
    isWindowInWorkDays
    cutoffMinutes
    graceMinutes
    perDay
    perWeek
    perMonth
    maxParty
    needsApproval
    isUrgent
    isTakenWhole
    needsCompanion
  }
  questions {
    code
    label {
      ...DraftWords
    }
    kind
    isRequired
    options {
      code
      label {
        ...DraftWords
      }
    }
    min
    max
  }
  resources {
    key
    name {
      ...DraftWords
    }
  }
  needsHome
  minAge
  maxAge
  roles
  price {
    ...DraftWords
  }
}
    fragment DraftHours on Hours {
  opens
  closes
}
fragment DraftWords on Bilingual {
  zh
  en
}`, {"fragmentName":"ServiceDraftParts"}) as unknown as TypedDocumentString<ServiceDraftPartsFragment, unknown>;
export const HitPartsFragmentDoc = new TypedDocumentString(`
    fragment HitParts on Booking {
  id
  startAt
  endAt
  beneficiaryName
  statusLabel
}
    `, {"fragmentName":"HitParts"}) as unknown as TypedDocumentString<HitPartsFragment, unknown>;
export const TagPartsFragmentDoc = new TypedDocumentString(`
    fragment TagParts on Tag {
  tone
  label
}
    `, {"fragmentName":"TagParts"}) as unknown as TypedDocumentString<TagPartsFragment, unknown>;
export const ProviderCardFragmentDoc = new TypedDocumentString(`
    fragment ProviderCard on Booking {
  id
  serviceId
  serviceName
  modeLabel
  startAt
  endAt
  groupName
  isWalkIn
  party
  beneficiaryName
  performerName
  companionName
  ticketNumber
  isCalled
  isHere
  stage
  statusLabel
  workTags {
    ...TagParts
  }
  stepLabel
  stepDueAt
}
    fragment TagParts on Tag {
  tone
  label
}`, {"fragmentName":"ProviderCard"}) as unknown as TypedDocumentString<ProviderCardFragment, unknown>;
export const AbsencePartsFragmentDoc = new TypedDocumentString(`
    fragment AbsenceParts on StaffAbsence {
  id
  personName
  startAt
  endAt
}
    `, {"fragmentName":"AbsenceParts"}) as unknown as TypedDocumentString<AbsencePartsFragment, unknown>;
export const ManagedServicesDocument = new TypedDocumentString(`
    query ManagedServices($first: Int!, $after: String) {
  managedServices(first: $first, after: $after) {
    edges {
      node {
        ...ManagedCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ManagedCard on Service {
  id
  name
  categoryLabel
  modeLabel
  status
  statusLabel
  providerName
}`) as unknown as TypedDocumentString<ManagedServicesQuery, ManagedServicesQueryVariables>;
export const ManagedServiceDocument = new TypedDocumentString(`
    query ManagedService($id: ID!) {
  service(id: $id) {
    ...ManagedCard
    draft {
      ...ServiceDraftParts
    }
  }
}
    fragment ManagedCard on Service {
  id
  name
  categoryLabel
  modeLabel
  status
  statusLabel
  providerName
}
fragment DraftHours on Hours {
  opens
  closes
}
fragment DraftWords on Bilingual {
  zh
  en
}
fragment ServiceDraftParts on ServiceDraft {
  gridId
  unitId
  name {
    ...DraftWords
  }
  summary {
    ...DraftWords
  }
  category
  mode
  venue
  plan {
    weekly {
      weekday
      hours {
        ...DraftHours
      }
    }
    breaks {
      ...DraftHours
    }
    exceptions {
      appliesOn
      hours {
        ...DraftHours
      }
      reason
    }
    isClosedOnHolidays
    slotMinutes
    beforeMinutes
    afterMinutes
    capacity
    walkIns
    occasions {
      heldOn
      hours {
        ...DraftHours
      }
      group
      capacity
    }
  }
  rules {
    leadMinutes
    windowDays
    isWindowInWorkDays
    cutoffMinutes
    graceMinutes
    perDay
    perWeek
    perMonth
    maxParty
    needsApproval
    isUrgent
    isTakenWhole
    needsCompanion
  }
  questions {
    code
    label {
      ...DraftWords
    }
    kind
    isRequired
    options {
      code
      label {
        ...DraftWords
      }
    }
    min
    max
  }
  resources {
    key
    name {
      ...DraftWords
    }
  }
  needsHome
  minAge
  maxAge
  roles
  price {
    ...DraftWords
  }
}`) as unknown as TypedDocumentString<ManagedServiceQuery, ManagedServiceQueryVariables>;
export const ServiceWeekDocument = new TypedDocumentString(`
    query ServiceWeek($id: ID!, $fromOn: Date!) {
  service(id: $id) {
    id
    days(fromOn: $fromOn, count: 7) {
      heldOn
      isOpen
      isUnpublished
      slots {
        startAt
        endAt
        lane
        isWalkIn
        capacity
        free
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceWeekQuery, ServiceWeekQueryVariables>;
export const OfferServiceDocument = new TypedDocumentString(`
    mutation OfferService($input: OfferServiceInput!) {
  offerService(input: $input) {
    service {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<OfferServiceMutation, OfferServiceMutationVariables>;
export const ReviseServiceDocument = new TypedDocumentString(`
    mutation ReviseService($input: ReviseServiceInput!) {
  reviseService(input: $input) {
    service {
      id
      statusLabel
    }
    hit {
      ...HitParts
    }
    ending
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment HitParts on Booking {
  id
  startAt
  endAt
  beneficiaryName
  statusLabel
}`) as unknown as TypedDocumentString<ReviseServiceMutation, ReviseServiceMutationVariables>;
export const PauseServiceDocument = new TypedDocumentString(`
    mutation PauseService($input: PauseServiceInput!) {
  pauseService(input: $input) {
    service {
      id
      statusLabel
    }
    hit {
      ...HitParts
    }
    ending
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment HitParts on Booking {
  id
  startAt
  endAt
  beneficiaryName
  statusLabel
}`) as unknown as TypedDocumentString<PauseServiceMutation, PauseServiceMutationVariables>;
export const RetireServiceDocument = new TypedDocumentString(`
    mutation RetireService($input: RetireServiceInput!) {
  retireService(input: $input) {
    service {
      id
      statusLabel
    }
    hit {
      ...HitParts
    }
    ending
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment HitParts on Booking {
  id
  startAt
  endAt
  beneficiaryName
  statusLabel
}`) as unknown as TypedDocumentString<RetireServiceMutation, RetireServiceMutationVariables>;
export const ResumeServiceDocument = new TypedDocumentString(`
    mutation ResumeService($input: ResumeServiceInput!) {
  resumeService(input: $input) {
    service {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ResumeServiceMutation, ResumeServiceMutationVariables>;
export const ServiceGridsDocument = new TypedDocumentString(`
    query ServiceGrids($parentId: ID) {
  gridMap(parentId: $parentId, first: 100) {
    edges {
      node {
        id
        name
        levelLabel
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceGridsQuery, ServiceGridsQueryVariables>;
export const ProviderDayDocument = new TypedDocumentString(`
    query ProviderDay($heldOn: Date!, $first: Int!, $after: String) {
  bookingDay(heldOn: $heldOn, first: $first, after: $after) {
    edges {
      node {
        ...ProviderCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TagParts on Tag {
  tone
  label
}
fragment ProviderCard on Booking {
  id
  serviceId
  serviceName
  modeLabel
  startAt
  endAt
  groupName
  isWalkIn
  party
  beneficiaryName
  performerName
  companionName
  ticketNumber
  isCalled
  isHere
  stage
  statusLabel
  workTags {
    ...TagParts
  }
  stepLabel
  stepDueAt
}`) as unknown as TypedDocumentString<ProviderDayQuery, ProviderDayQueryVariables>;
export const ProviderDeskDocument = new TypedDocumentString(`
    query ProviderDesk($first: Int!, $after: String) {
  bookingDesk(first: $first, after: $after) {
    edges {
      node {
        ...ProviderCard
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment TagParts on Tag {
  tone
  label
}
fragment ProviderCard on Booking {
  id
  serviceId
  serviceName
  modeLabel
  startAt
  endAt
  groupName
  isWalkIn
  party
  beneficiaryName
  performerName
  companionName
  ticketNumber
  isCalled
  isHere
  stage
  statusLabel
  workTags {
    ...TagParts
  }
  stepLabel
  stepDueAt
}`) as unknown as TypedDocumentString<ProviderDeskQuery, ProviderDeskQueryVariables>;
export const ProviderBookingDocument = new TypedDocumentString(`
    query ProviderBooking($id: ID!) {
  booking(id: $id) {
    ...ProviderCard
    providerName
    venue
    requesterName
    isForOther
    nextStep
    answers {
      label
      text
    }
    address
    record
    rating
    ratingAnswer
    absenceRule
    needsCompanion
    talkAnswer
    walkInLine {
      waiting
    }
    allowedActions {
      mutation
      label
    }
    performers {
      personId
      name
      roleLabel
      day
      problem
      isFree
    }
    timeline {
      seq
      at
      title
      detail
      byName
      byPost
    }
    isTimelineIntact
  }
}
    fragment TagParts on Tag {
  tone
  label
}
fragment ProviderCard on Booking {
  id
  serviceId
  serviceName
  modeLabel
  startAt
  endAt
  groupName
  isWalkIn
  party
  beneficiaryName
  performerName
  companionName
  ticketNumber
  isCalled
  isHere
  stage
  statusLabel
  workTags {
    ...TagParts
  }
  stepLabel
  stepDueAt
}`) as unknown as TypedDocumentString<ProviderBookingQuery, ProviderBookingQueryVariables>;
export const ApproveBookingDocument = new TypedDocumentString(`
    mutation ApproveBooking($input: ApproveBookingInput!) {
  approveBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ApproveBookingMutation, ApproveBookingMutationVariables>;
export const DeclineBookingDocument = new TypedDocumentString(`
    mutation DeclineBooking($input: DeclineBookingInput!) {
  declineBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<DeclineBookingMutation, DeclineBookingMutationVariables>;
export const CallOffBookingDocument = new TypedDocumentString(`
    mutation CallOffBooking($input: CallOffBookingInput!) {
  callOffBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<CallOffBookingMutation, CallOffBookingMutationVariables>;
export const AssignBookingDocument = new TypedDocumentString(`
    mutation AssignBooking($input: AssignBookingInput!) {
  assignBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<AssignBookingMutation, AssignBookingMutationVariables>;
export const AcceptBookingDocument = new TypedDocumentString(`
    mutation AcceptBooking($input: AcceptBookingInput!) {
  acceptBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<AcceptBookingMutation, AcceptBookingMutationVariables>;
export const TurnDownBookingDocument = new TypedDocumentString(`
    mutation TurnDownBooking($input: TurnDownBookingInput!) {
  turnDownBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<TurnDownBookingMutation, TurnDownBookingMutationVariables>;
export const CheckInBookingDocument = new TypedDocumentString(`
    mutation CheckInBooking($input: CheckInBookingInput!) {
  checkInBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<CheckInBookingMutation, CheckInBookingMutationVariables>;
export const FinishBookingDocument = new TypedDocumentString(`
    mutation FinishBooking($input: FinishBookingInput!) {
  finishBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<FinishBookingMutation, FinishBookingMutationVariables>;
export const ReportBookingAbsenceDocument = new TypedDocumentString(`
    mutation ReportBookingAbsence($input: ReportBookingAbsenceInput!) {
  reportBookingAbsence(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<ReportBookingAbsenceMutation, ReportBookingAbsenceMutationVariables>;
export const AnswerBookingRatingDocument = new TypedDocumentString(`
    mutation AnswerBookingRating($input: AnswerBookingRatingInput!) {
  answerBookingRating(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<AnswerBookingRatingMutation, AnswerBookingRatingMutationVariables>;
export const CallBookingAgainDocument = new TypedDocumentString(`
    mutation CallBookingAgain($input: CallBookingAgainInput!) {
  callBookingAgain(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<CallBookingAgainMutation, CallBookingAgainMutationVariables>;
export const SkipBookingDocument = new TypedDocumentString(`
    mutation SkipBooking($input: SkipBookingInput!) {
  skipBooking(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<SkipBookingMutation, SkipBookingMutationVariables>;
export const AnswerTalkDocument = new TypedDocumentString(`
    mutation AnswerTalk($input: AnswerTalkInput!) {
  answerTalk(input: $input) {
    booking {
      id
      statusLabel
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<AnswerTalkMutation, AnswerTalkMutationVariables>;
export const ReceptionLineDocument = new TypedDocumentString(`
    query ReceptionLine($id: ID!) {
  service(id: $id) {
    id
    walkInLine {
      drawn
      waiting
      turns {
        ...ProviderCard
      }
    }
  }
}
    fragment TagParts on Tag {
  tone
  label
}
fragment ProviderCard on Booking {
  id
  serviceId
  serviceName
  modeLabel
  startAt
  endAt
  groupName
  isWalkIn
  party
  beneficiaryName
  performerName
  companionName
  ticketNumber
  isCalled
  isHere
  stage
  statusLabel
  workTags {
    ...TagParts
  }
  stepLabel
  stepDueAt
}`) as unknown as TypedDocumentString<ReceptionLineQuery, ReceptionLineQueryVariables>;
export const CallNextDocument = new TypedDocumentString(`
    mutation CallNext($input: CallNextInput!) {
  callNext(input: $input) {
    booking {
      id
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<CallNextMutation, CallNextMutationVariables>;
export const TakeNumberForGuestDocument = new TypedDocumentString(`
    mutation TakeNumberForGuest($input: TakeNumberInput!) {
  takeNumber(input: $input) {
    booking {
      id
      ticketNumber
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<TakeNumberForGuestMutation, TakeNumberForGuestMutationVariables>;
export const StaffAbsencesDocument = new TypedDocumentString(`
    query StaffAbsences($personId: ID, $first: Int!) {
  staffAbsences(personId: $personId, first: $first) {
    edges {
      node {
        ...AbsenceParts
      }
    }
  }
}
    fragment AbsenceParts on StaffAbsence {
  id
  personName
  startAt
  endAt
}`) as unknown as TypedDocumentString<StaffAbsencesQuery, StaffAbsencesQueryVariables>;
export const ReportStaffAbsenceDocument = new TypedDocumentString(`
    mutation ReportStaffAbsence($input: ReportStaffAbsenceInput!) {
  reportStaffAbsence(input: $input) {
    absence {
      ...AbsenceParts
      visitCount
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment AbsenceParts on StaffAbsence {
  id
  personName
  startAt
  endAt
}`) as unknown as TypedDocumentString<ReportStaffAbsenceMutation, ReportStaffAbsenceMutationVariables>;
export const EndStaffAbsenceDocument = new TypedDocumentString(`
    mutation EndStaffAbsence($input: EndStaffAbsenceInput!) {
  endStaffAbsence(input: $input) {
    absence {
      id
      isInForce
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}`) as unknown as TypedDocumentString<EndStaffAbsenceMutation, EndStaffAbsenceMutationVariables>;