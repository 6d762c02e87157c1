import type { Action } from "../../src/kernel/access.ts";
import { ofMeals } from "./access-meals.ts";
import {
  type Case,
  type Facts,
  type Input,
  near,
  noName,
  nobody,
  type RuleName,
  type Try,
} from "./access-rules.ts";
import { draftInput } from "./offers.ts";
import { type Asker, farRows, nearRows, type Report, type Town } from "./town.ts";

/*
 * For every mutation the rule it must obey and what to try it on, near, far and one's own. What comes of a
 * try follows from the rules as data and from the facts of the thing; nothing of the code decides here.
 */

const self = (rule: RuleName, input: Input = {}): Case => ({
  rule,
  tries: () => [{ on: "oneself", facts: { own: true }, input }],
});

const open = (input: Input | ((town: Town) => Input)): Case => ({
  rule: "public",
  tries: (town) => [
    { on: "nothing", facts: {}, input: typeof input === "function" ? input(town) : input },
  ],
});

/** Complaints in the reach of a place, out of it, and one's own out of it. */
function complaintTries({ near: here, far }: Town, { own }: Asker, input: Input): Try[] {
  const on = (what: string, facts: Facts, id: string): Try => ({
    on: `a complaint ${what}`,
    facts,
    input: { ...input, id },
  });
  return [
    on("near", near, here.id),
    on("far", {}, far.id),
    ...(own ? [on("of one's own", { own: true }, own.complaint)] : []),
  ];
}

/** The rest of the input is such that nothing comes of it: who may try is all that is asked. */
const onComplaint = (rule: Action, input: Input = {}): Case => ({
  rule,
  tries: (town, who) => complaintTries(town, who, input),
});

const heldBy = ({ heldByUnit }: Town, unit: string): Report => {
  const found = heldByUnit.get(unit);
  if (!found) throw new Error(`nothing is held by ${unit}`);
  return found;
};

/** Complaints in the hands of a grid near and far, of one's own unit and of another one. */
const inHand = (rule: Action, input: Input = {}): Case => ({
  rule,
  tries: (town, { unit }) => {
    const on = (what: string, facts: Facts, { id }: Report): Try => ({
      on: `a complaint held by ${what}`,
      facts,
      input: { ...input, id },
    });
    return [
      on("a grid near", near, town.heldByGrid.near),
      on("a grid far", {}, town.heldByGrid.far),
      on("another unit", {}, heldBy(town, town.otherUnit)),
      ...(unit ? [on("one's unit", { department: true }, heldBy(town, unit))] : []),
    ];
  },
});

const post = { role: "GRID_WORKER", title: "网格员", officePhone: "not a phone" };

