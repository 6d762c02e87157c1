import { addresses, askAs, command, persona, type Somebody } from "./staged.ts";

/* Services and bookings that a test needs, made through the API as anybody would. */

/** Open day and night, so that there is always a time that begins soon. */
const plan = {
  weekly: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    hours: [{ opens: "00:00", closes: "24:00" }],
  })),
  breaks: [],
  exceptions: [],
  isClosedOnHolidays: false,
  slotMinutes: 5,
  beforeMinutes: 0,
  afterMinutes: 0,
  capacity: 1,
  walkIns: 0,
  occasions: [],
};
const rules = {
  leadMinutes: 0,
  windowDays: 14,
  isWindowInWorkDays: false,
  cutoffMinutes: 0,
  maxParty: 1,
  needsApproval: false,
  isUrgent: false,
};

type Offered = { id: string; name: string };

const required = <T>(made: T | undefined, what: string): T => {
  if (made === undefined) throw new Error(`no ${what} was answered`);
  return made;
};

/** The community's secretary offers a service in the grid of a persona. */
async function offer(api: string, of: string, name: string, change: object): Promise<Offered> {
  const { gridId } = await persona(api, of);
  const draft = {
    gridId,
    name: { zh: name, en: name },
    summary: { zh: `${name}，请按时到场`, en: `${name}, please come in time` },
    category: "GOVERNMENT",
    venue: "社区书记接待室",
    plan,
    rules,
    questions: [],
    resources: [],
    needsHome: false,
    price: { zh: "免费", en: "Free" },
    ...change,
  };
  const { service } = await command(
    await persona(api, "community"),
    "offerService",
    { draft },
    "service",
  );
  return { id: required(service, "service").id, name };
}

export const offerReception = (api: string, name: string): Promise<Offered> =>
  offer(api, "community", name, { mode: "RECEPTION" });

/** A reception that gives out numbers today. */
export const offerNumbers = (api: string, name: string): Promise<Offered> =>
  offer(api, "community", name, { mode: "RECEPTION", plan: { ...plan, walkIns: 20 } });

/** Somebody draws a number. */
export async function drawNumber(api: string, key: string, serviceId: string): Promise<string> {
  const who = await persona(api, key, false);
  const { booking } = await command(who, "takeNumber", { serviceId }, "booking");
  return required(booking, "booking").id;
}

export const offerCounter = (api: string, name: string): Promise<Offered> =>
  offer(api, "community", name, { mode: "COUNTER" });

/** Given by the workers of the grid the personas are of. */
export const offerVisit = (api: string, name: string): Promise<Offered> =>
  offer(api, "grid-worker", name, { mode: "HOME_VISIT", venue: null, category: "ELDERLY" });

type Slots = { service: { days: { slots: { startAt: string; isBookable: boolean }[] }[] } };

/** The date now by the API's clock: that of the demo is not ours. */
function dateNow({ headers }: Somebody): string {
  const [, claims = ""] = (headers["authorization"] ?? "").split(".");
  const { iat } = JSON.parse(Buffer.from(claims, "base64url").toString()) as { iat: number };
  return new Date((iat + 8 * 3_600) * 1_000).toISOString().slice(0, 10);
}

async function soonest(who: Somebody, serviceId: string): Promise<string[]> {
  const query = `query ($id: ID!, $fromOn: Date!) {
    service(id: $id) { days(fromOn: $fromOn, count: 2) { slots { startAt isBookable } } }
  }`;
  const asked = { id: serviceId, fromOn: dateNow(who) };
  const { service } = await askAs<Slots>(who, query, asked);
  return service.days
    .flatMap(({ slots }) => slots)
    .flatMap(({ startAt, isBookable }) => (isBookable ? [startAt] : []));
}

/** Somebody books the first time at which they have booked nothing else. */
async function book(api: string, key: string, serviceId: string, more = {}): Promise<string> {
  const who = await persona(api, key, false);
  for (const startAt of (await soonest(who, serviceId)).slice(0, 6)) {
    const slot = { serviceId, startAt };
    const held = await command(who, "holdBooking", { slot }, "booking").catch(String);
    if (typeof held === "string") continue;
    const { id } = required(held.booking, "booking");
    await command(who, "confirmBooking", { id, ...more }, "booking");
    return id;
  }
  throw new Error(`${key} could book nothing of ${serviceId}`);
}

export const bookSoon = (api: string, key: string, serviceId: string): Promise<string> =>
  book(api, key, serviceId);

/** The same, at a home of the community. */
export async function bookVisit(api: string, key: string, serviceId: string): Promise<string> {
  const [addressId] = await addresses(api, "井台里");
  return book(api, key, serviceId, { addressId });
}

/** The code somebody shows at the door. */
export async function shownCode(api: string, key: string, id: string): Promise<string> {
  const query = `query ($id: ID!) { booking(id: $id) { checkInCode } }`;
  const who = await persona(api, key, false);
  const { booking } = await askAs<{ booking: { checkInCode: string | null } }>(who, query, { id });
  if (!booking.checkInCode) throw new Error(`${id} has no code to show`);
  return booking.checkInCode;
}

/** How a booking stands, for who booked it. */
export async function stageOf(api: string, key: string, id: string): Promise<string> {
  const who = await persona(api, key, false);
  const query = `query ($id: ID!) { booking(id: $id) { stage } }`;
  const { booking } = await askAs<{ booking: { stage: string } }>(who, query, { id });
  return booking.stage;
}

type Me = { me: { id: string; displayName: string } };

/** A persona helps out as a second worker in the grid of the others; answers how to end that. */
export async function lendWorker(api: string, key: string) {
  const street = await persona(api, "street");
  const { gridId } = await persona(api, "grid-worker");
  const { me } = await askAs<Me>(await persona(api, key, false), "{ me { id displayName } }");
  const post = { personId: me.id, role: "GRID_WORKER", title: "代班网格员", gridId };
  const { appointment } = await command(street, "appoint", post, "appointment");
  const { id: roleId } = required(appointment, "appointment");
  const dismissal = { personId: me.id, roleId, reason: "代班结束" };
  return {
    name: me.displayName,
    dismiss: () => command(street, "dismiss", dismissal, "appointment"),
  };
}
