import {
  asking,
  go,
  idOfNew,
  inWorkOf,
  type Json,
  photosOf,
  positionOf,
  SPOT,
  type Village,
  type Who,
} from "../../src/complaint/api.fixture.ts";
import { categories } from "../../src/complaint/complaint.fixture.ts";
import { consumersOf } from "../../src/consumers.ts";
import { SECOND } from "../../src/kernel/clock.ts";
import { plan } from "../../src/grid/plan.fixture.ts";
import { sealPrivate } from "../../src/person/private.ts";
import { saveOpenid } from "../../src/person/store.ts";
import { makeRefreshToken } from "../../src/session/refresh-token.ts";
import { startSession } from "../../src/session/decide.ts";
import { saveSession, writePersona } from "../../src/session/store.ts";
import { drainOutbox } from "../../src/table/outbox.ts";
import { noticeConsumer } from "../../src/notice/store.ts";
import type { Asking } from "./app.ts";
import { mealCases } from "./meal-faults.ts";
import { bookingFaultCases } from "./fault-bookings.ts";
import { claimHome, giveHome, signIn, type TestPerson } from "./people.ts";

/*
 * For every mutation one case in which it works, ready to be sent: whatever fails on its way to the table,
 * it must be carried out once.
 */

export type Prepared = {
  who: Asking;
  /** Anew for every attempt where a client could not send the same again, such as a code that works once. */
  input: () => Json;
};
export type FaultCase = {
  prepare: (village: Village) => Promise<Prepared>;
  /**
   * Has no key, so a client that got no answer may leave something behind that nobody has: named by the
   * beginning of the key, with why that does no harm.
   */
  leaves?: Readonly<Record<string, string>>;
};

const as = async (village: Village, who: Who | TestPerson): Promise<Asking> => asking(village, who);

type Step = readonly [who: Who, mutation: string, input?: object];

/** A command on a complaint of the neighbour's, after the steps that lead to it. */
const onComplaint = (
  plan: (village: Village) => {
    report?: object;
    before?: readonly Step[];
    step: Step | ((village: Village) => Promise<Step>);
  },
): FaultCase => ({
  prepare: async (village) => {
    const { report = {}, before = [], step } = plan(village);
    const id = await idOfNew(village, "neighbour", report);
    await go(village, id, ...before);
    const [who, , input = {}] = typeof step === "function" ? await step(village) : step;
    return { who: await as(village, who), input: () => ({ id, ...input }) };
  },
});

const step =
  (one: Step, report: object = {}) =>
  () => ({ report, step: one });

const onSite = { category: categories.rubbish };
const lamp = { category: categories.lamp };
const noise = { category: categories.noise };
const accepted: Step = ["head", "acceptComplaint"];
const toUnit = ({ unit }: Village): Step[] => [
  ["street", "acceptComplaint"],
  ["street", "dispatchComplaint", { unitId: unit("URBAN_MANAGEMENT") }],
];
const wrong: Step = ["lamps", "requestComplaintReturn", { reason: "非路灯", suggestion: "水务" }];
const inWork = ({ grid }: Village): Step[] => [
  accepted,
  ["head", "dispatchComplaint", { gridId: grid("A") }],
  ["worker", "signComplaint"],
];
const result: Step = ["worker", "submitComplaintResult", { text: "已劝说" }];
const pass: Step = ["head", "passComplaintVerification"];
const no: Step = ["neighbour", "confirmComplaint", { solved: false, comment: "还在吵" }];
const yes: Step = ["neighbour", "confirmComplaint", { solved: true, rating: 5 }];

/** By somebody else, in vain. */
const onceMore = ({ grid }: Village, who: Who): Step[] => [
  ["street", "redispatchComplaint", { gridId: grid("A") }],
  [who, "signComplaint"],
  [who, "submitComplaintResult", { text: "再次劝说" }],
  ["street", "passComplaintVerification"],
  no,
];

const withPhotos =
  (who: Who, mutation: string, input: object) =>
  async (village: Village): Promise<Step> => [
    who,
    mutation,
    { ...input, photos: await photosOf(village, who, 2) },
  ];

/** Settled on site and drawn for a check. */
async function sampled(village: Village): Promise<string> {
  const { ids } = village.app.deps;
  const id = await idOfNew(village, "neighbour", onSite);
  await go(village, id, ["worker", "handleComplaintOnSite"]);
  const photos = await photosOf(village, "worker", 2);
  village.app.deps.ids = { ...ids, random: (n) => new Uint8Array(n) };
  await go(village, id, ["worker", "closeComplaintOnSite", { text: "已清走", photos }]);
  village.app.deps.ids = ids;
  return id;
}

