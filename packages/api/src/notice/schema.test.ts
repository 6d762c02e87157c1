import { beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Asking, startApp, type TestApp } from "../../test/support/app.ts";
import { appoint, signIn, type TestPerson } from "../../test/support/people.ts";
import { MINUTE, SECOND } from "../kernel/clock.ts";
import { createWorker } from "../worker.ts";
import { noticeConsumer } from "./store.ts";
import { keepMemory } from "../../test/support/memory.ts";

keepMemory();

// The shape of an answer follows its query: each test knows it.
// oxlint-disable-next-line typescript/no-explicit-any
type Shape = any;

const data = (answer: Answer): Shape => {
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
};
const codeOf = ({ errors }: Answer) => errors[0]?.extensions["code"];

let app: TestApp;
let me: TestPerson;
beforeEach(async () => {
  app = await startApp();
  me = await signIn(app);
});

/** Appoints me so many times, at different moments: each is news to me. */
async function hear(times = 1): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    app.clock.advance(SECOND);
    await appoint(app, me.id, { role: "GRID_WORKER", path: `/S/C/${i}/`, title: `网格员${i}` });
  }
  await createWorker(app.deps, [noticeConsumer(app.deps)]).drainNow();
}

const listQuery = `query ($first: Int, $after: String, $unreadOnly: Boolean) {
  notices(first: $first, after: $after, unreadOnly: $unreadOnly) {
    edges { node { id title body sort sortLabel at readAt subjectId capacity } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const list = async (variables: object = {}, asking: Asking = me): Promise<Shape> =>
  data(await app.ask(listQuery, { first: 20, ...variables }, asking)).notices;
const nodes = async (variables: object = {}, asking: Asking = me): Promise<Shape[]> =>
  (await list(variables, asking)).edges.map(({ node }: Shape) => node);

const countQuery = "{ unreadNoticeCount }";
const unread = async (): Promise<number> =>
  data(await app.ask(countQuery, {}, me)).unreadNoticeCount;

const readMutation = `mutation ($id: ID!) { markNoticeRead(input: { id: $id }) { notice { readAt } refusal { code } } }`;
const readAllMutation = `mutation ($seenAt: DateTime, $matter: NoticeMatterInput) { markAllNoticesRead(input: { seenAt: $seenAt, matter: $matter }) { notices { marked unreadCount } } }`;
const nodeQuery = `query ($id: ID!) { node(id: $id) { id ... on Notice { title } } }`;

describe("the inbox", () => {
  it("given something happened to me: tells it in my language", async () => {
    await hear();
    expect(await nodes({}, { ...me, language: "en" })).toMatchObject([
      {
        title: "You have been appointed",
        body: "Post: 网格员0",
        sort: "INFO",
        sortLabel: "For information",
        at: app.clock.now,
        readAt: null,
        subjectId: me.id,
        capacity: "ONESELF",
      },
    ]);
  });

  it("shows the newest first, page by page", async () => {
    await hear(3);
    const first = await list({ first: 2 });
    const rest = await nodes({ first: 2, after: first.pageInfo.endCursor });
    const titles = [...first.edges.map(({ node }: Shape) => node), ...rest].map(({ body }) => body);
    expect(titles).toEqual(["职务：网格员2", "职务：网格员1", "职务：网格员0"]);
  });

  it("given somebody else: is empty", async () => {
    await hear();
    expect(await nodes({}, await signIn(app))).toEqual([]);
  });

  it("given only unread ones are asked for: leaves out what was read", async () => {
    await hear(2);
    const [newest, oldest] = await nodes();
    await app.ask(readMutation, { id: newest.id }, me);
    expect(await nodes({ unreadOnly: true })).toMatchObject([{ id: oldest.id }]);
  });

  it("given a cursor of the whole inbox: is not good for the unread ones", async () => {
    await hear(2);
    const { endCursor } = (await list({ first: 1 })).pageInfo;
    const answer = await app.ask(listQuery, { first: 1, after: endCursor, unreadOnly: true }, me);
    expect(codeOf(answer)).toBe("BAD_USER_INPUT");
  });

  it("given somebody acts under an official identity: is the same inbox", async () => {
    await hear();
    const roleId = await appoint(app, me.id, { role: "GRID_HEAD", path: "/S/C/9/" });
    app.clock.advance(MINUTE);
    const [{ id }] = (await nodes()) as [Shape];
    expect(await nodes({}, { ...me, actingAs: roleId })).toMatchObject([{ id }]);
  });

  it("costs two requests at most for a page of twenty, the actor's included", async () => {
    await hear(25);
    const reader = { token: await app.deps.tokens.issue(claims(), app.clock.now) };
    app.requests.reset();
    expect(await nodes({}, reader)).toHaveLength(20);
    expect(app.requests.names().length).toBeLessThanOrEqual(2);
  });

  it.each([[listQuery], [countQuery]])("given a guest: asks to sign in for %s", async (query) => {
    expect(codeOf(await app.ask(query, { first: 1 }))).toBe("UNAUTHENTICATED");
  });
});

const claims = () => ({ personId: me.id, sessionId: app.deps.ids.next("session"), epoch: 0 });

describe("a notice by its id", () => {
  it("given it is mine: is found", async () => {
    await hear();
    const [{ id }] = (await nodes()) as [Shape];
    expect(data(await app.ask(nodeQuery, { id }, me)).node).toEqual({ id, title: "您有新的任命" });
  });

  it("given it is somebody else's: looks like one that does not exist", async () => {
    await hear();
    const [{ id }] = (await nodes()) as [Shape];
    const stranger = await signIn(app);
    const missing = `${id.slice(0, -4)}0000`;
    const answers = [
      await app.ask(nodeQuery, { id }, stranger),
      await app.ask(nodeQuery, { id: missing }, stranger),
    ];
    expect(answers.map(({ data, errors }) => ({ data, errors }))).toEqual([
      { data: { node: null }, errors: [] },
      { data: { node: null }, errors: [] },
    ]);
  });
});

describe("marking as read", () => {
  it("given one of mine: is read and no longer counted", async () => {
    await hear(2);
    const [{ id }] = (await nodes()) as [Shape];
    const { notice } = data(await app.ask(readMutation, { id }, me)).markNoticeRead;
    expect([notice.readAt, await unread()]).toEqual([app.clock.now, 1]);
  });

  it("given somebody else's: is not found and stays unread", async () => {
    await hear();
    const [{ id }] = (await nodes()) as [Shape];
    const answer = await app.ask(readMutation, { id }, await signIn(app));
    expect([codeOf(answer), await unread()]).toEqual(["NOT_FOUND", 1]);
  });

  it("given no notice at all: is not found", async () => {
    expect(codeOf(await app.ask(readMutation, { id: me.id }, me))).toBe("NOT_FOUND");
  });

  it("given all: tells how many and leaves none", async () => {
    await hear(3);
    const { notices } = data(await app.ask(readAllMutation, {}, me)).markAllNoticesRead;
    expect(notices).toEqual({ marked: 3, unreadCount: 0 });
  });

  it("given when the list was read: what came later stays unread, also of what happened before", async () => {
    const tell = (version: number, at: string) =>
      noticeConsumer(app.deps)({
        subjectId: me.id,
        version,
        at,
        effects: {
          news: [
            {
              audience: [{ kind: "person" as const, personId: me.id }],
              title: { zh: `第${version}件`, en: "" },
              body: { zh: "", en: "" },
              sort: "INFO" as const,
              capacity: "ONESELF" as const,
            },
          ],
          attached: [],
        },
      });
    const before = app.clock.now;
    app.clock.advance(SECOND);
    await tell(1, app.clock.now);
    const seenAt = app.clock.now;
    app.clock.advance(SECOND);
    await tell(2, before);
    const { notices } = data(await app.ask(readAllMutation, { seenAt }, me)).markAllNoticesRead;
    expect(notices).toEqual({ marked: 1, unreadCount: 1 });
    const left = (await nodes({ unreadOnly: true })).map(({ title }: Shape) => title);
    expect(left).toEqual(["第2件"]);
  });

  it("given one matter as far as it was seen: reads nothing of another matter and nothing that came since", async () => {
    let version = 0;
    const tell = async (subjectId: string, title: string) => {
      app.clock.advance(SECOND);
      version += 1;
      const news = {
        audience: [{ kind: "person" as const, personId: me.id }],
        title: { zh: title, en: title },
        body: { zh: "", en: "" },
        sort: "INFO" as const,
        capacity: "REPORTER" as const,
      };
      const message = { subjectId, version, at: app.clock.now };
      await noticeConsumer(app.deps)({ ...message, effects: { news: [news], attached: [] } });
    };
    const first = "cmp_00000000000000000000000001";
    const other = "cmp_00000000000000000000000002";
    await tell(first, "甲一");
    await tell(other, "乙一");
    const [, seen] = (await nodes()) as [Shape, Shape];
    const { subjectId, capacity } = seen;
    const seenAt = app.clock.now;
    await tell(first, "甲二");
    const matter = { subjectId, capacity };
    const answer = data(await app.ask(readAllMutation, { seenAt, matter }, me));
    expect(answer.markAllNoticesRead.notices).toEqual({ marked: 1, unreadCount: 2 });
    const left = (await nodes({ unreadOnly: true })).map(({ title }: Shape) => title);
    expect(left).toEqual(["甲二", "乙一"]);
  });

  it("given a guest: asks to sign in", async () => {
    expect(codeOf(await app.ask(readAllMutation))).toBe("UNAUTHENTICATED");
  });
});
