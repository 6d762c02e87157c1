import type { Bilingual } from "../kernel/decision.ts";
import {
  type At,
  type ComplaintInList,
  type StageInList,
  REOPEN_WITHIN_DAYS,
} from "./complaint.ts";
import { turnOf } from "./desk.ts";
import { rejectReasons, type Stage } from "./labels.ts";
import { both, whoHas } from "./words.ts";

/* What happens next, and who does it: in one sentence for the reporter, and in another for staff. */

/** A complaint as a list knows it, with the question its reporter was asked. */
export type Stepping = Pick<ComplaintInList, "desk" | "place"> &
  (Exclude<StageInList, { stage: "NEEDS_INFO" }> | Asking);
type Asking = Pick<At<"NEEDS_INFO">, "stage" | "question">;

type Sentence = (who: Bilingual, complaint: Stepping) => Bilingual;

const isPlaced = ({ place }: Stepping): boolean => place.gridId !== null;

/** Stages in which a desk has the next move; `who` is the name of its grid. */
const ofDesks: Partial<Record<Stage, { reporter: Sentence; staff: Sentence }>> = {
  SUBMITTED: {
    reporter: (who, complaint) =>
      isPlaced(complaint)
        ? {
            zh: `由${who.zh}受理，受理后会告诉您由谁办理。`,
            en: `${who.en} looks at it first; then you are told who handles it.`,
          }
        : {
            zh: `由${who.zh}的值班人员确定归哪个网格。`,
            en: `The duty officer of ${who.en} finds out which grid it belongs to.`,
          },
    staff: (who, complaint) =>
      isPlaced(complaint)
        ? { zh: `等待${who.zh}受理。`, en: `To be accepted by ${who.en}.` }
        : {
            zh: `等待${who.zh}的值班人员确定归哪个网格。`,
            en: `The duty officer of ${who.en} is to find out which grid it belongs to.`,
          },
  },
  ACCEPTED: {
    reporter: (who) => ({
      zh: `已立案，由${who.zh}安排谁来办理。`,
      en: `Accepted; ${who.en} decides who handles it.`,
    }),
    staff: (who) => ({ zh: `等待${who.zh}派单。`, en: `To be dispatched by ${who.en}.` }),
  },
  RETURN_REQUESTED: {
    reporter: (who) => ({
      zh: `${who.zh}正在核实由谁办理，办理期限不变。`,
      en: `${who.en} is settling who handles it; the deadline stays.`,
    }),
    staff: (who) => ({
      zh: `等待${who.zh}审核退回，办理期限不变。`,
      en: `${who.en} is to decide on the return; the deadline stays.`,
    }),
  },
  HANDLED: {
    reporter: (who) => ({
      zh: `已处置，由${who.zh}的另一位工作人员核查。`,
      en: `Handled; somebody else of ${who.en} verifies it.`,
    }),
    staff: (who) => ({
      zh: `等待${who.zh}核查，处置人和上报人不能核查。`,
      en: `To be verified by ${who.en}, not by who handled or reported it.`,
    }),
  },
  REOPENED: {
    reporter: (who, complaint) =>
      complaint.stage === "REOPENED" && complaint.needsReview
        ? {
            zh: `由${who.zh}会商，并给您书面说明。`,
            en: `${who.en} reviews it and explains it to you in writing.`,
          }
        : {
            zh: `由${who.zh}重新安排，换人办理。`,
            en: `${who.en} finds somebody else to handle it.`,
          },
    staff: (who, complaint) =>
      complaint.stage === "REOPENED" && complaint.needsReview
        ? {
            zh: `等待${who.zh}会商，书面说明后办结。`,
            en: `To be reviewed by ${who.en} and explained in writing.`,
          }
        : { zh: `等待${who.zh}重新派单。`, en: `To be dispatched again by ${who.en}.` },
  },
};