/** A photo WeChat does not check, because its owner did not come by WeChat. */
const toBeLookedAt: FaultCase = {
  prepare: async (village) => {
    const { deps } = village.app;
    const photos = await photosOf(village, "reporter", 1);
    const id = await idOfNew(village, "reporter", { photos });
    await drainOutbox(deps.table, consumersOf(deps), deps.clock());
    const input = { id, photoId: photos[0], reason: "是现场照片" };
    return { who: await as(village, "head"), input: () => input };
  },
};

const ofComplaints: Record<string, FaultCase> = {
  submitComplaint: {
    prepare: async (village) => {
      const photos = await photosOf(village, "reporter", 2);
      const place = { addressId: village.address.id };
      const report = { category: categories.bench, description: "示例：长椅", place, photos };
      return { who: await as(village, "reporter"), input: () => report };
    },
  },
  acceptComplaint: onComplaint(step(accepted)),
  classifyComplaint: onComplaint(step(["worker", "classifyComplaint", lamp])),
  locateComplaint: onComplaint((village) => ({
    step: ["worker", "locateComplaint", { place: { gridId: village.grid("A") } }],
  })),
  askComplaintInfo: onComplaint(step(["head", "askComplaintInfo", { question: "几号楼？" }])),
  supplementComplaint: onComplaint(() => ({
    step: withPhotos("neighbour", "supplementComplaint", { text: "三号楼" }),
  })),
  rejectComplaint: onComplaint(
    step(["community", "rejectComplaint", { reason: "ABUSIVE", text: "请文明用语" }]),
  ),
  mergeComplaint: {
    prepare: async (village) => {
      const [intoId, id] = [await idOfNew(village), await idOfNew(village, "neighbour")];
      return { who: await as(village, "head"), input: () => ({ id, intoId }) };
    },
  },
  unmergeComplaint: {
    prepare: async (village) => {
      const [intoId, id] = [await idOfNew(village), await idOfNew(village, "neighbour")];
      await go(village, id, ["head", "mergeComplaint", { intoId }]);
      const input = () => ({ id, reason: "另一件" });
      return { who: await as(village, "head"), input };
    },
  },
  handleComplaintOnSite: onComplaint(step(["worker", "handleComplaintOnSite"], onSite)),
  assignComplaintOnSite: onComplaint(({ people }) => ({
    report: onSite,
    before: [accepted],
    step: ["head", "assignComplaintOnSite", { personId: people.colleague.id }],
  })),
  closeComplaintOnSite: onComplaint(() => ({
    report: onSite,
    before: [["worker", "handleComplaintOnSite"]],
    step: withPhotos("worker", "closeComplaintOnSite", { text: "已清走" }),
  })),
  checkComplaintSample: {
    prepare: async (village) => {
      const id = await sampled(village);
      return { who: await as(village, "head"), input: () => ({ id, passed: true, note: "属实" }) };
    },
  },
  dispatchComplaint: onComplaint(({ grid }) => ({
    before: [accepted],
    step: ["head", "dispatchComplaint", { gridId: grid("A") }],
  })),
  signComplaint: onComplaint((village) => ({
    report: lamp,
    before: toUnit(village),
    step: ["lamps", "signComplaint"],
  })),
  transferComplaint: onComplaint((village) => ({
    report: lamp,
    before: [...toUnit(village), ["lamps", "signComplaint"]],
    step: ["lamps", "transferComplaint", { personId: village.people.lampsToo.id }],
  })),
  requestComplaintReturn: onComplaint((village) => ({
    report: lamp,
    before: toUnit(village),
    step: wrong,
  })),
  approveComplaintReturn: onComplaint((village) => ({
    report: lamp,
    before: [...toUnit(village), wrong],
    step: ["street", "approveComplaintReturn", { unitId: village.unit("UTILITIES") }],
  })),
  refuseComplaintReturn: onComplaint((village) => ({
    report: lamp,
    before: [...toUnit(village), wrong],
    step: ["street", "refuseComplaintReturn", { reason: "属你单位" }],
  })),
  submitComplaintResult: {
    prepare: async (village) => {
      const id = await inWorkOf(village);
      const photos = await photosOf(village, "worker", 2);
      const input = { id, text: "已修好", photos, where: { point: positionOf(SPOT) } };
      return { who: await as(village, "worker"), input: () => input };
    },
  },
  passComplaintVerification: onComplaint((village) => ({
    report: noise,
    before: [...inWork(village), result],
    step: pass,
  })),
  failComplaintVerification: onComplaint((village) => ({
    report: noise,
    before: [...inWork(village), result],
    step: ["head", "failComplaintVerification", { text: "还吵" }],
  })),
  confirmComplaint: onComplaint((village) => ({
    report: noise,
    before: [...inWork(village), result, pass],
    step: no,
  })),
  redispatchComplaint: onComplaint((village) => ({
    report: noise,
    before: [...inWork(village), result, pass, no],
    step: ["community", "redispatchComplaint", { gridId: village.grid("A") }],
  })),
  concludeComplaint: onComplaint((village) => ({
    report: noise,
    before: [
      ...inWork(village),
      result,
      pass,
      no,
      ...onceMore(village, "colleague"),
      ...onceMore(village, "head"),
    ],
    step: ["street", "concludeComplaint", { text: "已列入改造计划" }],
  })),
  reopenComplaint: onComplaint((village) => ({
    report: noise,
    before: [...inWork(village), result, pass, yes],
    step: withPhotos("neighbour", "reopenComplaint", { text: "又吵了" }),
  })),
  escalateComplaint: onComplaint(step(["head", "escalateComplaint", { reason: "需协调" }])),
  withdrawComplaint: onComplaint(step(["neighbour", "withdrawComplaint"])),
  urgeComplaint: onComplaint(step(["neighbour", "urgeComplaint"])),
  followComplaint: onComplaint(step(["head", "followComplaint"])),
  unfollowComplaint: onComplaint(step(["head", "unfollowComplaint"])),
  liftPhotoVeil: toBeLookedAt,
  revealReporter: {
    prepare: async (village) => {
      const id = await inWorkOf(village);
      return { who: await as(village, "worker"), input: () => ({ id, purpose: "核实位置" }) };
    },
    leaves: { access: "every time somebody may have been told a phone number is on record" },
  },
};