const ofComplaints: Record<string, Case> = {
  submitComplaint: {
    rule: "complaint:submit",
    tries: () => [
      { on: "anything", facts: {}, input: { category: "none", description: "", place: {} } },
    ],
  },
  followComplaint: {
    rule: "complaint:follow",
    tries: ({ followed }) => [{ on: "a complaint", facts: {}, input: { id: followed.id } }],
  },
  unfollowComplaint: {
    rule: "complaint:follow",
    tries: ({ followed }) => [{ on: "a complaint", facts: {}, input: { id: followed.id } }],
  },
  revealReporter: {
    rule: "complaint:readReporter",
    tries: (town, who) => {
      const purpose = "";
      const held = who.unit ? heldBy(town, who.unit).id : null;
      const other = heldBy(town, town.otherUnit).id;
      const inUnit = { department: true, subtree: true };
      return [
        ...complaintTries(town, who, { purpose }),
        { on: "a complaint held by another unit", facts: near, input: { id: other, purpose } },
        ...(held
          ? [{ on: "a complaint held by one's unit", facts: inUnit, input: { id: held, purpose } }]
          : []),
      ];
    },
  },
  liftPhotoVeil: onComplaint("complaint:liftVeil", {
    photoId: `med_${"0".repeat(26)}`,
    reason: "",
  }),
  classifyComplaint: onComplaint("complaint:classify", { category: "none" }),
  locateComplaint: onComplaint("complaint:classify", { place: { words: "后门" } }),
  acceptComplaint: onComplaint("complaint:accept", { category: "none" }),
  askComplaintInfo: onComplaint("complaint:askInfo", { question: "" }),
  supplementComplaint: onComplaint("complaint:supplement", { text: "" }),
  rejectComplaint: onComplaint("complaint:reject", { reason: "ABUSIVE", text: "" }),
  mergeComplaint: onComplaint("complaint:merge", { intoId: `cmp_${"0".repeat(26)}` }),
  unmergeComplaint: onComplaint("complaint:merge", { reason: "" }),
  handleComplaintOnSite: onComplaint("complaint:handleOnSite"),
  assignComplaintOnSite: onComplaint("complaint:assignOnSite", { personId: nobody }),
  checkComplaintSample: onComplaint("complaint:checkSample", { passed: false }),
  dispatchComplaint: onComplaint("complaint:dispatch"),
  approveComplaintReturn: onComplaint("complaint:decideReturn"),
  refuseComplaintReturn: onComplaint("complaint:decideReturn", { reason: "" }),
  escalateComplaint: onComplaint("complaint:escalate", { reason: "" }),
  passComplaintVerification: onComplaint("complaint:verify"),
  failComplaintVerification: onComplaint("complaint:verify", { text: "" }),
  confirmComplaint: onComplaint("complaint:confirm", { solved: false }),
  reopenComplaint: onComplaint("complaint:reopen", { text: "" }),
  redispatchComplaint: onComplaint("complaint:redispatch"),
  concludeComplaint: onComplaint("complaint:conclude", { text: "" }),
  withdrawComplaint: onComplaint("complaint:withdraw", { reason: "示例" }),
  urgeComplaint: onComplaint("complaint:urge"),
  closeComplaintOnSite: inHand("complaint:closeOnSite", { text: "" }),
  signComplaint: inHand("complaint:sign"),
  transferComplaint: inHand("complaint:transfer", { personId: nobody }),
  requestComplaintReturn: inHand("complaint:requestReturn", { reason: "", suggestion: "" }),
  submitComplaintResult: inHand("complaint:submitResult", { text: "" }),
};

/** Bookings at grids near and far, at one's own unit, and one's own far away. */
export function bookingsAround({ booking, servedByUnit }: Town, { own, unit }: Asker) {
  const at = (id: string): string => servedByUnit.get(id)!.booking;
  return [
    { on: "a booking near", facts: near, id: booking.near },
    { on: "a booking far", facts: {}, id: booking.far },
    ...(unit
      ? [{ on: "a booking at one's unit", facts: { ...near, department: true }, id: at(unit) }]
      : []),
    ...(own ? [{ on: "one's own booking", facts: { own: true }, id: own.booking }] : []),
  ];
}

const onBooking = (rule: Action, input: Input = {}): Case => ({
  rule,
  tries: (town, who) =>
    bookingsAround(town, who).map(({ on, facts, id }) => ({ on, facts, input: { ...input, id } })),
});

/** Services at grids near and far, and by unit. */
type Services = { near: string; far: string; ofUnit: (unit: string) => string };
const running = ({ service, servedByUnit }: Town): Services => ({
  ...service,
  ofUnit: (unit) => servedByUnit.get(unit)!.service,
});
/** For what could not be undone: it was done to these already. */
const retired = ({ retired: { near, far, byUnit } }: Town): Services => ({
  near,
  far,
  ofUnit: (unit) => byUnit.get(unit)!,
});

const onService = (input: Input = {}, services = running): Case => ({
  rule: "catalogue:manage",
  tries: (town, { unit }) => {
    const { near: nearby, far, ofUnit } = services(town);
    return [
      { on: "a service near", facts: near, input: { ...input, id: nearby } },
      { on: "a service far", facts: {}, input: { ...input, id: far } },
      ...(unit
        ? [
            {
              on: "a service of one's unit",
              facts: { ...near, department: true },
              input: { ...input, id: ofUnit(unit) },
            },
          ]
        : []),
    ];
  },
});

