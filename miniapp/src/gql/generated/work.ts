/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** What `acceptComplaint` needs. */
export type AcceptComplaintInput = {
  /** Another category code, if it must change. At most 64 characters. */
  category?: string | null | undefined;
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Another level. */
  level?: ComplaintLevel | null | undefined;
};

/** What `approveComplaintReturn` needs. */
export type ApproveComplaintReturnInput = {
  /** The new grid. */
  gridId?: string | null | undefined;
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The new unit. Give a unit or a grid. */
  unitId?: string | null | undefined;
};

/** What `askComplaintInfo` needs. */
export type AskComplaintInfoInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What is needed. At most 500 characters. */
  question: string;
};

/** What `assignComplaintOnSite` needs. */
export type AssignComplaintOnSiteInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Somebody of the team. */
  personId: string;
};

/** What `checkComplaintSample` needs. */
export type CheckComplaintSampleInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What was found; required when it does not hold up. At most 500 characters. */
  note?: string | null | undefined;
  /** Whether it holds up. */
  passed: boolean;
};

/** What `classifyComplaint` needs. */
export type ClassifyComplaintInput = {
  /** The right category code. At most 64 characters. */
  category: string;
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The category's when left out. */
  level?: ComplaintLevel | null | undefined;
};

/** What `closeComplaintOnSite` needs. */
export type CloseComplaintOnSiteInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Taken after (and before). Your own uploads. At most 9. */
  photos?: Array<string> | null | undefined;
  /** What was done. At most 2,000 characters. */
  text: string;
};

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

/** The closed list of reasons for not accepting; each label says where to go instead. */
export type ComplaintRejectReason =
  /** Abusive, or not about a matter of fact · 内容含有侮辱或与事实无关 */
  | 'ABUSIVE'
  /** An emergency: call 110, 119, 120 or 122 at once · 情况紧急，请立即拨打 110、119、120 或 122 */
  | 'EMERGENCY_NUMBER'
  /** Not in our area: please call the hotline of the place concerned · 不属于本辖区，请拨打当地政务热线反映 */
  | 'NOT_THIS_AREA'
  /** The information needed did not come; you may report again with it · 未在期限内补充必要信息，无法办理；补充后可重新上报 */
  | 'NO_ANSWER'
  /** Already before a court, in arbitration or petition: please continue there · 已进入诉讼、仲裁或信访程序，请按原渠道办理 */
  | 'OTHER_TRACK'
  /** Outside what the community can take up · 不在受理目录内 */
  | 'OUTSIDE_CATALOGUE';

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

/** What `concludeComplaint` needs. */
export type ConcludeComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The explanation. At most 2,000 characters. */
  text: string;
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

/** What `decideResidence` needs. */
export type DecideResidenceInput = {
  /** True: they do belong there. */
  confirmed: boolean;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Who claimed it. */
  personId: string;
  /** Why not; demanded when it is not confirmed. They read it. At most 200 characters. */
  reason?: string | null | undefined;
  /** The claim, one of `claims`. */
  residenceId: string;
};

/** What `dispatchComplaint` needs. */
export type DispatchComplaintInput = {
  /** A grid around the place, or inside it when the place is known only roughly. */
  gridId?: string | null | undefined;
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** For the holder and staff. At most 500 characters. */
  note?: string | null | undefined;
  /** A unit, from `units`. Give a unit or a grid. */
  unitId?: string | null | undefined;
};

/** What `escalateComplaint` needs. */
export type EscalateComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why this level cannot do it. At most 500 characters. */
  reason: string;
};

/** Where the evidence was taken: within 50 m of the place, or under its sign. */
export type EvidencePlaceInput = {
  /** The code scanned there. At most 64 characters. */
  locationCode?: string | null | undefined;
  /** A position; how well it is known counts for nobody. */
  point?: PositionInput | null | undefined;
};

/** What `failComplaintVerification` needs. */
export type FailComplaintVerificationInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** What it looks like. Your own uploads. At most 9. */
  photos?: Array<string> | null | undefined;
  /** What is missing. At most 500 characters. */
  text: string;
};

/** What `handleComplaintOnSite` needs. */
export type HandleComplaintOnSiteInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `locateComplaint` needs. */
export type LocateComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Where it really is. */
  place: ComplaintPlaceInput;
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

/** What `mergeComplaint` needs. */
export type MergeComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The complaint that leads on. */
  intoId: string;
};

/** What `passComplaintVerification` needs. */
export type PassComplaintVerificationInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** For staff. At most 500 characters. */
  note?: string | null | undefined;
};

