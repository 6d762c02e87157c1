import { sweepBookings } from "../src/booking/sweep.ts";
import { gridByCode } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import { atLocal, type Instant } from "../src/kernel/clock.ts";
import type { Dweller } from "./community.ts";
import { demoServices, type DemoService, draftOf } from "./offers.ts";
import { ask, type Teller, type Who } from "./tell.ts";

/** Who acts: a neighbour by number, the community's officer, or the worker of the home grid. */
type Actor = number | "community" | "worker";
type Step = readonly [at: string, who: Actor, mutation: string, input?: object];
type Scene = {
  service: string;
  startAt: string;
  lane?: string;
  party?: number;
  steps: readonly Step[];
};

const HOME = "999901001001";

/** `2026-11-20 10:00` in local time. */
function instant(text: string): Instant {
  const [on = "", time = ""] = text.split(" ");
  return atLocal(on, time as `${number}:${number}`);
}

const answers = [{ code: "matter", values: ["咨询办理流程"] }];
const people = [{ code: "people", values: ["12"] }];
const need = [{ code: "need", values: ["请带工具"] }];

const hold = (at: string, who: number): Step => [at, who, "holdBooking"];
const confirm = (at: string, who: number, input: object = {}): Step => [
  at,
  who,
  "confirmBooking",
  input,
];
const booked = (on: string, who: number, input: object = {}): Step[] => [
  hold(`${on} 09:00`, who),
  confirm(`${on} 09:03`, who, input),
];

/** The afternoon of last Wednesday: three numbers, one of them for somebody who was not there. */
const walkIns: readonly Scene[] = [
  {
    service: "reception",
    startAt: "2026-11-18 09:00",
    steps: [
      ["2026-11-18 14:05", 2, "takeNumber"],
      ["2026-11-18 14:20", "community", "callNext"],
      ["2026-11-18 14:35", "community", "finishBooking", { record: "建议在车棚加装照明。" }],
      ["2026-11-19 11:30", "community", "answerTalk", { text: "已列入下月维修计划。" }],
    ],
  },
  {
    service: "reception",
    startAt: "2026-11-18 09:00",
    steps: [
      ["2026-11-18 14:06", 4, "takeNumber"],
      ["2026-11-18 14:40", "community", "callNext"],
      ["2026-11-18 14:44", "community", "skipBooking"],
      ["2026-11-18 15:05", "community", "callNext"],
      ["2026-11-18 15:06", "community", "skipBooking"],
    ],
  },
  {
    service: "reception",
    startAt: "2026-11-18 09:00",
    steps: [
      ["2026-11-18 14:10", "community", "takeNumber", { guestName: "示例来访人·大寒0901" }],
      ["2026-11-18 14:50", "community", "callNext"],
      ["2026-11-18 15:00", "community", "finishBooking", { record: "反映楼道灯不亮，尽快答复。" }],
    ],
  },
];