const home = ({ address }: Village) => ({ addressId: address.id, path: address.path });

async function claimed(village: Village) {
  const person = await signIn(village.app);
  return { person, residenceId: await claimHome(village.app, person.id, home(village)) };
}

const ofPeople: Record<string, FaultCase> = {
  updateProfile: {
    prepare: async (village) => {
      const person = await signIn(village.app);
      return { who: await as(village, person), input: () => ({ displayName: "新名字" }) };
    },
  },
  claimResidence: {
    prepare: async (village) => {
      const person = await signIn(village.app);
      const input = { addressId: village.address.id, relation: "TENANT" };
      return { who: await as(village, person), input: () => input };
    },
  },
  endResidence: {
    prepare: async (village) => {
      const { person, residenceId } = await claimed(village);
      return { who: await as(village, person), input: () => ({ residenceId }) };
    },
  },
  decideResidence: {
    prepare: async (village) => {
      const { person, residenceId } = await claimed(village);
      const input = { personId: person.id, residenceId, confirmed: true };
      return { who: await as(village, "community"), input: () => input };
    },
  },
  appoint: {
    prepare: async (village) => {
      const person = await signIn(village.app);
      await giveHome(village.app, person.id, home(village));
      const post = { role: "MICRO_HEAD", gridId: village.grid("A1"), title: "微网格长" };
      const input = { ...post, personId: person.id };
      return { who: await as(village, "street"), input: () => input };
    },
  },
  dismiss: {
    prepare: async (village) => {
      const posts = [{ role: "GRID_WORKER", path: "/S/C/A/" }] as const;
      const { id: personId, roleIds } = await signIn(village.app, { posts });
      const input = { personId, roleId: roleIds[0], reason: "到期" };
      return { who: await as(village, "street"), input: () => input };
    },
  },
  signOut: {
    prepare: async (village) => ({
      who: await as(village, await signIn(village.app)),
      input: () => ({}),
    }),
  },
  signOutEverywhere: {
    prepare: async (village) => ({
      who: await as(village, await signIn(village.app)),
      input: () => ({}),
    }),
  },
};

const session = { ses: "a session whose tokens nobody has" };
let phones = 0;

const ofSessions: Record<string, FaultCase> = {
  requestPhoneCode: {
    prepare: async () => ({
      who: { peer: "198.51.100.1" },
      input: () => {
        phones += 1;
        return { phone: `100000${String(10_000 + phones)}` };
      },
    }),
    leaves: { "phone-codes": "a code nobody was sent; it ends by itself" },
  },
  signInAsPersona: {
    prepare: async (village) => {
      const { id: personId } = await signIn(village.app);
      const title = { zh: "示例人物", en: "Somebody" };
      await writePersona(village.app.deps.table, { key: "somebody", personId, title, order: 1 });
      return { who: {}, input: () => ({ key: "somebody" }) };
    },
    leaves: session,
  },
  refreshSession: {
    prepare: async (village) => {
      const { deps } = village.app;
      const { id: personId } = await signIn(village.app);
      const sessionId = deps.ids.next("session");
      const opened = startSession({ id: personId, epoch: 0 }, deps.clock());
      await saveSession(deps.table, { id: sessionId, session: opened, version: 0 });
      const refreshToken = makeRefreshToken(deps.secret, { sessionId, counter: opened.counter });
      return { who: {}, input: () => ({ refreshToken }) };
    },
  },
};

