import type { Action, ReachKind } from "./access.ts";
import type { Bilingual } from "./decision.ts";

/** What each action of the access rules is called. */
export const actionLabels: Readonly<Record<Action, Bilingual>> = {
  "grid:importDivision": { zh: "导入网格划分和单位", en: "Import the division and units" },
  "grid:readContactCard": { zh: "查看网格联系卡", en: "See a grid's contact card" },
  "grid:readTeam": { zh: "查看网格团队", en: "See a grid's team" },

  "person:signOut": { zh: "退出登录", en: "Sign out" },
  "person:updateProfile": { zh: "修改个人资料", en: "Change one's profile" },
  "person:readAccessLog": { zh: "查看谁读过我的信息", en: "See who read one's data" },
  "person:claimResidence": { zh: "登记或结束住址", en: "Claim or end a home" },
  "person:decideResidence": { zh: "确认居民住址", en: "Confirm homes" },
  "person:appoint": { zh: "任命", en: "Appoint people" },
  "person:dismiss": { zh: "解除任命", en: "Dismiss people" },

  "complaint:submit": { zh: "上报", en: "Report a matter" },
  "complaint:read": { zh: "查看件的详情", en: "Read a complaint" },
  "complaint:readReporter": { zh: "查看上报人", en: "Know and reach the reporter" },
  "complaint:liftVeil": { zh: "解除照片遮挡", en: "Uncover a photo" },
  "complaint:follow": { zh: "关注他人的件", en: "Follow somebody's complaint" },
  "complaint:supplement": { zh: "补充信息", en: "Add information" },
  "complaint:withdraw": { zh: "撤回", en: "Withdraw" },
  "complaint:confirm": { zh: "确认并评价", en: "Confirm and rate" },
  "complaint:reopen": { zh: "要求重办", en: "Reopen" },
  "complaint:urge": { zh: "催办", en: "Urge" },
  "complaint:classify": { zh: "调整类别和等级", en: "Classify" },
  "complaint:accept": { zh: "受理", en: "Accept" },
  "complaint:askInfo": { zh: "要求补充信息", en: "Ask for more information" },
  "complaint:reject": { zh: "不予受理", en: "Not accept" },
  "complaint:merge": { zh: "并案", en: "Merge" },
  "complaint:handleOnSite": { zh: "现场处置", en: "Handle on site" },
  "complaint:assignOnSite": { zh: "安排现场处置", en: "Assign handling on site" },
  "complaint:closeOnSite": { zh: "现场办结", en: "Close on site" },
  "complaint:checkSample": { zh: "抽查现场办结的件", en: "Check what was closed on site" },
  "complaint:dispatch": { zh: "派单", en: "Dispatch" },
  "complaint:dispatchToDepartment": { zh: "派单到职能部门", en: "Dispatch to a department" },
  "complaint:sign": { zh: "签收", en: "Sign for it" },
  "complaint:submitResult": { zh: "提交处置结果", en: "Hand in the result" },
  "complaint:transfer": { zh: "内部转办", en: "Pass on to a colleague" },
  "complaint:requestReturn": { zh: "申请退回", en: "Ask for a return" },
  "complaint:decideReturn": { zh: "审核退回", en: "Decide on a return" },
  "complaint:escalate": { zh: "呈报上级", en: "Move one level up" },
  "complaint:redispatch": { zh: "重办派单", en: "Dispatch after reopening" },
  "complaint:conclude": { zh: "书面说明并办结", en: "Conclude in writing" },
  "complaint:verify": { zh: "核查", en: "Verify" },
  "complaint:fireTimer": { zh: "时限到期处理", en: "Act when a deadline comes" },

  "catalogue:manage": { zh: "管理服务目录和开放时间", en: "Manage services and their hours" },

  "booking:book": { zh: "预约、报名、候补", en: "Book, sign up, wait for a seat" },
  "booking:bookFor": { zh: "代他人预约", en: "Book for somebody else" },
  "booking:change": { zh: "确认、改期、取消、评价自己的预约", en: "Change one's own booking" },
  "booking:read": { zh: "查看预约", en: "Read a booking" },
  "booking:approve": { zh: "审核和取消他人的预约", en: "Approve or call off bookings" },
  "booking:assign": { zh: "派单", en: "Assign who goes" },
  "booking:perform": { zh: "接单", en: "Take on an order" },
  "booking:reportAway": { zh: "登记上门人员不在岗", en: "Say when who makes visits is absent" },
  "booking:receive": { zh: "核销、登记到场和完成", en: "Check people in and finish" },
  "booking:fireTimer": { zh: "预约时限到期处理", en: "Act when a deadline of a booking comes" },

  "meal:manage": { zh: "管理助餐点和送餐线路", en: "Manage kitchens and their routes" },
  "meal:apply": { zh: "申请助餐", en: "Apply for meals" },
  "meal:applyFor": { zh: "代居民申请和调整助餐", en: "Apply for a resident and change it" },
  "meal:change": { zh: "停餐、暂停、结束自己的助餐", en: "Skip, pause and end one's own meals" },
  "meal:assess": { zh: "评估助餐申请和补贴", en: "Assess applications and subsidies" },
  "meal:cook": {
    zh: "查看当日份数、登记出餐",
    en: "See the numbers of the day and mark what is cooked",
  },
  "meal:deliver": { zh: "送餐、登记送达或无人应答", en: "Carry meals and mark doors" },
  "meal:explain": { zh: "说明未送餐的原因", en: "Say why a meal does not come" },
  "meal:check": { zh: "关怀核查", en: "Find out whether somebody is well" },
  "meal:report": { zh: "登记关怀核查结果", en: "Report what came of a welfare check" },
  "meal:fireTimer": { zh: "助餐时限到期处理", en: "Act when a deadline of meals comes" },

  "proxy:authorise": { zh: "授权他人代办、收回授权", en: "Let somebody act for one, and end it" },
  "proxy:record": { zh: "登记居民的代办授权", en: "Write down a resident's consent" },

  "feed:manage": { zh: "管理自己的日历订阅", en: "Look after one's calendar feeds" },

  "media:upload": { zh: "上传照片", en: "Send photos" },
  "notice:read": { zh: "查看自己的消息", en: "Read one's notices" },
};

/** How far a rule reaches, in a sentence. */
export const reachLabels: Readonly<Record<ReachKind, Bilingual>> = {
  own: { zh: "本人的", en: "one's own" },
  household: { zh: "本人住址所在网格", en: "the grids of one's home" },
  department: { zh: "本单位承办或承办过的", en: "what one's unit has or had" },
  subtree: { zh: "任职网格及其下级", en: "the grid of the post and all below it" },
  any: { zh: "全部", en: "all" },
};