/** Why a photo is covered. Show `veilLabel`, not this. */
export type PhotoVeil =
  /** Being checked, covered for now · 内容检查中，暂不直接显示 */
  | 'CHECKING'
  /** Did not pass the check; it may be upsetting · 未通过内容检查，可能引起不适 */
  | 'NOT_PASSED'
  /** Not checked automatically. Staff have to look at it · 未经自动检查，等待工作人员查看 */
  | 'UNCHECKED';

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

/** What `redispatchComplaint` needs. */
export type RedispatchComplaintInput = {
  /** A grid around the place, or inside it when the place is known only roughly. */
  gridId?: string | null | undefined;
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** For the holder and staff. At most 500 characters. */
  note?: string | null | undefined;
  /** A unit, from `units`. Give a unit or a grid. */
  unitId?: string | null | undefined;
};

/** What `refuseComplaintReturn` needs. */
export type RefuseComplaintReturnInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why not. At most 500 characters. */
  reason: string;
};

/** What `rejectComplaint` needs. */
export type RejectComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** From the list. */
  reason: ComplaintRejectReason;
  /** Explained to this reporter. At most 500 characters. */
  text: string;
};

/** What `requestComplaintReturn` needs. */
export type RequestComplaintReturnInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why it is not for this unit. At most 500 characters. */
  reason: string;
  /** Whom it belongs to. At most 500 characters. */
  suggestion: string;
};

/** What `revealReporter` needs. */
export type RevealReporterInput = {
  /** The complaint. */
  id: string;
  /** What for; the reporter will read it. At most 500 characters. */
  purpose: string;
};

/** What `signComplaint` needs. */
export type SignComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What `submitComplaintResult` needs. */
export type SubmitComplaintResultInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Taken after handling. Your own uploads. At most 9. */
  photos?: Array<string> | null | undefined;
  /** Why the photos could not be located at the place; whoever verifies the result reads it. At most 500 characters. */
  placeReason?: string | null | undefined;
  /** What was done. At most 2,000 characters. */
  text: string;
  /** Where the photos were taken; needed when the category needs a photo, unless `placeReason` says why it cannot be given. */
  where?: EvidencePlaceInput | null | undefined;
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

/** What `transferComplaint` needs. */
export type TransferComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** The colleague. */
  personId: string;
};

/** What `unmergeComplaint` needs. */
export type UnmergeComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
  /** Why, up to 500 characters. At most 500 characters. */
  reason: string;
};

/** What `urgeComplaint` needs. */
export type UrgeComplaintInput = {
  /** The complaint, `cmp_…`. */
  id: string;
  /** Chosen by the client: the same key twice gives the same result, once. Keys of refused commands stay unused. At most 64 characters. */
  idempotencyKey?: string | null | undefined;
};

/** What a line of the workbench leads to. */
export type WorkKind =
  /** Booking a service for oneself. */
  | 'BOOK'
  /** Bookings to approve, to assign, to take on or to answer. */
  | 'BOOKINGS'
  /** The bookings of today. */
  | 'BOOKING_DAY'
  /** Complaints that wait for the viewer's grids and units. */
  | 'COMPLAINTS'
  /** Grids with their teams. */
  | 'GRIDS'
  /** Homes to confirm. */
  | 'HOMES'
  /** Notices they have not read. */
  | 'INBOX'
  /** Kitchens, doors and welfare checks. */
  | 'MEALS'
  /** Reporting a matter. */
  | 'REPORT'
  /** The services they look after. */
  | 'SERVICES';

export type RefusalPartsFragment = { code: string, message: string, field: string | null, retryInSeconds: number | null };

export type TagPartsFragment = { tone: Tone, label: string };

export type WorkbenchQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkbenchQuery = { workbench: Array<{ kind: WorkKind, label: string, counts: { waiting: number, overdue: number, today: number } | null }> };

export type WorkPhotoFragment = { id: string, url: string, isVeiled: boolean, veil: PhotoVeil | null, veilLabel: string | null };

export type WorkClockFragment = { stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isProvisional: boolean, isOver: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> };

export type WorkCardFragment = { id: string, number: string, level: ComplaintLevel, stage: ComplaintStage, statusLabel: string, isPressing: boolean, isReporterCallable: boolean, summary: string, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string }, place: { gridName: string, label: string | null, grid: { id: string } | null }, holder: { name: string, personName: string | null } | null, due: { stepLabel: string, at: string, isOver: boolean, isProvisional: boolean } | null };

