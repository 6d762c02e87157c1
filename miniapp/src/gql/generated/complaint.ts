/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How urgent it is. */
export type ComplaintLevel =
  /** Danger to life · 危及生命安全 */
  | 'P0'
  /** Urgent · 紧急 */
  | 'P1'
  /** Ordinary · 一般 */
  | 'P2'
  /** Not urgent, or a question · 不急或咨询 */
  | 'P3';

/** Which part of a list: where somebody still has to act, or what is closed, not accepted or merged. */
export type ComplaintPhase =
  /** Ended · 已结束 */
  | 'CLOSED'
  /** In progress · 办理中 */
  | 'OPEN';

/** Where it is: an address, a location code or a point, of which the first given counts; or words, with the grid if it is known. Words beside an exact place say more of it. */
export type ComplaintPlaceInput = {
  /** From `addresses`. Better than a point. */
  addressId?: string | null | undefined;
  /** The street, community or grid it is in, beside words; without it the duty officer decides. */
  gridId?: string | null | undefined;
  /** Printed on walls, lamps and shops. At most 64 characters. */
  locationCode?: string | null | undefined;
  /** A point on the map. */
  point?: ComplaintPointInput | null | undefined;
  /** Where it is in one's own words; staff find out the rest. At most 200 characters. */
  words?: string | null | undefined;
};

/** A point on the map. */
export type ComplaintPointInput = {
  /** How exact, in metres, if known. A finite number. */
  accuracyM?: number | null | undefined;
  /** Datum; GCJ02 when left out. */
  crs?: Crs | null | undefined;
  /** Latitude in degrees. A finite number. */
  lat: number;
  /** Longitude in degrees. A finite number. */
  lng: number;
};

/** Through which door it came. */
export type ComplaintSource =
  /** From a booking · 预约服务转入 */
  | 'BOOKING'
  /** Counter · 窗口代录 */
  | 'COUNTER'
  /** Web page · 网页 */
  | 'H5'
  /** Alarm of a meal delivery · 助餐送餐告警 */
  | 'MEAL'
  /** Mini-program · 小程序 */
  | 'MINI_PROGRAM'
  /** Found on patrol · 巡查发现 */
  | 'PATROL';

/** Where it stands. Show `statusLabel`, not this. */
export type ComplaintStage =
  /** Accepted · 已立案 */
  | 'ACCEPTED'
  /** Waiting for confirmation · 待确认 */
  | 'AWAIT_CONFIRM'
  /** Closed · 已办结 */
  | 'CLOSED'
  /** Waiting to be signed for · 待签收 */
  | 'DISPATCHED'
  /** Handled, to be verified · 已处置待核查 */
  | 'HANDLED'
  /** Merged with another report · 已并案 */
  | 'MERGED'
  /** More information needed · 待补充 */
  | 'NEEDS_INFO'
  /** Being handled on site · 现场处置 */
  | 'ON_SITE'
  /** Being handled · 处置中 */
  | 'PROCESSING'
  /** Not accepted · 不予受理 */
  | 'REJECTED'
  /** Reopened · 重办 */
  | 'REOPENED'
  /** Return requested · 申请退回 */
  | 'RETURN_REQUESTED'
  /** Reported · 已上报 */
  | 'SUBMITTED';

/** What a deadline is for. */
export type ComplaintStep =
  /** Acceptance · 受理 */
  | 'ACCEPT'
  /** Confirmation · 确认评价 */
  | 'CONFIRM'
  /** Dispatch · 派单 */
  | 'DISPATCH'
  /** Handling · 处置 */
  | 'DISPOSE'
  /** Further information · 补充信息 */
  | 'INFO'
  /** Dispatch after reopening · 重新派单 */
  | 'REDISPATCH'
  /** Decision on a return · 退回审核 */
  | 'RETURN'
  /** Signing · 签收 */
  | 'SIGN'
  /** Verification · 核查 */
  | 'VERIFY';

