import type { Bilingual } from "../kernel/decision.ts";
import { categoryOf } from "./category.ts";
import {
  type Complaint,
  type ComplaintFact,
  type HolderInList,
  type Photo,
  type Place,
  REOPEN_WITHIN_DAYS,
} from "./complaint.ts";
import { closeReasons, rejectReasons } from "./labels.ts";

/** A line of the timeline in words: what everybody who may see it reads, and what only staff reads. */
export type Telling = {
  title: Bilingual;
  detail: Bilingual | null;
  staffDetail: Bilingual | null;
  photos: readonly Photo[];
  /** Photos that only staff see: of another reporter of the same matter. */
  staffPhotos: readonly Photo[];
};

type More = Partial<Omit<Telling, "title">>;
type Fact<T extends ComplaintFact["type"]> = Extract<ComplaintFact, { type: T }>;

export const both = (text: string): Bilingual => ({ zh: text, en: text });
const said = (text: string | null): Bilingual | null => (text ? both(text) : null);
const told = (zh: string, en: string, more: More = {}): Telling => ({
  title: { zh, en },
  detail: null,
  staffDetail: null,
  photos: [],
  staffPhotos: [],
  ...more,
});

/** Name of the grid of a place, or what stands for it while nobody's grid holds it. */
export const gridNameOf = ({ gridName }: Pick<Place, "gridName">): Bilingual =>
  gridName ? both(gridName) : { zh: "待定网格", en: "grid to be assigned" };

export const categoryNameOf = ({ category }: Pick<Complaint, "category">): Bilingual =>
  categoryOf(category)?.name ?? both(category);

/** Why it was not accepted and where to go instead, then in the words of whoever decided. */
export const rejectionOf = ({ reason, text }: Pick<Fact<"rejected">, "reason" | "text">) => ({
  zh: `${rejectReasons[reason].zh}。${text}`,
  en: `${rejectReasons[reason].en}. ${text}`,
});

/** Why a merged report is by itself again. What was written to the other reporter stays with them. */
const freedBecause = (because: Fact<"freed">["because"]): Bilingual =>
  because === "WITHDRAWN"
    ? {
        zh: "合并办理的件已由其上报人撤回；您的件回到受理，由工作人员继续办理",
        en: "The report it was merged with was withdrawn by its reporter; yours goes on and is being looked at",
      }
    : {
        zh: `合并办理的件不予受理（${rejectReasons[because].zh}）；您的件回到受理，单独决定`,
        en: `The report it was merged with was not accepted (${rejectReasons[because].en}); yours is decided on by itself`,
      };

/** How the lead was closed, then what was done or explained. */
const outcomeWords = ({ reason, explanation, result }: Fact<"leadClosed">): Bilingual => {
  const words = explanation ?? result?.text ?? "";
  const { zh, en } = closeReasons[reason];
  return { zh: `${zh}。${words}`, en: `${en}. ${words}` };
};

export const whoHas = ({ name, person }: HolderInList): string =>
  person ? `${name} · ${person.name}` : name;

type Tellers = { [T in ComplaintFact["type"]]: (fact: Fact<T>) => Telling };

