import { join } from "node:path";
import { access, type Action, type ReachKind, type Rule } from "../src/kernel/access.ts";
import { actionLabels, reachLabels } from "../src/kernel/action-labels.ts";
import { type Role, roleLabels, roles } from "../src/kernel/actor.ts";
import type { Bilingual } from "../src/kernel/decision.ts";
import { besides, type MatrixRow, matrixRows } from "./matrix-rows.ts";
import { openFields } from "./open-fields.ts";

/** Where the document lies. */
export const ACCESS_PATH = join(import.meta.dirname, "../../../docs/access.md");

const symbols: Readonly<Record<ReachKind, string>> = {
  own: "○",
  household: "⌂",
  department: "■",
  subtree: "◐",
  any: "●",
};

const capabilities: Readonly<Record<string, Bilingual>> = {
  grid: { zh: "网格", en: "Grids" },
  person: { zh: "人员", en: "People" },
  complaint: { zh: "诉求", en: "Complaints" },
  media: { zh: "照片", en: "Photos" },
  notice: { zh: "消息", en: "Notices" },
};

const actions = Object.keys(access) as Action[];
const rulesOf = (action: Action): Partial<Record<Role, Rule>> => access[action];
const both = ({ zh, en }: Bilingual): string => `${zh} · ${en}`;
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** The conditions of all rules, each once; a rule refers to its number. */
const conditions: readonly Bilingual[] = [
  ...new Set(
    actions.flatMap((action) =>
      Object.values(rulesOf(action)).flatMap((rule) =>
        typeof rule === "string" ? [] : [rule.when],
      ),
    ),
  ),
];

function cell(rule: Rule | undefined): string {
  if (rule === undefined) return "";
  if (typeof rule === "string") return symbols[rule];
  return `${symbols[rule.reach]} (${conditions.indexOf(rule.when) + 1})`;
}

/** One table per capability, with the roles that may do anything there. */
function capabilityTable(capability: string): string {
  const rows = actions.filter((action) => action.startsWith(`${capability}:`));
  const columns = roles.filter((role) => rows.some((action) => rulesOf(action)[role]));
  return table(
    ["事项 · Action", ...columns.map((role) => `${roleLabels[role].zh}<br>${roleLabels[role].en}`)],
    rows.map((action) => [
      `${both(actionLabels[action])}<br>\`${action}\``,
      ...columns.map((role) => cell(rulesOf(action)[role])),
    ]),
  );
}

/** Roles that may do nothing but what everybody may with the own account. */
const bare = roles.filter((role) =>
  actions.every((action) => besides[0]?.parts.includes(action) || !rulesOf(action)[role]),
);

const matrixLine = ({ parts, ...label }: MatrixRow): string[] => [
  both(label),
  parts.length === 0 ? "尚未实现 · not yet" : parts.map((part) => `\`${part}\``).join(" "),
];

const legend = table(
  ["符号 · Sign", "范围 · Reach"],
  Object.entries(symbols).map(([reach, symbol]) => [symbol, both(reachLabels[reach as ReachKind])]),
);

const openTable = table(
  ["接口 · Field", "原因 · Why"],
  Object.entries(openFields).map(([field, why]) => [`\`${field}\``, both(why)]),
);

const badTokens = `登录凭证无效或已过期的请求，除登录和续期外一律拒绝（UNAUTHENTICATED，并说明原因），不会当作访客处理。

A request with an access token that is not accepted is refused everywhere (UNAUTHENTICATED, with the reason) and never taken for a guest's, except where one signs in or refreshes the session.`;

const introduction = `# 谁能做什么 · Who may do what

本文件由访问规则自动生成，请勿手工修改。A test compares it with the rules; do not edit it by hand.

每个人按当前身份行事：身份是“居民”，或者一项任命（角色 + 网格或单位）。表中没有写明的，一律不允许；不在范围内的事物，看起来就像不存在。

Everybody acts under an identity: as a resident, or in an appointment (a role over a grid or in a unit). What is not in a table is denied, and what is out of reach looks as if it did not exist.`;

/** The whole document, for people who do not read code. */
export function accessDocument(): string {
  const sections = Object.entries(capabilities).map(
    ([capability, label]) => `## ${both(label)}\n\n${capabilityTable(capability)}`,
  );
  const notes = conditions.map((when, i) => `${i + 1}. ${both(when)}`).join("\n");
  return `${[
    introduction,
    `## 符号 · Signs\n\n${legend}\n\n空白 · blank: 不允许 · denied`,
    ...sections,
    `## 附加条件 · Conditions\n\n${notes}`,
    `## 除本人账号外没有任何权限的角色 · Roles with nothing but their own account\n\n${bare
      .map((role) => both(roleLabels[role]))
      .join("；")}`,
    `## 无需登录 · Without signing in\n\n${openTable}\n\n${badTokens}`,
    `## 与领域矩阵对照 · Against the whole matrix of the domain\n\n${table(
      ["领域事项 · Row of the domain", "对应规则 · Rules"],
      [...matrixRows, ...besides].map(matrixLine),
    )}`,
  ].join("\n\n")}\n`;
}
