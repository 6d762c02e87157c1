import { categoryOf, isAboutStaff } from "../src/complaint/category.ts";
import { timersOf } from "../src/complaint/clock.ts";
import type { TransitionName } from "../src/complaint/complaint.ts";
import { mutationOf } from "../src/complaint/mutation.ts";
import { complaints, loadComplaint } from "../src/complaint/store.ts";
import type { Deps } from "../src/deps.ts";
import { gridByCode } from "../src/grid/resolve.ts";
import { loadDivision } from "../src/grid/store.ts";
import type { Address } from "../src/grid/unit.ts";
import { type Instant, MINUTE, plus } from "../src/kernel/clock.ts";
import type { Id } from "../src/kernel/ids.ts";
import { loadPerson } from "../src/person/store.ts";
import { run } from "../src/run.ts";
import type { App } from "../src/server.ts";
import type { Community, Dweller } from "./community.ts";
import type { Album } from "./photos.ts";
import type { Story } from "./stories.ts";

/** The demo's own clock: stories are told at the times at which they happened. */
export type StoryClock = { now: Instant };

export type Teller = {
  deps: Deps;
  app: App;
  clock: StoryClock;
  community: Community;
  album: Album;
};

export type Who = { id: Id<"person">; actingAs: string };
type Answer = { data?: Record<string, Record<string, unknown> | null> | null; errors?: unknown };

async function tokenFor({ deps, clock }: Teller, id: Id<"person">): Promise<string> {
  const person = await loadPerson(deps.table, id);
  const epoch = person?.state.sessionEpoch ?? 0;
  return deps.tokens.issue({ personId: id, sessionId: deps.ids.next("session"), epoch }, clock.now);
}

/** One operation through the API, as the mini-program would send it. */
export async function ask(teller: Teller, who: Who, query: string, variables: object) {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${await tokenFor(teller, who.id)}`,
    "linge-acting-as": who.actingAs,
  };
  const body = JSON.stringify({ query, variables });
  const request = new Request("http://demo.invalid/graphql", { method: "POST", headers, body });
  const answer = (await (await teller.app.fetch(request)).json()) as Answer;
  if (answer.errors || !answer.data)
    throw new Error(
      `the demo was denied: ${JSON.stringify(answer.errors)} in ${query.slice(0, 80)}`,
    );
  return answer.data;
}

type CommandName = TransitionName | "submit";

/** A command of the complaint, by name; the demo tells only what can happen, so a refusal is a fault. */
async function act(teller: Teller, who: Who, name: CommandName, input: object): Promise<string> {
  const mutation = name === "submit" ? "submitComplaint" : mutationOf(name);
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation Demo($input: ${type}!) { done: ${mutation}(input: $input) { complaint { id } refusal { code message field } } }`;
  const { done } = await ask(teller, who, query, { input });
  const refusal = done?.["refusal"] as { code: string } | null;
  if (refusal) throw new Error(`${name} in the demo was refused: ${refusal.code}`);
  const complaint = done?.["complaint"] as { id: string } | null | undefined;
  if (!complaint) throw new Error(`${name} in the demo was not answered`);
  return complaint.id;
}

async function upload(teller: Teller, who: Who, bytes: Uint8Array): Promise<string> {
  const query = `mutation Demo($input: RequestUploadInput!) { done: requestUpload(input: $input) { upload { media { id } url method headers { name value } } refusal { code } } }`;
  const input = { contentType: "image/jpeg", sizeBytes: bytes.byteLength };
  const { done } = await ask(teller, who, query, { input });
  const link = done?.["upload"] as {
    media: { id: string };
    url: string;
    method: string;
    headers: { name: string; value: string }[];
  };
  const headers = Object.fromEntries(link.headers.map(({ name, value }) => [name, value]));
  const body = new Blob([bytes as Uint8Array<ArrayBuffer>]);
  const put = await teller.app.fetch(new Request(link.url, { method: link.method, headers, body }));
  if (!put.ok) throw new Error(`a drawn photo was refused: ${put.status} ${await put.text()}`);
  return link.media.id;
}

async function photo(teller: Teller, who: Who, seed: number, isAfter: boolean): Promise<string[]> {
  const drawn = teller.album.get(seed, isAfter);
  return drawn ? [await upload(teller, who, drawn)] : [];
}

/** Fires what became due in between, each timer at its own time. */
async function settle({ deps }: Teller, id: string, until: Instant): Promise<void> {
  for (;;) {
    const stored = await loadComplaint(deps.table, id);
    const next = stored && timersOf(stored.state)[0];
    if (!next || next.at > until) return;
    const actor = { kind: "system", job: "complaint-sweep" } as const;
    const command = { type: "fireTimer", clock: next.clock, timer: next.kind } as const;
    const order = { id, command, actor, now: next.at, isNew: false };
    const outcome = await run(deps.table, complaints, order);
    if (outcome.kind !== "done") return;
  }
}