/** Of those who receive, judge and dispatch. */
const atDesk = {
  located: ({ place }) =>
    told("地点已核实", "The place was checked", {
      detail: {
        zh: `地点在${gridNameOf(place).zh}`,
        en: `It is in ${gridNameOf(place).en}`,
      },
    }),
  classified: (fact) => told("调整了类别", "Category changed", { detail: categoryNameOf(fact) }),
  accepted: (fact) =>
    fact.auto
      ? told("超时未受理，系统自动立案", "Not taken up in time: accepted by the system", {
          detail: { zh: "已提醒上级", en: "The superior was reminded" },
        })
      : told("已立案", "Accepted", { detail: categoryNameOf(fact) }),
  infoAsked: ({ question }) =>
    told("请您补充信息", "More information needed", { detail: both(question) }),
  infoLapsed: () =>
    told("补充期限已过", "No further information came", {
      detail: { zh: "将按现有信息处理", en: "It continues with the information available" },
    }),
  rejected: (fact) => told("不予受理", "Not accepted", { detail: rejectionOf(fact) }),
  merged: ({ intoNumber }) =>
    told("与同一事项合并办理", "Merged with a report of the same matter", {
      detail: { zh: "后续进展会继续通知您", en: "You will still be told of its progress" },
      staffDetail: { zh: `并入 ${intoNumber}`, en: `Merged into ${intoNumber}` },
    }),
  handedOn: ({ intoNumber }) =>
    told("与同一事项合并办理", "Merged with a report of the same matter", {
      staffDetail: { zh: `改并入 ${intoNumber}`, en: `Now merged into ${intoNumber}` },
    }),
  rejoined: ({ intoNumber }) =>
    told("同一事项重新办理", "The matter is handled again", {
      detail: { zh: "后续进展会继续通知您", en: "You will still be told of its progress" },
      staffDetail: { zh: `并入 ${intoNumber}`, en: `Merged into ${intoNumber}` },
    }),
  unmerged: ({ reason }) =>
    told("取消并案，恢复单独办理", "Separated: it is handled by itself again", {
      detail: both(reason),
    }),
  freed: ({ because }) =>
    told("恢复单独办理", "It is handled by itself again", { detail: freedBecause(because) }),
  leadClosed: (fact) =>
    told(
      fact.asks ? "同一事项已办结，请您确认" : "同一事项已办结",
      fact.asks ? "The matter is closed: please confirm" : "The matter is closed",
      {
        detail: outcomeWords(fact),
        photos: fact.result?.photos ?? [],
        staffDetail: { zh: `随 ${fact.lead.number} 办结`, en: `Closed with ${fact.lead.number}` },
      },
    ),
  joined: ({ number, text, photos, also }) =>
    told("又有人反映同一事项，已合并办理", "The same matter was reported again: merged", {
      staffDetail: both(
        [number, ...also.map((one) => one.number)].join("、") + (text ? `：${text}` : ""),
      ),
      staffPhotos: photos,
    }),
  mergedSupplemented: ({ number, text, photos }) =>
    told("反映同一事项的人补充了信息", "Another reporter of the matter added information", {
      staffDetail: both(`${number}：${text}`),
      staffPhotos: photos,
    }),
  left: ({ number }) =>
    told("一件合并的上报已退出", "A merged report is no longer part of it", {
      staffDetail: both(number),
    }),
  dispatched: ({ holder, note, again }) =>
    told(again ? "重新派单" : "已派单", again ? "Dispatched again" : "Dispatched", {
      detail: both(holder.name),
      staffDetail: said(note),
    }),
  returnApproved: ({ holder, isDesignated }) =>
    isDesignated
      ? told("街道指定承办", "The street has named who handles it", { detail: both(holder.name) })
      : told("改由其他单位承办", "Given to another unit", { detail: both(holder.name) }),
  returnRefused: ({ auto, reason }) =>
    told("退回未获同意", "The return was refused", {
      staffDetail: auto
        ? { zh: "审核时限已到，按不同意处理", en: "The time to decide ran out: refused" }
        : said(reason),
    }),
  escalated: ({ auto, reason }) =>
    told("已呈报上级", "Moved one level up", {
      staffDetail: auto ? { zh: "时限已到，自动呈报", en: "The time ran out" } : said(reason),
    }),
  concluded: ({ text }) =>
    told("街道书面说明并办结", "Explained in writing and closed by the street", {
      detail: both(text),
    }),
} satisfies Partial<Tellers>;

const returnWords = ({ reason, suggestion }: Fact<"returnRequested">): Bilingual => ({
  zh: `原因：${reason}；应由：${suggestion}`,
  en: `Reason: ${reason}; belongs to: ${suggestion}`,
});

