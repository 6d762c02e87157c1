import type { Deps } from "../src/deps.ts";
import { importDivision } from "../src/grid/import.ts";
import { gridByCode } from "../src/grid/resolve.ts";
import { listUnits, loadDivision, writeAddresses, writeLocationCodes } from "../src/grid/store.ts";
import type { Address, Unit } from "../src/grid/unit.ts";
import type { SystemActor } from "../src/kernel/actor.ts";
import type { Instant } from "../src/kernel/clock.ts";
import type { Id } from "../src/kernel/ids.ts";
import { usualSlot } from "../src/person/decide.ts";
import type { Appointment } from "../src/person/person.ts";
import { phoneHashOf, sealLabel, sealPrivate } from "../src/person/private.ts";
import { loadPerson, people, toActor } from "../src/person/store.ts";
import { run } from "../src/run.ts";
import { demoAddresses, demoDivision, demoLocationCodes } from "./division.ts";
import type { Progress } from "./seed.ts";
import {
  demoResidents,
  demoStaff,
  type DemoPost,
  type DemoResident,
  demoUnits,
  STREET,
} from "./world.ts";

/** Somebody of the demo who can be signed in as. */
export type Dweller = {
  id: Id<"person">;
  displayName: string;
  roleId: Id<"role"> | null;
  role: string;
  gridCode: string | null;
  unitCode: string | null;
};

export type Community = {
  addresses: readonly Address[];
  units: readonly Unit[];
  staff: readonly Dweller[];
  residents: readonly (Dweller & { address: Address | null; wish: DemoResident })[];
};

const bootstrap: SystemActor = { kind: "system", job: "demo" };

async function importPlan(deps: Deps, now: Instant): Promise<void> {
  const rows = demoDivision();
  const names = rows.filter((row) => row.level === "COMMUNITY").map((row) => row.name);
  const outcome = await importDivision(deps, {
    rows,
    units: demoUnits(names),
    actor: bootstrap,
    now,
  });
  if (outcome.kind !== "imported")
    throw new Error(`the demo division was not imported: ${outcome.kind}`);
}

async function layAddresses(deps: Deps, now: Instant): Promise<Address[]> {
  const division = await loadDivision(deps.table);
  const rows = demoDivision();
  const addresses = demoAddresses(rows).map((one) => ({
    ...one,
    id: deps.ids.next("address"),
    path: gridByCode(division, one.gridCode, now)?.path ?? "/",
  }));
  await writeAddresses(deps.table, addresses);
  await writeLocationCodes(deps.table, demoLocationCodes(rows));
  return addresses;
}

async function register(
  deps: Deps,
  now: Instant,
  id: Id<"person">,
  { displayName, phone }: { displayName: string; phone: string | null },
): Promise<void> {
  const command = {
    type: "register" as const,
    displayName,
    phone: phone === null ? null : sealPrivate(deps.keyring, id, "phone", phone),
    phoneHash: phone === null ? null : phoneHashOf(deps.keyring, phone),
    wechatHash: null,
    language: "zh" as const,
  };
  await done(deps, { id, command, now, isNew: true });
}

type Asked = Omit<Parameters<typeof run<never, never, never>>[2], "actor" | "command"> & {
  command: Parameters<typeof people.decide>[1];
  actor?: Parameters<typeof people.decide>[2]["actor"];
};

/** The demo's commands must all succeed: a refusal here is a fault of the demo. */
async function done(deps: Deps, { actor = bootstrap, ...order }: Asked): Promise<void> {
  const outcome = await run(deps.table, people, { ...order, actor });
  if (outcome.kind === "done") return;
  const why = outcome.kind === "refusal" ? outcome.refusal.code : outcome.kind;
  throw new Error(`${order.command.type} in the demo: ${why}`);
}

/** Makes an appointment, valid from long before the demo's now. */
async function appoint(
  deps: Deps,
  now: Instant,
  ids: { personId: Id<"person">; roleId: Id<"role"> },
  post: DemoPost,
  units: readonly Unit[],
): Promise<void> {
  const division = await loadDivision(deps.table);
  const grid = post.gridCode === undefined ? null : gridByCode(division, post.gridCode, now);
  const unit = units.find((one) => one.code === post.unitCode) ?? null;
  const street = gridByCode(division, STREET, now);
  const appointment: Appointment = {
    id: ids.roleId,
    role: post.role,
    slot: post.slot ?? usualSlot[post.role] ?? null,
    gridId: grid?.id ?? null,
    path: grid?.path ?? unit?.path ?? null,
    unitId: unit?.id ?? null,
    title: post.title,
    officePhone: unit?.officePhone ?? (street ? "010-00000100" : null),
    from: now,
    to: null,
    dismissedAt: null,
  };
  const unitPath = unit ? { unitPath: unit.path } : {};
  const command = { type: "appoint" as const, appointment, ...unitPath };
  await done(deps, { id: ids.personId, command, now, isNew: false });
}

