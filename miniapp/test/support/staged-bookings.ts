import { expect } from "vitest";
import { addresses, askAs, command, persona } from "./staged.ts";

/* Services and bookings that a test needs, made through the API: what the demo brings belongs to everybody. */

type Named = { zh: string; en: string };
const both = (text: string): Named => ({ zh: text, en: text });

export type Offered = { id: string; name: string };

type Plan = {
  /** When it opens and closes, every day. */
  opens: string;
  closes: string;
  slotMinutes: number;
  capacity?: number;
  /** Numbers given out in a day. */
  walkIns?: number;
};

const two = (n: number): string => String(n).padStart(2, "0");

/**
 * Two half hours a day that begin at some time in the day: nobody may be in two places, and other tests
 * book for the same people.
 */
export function someHalfHours(): Plan {
  const begins = Math.floor(Math.random() * 270) * 5;
  const time = (minutes: number) => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { opens: time(begins), closes: time(begins + 60), slotMinutes: 30 };
}

/** All day long: the next time is always near enough for somebody to check in. */
const allDay: Plan = { opens: "00:00", closes: "24:00", slotMinutes: 5 };

const question = (code: string, text: string, kind: string, more: object = {}) => ({
  code,
  label: both(text),
  kind,
  isRequired: false,
  ...more,
});

/** A question of every kind; one of them must be answered. */
export const everyQuestion = [
  question("matter", "办理事项", "STRING", { isRequired: true }),
  question("people", "同行人数", "NUMBER", { min: 0, max: 9 }),
  question("since", "什么时候方便联系", "DATE_TIME"),
  question("more", "补充说明", "TEXT"),
  question("way", "怎么来", "SINGLE", {
    options: ["走路", "坐车"].map((text, n) => ({ code: `way${n}`, label: both(text) })),
  }),
  question("needs", "需要什么", "MULTI", {
    options: ["轮椅", "放大镜"].map((text, n) => ({ code: `need${n}`, label: both(text) })),
  }),
];

/** The community's secretary offers a service of this name, as no other has. */
export async function offer(api: string, name: string, plan: Plan, change: object = {}) {
  const secretary = await persona(api, "community");
  const own = `${name}${Math.random().toString(36).slice(2, 7)}`;
  const hours = [{ opens: plan.opens, closes: plan.closes }];
  const draft = {
    gridId: secretary.gridId,
    name: both(own),
    summary: both("请按预约时间前来。"),
    category: "GOVERNMENT",
    mode: "COUNTER",
    venue: "党群服务中心一楼大厅",
    plan: {
      weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, hours })),
      breaks: [],
      exceptions: [],
      isClosedOnHolidays: false,
      slotMinutes: plan.slotMinutes,
      beforeMinutes: 0,
      afterMinutes: 0,
      capacity: plan.capacity ?? 1,
      walkIns: plan.walkIns ?? 0,
      occasions: [],
    },
    rules: {
      leadMinutes: 0,
      windowDays: 14,
      isWindowInWorkDays: false,
      cutoffMinutes: 0,
      maxParty: 1,
      needsApproval: false,
      isUrgent: false,
    },
    questions: [],
    resources: [],
    needsHome: false,
    price: both("免费"),
    ...change,
  };
  const { service } = await command(secretary, "offerService", { draft }, "service");
  return { id: service?.id ?? "", name: own } satisfies Offered;
}

/** A day on which the secretary receives people. */
export const offerReception = (api: string, name: string) =>
  offer(api, name, allDay, { mode: "RECEPTION", venue: "社区书记接待室" });

/** A reception that gives out numbers today. */
export const offerNumbers = (api: string, name: string) =>
  offer(api, name, { ...allDay, walkIns: 20 }, { mode: "RECEPTION", venue: "社区书记接待室" });

/** Somebody draws a number. */
export async function drawNumber(api: string, key: string, serviceId: string) {
  const who = await persona(api, key, false);
  const { booking } = await command(who, "takeNumber", { serviceId }, "booking");
  return booking?.id ?? "";
}

export const offerCounter = (api: string, name: string) => offer(api, name, allDay);

