import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on a complaint is not carried out, in the words people read. */
export const complaintRefusals: Record<string, Bilingual> = {
  "complaint.not_now": {
    zh: "当前状态为「{stage}」,不能进行此操作",
    en: "This cannot be done while the complaint is: {stage}",
  },
  "complaint.text_missing": { zh: "请用几句话说明情况", en: "Please say what it is about" },
  "complaint.text_too_long": {
    zh: "最多 {max} 个字,现有 {size} 个字",
    en: "At most {max} characters; there are {size}",
  },
  "complaint.too_many_photos": { zh: "最多上传 {max} 张照片", en: "At most {max} photos" },
  "complaint.place_missing": {
    zh: "请选择地点:地图选点、地址或定位码任选其一",
    en: "Please give the place: a point on the map, an address or a location code",
  },
  "complaint.place_unknown": {
    zh: "没有找到这个地址或定位码",
    en: "There is no such address or location code",
  },
  "complaint.category_unknown": { zh: "没有这个类别", en: "There is no such category" },
  "complaint.too_many_today": {
    zh: "今天已上报 {max} 件,请明天再报;紧急情况请拨打 110、119、120",
    en: "{max} reports today is the limit; in an emergency call 110, 119 or 120",
  },
  "complaint.guest_only_urgent": {
    zh: "未登录时只能上报紧急隐患或咨询,请先登录",
    en: "Without signing in you may report urgent hazards and ask questions; please sign in",
  },
  "complaint.already_asked": {
    zh: "已要求补充过一次,不能再次要求",
    en: "The reporter was asked once already",
  },
  "complaint.reason_missing": { zh: "请写明原因", en: "Please give the reason" },
  "complaint.on_site_not_allowed": {
    zh: "这一类别不能现场办结,请受理后派单",
    en: "This category cannot be settled on site; accept and dispatch it",
  },
  "complaint.merge_target_unknown": {
    zh: "没有找到要并入的件",
    en: "The complaint to merge with was not found",
  },
  "complaint.merge_itself": {
    zh: "不能并入自己",
    en: "A complaint cannot be merged with itself",
  },
  "complaint.merge_target_ended": {
    zh: "要并入的件已结束或已并案",
    en: "The complaint to merge with has ended or was merged itself",
  },
  "complaint.merge_not_same": {
    zh: "只能并入 {metres} 米内、{days} 天内的同类件",
    en: "Only the same category within {metres} m and {days} days can be merged",
  },
  "complaint.duty_mismatch": {
    zh: "按派单目录应由{who}办理,不能下派",
    en: "By the dispatch catalogue this is for {who}; it may not be passed down",
  },
  "complaint.holder_unknown": {
    zh: "没有这个承办单位或网格",
    en: "There is no such unit or grid",
  },
  "complaint.grid_elsewhere": {
    zh: "只能派给事发地所属的网格",
    en: "It can only go to a grid the place belongs to",
  },
  "complaint.department_needs_street": {
    zh: "派给职能部门须由街道决定,可向上呈报",
    en: "Only the street dispatches to departments; escalate it instead",
  },
  "complaint.same_holder": {
    zh: "重办不能派回原承办方",
    en: "After reopening it cannot go back to the same holder",
  },
  "complaint.not_in_team": {
    zh: "此人不在承办单位或网格团队中",
    en: "This person does not belong to the unit or grid team",
  },
  "complaint.held_by_colleague": {
    zh: "此件已指定{name}承办",
    en: "This complaint is in the hands of {name}",
  },
  "complaint.return_too_late": {
    zh: "申请退回须在派单后 {days} 个工作日内提出",
    en: "A return must be requested within {days} working days",
  },
  "complaint.returned_before": {
    zh: "本单位已申请退回过一次",
    en: "This unit has asked for a return once already",
  },
  "complaint.return_impossible": {
    zh: "街道已指定承办,不能再退回",
    en: "The street has designated the holder; it cannot be returned again",
  },
  "complaint.top_level": {
    zh: "已在街道层级,请由街道办理",
    en: "It is at the street already",
  },
  "complaint.evidence_photo": {
    zh: "请上传至少一张处置后的照片",
    en: "Please add at least one photo taken after handling",
  },
  "complaint.evidence_before": {
    zh: "请补一张处置前的照片",
    en: "A photo from before is needed too",
  },
  "complaint.evidence_place": {
    zh: "请在现场定位或扫描现场定位码",
    en: "Please locate the photo on site or scan the location code there",
  },
  "complaint.evidence_too_far": {
    zh: "定位距事发地 {metres} 米,须在 {max} 米内",
    en: "Taken {metres} m away; it must be within {max} m",
  },
  "complaint.verifier_is_handler": {
    zh: "核查人不能是处置人",
    en: "Whoever handled it cannot verify it",
  },
  "complaint.verifier_is_subordinate": {
    zh: "核查人不能是承办方的下级",
    en: "A subordinate of the holder cannot verify it",
  },
  "complaint.rating_range": { zh: "评价须为 1 至 5 级", en: "A rating is 1 to 5" },
  "complaint.reopen_too_late": {
    zh: "办结超过 {days} 天,请重新上报",
    en: "It was closed more than {days} days ago; please report it anew",
  },
  "complaint.reopen_withdrawn": {
    zh: "已撤回的件不能重办,请重新上报",
    en: "A withdrawn complaint cannot be reopened; please report it anew",
  },
  "complaint.withdraw_hazard": {
    zh: "紧急隐患关系公共安全,不能撤回,将继续办理",
    en: "An urgent hazard concerns everybody: it cannot be withdrawn and goes on",
  },
  "complaint.urged_recently": {
    zh: "{hours} 小时内已催办过,承办方已收到提醒",
    en: "It was urged within the last {hours} hours; the holder has been reminded",
  },
  "complaint.not_reviewed": {
    zh: "只有多次不满意后进入街道会商的件才能书面说明办结",
    en: "Only a complaint under review by the street can be concluded in writing",
  },
  "complaint.not_sampled": {
    zh: "此件未抽中现场核查",
    en: "This complaint was not drawn for a check",
  },
  "complaint.timer_not_due": { zh: "时限未到", en: "The time has not come" },
  "complaint.reporter_anonymous": {
    zh: "上报人选择对承办人匿名",
    en: "The reporter chose to stay anonymous to those who handle it",
  },
  "complaint.reporter_guest": {
    zh: "上报人未登录,没有联系方式",
    en: "The reporter was not signed in; there is nobody to contact",
  },
};
