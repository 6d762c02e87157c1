import type { Bilingual } from "../kernel/decision.ts";

export const personRefusals: Record<string, Bilingual> = {
  "person.phone_taken": {
    zh: "这个手机号已绑定其他账号",
    en: "This phone number belongs to another account",
  },
  "person.name_not_fit": {
    zh: "这个称呼不便公开显示，请换一个",
    en: "This name cannot be shown to others; please choose another one",
  },
  "person.name_not_checked": {
    zh: "暂时无法核对这个称呼，请稍后再试",
    en: "This name cannot be checked at present; please try again later",
  },
  "person.phone_linked_already": {
    zh: "账号已绑定手机号，暂不能在线更换",
    en: "This account has a phone number already; it cannot be changed online yet",
  },
  "person.name_claims_post": {
    zh: "称呼中不能有职务或机构名称（如街道、社区、网格员、客服），以免被误认为工作人员",
    en: "A name may not claim a post or an office (street, grid worker, support): people would take you for staff",
  },
  "person.display_name_length": {
    zh: "称呼须为 1 至 {max} 个字",
    en: "The display name must have 1 to {max} characters",
  },
  "person.display_name_characters": {
    zh: "称呼中不能有换行等控制字符",
    en: "The display name may not contain line breaks or other control characters",
  },
  "person.real_name_length": {
    zh: "姓名最多 {max} 个字",
    en: "The name may have at most {max} characters",
  },
  "person.already_claimed": {
    zh: "您已登记过这处住址",
    en: "You have already claimed this home",
  },
  "person.too_many_claims": {
    zh: "待确认的住址最多 {max} 处，请等网格员确认后再登记",
    en: "At most {max} claims may wait at once; please wait for the grid worker",
  },
  "person.residence_unknown": {
    zh: "没有这条住址登记",
    en: "This home registration was not found",
  },
  "person.residence_decided": {
    zh: "这条住址登记已经处理过了",
    en: "This claim has already been decided",
  },
  "person.own_residence": {
    zh: "不能确认自己的住址，请由其他工作人员确认",
    en: "You cannot confirm your own home; a colleague must",
  },
  "person.reason_missing": { zh: "请写明原因", en: "Please give a reason" },
  "person.reason_length": {
    zh: "原因最多 {max} 个字",
    en: "The reason may have at most {max} characters",
  },
  "person.address_unknown": {
    zh: "没有找到这处地址，请重新选择",
    en: "This address was not found. Please choose again",
  },
  "person.appointment_self": {
    zh: "不能任命自己",
    en: "Nobody can appoint themselves",
  },
  "person.appointment_scope": {
    zh: "该角色须指定{scope}",
    en: "This role needs {scope}",
  },
  "person.appointment_no_scope": {
    zh: "该角色不属于任何网格或单位",
    en: "This role belongs to no grid and no unit",
  },
  "person.grid_unknown": {
    zh: "没有这个网格，或已停用",
    en: "There is no such grid, or it is closed",
  },
  "person.unit_unknown": { zh: "没有这个单位", en: "There is no such unit" },
  "person.title_length": {
    zh: "职务名称须为 1 至 {max} 个字",
    en: "The title must have 1 to {max} characters",
  },
  "person.office_phone_invalid": {
    zh: "办公电话格式不正确，例如 0999-1234567",
    en: "This is not an office phone number, e.g. 0999-1234567",
  },
  "person.appointment_validity": {
    zh: "任期的结束时间须晚于开始时间",
    en: "The appointment must end after it begins",
  },
  "person.appointment_double": {
    zh: "此人已担任该范围内的同一角色",
    en: "This person already holds that role there",
  },
  "person.powers_must_stay_apart": {
    zh: "平台管理、安全审计与业务角色须由不同的人担任",
    en: "Platform administration, audit and business roles must be held by different people",
  },
  "person.appointment_unknown": {
    zh: "没有这项任命，或已结束",
    en: "There is no such appointment, or it has ended",
  },
};