/** Every way a booking can go, around the demo's now, a Friday at ten. */
const scenes: readonly Scene[] = [
  { service: "insurance", startAt: "2026-11-23 09:00", steps: [hold("2026-11-20 09:55", 3)] },
  {
    service: "insurance",
    startAt: "2026-11-23 14:00",
    steps: booked("2026-11-19", 3, { answers }),
  },
  {
    service: "medical",
    startAt: "2026-11-20 09:30",
    steps: [
      ...booked("2026-11-18", 1, { answers }),
      ["2026-11-20 09:28", "community", "checkInBooking"],
    ],
  },
  ...([5, 4, 2] as const).map((rating, n): Scene => ({
    service: "permit",
    startAt: `2026-11-19 ${["09:00", "10:00", "14:00"][n]}`,
    steps: [
      ...booked("2026-11-17", n, { answers }),
      [`2026-11-19 ${["09:00", "10:00", "14:00"][n]}`, "community", "checkInBooking"],
      ["2026-11-19 16:00", "community", "finishBooking", { record: "材料齐全，已代为提交。" }],
      ["2026-11-19 18:00", n, "rateBooking", { rating }],
    ],
  })),
  {
    service: "clinic",
    startAt: "2026-11-19 15:00",
    steps: [
      ...booked("2026-11-17", 4, { answers }),
      ["2026-11-19 15:20", "community", "reportBookingAbsence", { calls: 2 }],
    ],
  },
  {
    service: "lawyer",
    startAt: "2026-11-24 10:00",
    steps: [...booked("2026-11-18", 4, { answers }), ["2026-11-19 09:00", 4, "cancelBooking"]],
  },
  {
    service: "allowance",
    startAt: "2026-11-20 10:30",
    steps: [...booked("2026-11-18", 2, { answers }), ["2026-11-20 09:40", 2, "cancelBooking"]],
  },
  { service: "housing", startAt: "2026-11-24 09:00", steps: [hold("2026-11-19 10:00", 4)] },
  {
    service: "live",
    startAt: "2026-11-21 10:15",
    steps: booked("2026-11-18", 3, { answers: people }),
  },
  {
    service: "hall",
    startAt: "2026-11-25 09:00",
    steps: booked("2026-11-19", 0, { answers: people }),
  },
  {
    service: "hall",
    startAt: "2026-11-26 09:00",
    steps: [
      ...booked("2026-11-18", 1, { answers: people }),
      [
        "2026-11-18 15:00",
        "community",
        "declineBooking",
        { reason: "当天有社区会议，请改其他时间。" },
      ],
    ],
  },
  {
    service: "mediate",
    startAt: "2026-11-24 14:30",
    steps: [
      ...booked("2026-11-18", 2, { answers: people }),
      ["2026-11-18 15:00", "community", "approveBooking"],
      ["2026-11-19 15:00", "community", "callOffBooking", { reason: "调解员临时请假，请改期。" }],
    ],
  },
  ...[0, 1, 2, 3].map((who): Scene => ({
    service: "taichi",
    startAt: "2026-11-28 14:00",
    party: who === 1 ? 2 : 1,
    steps: booked("2026-11-18", who),
  })),
  {
    service: "reading",
    startAt: "2026-11-29 14:00",
    lane: "儿童组",
    steps: booked("2026-11-19", 1),
  },
  {
    service: "care",
    startAt: "2026-11-24 09:00",
    steps: booked("2026-11-19", 0, { answers: need }),
  },
  {
    service: "repair",
    startAt: "2026-11-23 10:30",
    steps: [
      ...booked("2026-11-20", 1, { answers: need }),
      ["2026-11-20 09:10", "community", "assignBooking"],
    ],
  },
  {
    service: "haircut",
    startAt: "2026-11-23 15:00",
    steps: [
      ...booked("2026-11-19", 2, { answers: need }),
      ["2026-11-19 09:30", "community", "assignBooking"],
      ["2026-11-19 09:45", "worker", "acceptBooking"],
    ],
  },
  {
    service: "device",
    startAt: "2026-11-20 09:00",
    steps: [
      ...booked("2026-11-18", 0, { answers: need }),
      ["2026-11-18 09:30", "community", "assignBooking"],
      ["2026-11-18 09:45", "worker", "acceptBooking"],
      ["2026-11-20 09:45", 0, "disputeBooking", { text: "约好九点上门，没有人来，也没有电话。" }],
    ],
  },
  // Nobody is found for it: the community is asked to look for help elsewhere.
  {
    service: "care",
    startAt: "2026-11-19 10:30",
    steps: booked("2026-11-16", 4, { answers: need }),
  },
  {
    service: "reception",
    startAt: "2026-11-25 09:00",
    steps: [...booked("2026-11-19", 1, { answers }), ["2026-11-20 09:58", 1, "cancelBooking"]],
  },
  {
    service: "reception",
    startAt: "2026-11-25 09:00",
    steps: [["2026-11-19 10:00", 2, "joinWaitingList"]],
  },
  {
    service: "reception",
    startAt: "2026-11-25 09:00",
    steps: [["2026-11-19 11:00", 4, "joinWaitingList"]],
  },
  {
    service: "reception",
    startAt: "2026-11-18 09:30",
    steps: [
      ...booked("2026-11-16", 3, { answers }),
      ["2026-11-18 09:30", "community", "checkInBooking"],
      ["2026-11-18 09:32", "community", "callNext"],
      [
        "2026-11-18 09:50",
        "community",
        "finishBooking",
        { record: "反映停车问题，5 个工作日内答复。" },
      ],
    ],
  },
  ...walkIns,
];

type Cast = {
  neighbours: readonly (Dweller & { address: { id: string } | null })[];
  community: Dweller;
  worker: Dweller;
};