/** Of those who have it in hand, and of those who check the work. */
const inHand = {
  onSiteStarted: ({ holder }) =>
    told("网格正在现场处置", "The grid is handling it on site", { detail: both(holder.name) }),
  closedOnSite: ({ result: { text, photos }, sampled }) =>
    told("现场处置完毕", "Settled on site", {
      detail: both(text),
      photos,
      staffDetail: sampled ? { zh: "已抽中现场核查", en: "Drawn for a check by the head" } : null,
    }),
  sampleChecked: ({ passed, note }) =>
    passed
      ? told("现场抽查通过", "The check on site was passed", { staffDetail: said(note) })
      : told("现场抽查未通过，重办", "The check on site failed: it is done again", {
          detail: both(note),
        }),
  signed: ({ auto }) =>
    auto
      ? told("超时未签收，系统代为签收", "Not signed for in time: signed by the system")
      : told("承办方已签收，开始处置", "Signed for, work begins"),
  transferred: ({ holder }) =>
    told("单位内部转办", "Passed to a colleague", { staffDetail: both(whoHas(holder)) }),
  returnRequested: (fact) =>
    told("承办方申请退回", "The holder asked to return it", { staffDetail: returnWords(fact) }),
  resultSubmitted: ({ result: { text, photos, placeReason } }) =>
    told("已处置，等待核查", "Handled, to be verified", {
      detail: both(text),
      photos,
      staffDetail: placeReason
        ? {
            zh: `照片没有定位到现场：${placeReason}`,
            en: `The photos were not located at the place: ${placeReason}`,
          }
        : null,
    }),
  verificationPassed: ({ note, closes }) =>
    closes
      ? told(
          "核查通过，已办结（本人上报并处置，不评价）",
          "Verified and closed (own work, not rated)",
          {
            staffDetail: said(note),
          },
        )
      : told("核查通过，请您确认", "Verified: please confirm", { staffDetail: said(note) }),
  verificationFailed: ({ text, photos }) =>
    told("核查未通过，继续处置", "Verification failed; the work goes on", {
      detail: both(text),
      photos,
    }),
} satisfies Partial<Tellers>;

const toReview = { zh: "仍未解决，由街道会商", en: "Still not solved: the street reviews it" };

/** Of the reporter, and of the clocks. */
const byReporter = {
  submitted: ({ place, photos }) =>
    told("已上报", "Reported", { detail: place.explanation, photos }),
  supplemented: ({ text, photos }) =>
    told("上报人补充了信息", "The reporter added information", { detail: both(text), photos }),
  confirmed: ({ evaluation: { comment, rating } }) =>
    told("上报人确认已解决", "The reporter confirmed it is solved", {
      detail: said(comment),
      staffDetail: rating ? { zh: `评价：${rating} 级`, en: `Rating: ${rating}` } : null,
    }),
  disputed: ({ needsReview, reason }) =>
    needsReview
      ? told(toReview.zh, toReview.en, { detail: both(reason) })
      : told("未解决，重办", "Not solved: reopened", { detail: both(reason) }),
  closedUnanswered: () =>
    told("到期自动办结（未评价）", "Closed automatically (not rated)", {
      detail: {
        zh: `确认期限已过。如未解决，${REOPEN_WITHIN_DAYS} 天内可以要求重办`,
        en: `Nobody answered in time. If it is not solved you can reopen it within ${REOPEN_WITHIN_DAYS} days`,
      },
    }),
  reopened: ({ text, photos }) =>
    told("上报人要求重办", "Reopened by the reporter", { detail: both(text), photos }),
  withdrawn: ({ reason }) =>
    told("上报人撤回", "Withdrawn by the reporter", { detail: said(reason) }),
  urged: () => told("已催办", "Reminder sent"),
  reminded: ({ clock, timer }) =>
    clock === "STEP"
      ? told("请您确认是否解决", "Please say whether it is solved")
      : told("已提醒承办方", "The holder was reminded", {
          staffDetail:
            timer === "HALF"
              ? { zh: "办理时限已过半", en: "Half of the time is used" }
              : { zh: "办理时限已用八成", en: "Four fifths of the time are used" },
        }),
  turnedYellow: ({ clock }) =>
    told(
      clock === "STEP" ? "当前环节已超期" : "办理已超期",
      clock === "STEP" ? "The present step is late" : "The handling is late",
      { detail: { zh: "已提醒承办方和上级", en: "The holder and the superior were told" } },
    ),
  turnedRed: () => told("严重超期，由街道督办", "Long overdue: supervised by the street"),
} satisfies Partial<Tellers>;

const tellers: Tellers = { ...atDesk, ...inHand, ...byReporter };

/** The words for each fact: one place, so that timeline and notices cannot differ. */
export const tell = (fact: ComplaintFact): Telling => tellers[fact.type](fact as never);

/** Every photo that came with a fact, whoever may see it. */
export function photosIn(fact: ComplaintFact): readonly Photo[] {
  const { photos, staffPhotos } = tell(fact);
  return [...photos, ...staffPhotos];
}
