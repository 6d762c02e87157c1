import type { Bilingual } from "../kernel/decision.ts";
import type { Audience, Effects, News } from "../kernel/effects.ts";
import { categoryOf } from "./category.ts";
import {
  type Complaint,
  type ComplaintFact,
  type Holder,
  type Photo,
  rejectReasons,
  type Stage,
} from "./complaint.ts";
import { holderOf } from "./guard.ts";

/** A line of the timeline in words: what everybody who may see it reads, and what only staff reads. */
export type Telling = {
  title: Bilingual;
  detail: Bilingual | null;
  staffDetail: Bilingual | null;
  photos: readonly Photo[];
};

const both = (text: string): Bilingual => ({ zh: text, en: text });
const told = (zh: string, en: string, more: Partial<Omit<Telling, "title">> = {}): Telling => ({
  title: { zh, en },
  detail: null,
  staffDetail: null,
  photos: [],
  ...more,
});
const said = (text: string | null): Bilingual | null => (text ? both(text) : null);

/** The words for each fact: one place, so that timeline and notices cannot differ. */
export function tell(fact: ComplaintFact): Telling {
  switch (fact.type) {
    case "submitted":
      return told("已上报", "Reported", {
        detail: fact.place.explanation,
        photos: fact.photos,
      });
    case "classified":
      return told("调整了类别", "Category changed", {
        detail: categoryOf(fact.category)?.name ?? null,
      });
    case "accepted":
      return fact.auto
        ? told("到时自动立案", "Accepted by the clock", {
            detail: {
              zh: "受理时限已到,系统自动立案并提醒上级",
              en: "The time to accept ran out; it was accepted and the superior was told",
            },
          })
        : told("已立案", "Accepted", { detail: categoryOf(fact.category)?.name ?? null });
    case "infoAsked":
      return told("请补充信息", "More information needed", { detail: both(fact.question) });
    case "infoLapsed":
      return told("补充期限已过", "No further information came", {
        detail: { zh: "将按现有信息处理", en: "It goes on with what is known" },
      });
    case "supplemented":
      return told("上报人补充了信息", "The reporter added information", {
        detail: both(fact.text),
        photos: fact.photos,
      });
    case "rejected":
      return told("不予受理", "Not accepted", {
        detail: {
          zh: `${rejectReasons[fact.reason].zh}。${fact.text}`,
          en: `${rejectReasons[fact.reason].en}. ${fact.text}`,
        },
      });
    case "merged":
      return told("与同一事项并案", "Merged with a report of the same matter", {
        detail: {
          zh: "后续进展会继续通知您",
          en: "You will go on hearing of its progress",
        },
        staffDetail: both(fact.intoNumber),
      });
    case "onSiteStarted":
      return told("网格现场处置", "The grid is handling it on site", {
        detail: both(fact.holder.name),
      });
    case "closedOnSite":
      return told("现场处置完毕", "Settled on site", {
        detail: both(fact.result.text),
        photos: fact.result.photos,
        staffDetail: fact.sampled
          ? { zh: "已抽中现场核查", en: "Drawn for a check by the head" }
          : null,
      });
    case "sampleChecked":
      return fact.passed
        ? told("现场抽查通过", "The check on site was passed", { staffDetail: said(fact.note) })
        : told("现场抽查未通过,重办", "The check on site failed; it is done again", {
            detail: both(fact.note),
          });
    case "dispatched":
      return told(
        fact.again ? "重新派单" : "已派单",
        fact.again ? "Dispatched again" : "Dispatched",
        { detail: both(fact.holder.name), staffDetail: said(fact.note) },
      );
    case "signed":
      return fact.auto
        ? told("到时自动签收", "Signed by the clock", {
            staffDetail: {
              zh: "签收时限已到,已提醒上级",
              en: "The time to sign ran out; the superior was told",
            },
          })
        : told("承办方已签收,开始处置", "The holder has signed and begins");
    case "transferred":
      return told("单位内部转办", "Passed on inside the unit", {
        staffDetail: both(fact.holder.name),
      });
    case "returnRequested":
      return told("承办方申请退回", "The holder asks for a return", {
        staffDetail: {
          zh: `原因:${fact.reason}${fact.suggestion ? `;建议:${fact.suggestion}` : ""}`,
          en: `Reason: ${fact.reason}${fact.suggestion ? `; suggests: ${fact.suggestion}` : ""}`,
        },
      });
    case "returnApproved":
      return told(
        fact.isDesignated ? "街道指定承办" : "改派承办方",
        fact.isDesignated ? "The street designates the holder" : "Given to another holder",
        { detail: both(fact.holder.name) },
      );
    case "returnRefused":
      return told("退回未获同意", "The return was refused", {
        staffDetail: fact.auto
          ? { zh: "审核时限已到,按不同意处理", en: "The time to decide ran out: refused" }
          : said(fact.reason),
      });
    case "escalated":
      return told("已呈报上级", "Moved one level up", {
        staffDetail: fact.auto
          ? { zh: "时限已到,自动呈报", en: "The time ran out" }
          : said(fact.reason),
      });
    case "resultSubmitted":
      return told("已处置,等待核查", "Handled, to be verified", {
        detail: both(fact.result.text),
        photos: fact.result.photos,
      });
    case "verificationPassed":
      return told("核查通过,请您确认", "Verified: please confirm", {
        staffDetail: said(fact.note),
      });
    case "verificationFailed":
      return told("核查未通过,继续处置", "Verification failed; the work goes on", {
        detail: both(fact.text),
        photos: fact.photos,
      });
    case "confirmed":
      return told("上报人确认已解决", "The reporter confirmed it is solved", {
        detail: said(fact.evaluation.comment),
        staffDetail: fact.evaluation.rating
          ? { zh: `评价:${fact.evaluation.rating} 级`, en: `Rating: ${fact.evaluation.rating}` }
          : null,
      });
    case "disputed":
      return told(
        fact.needsReview ? "仍未解决,街道会商" : "未解决,重办",
        fact.needsReview ? "Still not solved: reviewed by the street" : "Not solved: reopened",
        { detail: both(fact.reason) },
      );
    case "closedUnanswered":
      return told("到期自动办结(未评价)", "Closed when time ran out (not evaluated)", {
        detail: {
          zh: "确认期限已过。如未解决,15 天内可以重办。",
          en: "Nobody answered in time. If it is not solved you can reopen it within 15 days.",
        },
      });
    case "reopened":
      return told("上报人要求重办", "Reopened by the reporter", {
        detail: both(fact.text),
        photos: fact.photos,
      });
    case "concluded":
      return told("街道书面说明并办结", "Concluded by the street in writing", {
        detail: both(fact.text),
      });
    case "withdrawn":
      return told("上报人撤回", "Withdrawn by the reporter", { detail: said(fact.reason) });
    case "urged":
      return told("已催办", "Urged");
    case "reminded":
      return fact.clock === "STEP"
        ? told("提醒您确认", "Reminder to confirm")
        : told("提醒承办方", "The holder was reminded", {
            staffDetail:
              fact.timer === "HALF"
                ? { zh: "时限已过半", en: "Half of the time is used" }
                : { zh: "时限已用八成", en: "Four fifths of the time are used" },
          });
    case "turnedYellow":
      return told("已超期", "Overdue", {
        detail: { zh: "已提醒承办方和上级", en: "The holder and the superior were told" },
      });
    case "turnedRed":
      return told("严重超期,街道督办", "Long overdue: supervised by the street");
  }
}