/** What else is said to staff in other words than to the reporter. */
function forStaff(complaint: Stepping): Bilingual | null {
  if (complaint.stage === "NEEDS_INFO")
    return {
      zh: `等待上报人补充：${complaint.question}`,
      en: `The reporter was asked: ${complaint.question}`,
    };
  if (complaint.stage === "MERGED")
    return {
      zh: `已并入 ${complaint.intoNumber}，随那一件办理。`,
      en: `Merged into ${complaint.intoNumber}, with which it is handled.`,
    };
  if (complaint.stage === "AWAIT_CONFIRM")
    return { zh: "等待上报人确认是否解决。", en: "The reporter was asked whether it is solved." };
  return complaint.stage === "CLOSED" ? closedForStaff(complaint) : null;
}

function closedForStaff({ reason }: Pick<At<"CLOSED">, "reason">): Bilingual {
  if (reason === "WITHDRAWN") return { zh: "上报人已撤回。", en: "The reporter withdrew it." };
  if (reason === "EXPLAINED")
    return { zh: "街道已书面说明并办结。", en: "The street has explained and closed it." };
  return {
    zh: `已办结。${REOPEN_WITHIN_DAYS} 天内上报人可以要求重办。`,
    en: `Closed. The reporter can reopen it within ${REOPEN_WITHIN_DAYS} days.`,
  };
}

function forReporter(complaint: Stepping): Bilingual {
  if (complaint.stage === "NEEDS_INFO")
    return { zh: `请您补充：${complaint.question}`, en: `Please add: ${complaint.question}` };
  if (complaint.stage === "REJECTED") return rejectReasons[complaint.reason];
  if (complaint.stage === "MERGED")
    return {
      zh: "已与同一事项合并办理，进展会继续通知您。",
      en: "It is handled together with the same matter; you will hear of progress.",
    };
  if (complaint.stage === "AWAIT_CONFIRM")
    return { zh: "请您确认是否解决并评价。", en: "Please say whether it is solved, and rate it." };
  if (complaint.stage === "CLOSED") return afterClosing(complaint);
  throw new Error(`a complaint ${complaint.stage} waits for a desk or a holder`);
}

function afterClosing({ reason }: Pick<At<"CLOSED">, "reason">): Bilingual {
  switch (reason) {
    case "WITHDRAWN":
      return { zh: "您已撤回。", en: "You withdrew it." };
    case "EXPLAINED":
      return {
        zh: "街道已书面说明并办结；如有新情况，请重新上报。",
        en: "The street has explained it in writing; if anything new happens, please report anew.",
      };
    case "SOLVED":
    case "AUTO":
      return {
        zh: `已办结。如问题再现，${REOPEN_WITHIN_DAYS} 天内可以要求重办。`,
        en: `Closed. If it comes back you can reopen it within ${REOPEN_WITHIN_DAYS} days.`,
      };
  }
}

function ofHolder(stage: Stage, who: string): Bilingual {
  if (stage === "ON_SITE")
    return { zh: `${who}正在现场处置。`, en: `${who} is handling it on site.` };
  return stage === "DISPATCHED"
    ? { zh: `已派给${who}，等待签收。`, en: `Sent to ${who}, who must sign for it.` }
    : { zh: `${who}正在处置。`, en: `${who} is handling it.` };
}

const unnamed: Bilingual = { zh: "社区", en: "the community" };

/** `desk` is the name of the grid whose staff decides next, where one does. */
export function nextStep(
  complaint: Stepping,
  { desk, isForStaff }: { desk: string | null; isForStaff: boolean },
): Bilingual {
  const turn = turnOf(complaint);
  if (turn?.kind === "HOLDER") return ofHolder(complaint.stage, whoHas(turn.holder));
  const sentences = turn ? ofDesks[complaint.stage] : undefined;
  const who = desk ? both(desk) : unnamed;
  if (sentences) return (isForStaff ? sentences.staff : sentences.reporter)(who, complaint);
  return (isForStaff ? forStaff(complaint) : null) ?? forReporter(complaint);
}
