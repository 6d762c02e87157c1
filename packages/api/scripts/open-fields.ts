import type { Bilingual } from "../src/kernel/decision.ts";

const signingIn: Bilingual = { zh: "登录", en: "signing in" };

/** What can be asked without signing in, and why. Everything else is closed unless it is added here. */
export const openFields: Readonly<Record<string, Bilingual>> = {
  "Query.answeredAt": {
    zh: "服务器时间，倒计时以此为准",
    en: "the time deadlines are measured by; about nobody",
  },
  "Query.complaintCategories": {
    zh: "未登录上报隐患时要选择类别",
    en: "guests choose a category to report a hazard",
  },
  "Query.complaintRatings": {
    zh: "评价的五个等级，没有个人信息",
    en: "the five levels of satisfaction; about nobody",
  },
  "Query.dataKept": {
    zh: "登录前就能知道会保存哪些个人信息",
    en: "one knows before signing in what will be kept; about nobody",
  },
  "Query.gridMap": { zh: "公开的网格地图", en: "the public map of the grids" },
  "Query.personas": {
    zh: "演示环境中可扮演的人物；其他环境为空",
    en: "whom one can play in the demo; empty elsewhere",
  },
  "Query.reportedComplaint": {
    zh: "未登录的上报人凭编号和查询码查看进度",
    en: "guests come back to their report with its number and query code",
  },
  "Query.service": {
    zh: "未登录也可以了解一项服务和开放时间",
    en: "guests read about a service and its hours",
  },
  "Query.serviceCategories": {
    zh: "服务类别，没有个人信息",
    en: "what services are sorted into; about nobody",
  },
  "Query.services": {
    zh: "未登录也可以浏览服务目录",
    en: "guests browse what is offered",
  },
  "Query.resolveLocation": {
    zh: "未登录上报隐患时要知道由哪个网格负责",
    en: "guests who report a hazard are told who answers for the place",
  },
  "Mutation.refreshSession": {
    zh: "凭刷新凭证续期登录",
    en: "the refresh token is the proof",
  },
  "Mutation.requestPhoneCode": signingIn,
  "Mutation.signInAsPersona": {
    zh: "登录；仅限演示环境",
    en: "signing in; in the demo only",
  },
  "Mutation.signInWithPhone": signingIn,
  "Mutation.signInWithWechat": signingIn,
  "Mutation.submitComplaint": {
    zh: "未登录也能上报紧急隐患和咨询",
    en: "guests may report urgent hazards and ask questions",
  },
};