/** Facts that staff talk about among themselves; the reporter is not troubled with them. */
const internal: readonly ComplaintFact["type"][] = [
  "classified",
  "transferred",
  "returnRequested",
  "returnRefused",
  "urged",
  "escalated",
  "sampleChecked",
];

const isInternal = (fact: ComplaintFact): boolean =>
  internal.includes(fact.type) || (fact.type === "reminded" && fact.clock === "DISPOSAL");

const toHolder = (holder: Holder): Audience =>
  holder.personId
    ? { kind: "person", personId: holder.personId }
    : holder.kind === "GRID"
      ? { kind: "grid", path: holder.path }
      : { kind: "unit", unitId: holder.unitId };

/** Whose move it is, and so who must be told that there is work. */
export function turnOf(complaint: Complaint): Audience | null {
  const holder = holderOf(complaint);
  switch (complaint.stage) {
    case "SUBMITTED":
    case "ACCEPTED":
    case "REOPENED":
    case "HANDLED":
    case "RETURN_REQUESTED":
      return { kind: "grid", path: complaint.desk };
    case "ON_SITE":
    case "DISPATCHED":
    case "PROCESSING":
      return holder && toHolder(holder);
    case "NEEDS_INFO":
    case "AWAIT_CONFIRM":
    case "REJECTED":
    case "MERGED":
    case "CLOSED":
      return null;
  }
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
};

const subjectOf = ({ category, place }: Complaint): Bilingual => ({
  zh: `${categoryOf(category)?.name.zh ?? category} · ${place.gridName}`,
  en: `${categoryOf(category)?.name.en ?? category} · ${place.gridName}`,
});

const joined = (a: Bilingual, b: Bilingual | null): Bilingual =>
  b ? { zh: `${a.zh}。${b.zh}`, en: `${a.en}. ${b.en}` } : a;