const staff = ({ id, roleId }: Dweller): Who => ({ id, actingAs: roleId ?? "RESIDENT" });

function whoIs(cast: Cast, actor: Actor): Who {
  if (typeof actor !== "number") return staff(cast[actor]);
  const found = cast.neighbours[actor % cast.neighbours.length];
  if (!found) throw new Error("the demo has no neighbours");
  return { id: found.id, actingAs: "RESIDENT" };
}

type Thing = "service" | "booking";

/** A command through the API; the demo tells only what can happen, so a refusal is a fault. */
async function act(teller: Teller, who: Who, thing: Thing, mutation: string, input: object) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation Demo($input: ${type}!) { done: ${mutation}(input: $input) { thing: ${thing} { id } refusal { code field } } }`;
  const { done } = await ask(teller, who, query, { input });
  const made = done?.["thing"] as { id: string } | null | undefined;
  if (!made)
    throw new Error(`${mutation} in the demo: ${JSON.stringify([done?.["refusal"], input])}`);
  return made.id;
}

function officerFor({ community: { staff: all } }: Teller, { gridCode }: DemoService): Dweller {
  const found = all.find(
    (one) =>
      (one.role === "COMMUNITY" || one.role === "STREET") &&
      one.gridCode !== null &&
      (gridCode === one.gridCode ||
        (one.role === "COMMUNITY" && gridCode.startsWith(one.gridCode))),
  );
  if (!found) throw new Error(`nobody of the demo can offer a service in ${gridCode}`);
  return found;
}

/** Offers the services, a month before the demo's now; answers their ids by key. */
export async function offerServices(teller: Teller): Promise<Map<string, string>> {
  teller.clock.now = instant("2026-10-20 09:00");
  const division = await loadDivision(teller.deps.table);
  const ids = new Map<string, string>();
  for (const service of demoServices) {
    const gridId = gridByCode(division, service.gridCode, teller.clock.now)?.id ?? "";
    const draft = draftOf(service, gridId);
    const who = staff(officerFor(teller, service));
    ids.set(service.key, await act(teller, who, "service", "offerService", { draft }));
  }
  return ids;
}

type Line = { at: Instant; scene: Scene; step: Step };

/** Tells every scene, all of them together in the order of time, as a community lives. */
export async function tellBookings(
  teller: Teller,
  services: ReadonlyMap<string, string>,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const ids = new Map<Scene, string>();
  const lines = scenes
    .flatMap((scene) => scene.steps.map((step): Line => ({ at: instant(step[0]), scene, step })))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const { at, scene, step } of lines) {
    await sweepBookings(teller.deps.table, at);
    teller.clock.now = at;
    const [, actor, mutation] = step;
    const input = inputOf(scene, step, { services, cast, id: ids.get(scene) });
    ids.set(scene, await act(teller, whoIs(cast, actor), "booking", mutation, input));
  }
  await sweepBookings(teller.deps.table, now);
}

type Known = { services: ReadonlyMap<string, string>; cast: Cast; id: string | undefined };

function inputOf(
  { service, startAt, lane, party }: Scene,
  [, actor, mutation, input = {}]: Step,
  { services, cast, id }: Known,
): object {
  if (mutation === "holdBooking" || mutation === "joinWaitingList") {
    const slot = { serviceId: services.get(service), startAt: instant(startAt), lane };
    return { slot, party };
  }
  if (mutation === "takeNumber" || mutation === "callNext")
    return { serviceId: services.get(service), ...input };
  if (mutation === "assignBooking") return { id, personId: cast.worker.id };
  const home = typeof actor === "number" ? cast.neighbours[actor % cast.neighbours.length] : null;
  return mutation === "confirmBooking" && home?.address
    ? { id, ...input, addressId: home.address.id }
    : { id, ...input };
}

/** Those who act around the home of the personas. */
export function castAround(teller: Teller, neighbours: Cast["neighbours"]): Cast {
  const { staff: all } = teller.community;
  const community = all.find(({ role, gridCode }) => role === "COMMUNITY" && gridCode === HOME);
  const worker = all.find(
    ({ role, gridCode }) => role === "GRID_WORKER" && gridCode === `${HOME}-G05`,
  );
  if (!community || !worker) throw new Error("the demo has nobody to give services");
  return { neighbours, community, worker };
}