const ofOthers: Record<string, FaultCase> = {
  requestUpload: {
    prepare: async (village) => ({
      who: await as(village, "reporter"),
      input: () => ({ contentType: "image/jpeg", sizeBytes: 1_000 }),
    }),
    leaves: { med: "a photo that is never sent goes away after a day" },
  },
  markNoticeRead: {
    prepare: async (village) => {
      const person = await signIn(village.app);
      const id = await hear(village, person);
      return { who: await as(village, person), input: () => ({ id }) };
    },
  },
  markAllNoticesRead: {
    prepare: async (village) => {
      const person = await signIn(village.app);
      await hear(village, person);
      return { who: await as(village, person), input: () => ({}) };
    },
  },
  acceptMessages: {
    prepare: async (village) => {
      const { table, keyring } = village.app.deps;
      const person = await signIn(village.app);
      const openid = sealPrivate(keyring, person.id, "openid", "o-agrees");
      await saveOpenid(table, person.id, openid, null);
      return { who: await as(village, person), input: () => ({ sorts: ["WORK"] }) };
    },
    leaves: { contact: "one agreement too many, which ends when WeChat turns a message down" },
  },
  importDivision: {
    prepare: async (village) => {
      const admin = await signIn(village.app, { posts: [{ role: "PLATFORM_ADMIN" }] });
      village.app.clock.advance(SECOND);
      const rows = plan.map((row) => ({ ...row, householdCount: row.householdCount + 1 }));
      return { who: await as(village, admin), input: () => ({ rows }) };
    },
    leaves: { division: "the rows of an edition that never counted" },
  },
};

const unheard = {
  fed: "its owner sees the feed and may replace or end it",
  feedsecret: "the address of it, which nobody was told",
};

/** Somebody with a calendar feed; answers both. */
async function withFeed(village: Village) {
  const person = await signIn(village.app);
  const make = "mutation { makeCalendarFeed(input: {}) { feed { id } } }";
  const { data } = await village.app.ask(make, {}, { token: person.token });
  const made = data?.["makeCalendarFeed"] as { feed: { id: string } } | undefined;
  return { who: await as(village, person), input: () => ({ id: made?.feed.id }) };
}

const ofFeeds: Record<string, FaultCase> = {
  makeCalendarFeed: {
    prepare: async (village) => ({
      who: await as(village, await signIn(village.app)),
      input: () => ({}),
    }),
    leaves: unheard,
  },
  replaceCalendarFeed: { prepare: withFeed, leaves: unheard },
  revokeCalendarFeed: { prepare: withFeed },
};

/** One notice for somebody; answers its id. */
async function hear({ app }: Village, { id: personId, token }: TestPerson): Promise<string> {
  const words = { zh: "示例", en: "Example" };
  const audience = [{ kind: "person", personId } as const];
  const news = [
    { audience, title: words, body: words, sort: "INFO" as const, capacity: "ONESELF" as const },
  ];
  const message = { subjectId: "town", version: 1, at: app.deps.clock() };
  await noticeConsumer(app.deps)({ ...message, effects: { news, attached: [] } });
  const { data } = await app.ask("{ notices(first: 1) { edges { node { id } } } }", {}, { token });
  const notices = data?.["notices"] as { edges: { node: { id: string } }[] } | undefined;
  const id = notices?.edges[0]?.node.id;
  if (id === undefined) throw new Error("no notice to read");
  return id;
}

/** Every mutation by its name. A new one has no place until it is added here. */
export const faultCases: Readonly<Record<string, FaultCase>> = {
  ...bookingFaultCases,
  ...ofComplaints,
  ...ofPeople,
  ...ofSessions,
  ...ofFeeds,
  ...ofOthers,
  ...mealCases,
};

/** What has no case here, and why. */
export const notHere: Readonly<Record<string, string>> = {
  signInWithPhone: "takes a code that works once: a test of its own in `test/faults.test.ts`",
  signInWithWechat: "takes a code that works once: `test/wechat.test.ts`",
  linkPhone: "takes a code that works once: a test of its own in `test/faults.test.ts`",
};