/** Given at home by the workers of the grid the personas are of. */
export async function offerVisit(api: string, name: string) {
  const { gridId } = await persona(api, "grid-worker");
  const visit = { gridId, mode: "HOME_VISIT", venue: null, category: "ELDERLY" };
  return offer(api, name, allDay, visit);
}

type Span = { startAt: string; endAt: string };

const guestOf = (api: string) => ({ api, headers: {}, gridId: null });

/**
 * The first times of a service begin so far from now: what has to be done before is done even on a slow
 * machine. Whoever comes half an hour early can check in.
 */
const LEAD = 10 * 60_000;

async function nowOf(api: string): Promise<number> {
  const { now } = await askAs<{ now: string }>(guestOf(api), "{ now: answeredAt }");
  return Date.parse(now);
}

/** The times of a service from so many hours on, for a week. */
async function timesOf(api: string, { id }: Offered, hours: number) {
  const now = await nowOf(api);
  // Eight hours more is the time of day in Beijing.
  const local = new Date(now + (8 + hours) * 3_600_000);
  const query = `query ($id: ID!, $fromOn: Date!) {
    service(id: $id) { days(fromOn: $fromOn, count: 7) { slots { startAt endAt isBookable } } }
  }`;
  type Days = { service: { days: { slots: (Span & { isBookable: boolean })[] }[] } };
  const asked = { id, fromOn: local.toISOString().slice(0, 10) };
  const { service } = await askAs<Days>(guestOf(api), query, asked);
  return service.days
    .flatMap(({ slots }) => slots)
    .filter(({ isBookable, startAt }) => isBookable && Date.parse(startAt) >= now + LEAD);
}

/**
 * When a persona has to be somewhere: what is done already takes up its time as well. A number is good for a
 * whole day, and takes up none.
 */
async function diaryOf(api: string, key: string): Promise<Span[]> {
  const query = `{
    open: myBookings(phase: OPEN, first: 100) { edges { node { startAt endAt isWalkIn } } }
    ended: myBookings(phase: ENDED, first: 100) { edges { node { startAt endAt isWalkIn } } }
  }`;
  type Mine = { edges: { node: Span & { isWalkIn: boolean } }[] };
  const { open, ended } = await askAs<{ open: Mine; ended: Mine }>(
    await persona(api, key, false),
    query,
  );
  return [...open.edges, ...ended.edges]
    .map(({ node }) => node)
    .filter(({ isWalkIn }) => !isWalkIn);
}

/** Whether the personas of these tests can come. */
async function canCome(api: string): Promise<(span: Span) => boolean> {
  const taken = [...(await diaryOf(api, "resident")), ...(await diaryOf(api, "micro-head"))];
  return ({ startAt, endAt }) => taken.every((one) => one.endAt <= startAt || endAt <= one.startAt);
}

/** When the times begin at which they can, from so many hours on. */
async function possible(api: string, service: Offered, hours: number): Promise<string[]> {
  const isPossible = await canCome(api);
  return (await timesOf(api, service, hours)).filter(isPossible).map(({ startAt }) => startAt);
}

/** Open all day from the first time on at which they can: it is the next that is shown, and near enough to check in. */
export async function fromSoon(api: string): Promise<Plan> {
  const isPossible = await canCome(api);
  const length = allDay.slotMinutes * 60_000;
  const textOf = (ms: number) => new Date(ms).toISOString();
  let begins = Math.ceil(((await nowOf(api)) + LEAD) / length) * length;
  while (!isPossible({ startAt: textOf(begins), endAt: textOf(begins + length) })) begins += length;
  return { ...allDay, opens: clockOf(textOf(begins)) };
}

/** From tomorrow on. */
export const freeTimes = (api: string, service: Offered): Promise<string[]> =>
  possible(api, service, 24);

/** The very next. */
export async function nextTime(api: string, service: Offered): Promise<string> {
  const [next = ""] = await possible(api, service, 0);
  return next;
}

/** How a clock in Beijing shows it: `09:05`. */
export const clockOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);

/** Somebody holds a seat, to be confirmed. */
export async function hold(api: string, key: string, { id }: Offered, startAt: string) {
  const who = await persona(api, key, false);
  const input = { slot: { serviceId: id, startAt } };
  const { booking } = await command(who, "holdBooking", input, "booking");
  return booking?.id ?? "";
}

