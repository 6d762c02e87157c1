/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** An answer to one question of the service. */
export type BookingAnswerInput = {
  /** The code of the question. At most 40 characters. */
  code: string;
  /** One text; option codes for choices; an instant in UTC for dates and times. At most 30. */
  values: Array<string>;
};

/** Which part of a list. */
export type BookingPhase =
  /** Done, cancelled or lapsed · 已结束 */
  | 'ENDED'
  /** Something can still come of it · 未结束 */
  | 'OPEN';

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

/** What `cancelBooking` needs. */
export type CancelBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `confirmBooking` needs. */
export type ConfirmBookingInput = {
  /** Where to come to, for a home visit. */
  addressId?: string | null | undefined;
  /** None when left out. At most 20. */
  answers?: Array<BookingAnswerInput> | null | undefined;
  /** Date of birth of who comes, when a refusal asks for it: the ages have changed, or a birthday lies between. Not kept. */
  bornOn?: string | null | undefined;
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `disputeBooking` needs. */
export type DisputeBookingInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What was wrong. At most 500 characters. */
  text: string;
};

/** What `holdBooking` needs. */
export type HoldBookingInput = {
  /** The leave on which you book for somebody else, `aut_…`. */
  authorisationId?: string | null | undefined;
  /** Who it is for; yourself when left out. Staff may book for residents of their grid. */
  beneficiaryId?: string | null | undefined;
  /** Date of birth of who it is for, when the service is for certain ages. Not kept. */
  bornOn?: string | null | undefined;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** How many people come; 1 when left out. */
  party?: number | null | undefined;
  /** The slot to take. */
  slot: ServiceSlotInput;
};

/** What `joinWaitingList` needs. */
export type JoinWaitingListInput = {
  /** The leave on which you book for somebody else, `aut_…`. */
  authorisationId?: string | null | undefined;
  /** Who it is for; yourself when left out. Staff may book for residents of their grid. */
  beneficiaryId?: string | null | undefined;
  /** Date of birth of who it is for, when the service is for certain ages. Not kept. */
  bornOn?: string | null | undefined;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** How many people come; 1 when left out. */
  party?: number | null | undefined;
  /** The slot to take. */
  slot: ServiceSlotInput;
};

