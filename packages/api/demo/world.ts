import type { AppointedRole } from "../src/kernel/actor.ts";
import type { TeamSlot } from "../src/person/person.ts";
import type { UnitKind } from "../src/grid/unit.ts";
import { type DepartmentCode, departments } from "../src/complaint/category.ts";

/*
 * The people and units of the demo. Every name is made of one of the 24 solar terms and a number, so that
 * none can be a real person's; phone numbers begin with 100, which is no mobile range.
 */

const TERMS = [
  "立春",
  "雨水",
  "惊蛰",
  "春分",
  "清明",
  "谷雨",
  "立夏",
  "小满",
  "芒种",
  "夏至",
  "小暑",
  "大暑",
  "立秋",
  "处暑",
  "白露",
  "秋分",
  "寒露",
  "霜降",
  "立冬",
  "小雪",
  "大雪",
  "冬至",
  "小寒",
  "大寒",
] as const;

const pad = (n: number, size: number): string => String(n).padStart(size, "0");
const termOf = (n: number): string => TERMS[n % TERMS.length] ?? TERMS[0];

/** `100` and eight digits: accepted in demo mode only. */
export const demoPhone = (n: number): string => `100${pad(n, 8)}`;

export type DemoUnit = {
  code: string;
  name: string;
  kind: UnitKind;
  /** Code of the grid it serves. */
  gridCode: string;
  officePhone: string;
};

export const STREET = "999901001";
export const communityCodes = Array.from({ length: 7 }, (_, i) => `${STREET}${pad(i + 1, 3)}`);

const office = (n: number): string => `010-0000${pad(n, 4)}`;

/** The departments of the category table, a property company per community, and teams of volunteers. */
export function demoUnits(communityNames: readonly string[]): DemoUnit[] {
  const street = (Object.keys(departments) as DepartmentCode[]).map((code, i) => ({
    code,
    name: `榆荫街道${departments[code].zh}`,
    kind: "DEPARTMENT" as const,
    gridCode: STREET,
    officePhone: office(100 + i),
  }));
  const local = communityNames.flatMap((name, i): DemoUnit[] => {
    const gridCode = communityCodes[i] ?? STREET;
    const phone = (n: number) => office(200 + i * 10 + n);
    return [
      {
        code: `PROPERTY-${i + 1}`,
        name: `${name}示例物业`,
        kind: "PROPERTY",
        gridCode,
        officePhone: phone(1),
      },
      {
        code: `VOLUNTEERS-${i + 1}`,
        name: `${name}志愿服务队`,
        kind: "VOLUNTEERS",
        gridCode,
        officePhone: phone(2),
      },
      {
        code: `MEDIATORS-${i + 1}`,
        name: `${name}邻里帮帮团`,
        kind: "MEDIATORS",
        gridCode,
        officePhone: phone(3),
      },
    ];
  });
  const provider: DemoUnit = {
    code: "PROVIDER-1",
    name: "榆荫街道示例助老服务中心",
    kind: "PROVIDER",
    gridCode: STREET,
    officePhone: office(300),
  };
  return [...street, ...local, provider];
}

export type DemoPost = {
  role: AppointedRole;
  title: string;
  gridCode?: string;
  unitCode?: string;
  slot?: TeamSlot;
};
export type DemoStaff = { displayName: string; phone: string; posts: readonly DemoPost[] };

type Made = Omit<DemoStaff, "phone" | "displayName"> & { prefix: string };

const staffOf = (prefix: string, ...posts: DemoPost[]): Made => ({ prefix, posts });

function streetStaff(): Made[] {
  const duty = Array.from({ length: 4 }, () =>
    staffOf("街道值守", { role: "STREET", title: "街道值守", gridCode: STREET }),
  );
  return [
    ...duty,
    staffOf("平台管理员", { role: "PLATFORM_ADMIN", title: "平台管理员" }),
    staffOf("安全审计员", { role: "SECURITY_AUDITOR", title: "安全审计员" }),
  ];
}

function departmentStaff(): Made[] {
  return (Object.keys(departments) as DepartmentCode[]).flatMap((code) => {
    const unit = departments[code].zh;
    return [
      staffOf("部门承办人", { role: "DEPT_HANDLER", title: `${unit}承办人`, unitCode: code }),
      ...(["URBAN_MANAGEMENT", "HOUSING_CONSTRUCTION", "UTILITIES", "FIRE_EMERGENCY"].includes(code)
        ? [staffOf("部门负责人", { role: "DEPT_LEAD", title: `${unit}负责人`, unitCode: code })]
        : []),
    ];
  });
}