export const asStaff = ({ id, roleId }: Dweller): Who => ({ id, actingAs: roleId ?? "RESIDENT" });
const asResident = ({ id }: Dweller): Who => ({ id, actingAs: "RESIDENT" });

/** Those who act in a story, found by where it happens. */
function castOf({ community }: Teller, story: Story, address: Address) {
  const someone = (test: (one: Dweller) => boolean): Dweller => {
    const found = community.staff.find(test);
    if (!found) throw new Error(`nobody of the demo can act in: ${story.text}`);
    return found;
  };
  const find = (test: (one: Dweller) => boolean): Who => asStaff(someone(test));
  const inGrid = (role: string) => (one: Dweller) =>
    one.role === role && one.gridCode !== null && address.gridCode.startsWith(one.gridCode);
  const category = categoryOf(story.category);
  const lead = category?.leadUnit ?? "GRID";
  const unitId = community.units.find((unit) => unit.code === lead)?.id ?? null;
  const worker = someone(inGrid("GRID_WORKER"));
  return {
    street: find((one) => one.role === "STREET"),
    community: find(inGrid("COMMUNITY")),
    worker: asStaff(worker),
    gridCode: worker.gridCode ?? "",
    department:
      lead === "GRID" ? null : find((one) => one.unitCode === lead && one.role === "DEPT_HANDLER"),
    unitId,
  };
}

/** How long after the step before each step follows; urgent matters move faster. */
const pace = (story: Story): number => {
  const level = categoryOf(story.category)?.level;
  return level === "P0" ? 0.12 : level === "P1" ? 0.5 : 1;
};

type Step = (minutes: number, act: () => Promise<unknown>) => Promise<void>;

const reasonOf: Partial<Record<string, string>> = {
  "consumer.price": "NOT_THIS_AREA",
  "neighbour.property_fee": "OTHER_TRACK",
  "governance.staff_complaint": "OUTSIDE_CATALOGUE",
};

/** Tells one story from its report to where it stands now; answers the complaint's id. */
export async function tellStory(
  teller: Teller,
  story: Story,
  options: {
    startsAt: Instant;
    seed: number;
    reporter: Dweller;
    address: Address;
    until: Instant;
    mergeInto: string | null;
  },
): Promise<string> {
  const { startsAt, seed, address, until } = options;
  const reporter = asResident(options.reporter);
  const cast = castOf(teller, story, address);
  teller.clock.now = startsAt;
  const id = await act(teller, reporter, "submit", {
    category: story.category,
    description: story.text,
    place: { addressId: address.id },
    photos: await photo(teller, reporter, seed, false),
    isAnonymousToHandlers: seed % 9 === 4,
    isAnonymousToPublic: seed % 3 !== 0,
  });
  const speed = pace(story);
  const step: Step = async (minutes, doIt) => {
    const at = plus(teller.clock.now, Math.round(minutes * speed) * MINUTE);
    await settle(teller, id, at);
    teller.clock.now = at;
    await doIt();
  };
  await journey({
    teller,
    story,
    id,
    cast,
    reporter,
    step,
    seed,
    address,
    mergeInto: options.mergeInto,
  });
  await settle(teller, id, until);
  return id;
}

type Telling = {
  teller: Teller;
  story: Story;
  id: string;
  cast: ReturnType<typeof castOf>;
  reporter: Who;
  step: Step;
  seed: number;
  address: Address;
  mergeInto: string | null;
};

/** A command on the complaint that is being told. */
const on = (
  { teller, id }: Telling,
  who: Who,
  name: CommandName,
  input: object = {},
): Promise<string> => act(teller, who, name, { id, ...input });

/** Who decides about it at first: the street for what a department must do, else the community. */
const deskOf = ({ cast }: Telling): Who => (cast.department ? cast.street : cast.community);
/** Who does the work. */
const handOf = ({ cast }: Telling): Who => cast.department ?? cast.worker;

async function journey(telling: Telling): Promise<void> {
  const { story, cast, reporter, step } = telling;
  switch (story.journey) {
    case "submitted":
      return;
    case "needsInfo":
      return askedForMore(telling);
    case "supplemented":
      await askedForMore(telling);
      return step(25, () =>
        on(telling, reporter, "supplement", { text: "每天晚上八点以后最明显，已补拍照片。" }),
      );
    case "rejected":
      return step(30, () =>
        on(telling, isAboutStaff(story.category) ? cast.street : cast.community, "reject", {
          reason: reasonOf[story.category] ?? "OUTSIDE_CATALOGUE",
          text: "感谢反映，如有新的情况可以再次上报。",
        }),
      );
    case "merged":
      return step(5, () => on(telling, cast.community, "merge", { intoId: telling.mergeInto }));
    case "withdrawn":
      return step(40, () =>
        on(telling, reporter, "withdraw", { reason: "问题已经解决了，谢谢。" }),
      );
    case "onSite":
    case "onSiteClosed":
      return onSite(telling);
    case "accepted":
    case "dispatched":
    case "processing":
    case "late":
    case "returnRequested":
    case "returned":
    case "handled":
    case "reworked":
    case "awaiting":
    case "closed":
    case "unanswered":
    case "disputed":
    case "reopened":
      return inFull(telling);
  }
}

