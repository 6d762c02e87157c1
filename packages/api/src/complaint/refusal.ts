import type { Bilingual } from "../kernel/decision.ts";

/** Why a command on a complaint is not carried out, in the words people read. */
export const complaintRefusals: Record<string, Bilingual> = {
  "complaint.not_now": {
    zh: "当前状态为“{stage}”，不能进行此操作",
    en: "This cannot be done while the complaint is: {stage}",
  },
  "complaint.text_missing": { zh: "请用几句话说明情况", en: "Please say what it is about" },
  "complaint.text_too_long": {
    zh: "最多 {max} 个字，现有 {size} 个字",
    en: "At most {max} characters; there are {size}",
  },
  "complaint.reason_missing": { zh: "请写明原因", en: "Please give the reason" },
  "complaint.too_many_photos": { zh: "最多上传 {max} 张照片", en: "At most {max} photos" },
  "complaint.too_many_photos_in_all": {
    zh: "一件诉求累计最多 {max} 张照片",
    en: "A complaint can have at most {max} photos in all",
  },
  "complaint.place_missing": {
    zh: "请选择地点：地图选点、地址或定位码任选其一",
    en: "Please give the place: a point on the map, an address or a location code",
  },
  "complaint.place_unknown": {
    zh: "没有找到这个地址或定位码",
    en: "This address or location code was not found",
  },
  "complaint.category_unknown": { zh: "没有这个类别", en: "This category was not found" },
  "complaint.source_staff_only": {
    zh: "窗口代录和巡查发现只能由工作人员登记",
    en: "Only staff record what came to the counter or was found on patrol",
  },
  "complaint.too_many_today": {
    zh: "今天已上报 {max} 件，请明天再报；紧急情况请拨打 110、119、120",
    en: "{max} reports today is the limit; in an emergency call 110, 119 or 120",
  },
  "complaint.guest_only_urgent": {
    zh: "未登录时只能上报紧急隐患或咨询，请先登录",
    en: "Without signing in you may report urgent hazards and ask questions; please sign in",
  },
  "complaint.already_asked": {
    zh: "已要求补充过一次，不能再次要求",
    en: "The reporter was asked once already",
  },
  "complaint.answer_not_due": {
    zh: "尚未要求补充，或补充期限未过，不能以此为由不予受理",
    en: "The reporter was not asked, or still has time to answer",
  },
  "complaint.too_many_supplements": {
    zh: "已补充 {max} 次；如有新的问题，请另行上报",
    en: "Information was added {max} times; please report a new matter by itself",
  },
  "complaint.on_site_not_allowed": {
    zh: "这件事不能直接现场处置，请受理后派单",
    en: "This cannot be settled on site at once; accept and dispatch it",
  },
  "complaint.must_be_verified": {
    zh: "危及生命安全或街道督办的件须经核查才能办结，请提交处置结果",
    en: "What endangers life or is supervised by the street must be verified: hand in the result",
  },
  "complaint.merge_target_unknown": {
    zh: "没有找到要并入的件",
    en: "The complaint to merge with was not found",
  },
  "complaint.merge_itself": { zh: "不能并入自己", en: "A complaint cannot be merged with itself" },
  "complaint.merge_target_ended": {
    zh: "要并入的件已结束或已并案",
    en: "The complaint to merge with has ended or was merged itself",
  },
  "complaint.merge_not_same": {
    zh: "只能并入 {metres} 米内、{days} 天内的同类件",
    en: "Only the same category within {metres} m and {days} days can be merged",
  },
  "complaint.merge_less_urgent": {
    zh: "要并入的件没有这一件紧急；请把那一件并入这一件",
    en: "The other complaint is less urgent than this one: merge that one into this instead",
  },
  "complaint.merge_too_many": {
    zh: "一件最多并入 {max} 件，请并入另一件",
    en: "One complaint can lead at most {max} others; merge with another one",
  },
  "complaint.unmerge_too_late": {
    zh: "并案超过 {days} 天，不能再拆分",
    en: "It was merged more than {days} days ago and cannot be separated any more",
  },
  "complaint.own": {
    zh: "这是您本人上报的事项，须由他人判定",
    en: "You reported this yourself: somebody else must decide on it",
  },
  "complaint.own_must_be_verified": {
    zh: "这是您本人上报的事项，须由他人核查：请提交处置结果",
    en: "You reported this yourself, so somebody else must verify it: hand in the result",
  },
  "complaint.own_return": {
    zh: "退回是您本人申请的，须由他人审核",
    en: "You asked for this return yourself: somebody else must decide on it",
  },
  "complaint.duty_mismatch": {
    zh: "按派单目录应由{who}办理，不能下派",
    en: "By the dispatch catalogue this is for: {who}; it may not be passed down",
  },
  "complaint.holder_unknown": {
    zh: "没有这个承办单位或网格",
    en: "This unit or grid was not found",
  },
  "complaint.street_does_not_handle": {
    zh: "街道不直接承办，请派给社区、网格或单位",
    en: "The street does not handle matters itself; choose a community, a grid or a unit",
  },
  "complaint.grid_elsewhere": {
    zh: "只能派给事发地所属的网格",
    en: "It can only go to a grid the place belongs to",
  },
  "complaint.unit_elsewhere": {
    zh: "该单位不服务事发地",
    en: "This unit does not serve the place",
  },
  "complaint.department_needs_street": {
    zh: "派给职能部门须由街道决定，可向上呈报",
    en: "Only the street dispatches to departments; move it up instead",
  },
  "complaint.same_holder": {
    zh: "不能再派给申请退回的承办方",
    en: "It cannot go to whoever asked to return it",
  },
  "complaint.not_in_team": {
    zh: "此人不在承办单位或网格团队中",
    en: "This person does not belong to the unit or grid team",
  },
  "complaint.held_by_colleague": {
    zh: "此件已指定{name}承办",
    en: "This complaint is in the hands of {name}",
  },
  "complaint.handled_before": {
    zh: "重办须换人办理，之前的处置人不能再办",
    en: "After reopening somebody else must handle it, not who did before",
  },
  "complaint.not_in_your_hands": {
    zh: "此件由上级或其他单位办理，只能由承办方或派单方呈报",
    en: "Only whoever has it, or dispatched it, can move it up",
  },
  "complaint.suggestion_missing": {
    zh: "请写明应由哪个单位办理",
    en: "Please say which unit should handle it",
  },
  "complaint.return_too_late": {
    zh: "申请退回须在派单后 {days} 个工作日内提出",
    en: "A return must be requested within {days} working days",
  },
  "complaint.return_signed": {
    zh: "本单位已签收，不能再申请退回",
    en: "This unit has signed for it; it cannot be returned any more",
  },
  "complaint.returned_before": {
    zh: "本单位已申请退回过一次",
    en: "This unit has asked for a return once already",
  },
  "complaint.return_impossible": {
    zh: "已退回过两次或由街道指定承办，不能再退回",
    en: "It was returned twice or the street has named the holder: it cannot be returned again",
  },
  "complaint.top_level": {
    zh: "已在街道层级，请由街道办理",
    en: "It is already with the street",
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
    zh: "请在现场定位或填写现场定位码；做不到的，请写明原因，核查人会看到",
    en: "Locate the photos on site or give the location code there; if neither is possible say why, for whoever verifies",
  },
  "complaint.evidence_too_far": {
    zh: "定位距事发地{distance}，须在 {max} 米内；照片不是这里拍的或定位不准，请写明原因，核查人会看到",
    en: "Taken {distance} away; it must be within {max} m. If the position is wrong or it had to be elsewhere say why, for whoever verifies",
  },
  "complaint.verifier_is_handler": {
    zh: "核查人不能是处置人",
    en: "Whoever handled it cannot verify it",
  },
  "complaint.verifier_is_subordinate": {
    zh: "核查人不能是处置人的下级",
    en: "A subordinate of the handler cannot verify it",
  },
  "complaint.supervised": {
    zh: "此件由街道督办，须由街道核查通过",
    en: "It is supervised by the street, which must verify it",
  },
  "complaint.rating_range": { zh: "评价须为 1 至 5 级", en: "A rating must be 1 to 5" },
  "complaint.reopen_too_late": {
    zh: "办结超过 {days} 天，请重新上报",
    en: "It was closed more than {days} days ago; please report it anew",
  },
  "complaint.reopen_withdrawn": {
    zh: "已撤回的件不能重办，请重新上报",
    en: "A withdrawn complaint cannot be reopened; please report it anew",
  },
  "complaint.reopen_explained": {
    zh: "街道已会商并书面说明，不能再重办；如有新情况，请重新上报",
    en: "The street has reviewed and explained it; if anything new happens, please report anew",
  },
  "complaint.under_review": {
    zh: "此件由街道会商，须书面说明后办结，不能再派单",
    en: "It is under review by the street, which explains it in writing and does not dispatch it",
  },
  "complaint.not_under_review": {
    zh: "只有多次不满意后进入街道会商的件才能书面说明办结",
    en: "Only a complaint under review by the street can be concluded in writing",
  },
  "complaint.withdraw_hazard": {
    zh: "紧急事项关系公共安全，不能撤回，将继续办理",
    en: "An urgent matter concerns everybody: it cannot be withdrawn and goes on",
  },
  "complaint.urged_recently": {
    zh: "{hours} 小时内已催办过，承办方已收到提醒",
    en: "A reminder was sent within the last {hours} hours. The holder has been told",
  },
  "complaint.not_sampled": {
    zh: "此件未抽中现场核查",
    en: "This complaint was not drawn for a check",
  },
  "complaint.timer_not_due": { zh: "时限未到", en: "It is too early for this" },
  "complaint.reporter_anonymous": {
    zh: "上报人选择对承办人匿名",
    en: "The reporter chose to stay anonymous to those who handle it",
  },
  "complaint.reporter_guest": {
    zh: "上报人未登录，没有联系方式",
    en: "The reporter was not signed in; there is nobody to contact",
  },
  "complaint.reporter_not_needed": {
    zh: "只有正在办理此件的人员才能联系上报人",
    en: "Only those who have it in hand may contact the reporter",
  },
};
