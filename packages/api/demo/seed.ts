import type { Deps } from "../src/deps.ts";
import { atLocal, type Clock, DAY, type Instant, MINUTE, plus, toMs } from "../src/kernel/clock.ts";
import { type Id, type Ids, type Kind, prefixes } from "../src/kernel/ids.ts";
import { checkConsumer } from "../src/media/check.ts";
import { attachConsumer } from "../src/media/store.ts";
import type { DiskBucket } from "../src/media/disk.ts";
import { mediaRoute } from "../src/media/upload.ts";
import { noticeConsumer } from "../src/notice/store.ts";
import { createApp } from "../src/server.ts";
import { writePersona } from "../src/session/store.ts";
import { createWorker } from "../src/worker.ts";
import { concernConsumer } from "../src/complaint/concern.ts";
import { promoteConsumer } from "../src/booking/promote.ts";
import { castAround, offerServices, tellBookings } from "./book.ts";
import { tellMeals } from "./dine.ts";
import { type Community, type Dweller, makeCommunity } from "./community.ts";
import { DEMO_SEED } from "./division.ts";
import { DEMO_NOW } from "./now.ts";
import { drawAll } from "./photos.ts";
import { seeded } from "./random.ts";
import { type Journey, stories, type Story } from "./stories.ts";
import { asStaff, type StoryClock, type Teller, tellStory } from "./tell.ts";
import { uncoverPhotos } from "./uncover.ts";

/** The community was set up well before its first story. */
const DEMO_BEGIN: Instant = atLocal("2026-10-12", "09:00");

export type Progress = (what: string, done: number, total: number) => void;

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const encode = (value: number, length: number): string =>
  Array.from({ length }, (_, i) =>
    CROCKFORD.charAt(Math.floor(value / 32 ** (length - 1 - i)) % 32),
  ).join("");

/** Ids and bytes in a fixed order: every first start makes the very same community. */
function demoIds(clock: StoryClock): Ids {
  const random = seeded(DEMO_SEED);
  let made = 0;
  const tail = () =>
    Array.from({ length: 10 }, () => CROCKFORD[Math.floor(random() * 32)]).join("");
  return {
    next: <K extends Kind>(kind: K) => {
      made += 1;
      const time = encode(toMs(clock.now), 10);
      return `${prefixes[kind]}_${time}${encode(made, 6)}${tail()}` as Id<K>;
    },
    random: (n) => Uint8Array.from({ length: n }, () => Math.floor(random() * 256)),
  };
}

/** On which day and at what time a story begins, so that by now it stands where it should. */
const begins: Record<Journey, { on: string; at: `${number}:${number}` }> = {
  submitted: { on: "2026-11-20", at: "09:12" },
  needsInfo: { on: "2026-11-19", at: "14:40" },
  supplemented: { on: "2026-11-20", at: "09:02" },
  rejected: { on: "2026-11-18", at: "09:30" },
  merged: { on: "2026-11-20", at: "09:40" },
  accepted: { on: "2026-11-20", at: "09:05" },
  onSite: { on: "2026-11-20", at: "09:20" },
  onSiteClosed: { on: "2026-11-12", at: "09:20" },
  dispatched: { on: "2026-11-20", at: "09:04" },
  processing: { on: "2026-11-19", at: "15:00" },
  late: { on: "2026-11-09", at: "09:30" },
  returnRequested: { on: "2026-11-20", at: "09:01" },
  returned: { on: "2026-11-10", at: "09:15" },
  handled: { on: "2026-11-19", at: "14:10" },
  reworked: { on: "2026-11-11", at: "09:25" },
  awaiting: { on: "2026-11-18", at: "09:20" },
  closed: { on: "2026-10-26", at: "09:10" },
  unanswered: { on: "2026-11-10", at: "09:40" },
  withdrawn: { on: "2026-11-17", at: "10:05" },
  disputed: { on: "2026-11-17", at: "09:15" },
  reopened: { on: "2026-11-12", at: "09:35" },
};