const askedForMore = (telling: Telling): Promise<void> =>
  telling.step(15, () =>
    on(telling, deskOf(telling), "askInfo", {
      question: "请补充具体位置、发生时间，最好再拍一张照片。",
    }),
  );

async function onSite(telling: Telling): Promise<void> {
  const { teller, story, cast, step, seed } = telling;
  await step(10, () => on(telling, cast.worker, "handleOnSite"));
  if (story.journey === "onSite") return;
  await step(70, async () => {
    const photos = await photo(teller, cast.worker, seed, true);
    await on(telling, cast.worker, "closeOnSite", { text: story.result, photos });
  });
}

/** The closed loop in full, as far as the story goes. */
async function inFull(telling: Telling): Promise<void> {
  const { journey: way, result } = telling.story;
  await accepted(telling);
  if (way === "accepted") return;
  await dispatched(telling);
  if (way === "dispatched") return;
  if (way === "returnRequested" || way === "returned") await askedToReturn(telling);
  if (way === "returnRequested") return;
  if (way === "returned") await returnRefused(telling);
  await telling.step(10, () => on(telling, handOf(telling), "sign"));
  if (way === "processing" || way === "late") return;
  await telling.step(75, () => handled(telling, result));
  if (way === "handled") return;
  if (way === "reworked") await doneAgain(telling);
  await verified(telling);
  if (way === "awaiting" || way === "unanswered") return;
  await answered(telling);
}

/** What endangers life is accepted by its clock within a minute; nobody is faster. */
const accepted = (telling: Telling): Promise<void> =>
  telling.step(12, async () => {
    const stored = await loadComplaint(telling.teller.deps.table, telling.id);
    if (stored?.state.stage === "SUBMITTED") await on(telling, deskOf(telling), "accept");
  });

async function dispatched(telling: Telling): Promise<void> {
  const { teller, cast, step } = telling;
  const holder = cast.department
    ? { unitId: cast.unitId }
    : { gridId: await gridIdOf(teller, cast.gridCode) };
  const note = "请尽快到现场核实处置，注意安全。";
  await step(10, () => on(telling, deskOf(telling), "dispatch", { ...holder, note }));
}

const askedToReturn = (telling: Telling): Promise<void> =>
  telling.step(15, () =>
    on(telling, handOf(telling), "requestReturn", {
      reason: "现场设施不属我单位管养。",
      suggestion: "市政设施管养单位",
    }),
  );

const returnRefused = (telling: Telling): Promise<void> =>
  telling.step(30, () =>
    on(telling, telling.cast.street, "refuseReturn", {
      reason: "管养协议已明确由你单位负责，请继续办理。",
    }),
  );

async function handled(telling: Telling, text: string): Promise<void> {
  const { teller, seed, address } = telling;
  const hand = handOf(telling);
  const photos = await photo(teller, hand, seed, true);
  const point = { ...address.point, crs: "GCJ02", accuracyM: 0 };
  await on(telling, hand, "submitResult", { text, photos, where: { point } });
}

async function doneAgain(telling: Telling): Promise<void> {
  const { cast, step, story } = telling;
  const text = "现场看还有一处没有处理好，请继续。";
  await step(30, () => on(telling, cast.community, "verifyFail", { text }));
  await step(60, () => handled(telling, `${story.result}已按核查意见补做。`));
}

/** By somebody other than the handler. */
const verified = (telling: Telling): Promise<void> => {
  const { cast, step } = telling;
  const verifier = cast.department ? cast.worker : cast.community;
  return step(45, () => on(telling, verifier, "verifyPass", { note: "现场核查与照片一致。" }));
};

/** What the reporter says to the result, and perhaps does later. */
async function answered(telling: Telling): Promise<void> {
  const { reporter, step } = telling;
  const { journey: way, rating } = telling.story;
  if (way === "disputed") {
    const comment = "当天好了一下，第二天又是老样子。";
    return step(120, () => on(telling, reporter, "confirm", { solved: false, rating: 2, comment }));
  }
  const comment = rating >= 4 ? "处理得很快，谢谢。" : null;
  await step(180, () => on(telling, reporter, "confirm", { solved: true, rating, comment }));
  if (way === "reopened")
    await step(2_880, () =>
      on(telling, reporter, "reopen", { text: "修好两天又坏了，请再看看。" }),
    );
}

async function gridIdOf({ deps, clock }: Teller, code: string) {
  return gridByCode(await loadDivision(deps.table), code, clock.now)?.id ?? null;
}