const AT_ONCE = 8;

/**
 * Does something for each, a few at a time. They begin in order: whatever draws its ids before it waits
 * for the first time draws the same ones on every run.
 */
async function forEach<T>(list: readonly T[], act: (one: T, i: number) => Promise<void>) {
  for (let start = 0; start < list.length; start += AT_ONCE)
    await Promise.all(list.slice(start, start + AT_ONCE).map((one, i) => act(one, start + i)));
}

async function makeStaff(deps: Deps, now: Instant, units: readonly Unit[], progress: Progress) {
  const codes = demoDivision()
    .filter((row) => row.level === "GRID")
    .map((row) => row.code);
  const wanted = demoStaff(codes);
  const staff: Dweller[] = [];
  await forEach(wanted, async (one, i) => {
    const id = deps.ids.next("person");
    const posts = one.posts.map((post) => ({ post, roleId: deps.ids.next("role") }));
    await register(deps, now, id, one);
    for (const { post, roleId } of posts)
      await appoint(deps, now, { personId: id, roleId }, post, units);
    const [{ post, roleId } = { post: null, roleId: null }] = posts;
    staff[i] = {
      id,
      displayName: one.displayName,
      roleId,
      role: post?.role ?? "RESIDENT",
      gridCode: post?.gridCode ?? null,
      unitCode: post?.unitCode ?? null,
    };
    progress("工作人员", i + 1, wanted.length);
  });
  return staff;
}

/** The worker of the grid looks at the claim, as in real life: nobody confirms their own. */
async function claim(
  deps: Deps,
  now: Instant,
  { personId, residenceId }: { personId: Id<"person">; residenceId: Id<"residence"> },
  address: Address,
  wish: DemoResident,
  staff: readonly Dweller[],
) {
  const command = {
    type: "claimResidence" as const,
    residenceId,
    addressId: address.id,
    path: address.path,
    label: sealLabel(deps.keyring, residenceId, address.standardAddress),
    relation: wish.relation,
  };
  const self = await loadPerson(deps.table, personId);
  if (!self) throw new Error("a resident of the demo is missing");
  await done(deps, { id: personId, command, now, isNew: false, actor: toActor(self, now, null) });
  if (wish.claim === "WAITING") return;
  const worker = staff.find(
    (one) =>
      one.role === "GRID_WORKER" && one.gridCode && address.gridCode.startsWith(one.gridCode),
  );
  const stored = worker && (await loadPerson(deps.table, worker.id));
  if (!stored) throw new Error("a grid of the demo has no worker");
  const confirmed = wish.claim === "CONFIRMED";
  await done(deps, {
    id: personId,
    command: {
      type: "decideResidence",
      residenceId,
      confirmed,
      reason: confirmed ? null : "门牌号与登记不符，请核对后再登记。",
    },
    now,
    isNew: false,
    actor: toActor(stored, now, null),
  });
}

async function makeResidents(
  deps: Deps,
  now: Instant,
  made: Pick<Community, "addresses" | "staff" | "units">,
  progress: Progress,
) {
  const wanted = demoResidents(made.addresses.length);
  const residents: Community["residents"][number][] = [];
  await forEach(wanted, async (wish, i) => {
    const personId = deps.ids.next("person");
    const residenceId = deps.ids.next("residence");
    const roleId = deps.ids.next("role");
    await register(deps, now, personId, wish);
    const address = wish.address === null ? null : (made.addresses[wish.address] ?? null);
    if (address) await claim(deps, now, { personId, residenceId }, address, wish, made.staff);
    const isHead = wish.microHead && address && wish.claim === "CONFIRMED";
    const post = {
      role: "MICRO_HEAD" as const,
      title: "微网格长",
      gridCode: address?.gridCode ?? "",
    };
    if (isHead) await appoint(deps, now, { personId, roleId }, post, made.units);
    residents[i] = {
      id: personId,
      displayName: wish.displayName,
      roleId: isHead ? roleId : null,
      role: isHead ? "MICRO_HEAD" : "RESIDENT",
      gridCode: address?.gridCode ?? null,
      unitCode: null,
      address,
      wish,
    };
    progress("居民", i + 1, wanted.length);
  });
  return residents;
}

/** Grids, addresses, staff and residents, all by the commands that anybody would use. */
export async function makeCommunity(
  deps: Deps,
  now: Instant,
  progress: Progress,
): Promise<Community> {
  progress("网格", 0, 1);
  await importPlan(deps, now);
  const addresses = await layAddresses(deps, now);
  progress("网格", 1, 1);
  const units = await listUnits(deps.table);
  const staff = await makeStaff(deps, now, units, progress);
  const residents = await makeResidents(deps, now, { addresses, staff, units }, progress);
  return { addresses, units, staff, residents };
}
