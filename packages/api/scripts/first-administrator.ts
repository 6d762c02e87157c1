import type { Deps } from "../src/deps.ts";
import type { DivisionRow } from "../src/grid/grid.ts";
import { importDivision } from "../src/grid/import.ts";
import type { UnitRow } from "../src/grid/unit.ts";
import type { Actor } from "../src/kernel/actor.ts";
import type { Id } from "../src/kernel/ids.ts";
import type { PersonCommand } from "../src/person/person.ts";
import { phoneHashOf, sealPrivate } from "../src/person/private.ts";
import { appointees, loadPerson, personByPhone } from "../src/person/store.ts";
import { run } from "../src/run.ts";
import { isPhone } from "../src/session/decide.ts";
import { get, insert } from "../src/table/table.ts";

/*
 * What nobody can do through the API while there is nobody: the first division and the first platform
 * administrator of a stage, who does everything else. By the same commands as in the API.
 */

export type Opening = {
  division: { rows: readonly DivisionRow[]; units: readonly UnitRow[] };
  administrator: { name: string; phone: string };
};
export type Opened =
  | { kind: "opened"; administratorId: string }
  /** Somebody else has opened it, or is about to. */
  | { kind: "refused"; reason: string };

type Needs = Pick<Deps, "table" | "ids" | "keyring" | "clock">;

const system: Actor = { kind: "system", job: "open-stage" };
/** Says for whom a stage was opened: whoever writes it first. An opening that broke off goes on with the same phone. */
const STAGE = { pk: "stage", sk: "opening" };

const refused = (reason: string): Opened => ({ kind: "refused", reason });

async function order(needs: Needs, id: Id<"person">, command: PersonCommand): Promise<void> {
  const isNew = command.type === "register";
  const given = { id, isNew, command, actor: system, now: needs.clock() };
  const outcome = await run(needs.table, appointees, given);
  if (outcome.kind !== "done") throw new Error(`${command.type}: ${JSON.stringify(outcome)}`);
}

/** Whoever has this phone; registered when nobody has. */
async function findOrRegister(
  needs: Needs,
  { name, phone }: Opening["administrator"],
): Promise<Id<"person">> {
  const { table, ids, keyring } = needs;
  const phoneHash = phoneHashOf(keyring, phone);
  const known = await personByPhone(table, phoneHash);
  if (known) return known;
  const id = ids.next("person");
  const sealed = sealPrivate(keyring, id, "phone", phone);
  const identity = { phone: sealed, phoneHash, wechatHash: null };
  await order(needs, id, { type: "register", displayName: name, language: "zh", ...identity });
  return id;
}

const isInPost = async ({ table }: Needs, id: Id<"person">): Promise<boolean> =>
  (await loadPerson(table, id))?.state.appointments.some(
    ({ role, dismissedAt }) => role === "PLATFORM_ADMIN" && dismissedAt === null,
  ) ?? false;

async function appoint(needs: Needs, id: Id<"person">): Promise<void> {
  const scope = { slot: null, gridId: null, path: null, unitId: null, officePhone: null };
  const term = { from: needs.clock(), to: null, dismissedAt: null };
  const post = { id: needs.ids.next("role"), role: "PLATFORM_ADMIN" as const };
  const appointment = { ...post, ...scope, ...term, title: "平台管理员" };
  await order(needs, id, { type: "appoint", appointment });
}

/**
 * Opens a stage. Asked again after it broke off, it goes on where it was; once there is an administrator it is
 * refused, whoever asks.
 */
export async function openStage(needs: Needs, opening: Opening): Promise<Opened> {
  const { table, ids, keyring, clock } = needs;
  const { division, administrator } = opening;
  if (!isPhone(administrator.phone, false)) return refused("this is no mobile phone number");
  const claim = { ...STAGE, phoneHash: phoneHashOf(keyring, administrator.phone) };
  if (!(await insert(table, claim))) {
    const first = await get(table, STAGE);
    if (first?.["phoneHash"] !== claim.phoneHash) return refused("this stage is somebody else's");
  }
  const id = await findOrRegister(needs, administrator);
  if (await isInPost(needs, id)) return refused("this stage has its administrator");
  const imported = await importDivision(
    { table, ids },
    { ...division, actor: system, now: clock() },
  );
  if (imported.kind !== "imported") return refused(JSON.stringify(imported));
  await appoint(needs, id);
  return { kind: "opened", administratorId: id };
}