function communityStaff(code: string, i: number): Made[] {
  const property = `PROPERTY-${i + 1}`;
  return [
    staffOf("社区工作者", { role: "COMMUNITY", title: "社区书记", gridCode: code }),
    staffOf("社区民警", {
      role: "DEPT_HANDLER",
      title: "社区民警",
      unitCode: "POLICE",
      gridCode: code,
      slot: "POLICE",
    }),
    staffOf("物业管家", {
      role: "PROPERTY",
      title: "物业管家",
      unitCode: property,
      gridCode: code,
    }),
    staffOf("调解员", {
      role: "MEDIATOR",
      title: "调解员",
      unitCode: `MEDIATORS-${i + 1}`,
      gridCode: code,
    }),
    staffOf("志愿者", {
      role: "VOLUNTEER",
      title: "志愿者",
      unitCode: `VOLUNTEERS-${i + 1}`,
      gridCode: code,
    }),
  ];
}

/** A worker in every grid; a head where the community is large, elsewhere the community answers. */
function gridStaff(gridCode: string, i: number): Made[] {
  const worker = staffOf("网格员", { role: "GRID_WORKER", title: "网格员", gridCode });
  const head = staffOf("网格长", { role: "GRID_HEAD", title: "网格长", gridCode });
  return i % 4 === 0 ? [worker, head] : [worker];
}

function others(): Made[] {
  const [first, second] = communityCodes;
  const at = (gridCode: string | undefined) => (gridCode ? { gridCode } : {});
  return [
    staffOf("召集人", { role: "CONVENER", title: "议事会召集人", ...at(first) }),
    staffOf("议事会成员", { role: "COUNCIL_MEMBER", title: "议事会成员", ...at(first) }),
    staffOf("监督委员", { role: "SUPERVISOR", title: "居务监督委员", ...at(first) }),
    staffOf("商户", { role: "MERCHANT", title: "商户负责人", ...at(second) }),
    staffOf("企业管理员", { role: "ENTERPRISE", title: "企业管理员", ...at(communityCodes[3]) }),
    staffOf("助老服务员", { role: "PROVIDER", title: "助老服务员", unitCode: "PROVIDER-1" }),
  ];
}

/** About 120 people with every role, in a fixed order. */
export function demoStaff(gridCodes: readonly string[]): DemoStaff[] {
  const made = [
    ...streetStaff(),
    ...departmentStaff(),
    ...communityCodes.flatMap(communityStaff),
    ...gridCodes.flatMap(gridStaff),
    ...others(),
  ];
  const numbers = new Map<string, number>();
  return made.map(({ prefix, posts }, i) => {
    const n = (numbers.get(prefix) ?? 0) + 1;
    numbers.set(prefix, n);
    return { displayName: `${prefix}·${termOf(i)}${pad(n, 2)}`, phone: demoPhone(1 + i), posts };
  });
}

export type DemoResident = {
  displayName: string;
  /** Null: somebody who has no phone and is helped at the counter. */
  phone: string | null;
  /** Index into the demo addresses; null: nobody has asked for a home yet. */
  address: number | null;
  relation: "OWNER" | "TENANT" | "FAMILY";
  claim: "CONFIRMED" | "WAITING" | "REFUSED";
  microHead: boolean;
};

export const RESIDENTS = 300;

/** Rare names and rare lives that every screen has to bear. */
const special: Readonly<Record<number, Partial<DemoResident>>> = {
  0: { displayName: "示例居民·谷雨0001", claim: "CONFIRMED" },
  1: { displayName: "示例居民·𠮷霜0002" },
  2: { displayName: "示例居民·㛃雪0003" },
  3: { displayName: "百岁老人·小满0004", phone: null },
  4: { displayName: "十三岁·芒种0005" },
  5: { displayName: "视障居民·白露0006" },
};

/** Three hundred residents; one in six leads a micro-grid as a volunteer. */
export function demoResidents(addresses: number): DemoResident[] {
  return Array.from({ length: RESIDENTS }, (_, i) => ({
    displayName: `示例居民·${termOf(i + 5)}${pad(i + 1, 4)}`,
    phone: demoPhone(1_001 + i),
    address: i % 25 === 24 ? null : (i * 2) % addresses,
    relation:
      i % 5 === 0 ? ("TENANT" as const) : i % 7 === 0 ? ("FAMILY" as const) : ("OWNER" as const),
    claim:
      i % 20 === 13
        ? ("WAITING" as const)
        : i % 50 === 33
          ? ("REFUSED" as const)
          : ("CONFIRMED" as const),
    microHead: i % 6 === 0,
    ...special[i],
  }));
}