/** What `confirmComplaint` needs. */
export type ConfirmComplaintInput = {
  /** Why; required when not solved. At most 500 characters. */
  comment?: string | null | undefined;
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** One of `complaintRatings`. */
  rating?: number | null | undefined;
  /** Is it solved? */
  solved: boolean;
};

/** What coordinates refer to. */
export type CoordinateSystem =
  /** Maps in mainland China, `chooseLocation` and `getLocation` of WeChat. */
  | 'GCJ02'
  /** Raw positions of a browser or receiver; 300 to 700 m off on such maps. */
  | 'WGS84';

/** Datum of a point. */
export type Crs =
  /** What WeChat and Chinese maps give. */
  | 'GCJ02'
  /** What a browser's own geolocation gives; it is converted. */
  | 'WGS84';

/** What `followComplaint` needs. */
export type FollowComplaintInput = {
  /** From `nearbyComplaints`, or what you follow. */
  id: string;
};

/** Where something is, said in exactly one of three ways. */
export type LocationInput = {
  /** An address; beats every position. */
  addressId?: string | null | undefined;
  /** The code on a sign, e.g. `LC-…`. At most 64 characters. */
  locationCode?: string | null | undefined;
  /** A position on the map. */
  point?: PositionInput | null | undefined;
};

/** A position with how well it is known. */
export type PositionInput = {
  /** Radius in metres within which the place lies; 0 for a point picked on a map. A finite number. */
  accuracyM: number;
  /** What the degrees refer to. */
  crs: CoordinateSystem;
  /** Latitude, degrees north. A finite number. */
  lat: number;
  /** Longitude, degrees east. A finite number. */
  lng: number;
};

/** What `reopenComplaint` needs. */
export type ReopenComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it looks like now. Your own uploads. At most 9. */
  photos?: Array<string> | null | undefined;
  /** What is wrong still. At most 2,000 characters. */
  text: string;
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

/** What `submitComplaint` needs. */
export type SubmitComplaintInput = {
  /** Category code, from `complaintCategories`. At most 64 characters. */
  category: string;
  /** What it is about. At most 2,000 characters. */
  description: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Keep your name from those who handle it; false when left out. */
  isAnonymousToHandlers?: boolean | null | undefined;
  /** Keep your name from neighbours; true when left out. */
  isAnonymousToPublic?: boolean | null | undefined;
  /** What it looks like. Your own uploads. At most 9. */
  photos?: Array<string> | null | undefined;
  /** Where it is. */
  place: ComplaintPlaceInput;
  /** MINI_PROGRAM when left out; COUNTER and PATROL are for staff. */
  source?: ComplaintSource | null | undefined;
};

/** What `supplementComplaint` needs. */
export type SupplementComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Further photos. Your own uploads. At most 9. */
  photos?: Array<string> | null | undefined;
  /** What to add. At most 2,000 characters. */
  text: string;
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

/** What `urgeComplaint` needs. */
export type UrgeComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `withdrawComplaint` needs. */
export type WithdrawComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why; may be left out. At most 500 characters. */
  reason?: string | null | undefined;
};

export type PhotoPartsFragment = { id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null };

export type ComplaintInListFragment = { id: string, number: string, statusLabel: string, stage: ComplaintStage, nextStep: string, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string }, place: { label: string | null, gridName: string } };

export type ClockPartsFragment = { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> };

export type ComplaintDetailFragment = { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> };

export type FindCategoriesQueryVariables = Exact<{
  words: string;
}>;


export type FindCategoriesQuery = { complaintCategories: Array<{ code: string }> };

export type ComplaintCategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type ComplaintCategoriesQuery = { complaintCategories: Array<{ code: string, name: string, group: string, groupName: string, level: ComplaintLevel, isHazard: boolean, isInPublicSpace: boolean, filingCondition: string }> };

export type ComplaintRatingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ComplaintRatingsQuery = { complaintRatings: Array<{ value: number, label: string, isCommentInvited: boolean }> };

