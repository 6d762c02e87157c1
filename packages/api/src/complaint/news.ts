import type { Bilingual } from "../kernel/decision.ts";
import type { Audience, Effects, News } from "../kernel/effects.ts";
import type { Id } from "../kernel/ids.ts";
import type { Complaint, ComplaintFact, Holder } from "./complaint.ts";
import { followersOf } from "./merge.ts";
import { superiorOf, type Turn, turnOf, upwards } from "./desk.ts";
import type { Stage } from "./labels.ts";
import { isPublicMatter } from "./nearby.ts";
import { categoryNameOf, gridNameOf, photosIn, tell } from "./words.ts";

/* Who hears of what. Nobody hears of what they did themselves. */

type FactType = ComplaintFact["type"];

/** Facts that staff talk about among themselves; the reporter is not troubled with them. */
const internal: readonly FactType[] = [
  "classified",
  "transferred",
  "returnRequested",
  "returnRefused",
  "urged",
  "escalated",
  "handedOn",
  "joined",
  "mergedSupplemented",
  "left",
];

function isInternal(fact: ComplaintFact): boolean {
  if (fact.type === "reminded") return fact.clock === "DISPOSAL";
  if (fact.type === "sampleChecked") return fact.passed;
  // That it was late is told by the light that goes on with it.
  if (fact.type === "signed") return fact.auto;
  // Two reports of one person: it is said once.
  if (fact.type === "leadClosed") return fact.isToldByLead;
  return internal.includes(fact.type);
}

const closed: Bilingual = { zh: "已办结", en: "Closed" };
const reopened: Bilingual = { zh: "重新办理", en: "It is handled again" };

/** What followers hear: how the matter goes on, nothing that was written about it or asked of others. */
const progress: Partial<Record<FactType, Bilingual>> = {
  accepted: { zh: "已立案", en: "Accepted" },
  rejected: { zh: "不予受理", en: "Not accepted" },
  merged: { zh: "与同一事项合并办理", en: "Merged with a report of the same matter" },
  unmerged: { zh: "恢复单独办理", en: "It is handled by itself again" },
  freed: { zh: "恢复单独办理", en: "It is handled by itself again" },
  onSiteStarted: { zh: "正在现场处置", en: "It is being handled on site" },
  dispatched: { zh: "已派单", en: "Waiting to be signed for" },
  resultSubmitted: { zh: "已处置，等待核查", en: "Handled, to be verified" },
  verificationFailed: { zh: "核查未通过，继续处置", en: "Verification failed; the work goes on" },
  verificationPassed: { zh: "核查通过", en: "Verified" },
  closedOnSite: closed,
  confirmed: closed,
  closedUnanswered: closed,
  concluded: closed,
  withdrawn: { zh: "上报人已撤回", en: "Withdrawn by the reporter" },
  leadClosed: closed,
  disputed: reopened,
  reopened,
};

const subjectOf = (complaint: Complaint): Bilingual => {
  const [category, grid] = [categoryNameOf(complaint), gridNameOf(complaint.place)];
  return { zh: `${category.zh} · ${grid.zh}`, en: `${category.en} · ${grid.en}` };
};

const joined = (a: Bilingual, b: Bilingual | null): Bilingual =>
  b ? { zh: `${a.zh}。${b.zh}`, en: `${a.en}. ${b.en}` } : a;

const toReporters: readonly Stage[] = ["AWAIT_CONFIRM", "NEEDS_INFO"];

/** For the reporter in plain words; nothing that only staff may read. */
function forReporter(complaint: Complaint, fact: ComplaintFact): News[] {
  const { personId } = complaint.reporter;
  if (!personId || isInternal(fact)) return [];
  const { title, detail } = tell(fact);
  const sort = toReporters.includes(complaint.stage) ? "WORK" : "INFO";
  const body = joined(subjectOf(complaint), detail);
  return [{ audience: [{ kind: "person", personId }], title, body, sort, capacity: "REPORTER" }];
}

const hidden: Bilingual = { zh: "进展不再公开", en: "Its progress is not public any more" };

/**
 * A matter found to concern a person or a home is none of the neighbours' business any more: those who followed it are
 * told so once, by what it was when they began to, and then nothing.
 */
function forFollowers(
  id: string,
  before: Complaint | null,
  after: Complaint,
  { type }: ComplaintFact,
): News[] {
  const isPublic = isPublicMatter(after.category);
  const wasPublic = before !== null && isPublicMatter(before.category);
  const title = isPublic ? progress[type] : wasPublic ? hidden : null;
  if (!title) return [];
  const audience: Audience[] = [{ kind: "followers", subjectId: id }];
  const body = subjectOf(isPublic ? after : (before ?? after));
  return [{ audience, title, body, sort: "INFO", capacity: "FOLLOWER" }];
}

/** How the lead goes on, for those merged with it; how it ends they hear from their own report. */
const ofTheLead: readonly FactType[] = [
  "accepted",
  "onSiteStarted",
  "dispatched",
  "resultSubmitted",
  "verificationFailed",
  "verificationPassed",
  "disputed",
];

function forMerged(id: string, complaint: Complaint, fact: ComplaintFact): News[] {
  const title = progress[fact.type];
  const { merged, stage } = complaint;
  if (!title || merged.length === 0 || stage === "CLOSED" || !ofTheLead.includes(fact.type))
    return [];
  const audience: Audience[] = [{ kind: "merged", subjectId: id }];
  const body = subjectOf(complaint);
  return [{ audience, title, body, sort: "INFO", capacity: "REPORTER" }];
}