export type WorkQueueQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WorkQueueQuery = { complaintQueue: { edges: Array<{ node: { id: string, number: string, level: ComplaintLevel, stage: ComplaintStage, statusLabel: string, isPressing: boolean, isReporterCallable: boolean, summary: string, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string }, place: { gridName: string, label: string | null, grid: { id: string } | null }, holder: { name: string, personName: string | null } | null, due: { stepLabel: string, at: string, isOver: boolean, isProvisional: boolean } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WorkAreaQueryVariables = Exact<{
  gridId: string;
  phase?: ComplaintPhase | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type WorkAreaQuery = { complaintsIn: { edges: Array<{ node: { id: string, number: string, level: ComplaintLevel, stage: ComplaintStage, statusLabel: string, isPressing: boolean, isReporterCallable: boolean, summary: string, submittedAt: string, tags: Array<{ tone: Tone, label: string }>, category: { name: string }, place: { gridName: string, label: string | null, grid: { id: string } | null }, holder: { name: string, personName: string | null } | null, due: { stepLabel: string, at: string, isOver: boolean, isProvisional: boolean } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type GridStepFragment = { id: string, name: string, levelLabel: string };

export type WorkItemQueryVariables = Exact<{
  id: string;
}>;


export type WorkItemQuery = { complaint: { id: string, number: string, level: ComplaintLevel, stage: ComplaintStage, statusLabel: string, nextStep: string, description: string, source: ComplaintSource, submittedAt: string, question: string | null, rejectReason: string | null, urges: number, returns: number, reopenings: number, isSampled: boolean, isVeilLiftable: boolean, isTimelineIntact: boolean, tags: Array<{ tone: Tone, label: string }>, category: { code: string, name: string, groupName: string, level: ComplaintLevel, filingCondition: string, closingCondition: string, needsEvidencePhoto: boolean }, place: { label: string | null, gridName: string, isAmbiguous: boolean, explanation: string, locationCode: string | null, point: { lng: number, lat: number } | null, grid: { id: string, name: string, levelLabel: string, children: { edges: Array<{ node: { id: string, name: string, levelLabel: string } }> }, parent: { id: string, name: string, levelLabel: string, parent: { id: string, name: string, levelLabel: string, parent: { id: string, name: string, levelLabel: string } | null } | null } | null } | null }, holder: { name: string, personName: string | null } | null, clock: { stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isProvisional: boolean, isOver: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, handlingClock: { stepLabel: string, termLabel: string, startedAt: string, dueAt: string, isProvisional: boolean, isOver: boolean, intervals: Array<{ from: string, to: string }>, pauses: Array<{ from: string, to: string }> } | null, reporter: { name: string, isGuest: boolean } | null, photos: Array<{ id: string, url: string, isVeiled: boolean, veil: PhotoVeil | null, veilLabel: string | null }>, merged: Array<{ id: string, number: string }>, turn: { name: string, title: string | null, phone: string | null } | null, result: { text: string, placeReason: string | null, handlerName: string, at: string, photos: Array<{ id: string, url: string, isVeiled: boolean, veil: PhotoVeil | null, veilLabel: string | null }> } | null, evaluation: { label: string | null, comment: string | null } | null, assignees: Array<{ personId: string, name: string, roleLabel: string, teamName: string }>, dispatchSuggestion: { unitId: string | null, name: string, reason: string } | null, allowedActions: Array<{ name: string, mutation: string, label: string }>, timeline: Array<{ seq: number, at: string, title: string, detail: string | null, staffDetail: string | null, byName: string | null, byPost: string | null, isByClock: boolean, isByReporter: boolean, photos: Array<{ id: string, url: string, isVeiled: boolean, veil: PhotoVeil | null, veilLabel: string | null }> }> } | null };

export type WorkCategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type WorkCategoriesQuery = { complaintCategories: Array<{ code: string, name: string, groupName: string }> };

export type WorkUnitsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WorkUnitsQuery = { units: { edges: Array<{ node: { id: string, name: string, kindLabel: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type WorkNearbyQueryVariables = Exact<{
  category: string;
  input: LocationInput;
}>;


export type WorkNearbyQuery = { nearbyComplaints: Array<{ id: string, statusLabel: string, submittedAt: string, metres: number | null, gridName: string, category: { name: string } }> };

export type WorkByNumberQueryVariables = Exact<{
  number: string;
}>;


export type WorkByNumberQuery = { complaintByNumber: { id: string, number: string, statusLabel: string, description: string, category: { name: string } } | null };

export type RevealReporterMutationVariables = Exact<{
  input: RevealReporterInput;
}>;


export type RevealReporterMutation = { revealReporter: { reporter: { name: string, phone: string | null } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type WorkClaimsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type WorkClaimsQuery = { claims: { edges: Array<{ node: { personId: string, displayName: string, address: string, relationLabel: string, claimedAt: string, id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DecideResidenceMutationVariables = Exact<{
  input: DecideResidenceInput;
}>;


export type DecideResidenceMutation = { decideResidence: { residence: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type WorkGridQueryVariables = Exact<{
  gridId: string;
}>;


export type WorkGridQuery = { contactCard: { sentence: string, levels: Array<{ isVacant: boolean, grid: { id: string, name: string, levelLabel: string }, answeredBy: { id: string, name: string, levelLabel: string } | null, contacts: Array<{ displayName: string, title: string, officePhone: string | null }> }> } };

export type WorkTeamQueryVariables = Exact<{
  gridId: string;
}>;


export type WorkTeamQuery = { node:
    | { __typename: 'Address', id: string }
    | { __typename: 'Authorisation', id: string }
    | { __typename: 'Booking', id: string }
    | { __typename: 'CalendarFeed', id: string }
    | { __typename: 'Complaint', id: string }
    | { __typename: 'Grid', kindLabel: string, householdCount: number, id: string, name: string, levelLabel: string, parent: { id: string, name: string, levelLabel: string } | null, team: { requiredSeats: number, filledSeats: number, isComplete: boolean | null, seats: Array<{ label: string, min: number, isVacant: boolean, holders: Array<{ displayName: string, title: string, officePhone: string | null }> }>, others: Array<{ displayName: string, title: string, officePhone: string | null }> } | null }
    | { __typename: 'Kitchen', id: string }
    | { __typename: 'MealSubscription', id: string }
    | { __typename: 'Media', id: string }
    | { __typename: 'Notice', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Service', id: string }
    | { __typename: 'Unit', id: string }
   | null };

export type WorkGridsBelowQueryVariables = Exact<{
  parentId?: string | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type WorkGridsBelowQuery = { gridMap: { edges: Array<{ node: { householdCount: number, id: string, name: string, levelLabel: string, team: { requiredSeats: number, filledSeats: number, isComplete: boolean | null } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AcceptComplaintMutationVariables = Exact<{
  input: AcceptComplaintInput;
}>;


export type AcceptComplaintMutation = { acceptComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type LocateComplaintMutationVariables = Exact<{
  input: LocateComplaintInput;
}>;


export type LocateComplaintMutation = { locateComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ClassifyComplaintMutationVariables = Exact<{
  input: ClassifyComplaintInput;
}>;


export type ClassifyComplaintMutation = { classifyComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AskComplaintInfoMutationVariables = Exact<{
  input: AskComplaintInfoInput;
}>;


export type AskComplaintInfoMutation = { askComplaintInfo: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RejectComplaintMutationVariables = Exact<{
  input: RejectComplaintInput;
}>;


export type RejectComplaintMutation = { rejectComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type MergeComplaintMutationVariables = Exact<{
  input: MergeComplaintInput;
}>;


export type MergeComplaintMutation = { mergeComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type UnmergeComplaintMutationVariables = Exact<{
  input: UnmergeComplaintInput;
}>;


export type UnmergeComplaintMutation = { unmergeComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type HandleComplaintOnSiteMutationVariables = Exact<{
  input: HandleComplaintOnSiteInput;
}>;


export type HandleComplaintOnSiteMutation = { handleComplaintOnSite: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type AssignComplaintOnSiteMutationVariables = Exact<{
  input: AssignComplaintOnSiteInput;
}>;


export type AssignComplaintOnSiteMutation = { assignComplaintOnSite: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CloseComplaintOnSiteMutationVariables = Exact<{
  input: CloseComplaintOnSiteInput;
}>;


export type CloseComplaintOnSiteMutation = { closeComplaintOnSite: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type CheckComplaintSampleMutationVariables = Exact<{
  input: CheckComplaintSampleInput;
}>;


export type CheckComplaintSampleMutation = { checkComplaintSample: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type DispatchComplaintMutationVariables = Exact<{
  input: DispatchComplaintInput;
}>;


export type DispatchComplaintMutation = { dispatchComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RedispatchComplaintMutationVariables = Exact<{
  input: RedispatchComplaintInput;
}>;


export type RedispatchComplaintMutation = { redispatchComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SignComplaintMutationVariables = Exact<{
  input: SignComplaintInput;
}>;


export type SignComplaintMutation = { signComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type TransferComplaintMutationVariables = Exact<{
  input: TransferComplaintInput;
}>;


export type TransferComplaintMutation = { transferComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RequestComplaintReturnMutationVariables = Exact<{
  input: RequestComplaintReturnInput;
}>;


export type RequestComplaintReturnMutation = { requestComplaintReturn: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ApproveComplaintReturnMutationVariables = Exact<{
  input: ApproveComplaintReturnInput;
}>;


export type ApproveComplaintReturnMutation = { approveComplaintReturn: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type RefuseComplaintReturnMutationVariables = Exact<{
  input: RefuseComplaintReturnInput;
}>;


export type RefuseComplaintReturnMutation = { refuseComplaintReturn: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type EscalateComplaintMutationVariables = Exact<{
  input: EscalateComplaintInput;
}>;


export type EscalateComplaintMutation = { escalateComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type SubmitComplaintResultMutationVariables = Exact<{
  input: SubmitComplaintResultInput;
}>;


export type SubmitComplaintResultMutation = { submitComplaintResult: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type PassComplaintVerificationMutationVariables = Exact<{
  input: PassComplaintVerificationInput;
}>;


export type PassComplaintVerificationMutation = { passComplaintVerification: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type FailComplaintVerificationMutationVariables = Exact<{
  input: FailComplaintVerificationInput;
}>;


export type FailComplaintVerificationMutation = { failComplaintVerification: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type ConcludeComplaintMutationVariables = Exact<{
  input: ConcludeComplaintInput;
}>;


export type ConcludeComplaintMutation = { concludeComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

export type UrgeComplaintMutationVariables = Exact<{
  input: UrgeComplaintInput;
}>;


export type UrgeComplaintMutation = { urgeComplaint: { complaint: { id: string, statusLabel: string } | null, refusal: { code: string, message: string, field: string | null, retryInSeconds: number | null } | null } };

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
export const WorkPhotoFragmentDoc = new TypedDocumentString(`
    fragment WorkPhoto on Photo {
  id
  url
  isVeiled
  veil
  veilLabel
}
    `, {"fragmentName":"WorkPhoto"}) as unknown as TypedDocumentString<WorkPhotoFragment, unknown>;
export const WorkClockFragmentDoc = new TypedDocumentString(`
    fragment WorkClock on ComplaintClock {
  stepLabel
  termLabel
  startedAt
  dueAt
  isProvisional
  isOver
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
    `, {"fragmentName":"WorkClock"}) as unknown as TypedDocumentString<WorkClockFragment, unknown>;
export const TagPartsFragmentDoc = new TypedDocumentString(`
    fragment TagParts on Tag {
  tone
  label
}
    `, {"fragmentName":"TagParts"}) as unknown as TypedDocumentString<TagPartsFragment, unknown>;
export const WorkCardFragmentDoc = new TypedDocumentString(`
    fragment WorkCard on Complaint {
  id
  number
  level
  stage
  statusLabel
  tags {
    ...TagParts
  }
  isPressing
  isReporterCallable
  summary
  submittedAt
  category {
    name
  }
  place {
    grid {
      id
    }
    gridName
    label
  }
  holder {
    name
    personName
  }
  due {
    stepLabel
    at
    isOver
    isProvisional
  }
}
    fragment TagParts on Tag {
  tone
  label
}`, {"fragmentName":"WorkCard"}) as unknown as TypedDocumentString<WorkCardFragment, unknown>;
export const GridStepFragmentDoc = new TypedDocumentString(`
    fragment GridStep on Grid {
  id
  name
  levelLabel
}
    `, {"fragmentName":"GridStep"}) as unknown as TypedDocumentString<GridStepFragment, unknown>;
export const WorkbenchDocument = new TypedDocumentString(`
    query Workbench {
  workbench {
    kind
    label
    counts {
      waiting
      overdue
      today
    }
  }
}
    `) as unknown as TypedDocumentString<WorkbenchQuery, WorkbenchQueryVariables>;
export const WorkQueueDocument = new TypedDocumentString(`
    query WorkQueue($first: Int!, $after: String) {
  complaintQueue(first: $first, after: $after) {
    edges {
      node {
        ...WorkCard
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
fragment WorkCard on Complaint {
  id
  number
  level
  stage
  statusLabel
  tags {
    ...TagParts
  }
  isPressing
  isReporterCallable
  summary
  submittedAt
  category {
    name
  }
  place {
    grid {
      id
    }
    gridName
    label
  }
  holder {
    name
    personName
  }
  due {
    stepLabel
    at
    isOver
    isProvisional
  }
}`) as unknown as TypedDocumentString<WorkQueueQuery, WorkQueueQueryVariables>;
export const WorkAreaDocument = new TypedDocumentString(`
    query WorkArea($gridId: ID!, $phase: ComplaintPhase, $first: Int!, $after: String) {
  complaintsIn(gridId: $gridId, phase: $phase, first: $first, after: $after) {
    edges {
      node {
        ...WorkCard
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
fragment WorkCard on Complaint {
  id
  number
  level
  stage
  statusLabel
  tags {
    ...TagParts
  }
  isPressing
  isReporterCallable
  summary
  submittedAt
  category {
    name
  }
  place {
    grid {
      id
    }
    gridName
    label
  }
  holder {
    name
    personName
  }
  due {
    stepLabel
    at
    isOver
    isProvisional
  }
}`) as unknown as TypedDocumentString<WorkAreaQuery, WorkAreaQueryVariables>;
export const WorkItemDocument = new TypedDocumentString(`
    query WorkItem($id: ID!) {
  complaint(id: $id) {
    id
    number
    level
    stage
    statusLabel
    nextStep
    tags {
      ...TagParts
    }
    description
    source
    submittedAt
    question
    rejectReason
    urges
    returns
    reopenings
    isSampled
    isVeilLiftable
    isTimelineIntact
    category {
      code
      name
      groupName
      level
      filingCondition
      closingCondition
      needsEvidencePhoto
    }
    place {
      label
      gridName
      isAmbiguous
      explanation
      locationCode
      point {
        lng
        lat
      }
      grid {
        ...GridStep
        children(first: 50) {
          edges {
            node {
              ...GridStep
            }
          }
        }
        parent {
          ...GridStep
          parent {
            ...GridStep
            parent {
              ...GridStep
            }
          }
        }
      }
    }
    holder {
      name
      personName
    }
    clock {
      ...WorkClock
    }
    handlingClock {
      ...WorkClock
    }
    reporter {
      name
      isGuest
    }
    photos {
      ...WorkPhoto
    }
    merged {
      id
      number
    }
    turn {
      name
      title
      phone
    }
    result {
      text
      placeReason
      handlerName
      at
      photos {
        ...WorkPhoto
      }
    }
    evaluation {
      label
      comment
    }
    assignees {
      personId
      name
      roleLabel
      teamName
    }
    dispatchSuggestion {
      unitId
      name
      reason
    }
    allowedActions {
      name
      mutation
      label
    }
    timeline {
      seq
      at
      title
      detail
      staffDetail
      byName
      byPost
      isByClock
      isByReporter
      photos {
        ...WorkPhoto
      }
    }
  }
}
    fragment TagParts on Tag {
  tone
  label
}
fragment WorkPhoto on Photo {
  id
  url
  isVeiled
  veil
  veilLabel
}
fragment WorkClock on ComplaintClock {
  stepLabel
  termLabel
  startedAt
  dueAt
  isProvisional
  isOver
  intervals {
    from
    to
  }
  pauses {
    from
    to
  }
}
fragment GridStep on Grid {
  id
  name
  levelLabel
}`) as unknown as TypedDocumentString<WorkItemQuery, WorkItemQueryVariables>;
export const WorkCategoriesDocument = new TypedDocumentString(`
    query WorkCategories {
  complaintCategories {
    code
    name
    groupName
  }
}
    `) as unknown as TypedDocumentString<WorkCategoriesQuery, WorkCategoriesQueryVariables>;
export const WorkUnitsDocument = new TypedDocumentString(`
    query WorkUnits($first: Int!, $after: String) {
  units(first: $first, after: $after) {
    edges {
      node {
        id
        name
        kindLabel
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<WorkUnitsQuery, WorkUnitsQueryVariables>;
export const WorkNearbyDocument = new TypedDocumentString(`
    query WorkNearby($category: String!, $input: LocationInput!) {
  nearbyComplaints(category: $category, input: $input) {
    id
    statusLabel
    submittedAt
    metres
    gridName
    category {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WorkNearbyQuery, WorkNearbyQueryVariables>;
export const WorkByNumberDocument = new TypedDocumentString(`
    query WorkByNumber($number: String!) {
  complaintByNumber(number: $number) {
    id
    number
    statusLabel
    description
    category {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<WorkByNumberQuery, WorkByNumberQueryVariables>;
export const RevealReporterDocument = new TypedDocumentString(`
    mutation RevealReporter($input: RevealReporterInput!) {
  revealReporter(input: $input) {
    reporter {
      name
      phone
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
}`) as unknown as TypedDocumentString<RevealReporterMutation, RevealReporterMutationVariables>;
export const WorkClaimsDocument = new TypedDocumentString(`
    query WorkClaims($first: Int!, $after: String) {
  claims(first: $first, after: $after) {
    edges {
      node {
        id: residenceId
        personId
        displayName
        address
        relationLabel
        claimedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<WorkClaimsQuery, WorkClaimsQueryVariables>;
export const DecideResidenceDocument = new TypedDocumentString(`
    mutation DecideResidence($input: DecideResidenceInput!) {
  decideResidence(input: $input) {
    residence {
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
}`) as unknown as TypedDocumentString<DecideResidenceMutation, DecideResidenceMutationVariables>;
export const WorkGridDocument = new TypedDocumentString(`
    query WorkGrid($gridId: ID!) {
  contactCard(gridId: $gridId) {
    sentence
    levels {
      isVacant
      grid {
        ...GridStep
      }
      answeredBy {
        ...GridStep
      }
      contacts {
        displayName
        title
        officePhone
      }
    }
  }
}
    fragment GridStep on Grid {
  id
  name
  levelLabel
}`) as unknown as TypedDocumentString<WorkGridQuery, WorkGridQueryVariables>;
export const WorkTeamDocument = new TypedDocumentString(`
    query WorkTeam($gridId: ID!) {
  node(id: $gridId) {
    id
    __typename
    ... on Grid {
      ...GridStep
      kindLabel
      householdCount
      parent {
        ...GridStep
      }
      team {
        requiredSeats
        filledSeats
        isComplete
        seats {
          label
          min
          isVacant
          holders {
            displayName
            title
            officePhone
          }
        }
        others {
          displayName
          title
          officePhone
        }
      }
    }
  }
}
    fragment GridStep on Grid {
  id
  name
  levelLabel
}`) as unknown as TypedDocumentString<WorkTeamQuery, WorkTeamQueryVariables>;
export const WorkGridsBelowDocument = new TypedDocumentString(`
    query WorkGridsBelow($parentId: ID, $first: Int!, $after: String) {
  gridMap(parentId: $parentId, first: $first, after: $after) {
    edges {
      node {
        ...GridStep
        householdCount
        team {
          requiredSeats
          filledSeats
          isComplete
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment GridStep on Grid {
  id
  name
  levelLabel
}`) as unknown as TypedDocumentString<WorkGridsBelowQuery, WorkGridsBelowQueryVariables>;
export const AcceptComplaintDocument = new TypedDocumentString(`
    mutation AcceptComplaint($input: AcceptComplaintInput!) {
  acceptComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<AcceptComplaintMutation, AcceptComplaintMutationVariables>;
export const LocateComplaintDocument = new TypedDocumentString(`
    mutation LocateComplaint($input: LocateComplaintInput!) {
  locateComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<LocateComplaintMutation, LocateComplaintMutationVariables>;
export const ClassifyComplaintDocument = new TypedDocumentString(`
    mutation ClassifyComplaint($input: ClassifyComplaintInput!) {
  classifyComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<ClassifyComplaintMutation, ClassifyComplaintMutationVariables>;
export const AskComplaintInfoDocument = new TypedDocumentString(`
    mutation AskComplaintInfo($input: AskComplaintInfoInput!) {
  askComplaintInfo(input: $input) {
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
}`) as unknown as TypedDocumentString<AskComplaintInfoMutation, AskComplaintInfoMutationVariables>;
export const RejectComplaintDocument = new TypedDocumentString(`
    mutation RejectComplaint($input: RejectComplaintInput!) {
  rejectComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<RejectComplaintMutation, RejectComplaintMutationVariables>;
export const MergeComplaintDocument = new TypedDocumentString(`
    mutation MergeComplaint($input: MergeComplaintInput!) {
  mergeComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<MergeComplaintMutation, MergeComplaintMutationVariables>;
export const UnmergeComplaintDocument = new TypedDocumentString(`
    mutation UnmergeComplaint($input: UnmergeComplaintInput!) {
  unmergeComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<UnmergeComplaintMutation, UnmergeComplaintMutationVariables>;
export const HandleComplaintOnSiteDocument = new TypedDocumentString(`
    mutation HandleComplaintOnSite($input: HandleComplaintOnSiteInput!) {
  handleComplaintOnSite(input: $input) {
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
}`) as unknown as TypedDocumentString<HandleComplaintOnSiteMutation, HandleComplaintOnSiteMutationVariables>;
export const AssignComplaintOnSiteDocument = new TypedDocumentString(`
    mutation AssignComplaintOnSite($input: AssignComplaintOnSiteInput!) {
  assignComplaintOnSite(input: $input) {
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
}`) as unknown as TypedDocumentString<AssignComplaintOnSiteMutation, AssignComplaintOnSiteMutationVariables>;
export const CloseComplaintOnSiteDocument = new TypedDocumentString(`
    mutation CloseComplaintOnSite($input: CloseComplaintOnSiteInput!) {
  closeComplaintOnSite(input: $input) {
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
}`) as unknown as TypedDocumentString<CloseComplaintOnSiteMutation, CloseComplaintOnSiteMutationVariables>;
export const CheckComplaintSampleDocument = new TypedDocumentString(`
    mutation CheckComplaintSample($input: CheckComplaintSampleInput!) {
  checkComplaintSample(input: $input) {
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
}`) as unknown as TypedDocumentString<CheckComplaintSampleMutation, CheckComplaintSampleMutationVariables>;
export const DispatchComplaintDocument = new TypedDocumentString(`
    mutation DispatchComplaint($input: DispatchComplaintInput!) {
  dispatchComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<DispatchComplaintMutation, DispatchComplaintMutationVariables>;
export const RedispatchComplaintDocument = new TypedDocumentString(`
    mutation RedispatchComplaint($input: RedispatchComplaintInput!) {
  redispatchComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<RedispatchComplaintMutation, RedispatchComplaintMutationVariables>;
export const SignComplaintDocument = new TypedDocumentString(`
    mutation SignComplaint($input: SignComplaintInput!) {
  signComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<SignComplaintMutation, SignComplaintMutationVariables>;
export const TransferComplaintDocument = new TypedDocumentString(`
    mutation TransferComplaint($input: TransferComplaintInput!) {
  transferComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<TransferComplaintMutation, TransferComplaintMutationVariables>;
export const RequestComplaintReturnDocument = new TypedDocumentString(`
    mutation RequestComplaintReturn($input: RequestComplaintReturnInput!) {
  requestComplaintReturn(input: $input) {
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
}`) as unknown as TypedDocumentString<RequestComplaintReturnMutation, RequestComplaintReturnMutationVariables>;
export const ApproveComplaintReturnDocument = new TypedDocumentString(`
    mutation ApproveComplaintReturn($input: ApproveComplaintReturnInput!) {
  approveComplaintReturn(input: $input) {
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
}`) as unknown as TypedDocumentString<ApproveComplaintReturnMutation, ApproveComplaintReturnMutationVariables>;
export const RefuseComplaintReturnDocument = new TypedDocumentString(`
    mutation RefuseComplaintReturn($input: RefuseComplaintReturnInput!) {
  refuseComplaintReturn(input: $input) {
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
}`) as unknown as TypedDocumentString<RefuseComplaintReturnMutation, RefuseComplaintReturnMutationVariables>;
export const EscalateComplaintDocument = new TypedDocumentString(`
    mutation EscalateComplaint($input: EscalateComplaintInput!) {
  escalateComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<EscalateComplaintMutation, EscalateComplaintMutationVariables>;
export const SubmitComplaintResultDocument = new TypedDocumentString(`
    mutation SubmitComplaintResult($input: SubmitComplaintResultInput!) {
  submitComplaintResult(input: $input) {
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
}`) as unknown as TypedDocumentString<SubmitComplaintResultMutation, SubmitComplaintResultMutationVariables>;
export const PassComplaintVerificationDocument = new TypedDocumentString(`
    mutation PassComplaintVerification($input: PassComplaintVerificationInput!) {
  passComplaintVerification(input: $input) {
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
}`) as unknown as TypedDocumentString<PassComplaintVerificationMutation, PassComplaintVerificationMutationVariables>;
export const FailComplaintVerificationDocument = new TypedDocumentString(`
    mutation FailComplaintVerification($input: FailComplaintVerificationInput!) {
  failComplaintVerification(input: $input) {
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
}`) as unknown as TypedDocumentString<FailComplaintVerificationMutation, FailComplaintVerificationMutationVariables>;
export const ConcludeComplaintDocument = new TypedDocumentString(`
    mutation ConcludeComplaint($input: ConcludeComplaintInput!) {
  concludeComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<ConcludeComplaintMutation, ConcludeComplaintMutationVariables>;
export const UrgeComplaintDocument = new TypedDocumentString(`
    mutation UrgeComplaint($input: UrgeComplaintInput!) {
  urgeComplaint(input: $input) {
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
}`) as unknown as TypedDocumentString<UrgeComplaintMutation, UrgeComplaintMutationVariables>;