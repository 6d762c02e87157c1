import { categoryOf } from "../src/complaint/category.ts";
import { timersOf } from "../src/complaint/clock.ts";
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
import type { Journey, Story } from "./stories.ts";

/** The demo's own clock: stories are told at the times at which they happened. */
export type StoryClock = { now: Instant };

export type Teller = {
  deps: Deps;
  app: App;
  clock: StoryClock;
  community: Community;
  album: Album;
};

type Who = { id: Id<"person">; actingAs: string };
type Answer = { data?: Record<string, Record<string, unknown> | null> | null; errors?: unknown };

async function tokenFor({ deps, clock }: Teller, id: Id<"person">): Promise<string> {
  const person = await loadPerson(deps.table, id);
  const epoch = person?.state.sessionEpoch ?? 0;
  return deps.tokens.issue({ personId: id, sessionId: deps.ids.next("session"), epoch }, clock.now);
}

/** One operation through the API, as the mini-program would send it. */
async function ask(teller: Teller, who: Who, query: string, variables: object) {
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

/** A command of the complaint, by name; the demo tells only what can happen, so a refusal is a fault. */
async function act(teller: Teller, who: Who, name: string, input: object): Promise<string> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}ComplaintInput`;
  const query = `mutation Demo($input: ${type}!) { done: ${name}Complaint(input: $input) { complaint { id } refusal { code message field } } }`;
  const { done } = await ask(teller, who, query, { input });
  const refusal = done?.["refusal"] as { code: string } | null;
  if (refusal) throw new Error(`${name} in the demo was refused: ${refusal.code}`);
  return (done?.["complaint"] as { id: string }).id;
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

const asStaff = ({ id, roleId }: Dweller): Who => ({ id, actingAs: roleId ?? "RESIDENT" });
const asResident = ({ id }: Dweller): Who => ({ id, actingAs: "RESIDENT" });

/** Those who act in a story, found by where it happens. */
function castOf({ community }: Teller, story: Story, address: Address) {
  const find = (test: (one: Dweller) => boolean): Who => {
    const found = community.staff.find(test);
    if (!found) throw new Error(`nobody of the demo can act in: ${story.text}`);
    return asStaff(found);
  };
  const inGrid = (role: string) => (one: Dweller) =>
    one.role === role && one.gridCode !== null && address.gridCode.startsWith(one.gridCode);
  const category = categoryOf(story.category);
  const lead = category?.leadUnit ?? "GRID";
  const unitId = community.units.find((unit) => unit.code === lead)?.id ?? null;
  return {
    street: find((one) => one.role === "STREET"),
    community: find(inGrid("COMMUNITY")),
    worker: find(inGrid("GRID_WORKER")),
    department:
      lead === "GRID" ? null : find((one) => one.unitCode === lead && one.role === "DEPT_HANDLER"),
    unitId,
    isOnSite: category?.onSiteAllowed ?? false,
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

async function journey(telling: Telling): Promise<void> {
  const { teller, story, id, cast, reporter, step } = telling;
  const on = (who: Who, name: string, input: object = {}) =>
    act(teller, who, name, { id, ...input });
  const desk = cast.department ? cast.street : cast.community;
  switch (story.journey) {
    case "submitted":
      return;
    case "needsInfo":
    case "supplemented":
      await step(15, () =>
        on(desk, "askInfo", { question: "请补充具体位置、发生时间，最好再拍一张照片。" }),
      );
      if (story.journey === "supplemented")
        await step(25, () =>
          on(reporter, "supplement", { text: "每天晚上八点以后最明显，已补拍照片。" }),
        );
      return;
    case "rejected":
      return step(30, () =>
        on(cast.community, "reject", {
          reason: reasonOf[story.category] ?? "OUTSIDE_CATALOGUE",
          text: "感谢反映，如有新的情况可以再次上报。",
        }),
      );
    case "merged":
      return step(5, () => on(cast.community, "merge", { intoId: telling.mergeInto }));
    case "withdrawn":
      return step(40, () => on(reporter, "withdraw", { reason: "问题已经解决了，谢谢。" }));
    case "onSite":
    case "onSiteClosed":
      return onSite(telling);
    default:
      return inFull(telling);
  }
}

async function onSite({ teller, story, id, cast, step, seed }: Telling): Promise<void> {
  const on = (name: string, input: object = {}) => act(teller, cast.worker, name, { id, ...input });
  await step(10, () => on("handleOnSite"));
  if (story.journey === "onSite") return;
  await step(70, async () => {
    const photos = await photo(teller, cast.worker, seed, true);
    await on("closeOnSite", { text: story.result, photos });
  });
}

/** The closed loop in full, as far as the story goes. */
async function inFull(telling: Telling): Promise<void> {
  const { teller, story, id, cast, reporter, step, seed, address } = telling;
  const on = (who: Who, name: string, input: object = {}) =>
    act(teller, who, name, { id, ...input });
  const desk = cast.department ? cast.street : cast.community;
  const hand = cast.department ?? cast.worker;
  const grid = teller.community.staff.find((one) => one.id === cast.worker.id)?.gridCode ?? "";
  const holder = cast.department
    ? { unitId: cast.unitId }
    : { gridId: await gridIdOf(teller, grid) };
  const { journey: way } = story;
  // What endangers life is accepted by its clock within a minute; nobody is faster.
  await step(12, async () => {
    const stored = await loadComplaint(teller.deps.table, id);
    if (stored?.state.stage === "SUBMITTED") await on(desk, "accept");
  });
  if (way === "accepted") return;
  await step(10, () =>
    on(desk, "dispatch", { ...holder, note: "请尽快到现场核实处置，注意安全。" }),
  );
  if (way === "dispatched") return;
  if (way === "returnRequested" || way === "returned") {
    await step(15, () =>
      on(hand, "requestReturn", {
        reason: "现场设施不属我单位管养。",
        suggestion: "市政设施管养单位",
      }),
    );
    if (way === "returnRequested") return;
    await step(30, () =>
      on(cast.street, "refuseReturn", { reason: "管养协议已明确由你单位负责，请继续办理。" }),
    );
  }
  await step(10, () => on(hand, "sign"));
  if (way === "processing" || way === "late") return;
  const result = async (who: Who, text: string) => {
    const photos = await photo(teller, who, seed, true);
    await on(who, "submitResult", { text, photos, where: { point: address.point } });
  };
  await step(75, () => result(hand, story.result));
  if (way === "handled") return;
  if (way === "reworked") {
    await step(30, () =>
      on(cast.community, "verifyFail", { text: "现场看还有一处没有处理好，请继续。" }),
    );
    await step(60, () => result(hand, `${story.result}已按核查意见补做。`));
  }
  const verifier = cast.department ? cast.worker : cast.community;
  await step(45, () => on(verifier, "verifyPass", { note: "现场核查与照片一致。" }));
  if (way === "awaiting" || way === "unanswered") return;
  if (way === "disputed")
    return step(120, () =>
      on(reporter, "confirm", {
        solved: false,
        rating: 2,
        comment: "当天好了一下，第二天又是老样子。",
      }),
    );
  await step(180, () =>
    on(reporter, "confirm", {
      solved: true,
      rating: story.rating,
      comment: story.rating >= 4 ? "处理得很快，谢谢。" : null,
    }),
  );
  if (way !== "reopened") return;
  await step(2_880, () => on(reporter, "reopen", { text: "修好两天又坏了，请再看看。" }));
}

async function gridIdOf({ deps, clock }: Teller, code: string) {
  return gridByCode(await loadDivision(deps.table), code, clock.now)?.id ?? null;
}