/** What `makeCalendarFeed` needs. */
export type MakeCalendarFeedInput = {
  /** The post whose bookings it is to show, one of those in force now; one's own bookings when left out. */
  roleId?: string | null | undefined;
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

/** What `rateBooking` needs. */
export type RateBookingInput = {
  /** In one's own words. At most 500 characters. */
  comment?: string | null | undefined;
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** 1 to 5, 5 the best. */
  rating: number;
};

/** What `reportNobodyCame` needs. */
export type ReportNobodyCameInput = {
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `rescheduleBooking` needs. */
export type RescheduleBookingInput = {
  /** Date of birth of who comes, when a refusal asks for it: the ages have changed, or a birthday lies between. Not kept. */
  bornOn?: string | null | undefined;
  /** The booking, `bkg_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Group of an event; empty when left out. At most 40 characters. */
  lane?: string | null | undefined;
  /** When the other begins. */
  startAt: string;
};

/** How far a claim to a home has come. */
export type ResidenceStatus =
  /** Waiting for the grid worker. */
  | 'CLAIMED'
  /** Confirmed. */
  | 'CONFIRMED'
  /** Ended. */
  | 'ENDED'
  /** Not confirmed. */
  | 'REFUSED';

/** What `revokeCalendarFeed` needs. */
export type RevokeCalendarFeedInput = {
  /** The feed, `fed_…`. */
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

/** A slot of a service, as `Service.days` tells it. */
export type ServiceSlotInput = {
  /** Group of an event or the walk-in queue; empty when left out. At most 40 characters. */
  lane?: string | null | undefined;
  /** The service, `svc_…`. */
  serviceId: string;
  /** When it begins. */
  startAt: string;
};

/** Whether it takes bookings. */
export type ServiceStatus =
  /** Open for booking · 可预约 */
  | 'OPEN'
  /** Paused · 暂停预约 */
  | 'PAUSED'
  /** Withdrawn · 已停办 */
  | 'RETIRED';

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

export type NowQueryVariables = Exact<{ [key: string]: never; }>;


export type NowQuery = { now: string };

export type ServiceInListFragment = { id: string, name: string, categoryLabel: string, modeLabel: string, providerName: string, price: string, status: ServiceStatus, statusLabel: string };

export type ServicesQueryVariables = Exact<{
  gridId: string;
  words?: string | null | undefined;
  category?: ServiceCategory | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type ServicesQuery = { services: { edges: Array<{ node: { id: string, name: string, categoryLabel: string, modeLabel: string, providerName: string, price: string, status: ServiceStatus, statusLabel: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type QuestionPartsFragment = { code: string, label: string, kind: QuestionKind, isRequired: boolean, range: string | null, options: Array<{ code: string, label: string }> };

export type ServiceQueryVariables = Exact<{
  id: string;
}>;


export type ServiceQuery = { service: { mode: ServiceMode, summary: string, venue: string | null, resourceNames: Array<string>, needsApproval: boolean, needsHome: boolean, needsBirthDate: boolean, maxParty: number, cutoffMinutes: number, graceMinutes: number | null, id: string, name: string, categoryLabel: string, modeLabel: string, providerName: string, price: string, status: ServiceStatus, statusLabel: string, questions: Array<{ code: string, label: string, kind: QuestionKind, isRequired: boolean, range: string | null, options: Array<{ code: string, label: string }> }>, walkInLine: { waiting: number, drawn: number, numbersCalled: Array<number>, own: { id: string, ticketNumber: number | null, isCalled: boolean, aheadCount: number | null } | null } | null } | null };

export type FreeTimesQueryVariables = Exact<{
  id: string;
  fromOn: string;
  count: number;
  beneficiaryId?: string | null | undefined;
}>;


export type FreeTimesQuery = { service: { id: string, days: Array<{ slots: Array<{ startAt: string, lane: string, isWalkIn: boolean, isBookable: boolean }> }> } | null };

export type ServiceDaysQueryVariables = Exact<{
  id: string;
  fromOn: string;
  count: number;
  beneficiaryId?: string | null | undefined;
  movedId?: string | null | undefined;
}>;


export type ServiceDaysQuery = { service: { id: string, days: Array<{ heldOn: string, isUnpublished: boolean, slots: Array<{ startAt: string, endAt: string, lane: string, isWalkIn: boolean, free: number, waiting: number, isBookable: boolean, closedBecause: string | null }> }> } | null };

export type BookingInListFragment = { id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, tags: Array<{ tone: Tone, label: string }> };

export type MyBookingsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  phase: BookingPhase;
}>;


export type MyBookingsQuery = { myBookings: { edges: Array<{ node: { id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, tags: Array<{ tone: Tone, label: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type BookingDetailFragment = { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> };

export type BookingQueryVariables = Exact<{
  id: string;
}>;


export type BookingQuery = { now: string, booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null };

export type MyCalendarsQueryVariables = Exact<{
  first: number;
}>;


export type MyCalendarsQuery = { myCalendarFeeds: { edges: Array<{ node: { id: string, label: string, madeAt: string } }> } };

export type MakeCalendarFeedMutationVariables = Exact<{
  input: MakeCalendarFeedInput;
}>;


export type MakeCalendarFeedMutation = { makeCalendarFeed: { path: string | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RevokeCalendarFeedMutationVariables = Exact<{
  input: RevokeCalendarFeedInput;
}>;


export type RevokeCalendarFeedMutation = { revokeCalendarFeed: { refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type TakeNumberMutationVariables = Exact<{
  input: TakeNumberInput;
}>;


export type TakeNumberMutation = { takeNumber: { booking: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type DisputeBookingMutationVariables = Exact<{
  input: DisputeBookingInput;
}>;


export type DisputeBookingMutation = { disputeBooking: { booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CheckInCodeQueryVariables = Exact<{
  id: string;
}>;


export type CheckInCodeQuery = { booking: { id: string, stage: BookingStage, checkInCode: string | null } | null };

export type RatingLevelsQueryVariables = Exact<{ [key: string]: never; }>;


export type RatingLevelsQuery = { complaintRatings: Array<{ value: number, label: string }> };

export type HomesToVisitQueryVariables = Exact<{ [key: string]: never; }>;


export type HomesToVisitQuery = { me: { id: string, residences: Array<{ id: string, addressId: string, address: string, status: ResidenceStatus }> } };

export type HoldBookingMutationVariables = Exact<{
  input: HoldBookingInput;
}>;


export type HoldBookingMutation = { holdBooking: { booking: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type JoinWaitingListMutationVariables = Exact<{
  input: JoinWaitingListInput;
}>;


export type JoinWaitingListMutation = { joinWaitingList: { booking: { id: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ConfirmBookingMutationVariables = Exact<{
  input: ConfirmBookingInput;
}>;


export type ConfirmBookingMutation = { confirmBooking: { booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RescheduleBookingMutationVariables = Exact<{
  input: RescheduleBookingInput;
}>;


export type RescheduleBookingMutation = { rescheduleBooking: { booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CancelBookingMutationVariables = Exact<{
  input: CancelBookingInput;
}>;


export type CancelBookingMutation = { cancelBooking: { booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ReportNobodyCameMutationVariables = Exact<{
  input: ReportNobodyCameInput;
}>;


export type ReportNobodyCameMutation = { reportNobodyCame: { booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RateBookingMutationVariables = Exact<{
  input: RateBookingInput;
}>;


export type RateBookingMutation = { rateBooking: { booking: { confirmedLabel: string | null, providerName: string, providerPhone: string | null, isHere: boolean, graceEndsAt: string | null, venue: string | null, address: string | null, modeLabel: string, party: number, performerName: string | null, cutoffAt: string, toConfirmAt: string | null, linePosition: number | null, stepLabel: string | null, stepDueAt: string | null, record: string | null, rating: number | null, ratingAnswer: string | null, aheadCount: number | null, isCalled: boolean, talkAnswer: string | null, id: string, serviceId: string, serviceName: string, stage: BookingStage, statusLabel: string, nextStep: string, startAt: string, endAt: string, groupName: string | null, isWalkIn: boolean, ticketNumber: number | null, isForOther: boolean, beneficiaryName: string, requesterName: string, complaint: { id: string, number: string } | null, answers: Array<{ label: string, text: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null }>, allowedActions: Array<{ mutation: string, label: string }>, tags: Array<{ tone: Tone, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

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
export const ServiceInListFragmentDoc = new TypedDocumentString(`
    fragment ServiceInList on Service {
  id
  name
  categoryLabel
  modeLabel
  providerName
  price
  status
  statusLabel
}
    `, {"fragmentName":"ServiceInList"}) as unknown as TypedDocumentString<ServiceInListFragment, unknown>;
export const QuestionPartsFragmentDoc = new TypedDocumentString(`
    fragment QuestionParts on ServiceQuestion {
  code
  label
  kind
  isRequired
  range
  options {
    code
    label
  }
}
    `, {"fragmentName":"QuestionParts"}) as unknown as TypedDocumentString<QuestionPartsFragment, unknown>;
export const TagPartsFragmentDoc = new TypedDocumentString(`
    fragment TagParts on Tag {
  tone
  label
}
    `, {"fragmentName":"TagParts"}) as unknown as TypedDocumentString<TagPartsFragment, unknown>;
export const BookingInListFragmentDoc = new TypedDocumentString(`
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
    fragment TagParts on Tag {
  tone
  label
}`, {"fragmentName":"BookingInList"}) as unknown as TypedDocumentString<BookingInListFragment, unknown>;
export const BookingDetailFragmentDoc = new TypedDocumentString(`
    fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment TagParts on Tag {
  tone
  label
}`, {"fragmentName":"BookingDetail"}) as unknown as TypedDocumentString<BookingDetailFragment, unknown>;
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const NowDocument = new TypedDocumentString(`
    query Now {
  now: answeredAt
}
    `) as unknown as TypedDocumentString<NowQuery, NowQueryVariables>;
export const ServicesDocument = new TypedDocumentString(`
    query Services($gridId: ID!, $words: String, $category: ServiceCategory, $first: Int!, $after: String) {
  services(
    gridId: $gridId
    words: $words
    category: $category
    first: $first
    after: $after
  ) {
    edges {
      node {
        ...ServiceInList
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ServiceInList on Service {
  id
  name
  categoryLabel
  modeLabel
  providerName
  price
  status
  statusLabel
}`) as unknown as TypedDocumentString<ServicesQuery, ServicesQueryVariables>;
export const ServiceDocument = new TypedDocumentString(`
    query Service($id: ID!) {
  service(id: $id) {
    ...ServiceInList
    mode
    summary
    venue
    resourceNames
    needsApproval
    needsHome
    needsBirthDate
    maxParty
    cutoffMinutes
    graceMinutes
    questions {
      ...QuestionParts
    }
    walkInLine {
      waiting
      drawn
      numbersCalled
      own {
        id
        ticketNumber
        isCalled
        aheadCount
      }
    }
  }
}
    fragment ServiceInList on Service {
  id
  name
  categoryLabel
  modeLabel
  providerName
  price
  status
  statusLabel
}
fragment QuestionParts on ServiceQuestion {
  code
  label
  kind
  isRequired
  range
  options {
    code
    label
  }
}`) as unknown as TypedDocumentString<ServiceQuery, ServiceQueryVariables>;
export const FreeTimesDocument = new TypedDocumentString(`
    query FreeTimes($id: ID!, $fromOn: Date!, $count: Int!, $beneficiaryId: ID) {
  service(id: $id) {
    id
    days(fromOn: $fromOn, count: $count, beneficiaryId: $beneficiaryId) {
      slots {
        startAt
        lane
        isWalkIn
        isBookable
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FreeTimesQuery, FreeTimesQueryVariables>;
export const ServiceDaysDocument = new TypedDocumentString(`
    query ServiceDays($id: ID!, $fromOn: Date!, $count: Int!, $beneficiaryId: ID, $movedId: ID) {
  service(id: $id) {
    id
    days(
      fromOn: $fromOn
      count: $count
      beneficiaryId: $beneficiaryId
      movedId: $movedId
    ) {
      heldOn
      isUnpublished
      slots {
        startAt
        endAt
        lane
        isWalkIn
        free
        waiting
        isBookable
        closedBecause
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceDaysQuery, ServiceDaysQueryVariables>;
export const MyBookingsDocument = new TypedDocumentString(`
    query MyBookings($first: Int!, $after: String, $phase: BookingPhase!) {
  myBookings(first: $first, after: $after, phase: $phase) {
    edges {
      node {
        ...BookingInList
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<MyBookingsQuery, MyBookingsQueryVariables>;
export const BookingDocument = new TypedDocumentString(`
    query Booking($id: ID!) {
  now: answeredAt
  booking(id: $id) {
    ...BookingDetail
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<BookingQuery, BookingQueryVariables>;
export const MyCalendarsDocument = new TypedDocumentString(`
    query MyCalendars($first: Int!) {
  myCalendarFeeds(first: $first) {
    edges {
      node {
        id
        label
        madeAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyCalendarsQuery, MyCalendarsQueryVariables>;
export const MakeCalendarFeedDocument = new TypedDocumentString(`
    mutation MakeCalendarFeed($input: MakeCalendarFeedInput!) {
  makeCalendarFeed(input: $input) {
    path
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
}`) as unknown as TypedDocumentString<MakeCalendarFeedMutation, MakeCalendarFeedMutationVariables>;
export const RevokeCalendarFeedDocument = new TypedDocumentString(`
    mutation RevokeCalendarFeed($input: RevokeCalendarFeedInput!) {
  revokeCalendarFeed(input: $input) {
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
}`) as unknown as TypedDocumentString<RevokeCalendarFeedMutation, RevokeCalendarFeedMutationVariables>;
export const TakeNumberDocument = new TypedDocumentString(`
    mutation TakeNumber($input: TakeNumberInput!) {
  takeNumber(input: $input) {
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
}`) as unknown as TypedDocumentString<TakeNumberMutation, TakeNumberMutationVariables>;
export const DisputeBookingDocument = new TypedDocumentString(`
    mutation DisputeBooking($input: DisputeBookingInput!) {
  disputeBooking(input: $input) {
    booking {
      ...BookingDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<DisputeBookingMutation, DisputeBookingMutationVariables>;
export const CheckInCodeDocument = new TypedDocumentString(`
    query CheckInCode($id: ID!) {
  booking(id: $id) {
    id
    stage
    checkInCode
  }
}
    `) as unknown as TypedDocumentString<CheckInCodeQuery, CheckInCodeQueryVariables>;
export const RatingLevelsDocument = new TypedDocumentString(`
    query RatingLevels {
  complaintRatings {
    value
    label
  }
}
    `) as unknown as TypedDocumentString<RatingLevelsQuery, RatingLevelsQueryVariables>;
export const HomesToVisitDocument = new TypedDocumentString(`
    query HomesToVisit {
  me {
    id
    residences {
      id
      addressId
      address
      status
    }
  }
}
    `) as unknown as TypedDocumentString<HomesToVisitQuery, HomesToVisitQueryVariables>;
export const HoldBookingDocument = new TypedDocumentString(`
    mutation HoldBooking($input: HoldBookingInput!) {
  holdBooking(input: $input) {
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
}`) as unknown as TypedDocumentString<HoldBookingMutation, HoldBookingMutationVariables>;
export const JoinWaitingListDocument = new TypedDocumentString(`
    mutation JoinWaitingList($input: JoinWaitingListInput!) {
  joinWaitingList(input: $input) {
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
}`) as unknown as TypedDocumentString<JoinWaitingListMutation, JoinWaitingListMutationVariables>;
export const ConfirmBookingDocument = new TypedDocumentString(`
    mutation ConfirmBooking($input: ConfirmBookingInput!) {
  confirmBooking(input: $input) {
    booking {
      ...BookingDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<ConfirmBookingMutation, ConfirmBookingMutationVariables>;
export const RescheduleBookingDocument = new TypedDocumentString(`
    mutation RescheduleBooking($input: RescheduleBookingInput!) {
  rescheduleBooking(input: $input) {
    booking {
      ...BookingDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<RescheduleBookingMutation, RescheduleBookingMutationVariables>;
export const CancelBookingDocument = new TypedDocumentString(`
    mutation CancelBooking($input: CancelBookingInput!) {
  cancelBooking(input: $input) {
    booking {
      ...BookingDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<CancelBookingMutation, CancelBookingMutationVariables>;
export const ReportNobodyCameDocument = new TypedDocumentString(`
    mutation ReportNobodyCame($input: ReportNobodyCameInput!) {
  reportNobodyCame(input: $input) {
    booking {
      ...BookingDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<ReportNobodyCameMutation, ReportNobodyCameMutationVariables>;
export const RateBookingDocument = new TypedDocumentString(`
    mutation RateBooking($input: RateBookingInput!) {
  rateBooking(input: $input) {
    booking {
      ...BookingDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment BookingInList on Booking {
  id
  serviceId
  serviceName
  stage
  tags {
    ...TagParts
  }
  statusLabel
  nextStep
  startAt
  endAt
  groupName
  isWalkIn
  ticketNumber
  isForOther
  beneficiaryName
  requesterName
}
fragment BookingDetail on Booking {
  ...BookingInList
  confirmedLabel
  providerName
  providerPhone
  isHere
  graceEndsAt
  venue
  address
  modeLabel
  party
  performerName
  cutoffAt
  toConfirmAt
  linePosition
  stepLabel
  stepDueAt
  record
  rating
  ratingAnswer
  aheadCount
  isCalled
  talkAnswer
  complaint {
    id
    number
  }
  answers {
    label
    text
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
  }
  allowedActions {
    mutation
    label
  }
}
fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<RateBookingMutation, RateBookingMutationVariables>;