const teamOf = (holder: Holder): Audience =>
  holder.kind === "GRID"
    ? { kind: "grid", path: holder.path }
    : { kind: "unit", unitId: holder.unitId };

function audienceOf(turn: Turn<Holder>): Audience {
  if (turn.kind === "DESK") return { kind: "grid", path: turn.path };
  const { person } = turn.holder;
  return person ? { kind: "person", personId: person.id } : teamOf(turn.holder);
}

const workTitles: Partial<Record<Stage, Bilingual>> = {
  SUBMITTED: { zh: "新上报待受理", en: "A new report to accept" },
  ACCEPTED: { zh: "待派单", en: "To be dispatched" },
  REOPENED: { zh: "重办待派单", en: "Reopened, to be dispatched" },
  HANDLED: { zh: "待核查", en: "To be verified" },
  RETURN_REQUESTED: { zh: "退回待审核", en: "A return to decide on" },
  ON_SITE: { zh: "待现场处置", en: "To be handled on site" },
  DISPATCHED: { zh: "待签收", en: "To be signed for" },
  PROCESSING: { zh: "待处置", en: "To be handled" },
  CLOSED: { zh: "现场办结待抽查", en: "Settled on site, to be checked" },
};

const workTitle = (complaint: Complaint): Bilingual | undefined =>
  complaint.stage === "REOPENED" && complaint.needsReview
    ? { zh: "待街道会商", en: "To be reviewed by the street" }
    : workTitles[complaint.stage];

/** A push for whoever has the next move, although it did not change hands; null: none. */
function alarmOf(fact: ComplaintFact): Bilingual | null {
  if (fact.type === "urged")
    return { zh: "有人催办，请尽快办理", en: "A reminder was sent. Please handle it soon" };
  if (fact.type === "reminded") return tell(fact).staffDetail;
  const pushes = ["supplemented", "joined", "mergedSupplemented", "turnedYellow", "turnedRed"];
  const isPush = pushes.includes(fact.type);
  return isPush ? tell(fact).title : null;
}

/** Who must know besides whoever has it: the lead before it is late, the superior when it is. */
function alsoTold(complaint: Complaint, turn: Turn<Holder>, fact: ComplaintFact): Audience[] {
  const isLate = fact.type === "turnedYellow" || fact.type === "turnedRed";
  if (isLate)
    return [
      { kind: "grid", path: fact.type === "turnedRed" ? complaint.desk : superiorOf(complaint) },
    ];
  const isNear = fact.type === "reminded" && fact.timer === "EIGHTY";
  return isNear && turn.kind === "HOLDER" ? [teamOf(turn.holder)] : [];
}

const hasMoved = (before: Complaint | null, after: Complaint): boolean =>
  before?.stage !== after.stage || JSON.stringify(turnOf(before)) !== JSON.stringify(turnOf(after));

/** Work for whoever has the next move, when the move changed hands or needs a push. */
function forNext(before: Complaint | null, after: Complaint, fact: ComplaintFact): News[] {
  const turn = turnOf(after);
  const title = alarmOf(fact) ?? (hasMoved(before, after) ? workTitle(after) : null);
  if (!turn || !title) return [];
  const audience = [audienceOf(turn), ...alsoTold(after, turn, fact)];
  return [{ audience, title, body: subjectOf(after), sort: "WORK", capacity: "STAFF" }];
}

/** Danger to life: the teams of the place at every level are alerted at once, not only the desk. */
function forTeams(before: Complaint | null, after: Complaint): News[] {
  if (after.level !== "P0" || before?.level === "P0") return [];
  const audience = upwards(after.place.path).map((path): Audience => ({ kind: "grid", path }));
  const title = { zh: "紧急：危及生命安全", en: "Emergency: danger to life" };
  return [{ audience, title, body: subjectOf(after), sort: "WORK", capacity: "STAFF" }];
}

/** Levels whose time is natural time: whoever must act is told wherever they are. */
const isUrgent = ({ level }: Complaint): boolean => level === "P0" || level === "P1";

const followedOn = (id: string, fact: ComplaintFact) =>
  fact.type === "merged" || fact.type === "handedOn"
    ? [{ from: id as Id<"complaint">, into: fact.intoId }]
    : [];

/** What facts ask of others: the reporter hears of every change, the next holder gets work, photos stay. */
export function effectsOf(
  id: string,
  before: Complaint | null,
  after: Complaint,
  facts: readonly ComplaintFact[],
  by: { actorId: string },
): Effects {
  const last = facts.at(-1);
  const emergency = forTeams(before, after);
  const work = emergency.length > 0 || !last ? emergency : forNext(before, after, last);
  const news = [
    ...facts.flatMap((fact) => [
      ...forReporter(after, fact),
      ...forMerged(id, after, fact),
      ...forFollowers(id, before, after, fact),
    ]),
    ...work.map((one): News => (isUrgent(after) ? { ...one, isUrgent: true } : one)),
  ];
  return {
    news: news.map((one) => ({ ...one, except: [by.actorId] })),
    attached: facts.flatMap((fact) => photosIn(fact).map((photo) => photo.id)),
    led: followersOf(before, after),
    followed: facts.flatMap((fact) => followedOn(id, fact)),
  };
}
