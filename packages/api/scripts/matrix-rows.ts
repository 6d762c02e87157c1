import type { Action } from "../src/kernel/access.ts";
import type { Bilingual } from "../src/kernel/decision.ts";

/** What a row consists of here: rules, or something open to everybody. */
type Part = Action | "Query.gridMap" | "Query.myData";
export type MatrixRow = Bilingual & { parts: readonly Part[] };

const later: readonly Part[] = [];
const row = (zh: string, en: string, parts: readonly Part[]): MatrixRow => ({ zh, en, parts });

/** The rows of the whole role × action matrix of the domain; those without parts are not built yet. */
export const matrixRows: readonly MatrixRow[] = [
  row("浏览公告、服务点和公开网格地图", "Browse notices, service points and the public map", [
    "Query.gridMap",
  ]),
  row("查看我的网格联系卡", "See my grid's contact card", [
    "grid:readContactCard",
    "grid:readTeam",
  ]),
  row("上报", "Report a case", ["complaint:submit", "complaint:follow", "media:upload"]),
  row("查看件的详情和上报人", "Read case detail and reporter identity", [
    "complaint:read",
    "complaint:readReporter",
  ]),
  row("现场处置和办结", "Handle and close on the spot", [
    "complaint:handleOnSite",
    "complaint:assignOnSite",
    "complaint:closeOnSite",
    "complaint:checkSample",
  ]),
  row("受理、不予受理、分类", "Accept, reject, classify", [
    "complaint:accept",
    "complaint:reject",
    "complaint:classify",
    "complaint:askInfo",
    "complaint:merge",
    "complaint:liftVeil",
  ]),
  row("社区内派单", "Dispatch inside the community", [
    "complaint:dispatch",
    "complaint:redispatch",
    "complaint:escalate",
  ]),
  row("派单到职能部门、联合处置", "Dispatch to a department, joint handling", [
    "complaint:dispatchToDepartment",
    "complaint:conclude",
  ]),
  row("签收、处置、提交结果", "Sign, dispose, upload the result", [
    "complaint:sign",
    "complaint:submitResult",
    "complaint:transfer",
  ]),
  row("申请退回、延期、挂起", "Request return, extension, suspension", ["complaint:requestReturn"]),
  row("审核退回、延期、挂起", "Approve return, extension, suspension", ["complaint:decideReturn"]),
  row("核查（不能是处置人）", "Verify (not the handler)", ["complaint:verify"]),
  row("确认、评价、重办", "Confirm, rate, reopen", [
    "complaint:confirm",
    "complaint:reopen",
    "complaint:supplement",
    "complaint:withdraw",
  ]),
  row("催办", "Urge", ["complaint:urge"]),
  row("督办", "Supervise", later),
  row("开具执法文书", "Issue an enforcement notice", later),
  row("开具隐患告知书", "Issue a hazard notice", later),
  row("预约服务、报名", "Order a service, book, sign up", [
    "booking:book",
    "booking:change",
    "meal:apply",
    "meal:change",
  ]),
  row("代他人预约", "Order on behalf of somebody", [
    "booking:bookFor",
    "proxy:authorise",
    "proxy:record",
    "meal:applyFor",
  ]),
  row("接单、服务", "Accept and perform an order", ["booking:perform", "meal:deliver"]),
  row("管理服务目录和容量", "Manage the service catalogue and capacity", [
    "catalogue:manage",
    "meal:manage",
  ]),
  row("提出意见、附议", "Submit an opinion, second a topic", later),
  row("列入议程、开启讨论", "Put a topic on the agenda, open discussion", later),
  row("审查议题合法性", "Screen the legality of a topic", later),
  row("发起、开启、结束表决", "Create, open, close a ballot", later),
  row("投票", "Vote", later),
  row("查看谁投了票、怎么投的", "See who voted and how", later),
  row("录入纸质票", "Enter paper ballots", later),
  row("公布决议、开始公示", "Publish a resolution, start publicity", later),
  row("公示期内提出异议", "Object during publicity", later),
  row("更新执行台账", "Update the execution ledger", later),
  row("评价执行情况", "Evaluate the execution", later),
  row("住户地图、特殊群体数据", "Household map, special-group data", later),
  row("商户投诉记录", "Complaint history of a merchant", later),
  row("定向推送", "Targeted push", later),
  row("创业贷款申请和办理", "Apply for and handle a startup loan", later),
  row("启动应急等级", "Activate an emergency level", later),
  row("配置网格和角色", "Configure grids and roles", [
    "grid:importDivision",
    "person:appoint",
    "person:dismiss",
  ]),
  row("查看审计日志", "Read the audit log", later),
  row("导出个人数据", "Export personal data", ["Query.myData"]),
];

/** What the matrix takes for granted. */
export const besides: readonly MatrixRow[] = [
  row("本人账号", "One's own account", [
    "person:signOut",
    "person:updateProfile",
    "person:readAccessLog",
    "person:claimResidence",
    "feed:manage",
    "notice:read",
  ]),
  row("确认居民登记的住址", "Confirm the homes that residents claim", ["person:decideResidence"]),
  row("预约服务的现场", "Bookings at those who give the service", [
    "booking:read",
    "booking:approve",
    "booking:assign",
    "booking:reportAway",
    "booking:receive",
  ]),
  row("助餐的评估、备餐和关怀核查", "Assessing, cooking and welfare checks of meals", [
    "meal:assess",
    "meal:cook",
    "meal:explain",
    "meal:check",
    "meal:report",
  ]),
  row("系统任务", "Our own jobs", ["complaint:fireTimer", "booking:fireTimer", "meal:fireTimer"]),
];