/** News for the reporter and the followers, in plain words; nothing that only staff may read. */
function forReporter(id: string, complaint: Complaint, fact: ComplaintFact): News[] {
  if (isInternal(fact)) return [];
  const { title, detail } = tell(fact);
  const { personId } = complaint.reporter;
  const subject = subjectOf(complaint);
  const reporter: News[] = personId
    ? [
        {
          audience: [{ kind: "person", personId }],
          title,
          body: joined(subject, detail),
          sort:
            complaint.stage === "AWAIT_CONFIRM" || complaint.stage === "NEEDS_INFO"
              ? "WORK"
              : "INFO",
        },
      ]
    : [];
  // Followers know the matter, not what was written about it.
  const followers: News = {
    audience: [{ kind: "followers", subjectId: id }],
    title,
    body: subject,
    sort: "INFO",
  };
  return fact.type === "submitted" ? reporter : [...reporter, followers];
}

const alarms: readonly ComplaintFact["type"][] = ["urged", "reminded", "turnedYellow", "turnedRed"];

/** Work for whoever has the next move, when the move changed hands or needs a push. */
function forNext(before: Complaint | null, after: Complaint, fact: ComplaintFact): News[] {
  const next = turnOf(after);
  const isAlarm = alarms.includes(fact.type);
  const moved =
    before === null ||
    before.stage !== after.stage ||
    JSON.stringify(turnOf(before)) !== JSON.stringify(next);
  if (!next || !(moved || isAlarm)) return [];
  const title = isAlarm ? tell(fact).title : (workTitles[after.stage] ?? tell(fact).title);
  const superior: Audience[] =
    fact.type === "turnedYellow" || fact.type === "turnedRed"
      ? [{ kind: "grid", path: after.desk }]
      : [];
  const audience = [next, ...superior];
  return [{ audience, title, body: subjectOf(after), sort: "WORK" }];
}

/** What facts ask of others: the reporter hears of every change, the next holder gets work, photos stay. */
export function effectsOf(
  id: string,
  before: Complaint | null,
  after: Complaint,
  facts: readonly ComplaintFact[],
): Effects {
  const last = facts.at(-1);
  const news = [
    ...facts.flatMap((fact) => forReporter(id, after, fact)),
    ...(last ? forNext(before, after, last) : []),
  ];
  return { news, attached: facts.flatMap((fact) => tell(fact).photos.map(({ id }) => id)) };
}

/** What happens next, in one sentence for the reporter. */
export function nextStep(complaint: Complaint): Bilingual {
  const holder = holderOf(complaint)?.name ?? complaint.place.gridName;
  switch (complaint.stage) {
    case "SUBMITTED":
      return {
        zh: "网格正在受理,受理后会告诉您由谁办理。",
        en: "The grid is looking at it and will tell you who takes it.",
      };
    case "NEEDS_INFO":
      return {
        zh: `请您补充:${complaint.question}`,
        en: `Please add: ${complaint.question}`,
      };
    case "REJECTED":
      return rejectReasons[complaint.reason];
    case "MERGED":
      return {
        zh: "已与同一事项合并办理,进展会继续通知您。",
        en: "It is handled together with the same matter; you will hear of progress.",
      };
    case "ACCEPTED":
      return { zh: "已立案,正在安排承办方。", en: "Accepted; a holder is being found." };
    case "ON_SITE":
      return { zh: `${holder}正在现场处置。`, en: `${holder} is handling it on site.` };
    case "DISPATCHED":
      return { zh: `已派给${holder},等待签收。`, en: `Sent to ${holder}, who must sign for it.` };
    case "PROCESSING":
      return { zh: `${holder}正在处置。`, en: `${holder} is handling it.` };
    case "RETURN_REQUESTED":
      return {
        zh: "正在核实由谁承办,办理期限不变。",
        en: "Who must handle it is being settled; the deadline stays.",
      };
    case "HANDLED":
      return {
        zh: "已处置,将由另一位工作人员核查。",
        en: "Handled; somebody else will verify it.",
      };
    case "AWAIT_CONFIRM":
      return {
        zh: "请您确认是否解决并评价。",
        en: "Please say whether it is solved, and rate it.",
      };
    case "CLOSED":
      return complaint.reason === "WITHDRAWN"
        ? { zh: "您已撤回。", en: "You withdrew it." }
        : {
            zh: "已办结。如问题再现,15 天内可以重办。",
            en: "Closed. If it comes back you can reopen it within 15 days.",
          };
    case "REOPENED":
      return complaint.needsReview
        ? {
            zh: "街道将会商并给您书面说明。",
            en: "The street will review it and explain in writing.",
          }
        : { zh: "正在重新安排承办方。", en: "A new holder is being found." };
  }
}