export type MyComplaintsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  phase?: ComplaintPhase | null | undefined;
}>;


export type MyComplaintsQuery = { myComplaints: { edges: Array<{ node: { id: string, number: string, statusLabel: string, stage: ComplaintStage, nextStep: string, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string }, place: { label: string | null, gridName: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ComplaintQueryVariables = Exact<{
  id: string;
}>;


export type ComplaintQuery = { complaint: { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> } | null };

export type PlaceOfReportQueryVariables = Exact<{
  input: LocationInput;
}>;


export type PlaceOfReportQuery = { resolveLocation: { explanation: string, isAmbiguous: boolean, grid: { id: string, name: string } | null } };

export type NearbyComplaintsQueryVariables = Exact<{
  category: string;
  input: LocationInput;
}>;


export type NearbyComplaintsQuery = { nearbyComplaints: Array<{ id: string, gridName: string, metres: number | null, reporterLabel: string, statusLabel: string, submittedAt: string, category: { name: string } }> };

export type ReportedComplaintQueryVariables = Exact<{
  number: string;
  queryCode: string;
}>;


export type ReportedComplaintQuery = { reportedComplaint: { number: string, statusLabel: string, nextStep: string, submittedAt: string } | null };

export type SubmitComplaintMutationVariables = Exact<{
  input: SubmitComplaintInput;
}>;


export type SubmitComplaintMutation = { submitComplaint: { complaint: { id: string, nextStep: string } | null, receipt: { number: string, queryCode: string | null } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type FollowComplaintMutationVariables = Exact<{
  input: FollowComplaintInput;
}>;


export type FollowComplaintMutation = { followComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SupplementComplaintMutationVariables = Exact<{
  input: SupplementComplaintInput;
}>;


export type SupplementComplaintMutation = { supplementComplaint: { complaint: { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type UrgeComplaintMutationVariables = Exact<{
  input: UrgeComplaintInput;
}>;


export type UrgeComplaintMutation = { urgeComplaint: { complaint: { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type WithdrawComplaintMutationVariables = Exact<{
  input: WithdrawComplaintInput;
}>;


export type WithdrawComplaintMutation = { withdrawComplaint: { complaint: { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ConfirmComplaintMutationVariables = Exact<{
  input: ConfirmComplaintInput;
}>;


export type ConfirmComplaintMutation = { confirmComplaint: { complaint: { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ReopenComplaintMutationVariables = Exact<{
  input: ReopenComplaintInput;
}>;


export type ReopenComplaintMutation = { reopenComplaint: { complaint: { id: string, number: string, description: string, statusLabel: string, stage: ComplaintStage, nextStep: string, question: string | null, rejectReason: string | null, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string, groupName: string }, place: { label: string | null, gridName: string, explanation: string }, holder: { name: string, personName: string | null, isUnit: boolean } | null, turn: { name: string, title: string | null, phone: string | null } | null, lead: { statusLabel: string, nextStep: string | null } | null, clock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { step: ComplaintStep, stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isOver: boolean, isProvisional: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }>, result: { at: string, text: string, handlerName: string, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> } | null, evaluation: { rating: number | null, label: string | null, comment: string | null } | null, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, byName: string | null, byPost: string | null, photos: Array<{ id: string, url: string, width: number, height: number, isVeiled: boolean, veilLabel: string | null }> }>, allowedActions: Array<{ name: string, label: string }> } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MyHomesForPlaceQueryVariables = Exact<{ [key: string]: never; }>;


export type MyHomesForPlaceQuery = { me: { id: string, residences: Array<{ id: string, addressId: string, address: string, status: ResidenceStatus }> } };

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
export const TagPartsFragmentDoc = new TypedDocumentString(`
    fragment TagParts on Tag {
  tone
  label
}
    `, {"fragmentName":"TagParts"}) as unknown as TypedDocumentString<TagPartsFragment, unknown>;
export const ComplaintInListFragmentDoc = new TypedDocumentString(`
    fragment ComplaintInList on Complaint {
  id
  number
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  submittedAt
  category {
    name
  }
  place {
    label
    gridName
  }
}
    fragment TagParts on Tag {
  tone
  label
}`, {"fragmentName":"ComplaintInList"}) as unknown as TypedDocumentString<ComplaintInListFragment, unknown>;
export const ClockPartsFragmentDoc = new TypedDocumentString(`
    fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
    `, {"fragmentName":"ClockParts"}) as unknown as TypedDocumentString<ClockPartsFragment, unknown>;
export const PhotoPartsFragmentDoc = new TypedDocumentString(`
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
    `, {"fragmentName":"PhotoParts"}) as unknown as TypedDocumentString<PhotoPartsFragment, unknown>;
export const ComplaintDetailFragmentDoc = new TypedDocumentString(`
    fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
    label
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment TagParts on Tag {
  tone
  label
}`, {"fragmentName":"ComplaintDetail"}) as unknown as TypedDocumentString<ComplaintDetailFragment, unknown>;
export const RefusalPartsFragmentDoc = new TypedDocumentString(`
    fragment RefusalParts on Refusal {
  code
  message
  field
  retryInSeconds
}
    `, {"fragmentName":"RefusalParts"}) as unknown as TypedDocumentString<RefusalPartsFragment, unknown>;
export const FindCategoriesDocument = new TypedDocumentString(`
    query FindCategories($words: String!) {
  complaintCategories(words: $words) {
    code
  }
}
    `) as unknown as TypedDocumentString<FindCategoriesQuery, FindCategoriesQueryVariables>;
export const ComplaintCategoriesDocument = new TypedDocumentString(`
    query ComplaintCategories {
  complaintCategories {
    code
    name
    group
    groupName
    level
    isHazard
    isInPublicSpace
    filingCondition
  }
}
    `) as unknown as TypedDocumentString<ComplaintCategoriesQuery, ComplaintCategoriesQueryVariables>;
export const ComplaintRatingsDocument = new TypedDocumentString(`
    query ComplaintRatings {
  complaintRatings {
    value
    label
    isCommentInvited
  }
}
    `) as unknown as TypedDocumentString<ComplaintRatingsQuery, ComplaintRatingsQueryVariables>;
export const MyComplaintsDocument = new TypedDocumentString(`
    query MyComplaints($first: Int!, $after: String, $phase: ComplaintPhase) {
  myComplaints(first: $first, after: $after, phase: $phase) {
    edges {
      node {
        ...ComplaintInList
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ComplaintInList on Complaint {
  id
  number
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  submittedAt
  category {
    name
  }
  place {
    label
    gridName
  }
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<MyComplaintsQuery, MyComplaintsQueryVariables>;
export const ComplaintDocument = new TypedDocumentString(`
    query Complaint($id: ID!) {
  complaint(id: $id) {
    ...ComplaintDetail
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
    label
  }
}
fragment TagParts on Tag {
  tone
  label
}`) as unknown as TypedDocumentString<ComplaintQuery, ComplaintQueryVariables>;
export const PlaceOfReportDocument = new TypedDocumentString(`
    query PlaceOfReport($input: LocationInput!) {
  resolveLocation(input: $input) {
    explanation
    isAmbiguous
    grid {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<PlaceOfReportQuery, PlaceOfReportQueryVariables>;
export const NearbyComplaintsDocument = new TypedDocumentString(`
    query NearbyComplaints($category: String!, $input: LocationInput!) {
  nearbyComplaints(category: $category, input: $input) {
    id
    gridName
    metres
    reporterLabel
    statusLabel
    submittedAt
    category {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<NearbyComplaintsQuery, NearbyComplaintsQueryVariables>;
export const ReportedComplaintDocument = new TypedDocumentString(`
    query ReportedComplaint($number: String!, $queryCode: String!) {
  reportedComplaint(number: $number, queryCode: $queryCode) {
    number
    statusLabel
    nextStep
    submittedAt
  }
}
    `) as unknown as TypedDocumentString<ReportedComplaintQuery, ReportedComplaintQueryVariables>;
export const SubmitComplaintDocument = new TypedDocumentString(`
    mutation SubmitComplaint($input: SubmitComplaintInput!) {
  submitComplaint(input: $input) {
    complaint {
      id
      nextStep
    }
    receipt {
      number
      queryCode
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
}`) as unknown as TypedDocumentString<SubmitComplaintMutation, SubmitComplaintMutationVariables>;
export const FollowComplaintDocument = new TypedDocumentString(`
    mutation FollowComplaint($input: FollowComplaintInput!) {
  followComplaint(input: $input) {
    complaint {
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
}`) as unknown as TypedDocumentString<FollowComplaintMutation, FollowComplaintMutationVariables>;
export const SupplementComplaintDocument = new TypedDocumentString(`
    mutation SupplementComplaint($input: SupplementComplaintInput!) {
  supplementComplaint(input: $input) {
    complaint {
      ...ComplaintDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
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
}`) as unknown as TypedDocumentString<SupplementComplaintMutation, SupplementComplaintMutationVariables>;
export const UrgeComplaintDocument = new TypedDocumentString(`
    mutation UrgeComplaint($input: UrgeComplaintInput!) {
  urgeComplaint(input: $input) {
    complaint {
      ...ComplaintDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
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
}`) as unknown as TypedDocumentString<UrgeComplaintMutation, UrgeComplaintMutationVariables>;
export const WithdrawComplaintDocument = new TypedDocumentString(`
    mutation WithdrawComplaint($input: WithdrawComplaintInput!) {
  withdrawComplaint(input: $input) {
    complaint {
      ...ComplaintDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
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
}`) as unknown as TypedDocumentString<WithdrawComplaintMutation, WithdrawComplaintMutationVariables>;
export const ConfirmComplaintDocument = new TypedDocumentString(`
    mutation ConfirmComplaint($input: ConfirmComplaintInput!) {
  confirmComplaint(input: $input) {
    complaint {
      ...ComplaintDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
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
}`) as unknown as TypedDocumentString<ConfirmComplaintMutation, ConfirmComplaintMutationVariables>;
export const ReopenComplaintDocument = new TypedDocumentString(`
    mutation ReopenComplaint($input: ReopenComplaintInput!) {
  reopenComplaint(input: $input) {
    complaint {
      ...ComplaintDetail
    }
    refusal {
      ...RefusalParts
    }
  }
}
    fragment PhotoParts on Photo {
  id
  url
  width
  height
  isVeiled
  veilLabel
}
fragment ClockParts on ComplaintClock {
  step
  stepLabel
  termLabel
  startedAt
  dueAt
  isOver
  isProvisional
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment ComplaintDetail on Complaint {
  id
  number
  description
  statusLabel
  stage
  tags {
    ...TagParts
  }
  nextStep
  question
  rejectReason
  submittedAt
  category {
    name
    groupName
  }
  place {
    label
    gridName
    explanation
  }
  holder {
    name
    personName
    isUnit
  }
  turn {
    name
    title
    phone
  }
  lead {
    statusLabel
    nextStep
  }
  clock {
    ...ClockParts
  }
  handlingClock {
    ...ClockParts
  }
  photos {
    ...PhotoParts
  }
  result {
    at
    text
    handlerName
    photos {
      ...PhotoParts
    }
  }
  evaluation {
    rating
    label
    comment
  }
  timeline {
    seq
    at
    title
    detail
    byName
    byPost
    photos {
      ...PhotoParts
    }
  }
  allowedActions {
    name
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
}`) as unknown as TypedDocumentString<ReopenComplaintMutation, ReopenComplaintMutationVariables>;
export const MyHomesForPlaceDocument = new TypedDocumentString(`
    query MyHomesForPlace {
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
    `) as unknown as TypedDocumentString<MyHomesForPlaceQuery, MyHomesForPlaceQueryVariables>;