async function confirm(api: string, key: string, id: string, more: object): Promise<void> {
  await command(await persona(api, key, false), "confirmBooking", { id, ...more }, "booking");
}

/** Somebody books it. */
export async function book(api: string, key: string, service: Offered, startAt: string) {
  const id = await hold(api, key, service, startAt);
  await confirm(api, key, id, {});
  return id;
}

/** Somebody books a time to check in at soon at which they are nowhere else; others book for them meanwhile. */
export async function bookSoon(api: string, key: string, service: Offered, more: object = {}) {
  for (const { startAt } of (await timesOf(api, service, 0)).slice(0, 4)) {
    const id = await hold(api, key, service, startAt).catch(() => null);
    if (id === null) continue;
    await confirm(api, key, id, more);
    return id;
  }
  throw new Error(`${key} could book nothing of ${service.name}`);
}

/** The same, at a home of the community. */
export async function bookVisit(api: string, key: string, service: Offered) {
  const [addressId] = await addresses(api, "井台里");
  return bookSoon(api, key, service, { addressId });
}

export async function cancel(api: string, key: string, id: string): Promise<void> {
  await command(await persona(api, key, false), "cancelBooking", { id }, "booking");
}

type Shown = { booking: { stage: string; checkInCode: string | null } };

/** A booking as a persona sees it. */
async function bookingOf(api: string, key: string, id: string): Promise<Shown["booking"]> {
  const query = "query ($id: ID!) { booking(id: $id) { stage checkInCode } }";
  return (await askAs<Shown>(await persona(api, key, false), query, { id })).booking;
}

/** Waits until the API has brought it there: a page may say so before, or still from the time before. */
export const reaches = (api: string, key: string, id: string, stage: string): Promise<void> =>
  expect.poll(async () => (await bookingOf(api, key, id)).stage).toBe(stage);

/** What a persona shows at the door now. */
export async function shownCode(api: string, key: string, id: string): Promise<string> {
  const { checkInCode } = await bookingOf(api, key, id);
  if (checkInCode === null) throw new Error(`there is no code for ${id}`);
  return checkInCode;
}

/** The secretary scans what was shown, and later notes that the service was given. */
export async function checkIn(api: string, id: string, code: string): Promise<void> {
  await command(await persona(api, "community"), "checkInBooking", { id, code }, "booking");
}
export async function finish(api: string, id: string): Promise<void> {
  const record = "材料齐全，已代为提交。";
  await command(await persona(api, "community"), "finishBooking", { id, record }, "booking");
}

/** A persona lets another book for them, for a week. */
export async function giveLeave(api: string, from: string, to: string): Promise<void> {
  const agentId = await personOf(api, to);
  const input = { agentId, relation: "FAMILY", days: 7 };
  await command(await persona(api, from, false), "authoriseAgent", input, "authorisation");
}

type Me = { me: { id: string; displayName: string } };

const meOf = async (api: string, key: string): Promise<Me["me"]> =>
  (await askAs<Me>(await persona(api, key, false), "{ me { id displayName } }")).me;

/** The id of a persona, as it is in their code. */
export const personOf = async (api: string, key: string): Promise<string> =>
  (await meOf(api, key)).id;

/** A persona helps out as a second worker in the grid of the others; answers how to end that. */
export async function lendWorker(api: string, key: string) {
  const street = await persona(api, "street");
  const { gridId } = await persona(api, "grid-worker");
  const { id: personId, displayName: name } = await meOf(api, key);
  const post = { personId, role: "GRID_WORKER", title: "代班网格员", gridId };
  const { appointment } = await command(street, "appoint", post, "appointment");
  const dismissal = { personId, roleId: appointment?.id, reason: "代班结束" };
  return { name, dismiss: () => command(street, "dismiss", dismissal, "appointment") };
}

/** A service that asks everything, a seat of it that the resident holds, and one they have, whose code is shown. */
export async function stageBookings(api: string) {
  const service = await offer(api, "政策咨询", someHalfHours(), { questions: everyQuestion });
  const now = await offer(api, "证明代办", await fromSoon(api));
  const [first = ""] = await freeTimes(api, service);
  const held = await hold(api, "resident", service, first);
  const booked = await book(api, "resident", now, await nextTime(api, now));
  return { service: service.id, held, booked };
}