const seat: Case = {
  rule: "booking:book",
  tries: ({ service }) => [
    {
      on: "a slot there is not",
      facts: {},
      input: { slot: { serviceId: service.near, startAt: "2020-01-01T00:00:00.000Z" } },
    },
  ],
};

const ofBookings: Record<string, Case> = {
  offerService: {
    rule: "catalogue:manage",
    tries: ({ grid }, { unit }) => [
      { on: "a grid near", facts: near, input: { draft: draftInput(grid("A1"), noName) } },
      { on: "a grid far", facts: {}, input: { draft: draftInput(grid("TA1"), noName) } },
      ...(unit
        ? [
            {
              on: "one's unit",
              facts: { ...near, department: true },
              input: { draft: draftInput(grid("A1"), { ...noName, unitId: unit }) },
            },
          ]
        : []),
    ],
  },
  reviseService: {
    rule: "catalogue:manage",
    tries: (town, who) =>
      onService({ draft: draftInput(town.grid("A1"), noName) }).tries(town, who),
  },
  pauseService: onService(),
  retireService: onService({}, retired),
  resumeService: onService(),
  holdBooking: seat,
  joinWaitingList: seat,
  confirmBooking: onBooking("booking:change"),
  rescheduleBooking: onBooking("booking:change", { startAt: "2020-01-01T00:00:00.000Z" }),
  cancelBooking: onBooking("booking:change"),
  rateBooking: onBooking("booking:change", { rating: 9 }),
  reportNobodyCame: onBooking("booking:change"),
  takeNumber: {
    rule: "booking:book",
    tries: ({ service }) => [
      { on: "a service without a queue", facts: {}, input: { serviceId: service.near } },
    ],
  },
  callNext: {
    rule: "booking:receive",
    tries: (town, who) =>
      onService()
        .tries(town, who)
        .map(({ on, facts, input }) => ({ on, facts, input: { serviceId: input["id"] } })),
  },
  callBookingAgain: onBooking("booking:receive"),
  skipBooking: onBooking("booking:receive"),
  answerTalk: onBooking("booking:receive", { text: "" }),
  disputeBooking: onBooking("booking:change", { text: "" }),
  approveBooking: onBooking("booking:approve"),
  declineBooking: onBooking("booking:approve", { reason: "" }),
  answerBookingRating: onBooking("booking:approve", { text: "" }),
  callOffBooking: onBooking("booking:approve", { reason: "" }),
  assignBooking: onBooking("booking:assign", { personId: nobody }),
  acceptBooking: onBooking("booking:perform"),
  turnDownBooking: onBooking("booking:perform", { reason: "" }),
  checkInBooking: onBooking("booking:receive"),
  finishBooking: onBooking("booking:receive"),
  reportStaffAbsence: {
    rule: "booking:reportAway",
    tries: () => {
      const input = { startAt: "2020-01-02T00:00:00.000Z", endAt: "2020-01-01T00:00:00.000Z" };
      return [
        {
          on: "oneself",
          facts: { own: true, subtree: true, department: true },
          input,
        },
        { on: "somebody who serves elsewhere", facts: {}, input: { ...input, personId: nobody } },
      ];
    },
  },
  endStaffAbsence: {
    rule: "booking:reportAway",
    tries: () => [{ on: "none there is", facts: {}, input: { id: "abs_none" } }],
  },
  reportBookingAbsence: onBooking("booking:receive", { calls: 0 }),
};

