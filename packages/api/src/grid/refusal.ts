import type { Bilingual } from "../kernel/decision.ts";

/** Why an import is not carried out. */
export const gridRefusals: Record<string, Bilingual> = {
  "grid.division_empty": {
    zh: "导入的网格划分没有任何行。",
    en: "The division to import has no rows.",
  },
  "grid.division_changed": {
    zh: "网格划分在此期间已被他人更新，请核对后重新导入。",
    en: "Somebody else has changed the division meanwhile; please check it and import again.",
  },
  "grid.division_invalid": {
    zh: "网格划分有 {count} 处问题，未导入。",
    en: "The division has {count} problems and was not imported.",
  },
  "grid.not_after_current": {
    zh: "生效时间必须晚于现有网格划分的最近一次变更（{latest}）。",
    en: "The division must take effect after the last change of the present one ({latest}).",
  },
  "grid.position_zero": {
    zh: "没有得到定位（经纬度为 0），请重新定位，或选择地址",
    en: "There is no position yet (it is 0, 0); please locate again or choose an address",
  },
  "grid.position_swapped": {
    zh: "经度和纬度写反了，请对调后再试",
    en: "Longitude and latitude are the wrong way round; please swap them",
  },
  "grid.position_unknown": {
    zh: "坐标超出范围：经度须在 ±180、纬度须在 ±90 之内",
    en: "There are no such coordinates: longitude is within ±180, latitude within ±90",
  },
  "grid.position_far": {
    zh: "这个位置距本街道约 {km} 公里，请重新选点，或选择地址",
    en: "This is about {km} km from here; please choose another point or an address",
  },
  "grid.accuracy_invalid": {
    zh: "定位精度须是 0 以上的米数",
    en: "The accuracy must be a number of metres, 0 or more",
  },
  "grid.unit_invalid": {
    zh: "单位“{code}”缺少编码或名称，或编码重复。",
    en: "The unit “{code}” lacks a code or a name, or its code is used twice.",
  },
  "grid.unit_grid_unknown": {
    zh: "单位 {code} 的服务范围 {gridCode} 不在网格划分中。",
    en: "The unit {code} serves {gridCode}, which is not in the division.",
  },
  "grid.too_many_units": {
    zh: "单位总数不能超过 {max} 个。",
    en: "There can be no more than {max} units.",
  },
};