/** Closed stories spread over the weeks before, one working week day after the other. */
function beginOf({ journey, beginsOn }: Story, n: number): Instant {
  const { on, at } = begins[journey];
  const spread = ["closed", "onSiteClosed"].includes(journey) ? Math.floor(n / 5) * 7 + (n % 5) : 0;
  const days = journey === "onSiteClosed" ? Math.min(n % 5, 1) : Math.min(spread, 22);
  return plus(plus(atLocal(beginsOn ?? on, at), days * DAY), (n % 7) * 3 * MINUTE);
}

/** The grid most personas belong to: whoever comes in finds things under way there. */
const HOME_GRID = "999901001001-G05";

type Resident = Community["residents"][number];

const settledIn = ({ residents }: Community, test: (one: Resident) => boolean): Resident[] =>
  residents.filter((one) => one.address && one.wish.claim === "CONFIRMED" && test(one));

const neighbours = (community: Community): Resident[] =>
  settledIn(community, ({ gridCode }) => gridCode?.startsWith(HOME_GRID) ?? false);

/** Who found the wall: the head of its micro-grid. */
const wallFinder = (community: Community): Resident | undefined =>
  settledIn(
    community,
    ({ address, role }) => address?.compound === "槐东院" && role === "MICRO_HEAD",
  )[0];

/** Whoever reports: people with a confirmed home, every fifth time somebody of the home grid. */
function reporterOf(community: Community, i: number) {
  const near = neighbours(community);
  const all = settledIn(community, () => true);
  const found =
    i === 0
      ? wallFinder(community)
      : i % 5 === 2
        ? near[Math.floor(i / 5) % near.length]
        : all[(i * 7 + 3) % all.length];
  if (!found?.address) throw new Error("the demo has no resident with a home");
  return { reporter: found, address: found.address };
}

async function tellAll(teller: Teller, progress: Progress): Promise<string[]> {
  const counts = new Map<Journey, number>();
  const told = new Map<string, { id: string; place: ReturnType<typeof reporterOf> }>();
  const ids: string[] = [];
  for (const [i, story] of stories.entries()) {
    const n = counts.get(story.journey) ?? 0;
    counts.set(story.journey, n + 1);
    const lead = story.journey === "merged" ? told.get(story.category) : undefined;
    const { reporter, address } = reporterOf(teller.community, i);
    const id = await tellStory(teller, story, {
      startsAt: beginOf(story, n),
      seed: i,
      reporter,
      address: lead?.place.address ?? address,
      until: DEMO_NOW,
      mergeInto: lead?.id ?? null,
    });
    told.set(story.category, { id, place: { reporter, address } });
    ids.push(id);
    progress("诉求", i + 1, stories.length);
  }
  return ids;
}

/** The neighbours of the personas first, then the rest of their community. */
function aroundHome(community: Community): Resident[] {
  const near = neighbours(community);
  const all = settledIn(
    community,
    ({ gridCode }) => gridCode?.startsWith(HOME_GRID.split("-")[0] ?? "") ?? false,
  );
  return [...near, ...all.filter((one) => !near.includes(one))];
}

async function tellServices(teller: Teller, progress: Progress): Promise<void> {
  progress("预约", 0, 2);
  const services = await offerServices(teller);
  progress("预约", 1, 2);
  const cast = castAround(teller, aroundHome(teller.community));
  await tellBookings(teller, services, cast, DEMO_NOW);
  progress("预约", 2, 2);
}

/** So many eat from the kitchen of the demo: one in thirty of the town the numbers come from. */
const EATERS = 30;

async function tellTables(teller: Teller, progress: Progress): Promise<void> {
  progress("助餐", 0, 1);
  const { community } = teller;
  const relative = neighbours(community)[3];
  const found = {
    street: staffAs("STREET")(community),
    community: staffAs("COMMUNITY", HOME_GRID.split("-")[0])(community),
    courier: staffAs("PROVIDER")(community),
  };
  const { street, community: officer, courier } = found;
  if (!relative || !street || !officer || !courier) throw new Error("the demo has nobody to cook");
  const elders = aroundHome(community)
    .filter(({ id }) => id !== relative.id)
    .slice(0, EATERS);
  await tellMeals(teller, { elders, relative, street, community: officer, courier }, DEMO_NOW);
  progress("助餐", 1, 1);
}