const ofProxies: Record<string, Case> = {
  authoriseAgent: {
    rule: ["proxy:authorise", "proxy:record"],
    tries: ({ neighbour }) => {
      const input = { agentId: nobody, relation: "FAMILY", days: 1 };
      return [
        { on: "oneself", facts: { own: true }, input },
        { on: "a neighbour", facts: near, input: { ...input, principalId: neighbour } },
      ];
    },
  },
  revokeAuthorisation: {
    rule: "proxy:authorise",
    tries: ({ askers }, { role, own }) => {
      const other = askers.get(role === "STREET" ? "COMMUNITY" : "STREET")!;
      return [
        { on: "somebody else's", facts: {}, input: { id: other.own!.authorisation } },
        ...(own
          ? [{ on: "one's own", facts: { own: true }, input: { id: own.authorisation } }]
          : []),
      ];
    },
  },
};

const onFeed: Case = {
  rule: "feed:manage",
  tries: ({ askers }, { role, own }) => {
    const other = askers.get(role === "STREET" ? "COMMUNITY" : "STREET")!;
    return [
      { on: "somebody else's", facts: {}, input: { id: other.own!.feed } },
      ...(own ? [{ on: "one's own", facts: { own: true }, input: { id: own.feed } }] : []),
    ];
  },
};

const ofFeeds: Record<string, Case> = {
  makeCalendarFeed: self("feed:manage", { roleId: "rol_none" }),
  replaceCalendarFeed: onFeed,
  revokeCalendarFeed: onFeed,
};

const ofPeople: Record<string, Case> = {
  updateProfile: self("person:updateProfile", { displayName: "" }),
  claimResidence: self("person:claimResidence", { addressId: "adr_none", relation: "OWNER" }),
  endResidence: self("person:claimResidence", { residenceId: "res_none" }),
  decideResidence: {
    rule: "person:decideResidence",
    tries: ({ target }) =>
      (["near", "far"] as const).map((where) => ({
        on: `a claim ${where}`,
        facts: where === "near" ? near : {},
        input: {
          personId: target[where].id,
          residenceId: target[where].residenceId,
          confirmed: false,
          reason: "",
        },
      })),
  },
  appoint: {
    rule: "person:appoint",
    tries: ({ newcomer, grid }) => [
      {
        on: "a grid near",
        facts: near,
        input: { ...post, personId: newcomer, gridId: grid("A") },
      },
      { on: "a grid far", facts: {}, input: { ...post, personId: newcomer, gridId: grid("TA") } },
    ],
  },
  dismiss: {
    rule: "person:dismiss",
    tries: ({ target }) =>
      (["near", "far"] as const).map((where) => ({
        on: `a post ${where}`,
        facts: where === "near" ? near : {},
        input: { personId: target[where].id, roleId: target[where].roleId, reason: "" },
      })),
  },
};

/** Everything that can be done, by the name of the mutation. A new one has no place until it is added here. */
export const mutationCases: Readonly<Record<string, Case>> = {
  ...ofComplaints,
  ...ofBookings,
  ...ofProxies,
  ...ofMeals,
  ...ofFeeds,
  ...ofPeople,
  importDivision: {
    rule: "grid:importDivision",
    tries: () => [
      { on: "the street near", facts: near, input: { rows: nearRows } },
      { on: "the street far", facts: {}, input: { rows: farRows } },
    ],
  },
  requestUpload: self("media:upload", { contentType: "image/gif", sizeBytes: 1 }),
  markNoticeRead: {
    rule: "notice:read",
    tries: (_town, { own }) => [
      { on: "one's notice", facts: { own: true }, input: { id: own?.notice ?? "ntc_none" } },
    ],
  },
  markAllNoticesRead: self("notice:read"),
  acceptMessages: self("notice:read", { sorts: ["WORK"] }),
  signOut: self("person:signOut"),
  signOutEverywhere: self("person:signOut"),
  linkPhone: self("person:updateProfile", { phone: "1", code: "1" }),
  requestPhoneCode: open({ phone: "1" }),
  signInWithPhone: open({ phone: "1", code: "1" }),
  signInWithWechat: open({ code: "1" }),
  signInAsPersona: open({ key: "somebody" }),
  refreshSession: open({ refreshToken: "none" }),
};