type Wanted = {
  key: string;
  zh: string;
  en: string;
  find: (community: Community) => Dweller | undefined;
};
const staffAs =
  (role: string, gridCode?: string) =>
  ({ staff }: Community) =>
    staff.find((one) => one.role === role && (!gridCode || one.gridCode?.startsWith(gridCode)));

/** Who a newcomer can sign in as: one of each kind, around the story of the wall. */
const personas: readonly Wanted[] = [
  { key: "resident", zh: "居民", en: "Resident", find: (community) => neighbours(community)[3] },
  {
    key: "micro-head",
    zh: "微网格长（上报危墙的人）",
    en: "Micro-grid head, who reported the wall",
    find: wallFinder,
  },
  {
    key: "grid-worker",
    zh: "网格员",
    en: "Grid worker",
    find: staffAs("GRID_WORKER", HOME_GRID),
  },
  { key: "grid-head", zh: "网格长", en: "Grid head", find: staffAs("GRID_HEAD", HOME_GRID) },
  {
    key: "community",
    zh: "社区书记",
    en: "Community secretary",
    find: staffAs("COMMUNITY", "999901001001"),
  },
  { key: "street", zh: "街道值守", en: "Street duty officer", find: staffAs("STREET") },
  {
    key: "department",
    zh: "部门承办人（住建）",
    en: "Department handler, housing",
    find: ({ staff }) => staff.find((one) => one.unitCode === "HOUSING_CONSTRUCTION"),
  },
  { key: "property", zh: "物业管家", en: "Property staff", find: staffAs("PROPERTY") },
  {
    key: "courier",
    zh: "助餐点送餐员",
    en: "Kitchen and courier of meals",
    find: staffAs("PROVIDER"),
  },
  { key: "convener", zh: "议事会召集人", en: "Council convener", find: staffAs("CONVENER") },
  { key: "admin", zh: "平台管理员", en: "Platform administrator", find: staffAs("PLATFORM_ADMIN") },
  { key: "auditor", zh: "安全审计员", en: "Security auditor", find: staffAs("SECURITY_AUDITOR") },
];

async function writePersonas(deps: Deps, community: Community): Promise<void> {
  for (const [order, { key, zh, en, find }] of personas.entries()) {
    const found = find(community);
    if (!found) throw new Error(`the demo has nobody for the persona ${key}`);
    const name = ` · ${found.displayName}`;
    const title = { zh: zh + name, en: en + name };
    await writePersona(deps.table, { key, personId: found.id, title, order });
  }
}

/** Makes the demo community on an empty table, by commands only, and answers when it is all there. */
export async function seedDemo(
  deps: Deps,
  bucketFor: (clock: Clock) => DiskBucket,
  progress: Progress,
): Promise<Community> {
  const clock: StoryClock = { now: DEMO_BEGIN };
  const tell: Clock = () => clock.now;
  const bucket = bucketFor(tell);
  const told: Deps = { ...deps, clock: tell, bucket, ids: demoIds(clock), log: () => undefined };
  const app = createApp(told, { routes: [mediaRoute(told, bucket)] });
  const community = await makeCommunity(told, DEMO_BEGIN, progress);
  const album = await drawAll(stories.map(({ scene }) => scene));
  const teller = { deps: told, app, clock, community, album };
  const complaintIds = await tellAll(teller, progress);
  await tellServices(teller, progress);
  await tellTables(teller, progress);
  clock.now = DEMO_NOW;
  const consumers = [
    noticeConsumer(told),
    attachConsumer(told),
    checkConsumer(told),
    promoteConsumer(told),
    concernConsumer(told),
  ];
  const worker = createWorker(told, consumers);
  progress("消息", 0, 1);
  // What is offered to those who wait is news again.
  while ((await worker.drainNow()) > 0);
  progress("消息", 1, 1);
  const officer = staffAs("STREET")(community);
  if (!officer) throw new Error("the demo has no duty officer");
  await uncoverPhotos(teller, asStaff(officer), complaintIds);
  await writePersonas(told, community);
  return community;
}
