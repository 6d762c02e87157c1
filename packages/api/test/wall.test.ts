import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serve, type Serving } from "../demo/serve.ts";
import { positionOf } from "../src/complaint/api.fixture.ts";
import { pointAt } from "../src/grid/plan.fixture.ts";
import { DAY, HOUR, MINUTE } from "../src/kernel/clock.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { appoint } from "./support/people.ts";
import { importPlan } from "./support/places.ts";

/*
 * The story of the dangerous wall, told through HTTP only: from the report of the head of a micro-grid to
 * the reporter's rating, by people who sign in by phone and are appointed by one another.
 */

type Json = Record<string, never>;
type Person = { id: string; token: string; refreshToken: string; expiresAt: string };

let app: TestApp;
let serving: Serving;
let base: string;

beforeAll(async () => {
  app = await startApp();
  const department = { code: "HOUSING_CONSTRUCTION", name: "榆荫街道住建部门", officePhone: null };
  await importPlan(app, undefined, [{ ...department, kind: "DEPARTMENT", gridCode: "S" }]);
  serving = await serve({ port: 0, host: "127.0.0.1" }, (error) => {
    throw error;
  });
  base = `http://127.0.0.1:${serving.port}`;
  serving.use((request) => app.app.fetch(request));
});

afterAll(() => serving.stop());

async function ask(query: string, variables: object = {}, token?: string): Promise<Json> {
  const response = await fetch(`${base}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept-language": "zh-CN",
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Json; errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** One mutation by its name; answers its payload. */
async function tell(who: Person | null, name: string, wanted: string, input: object) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${wanted} refusal { code field message } } }`;
  if (who && name !== "refreshSession") await stayIn(who);
  const data = await ask(query, { input }, who?.token);
  return data[name] as unknown as Record<string, Json | null> & {
    refusal: { code: string } | null;
  };
}

const SESSION = "session { accessToken refreshToken expiresAt me { id } }";
type Session = { accessToken: string; refreshToken: string; expiresAt: string; me: { id: string } };

const toPerson = ({ accessToken: token, refreshToken, expiresAt, me }: Session): Person => ({
  id: me.id,
  token,
  refreshToken,
  expiresAt,
});

/** Access tokens live a quarter of an hour: like a client, ask for a new one when it has run out. */
async function stayIn(who: Person): Promise<void> {
  if (app.clock.now < who.expiresAt) return;
  const { refreshToken } = who;
  const payload = await tell(null, "refreshSession", SESSION, { refreshToken });
  Object.assign(who, toPerson(payload["session"] as unknown as Session));
}

async function signIn(phone: string): Promise<Person> {
  // Five codes a quarter of an hour for one address: the neighbours come one after the other.
  app.clock.advance(4 * MINUTE);
  await tell(null, "requestPhoneCode", "sent { expiresAt }", { phone });
  const code = app.texts.at(-1)?.code;
  const payload = await tell(null, "signInWithPhone", SESSION, { phone, code });
  return toPerson(payload["session"] as unknown as Session);
}

type GridNode = { id: string; code: string };

/** The id of a grid, found by walking down the public map by codes: street, community, grid, micro-grid. */
async function gridId(...codes: string[]): Promise<string> {
  let id: string | null = null;
  for (const code of codes) {
    const query = `query ($parent: ID) { gridMap(parentId: $parent, first: 10) { edges { node { id code } } } }`;
    const { gridMap } = (await ask(query, { parent: id })) as unknown as {
      gridMap: { edges: { node: GridNode }[] };
    };
    id = gridMap.edges.find(({ node }) => node.code === code)?.node.id ?? null;
  }
  return id ?? "";
}

async function sendPhoto(who: Person): Promise<string> {
  const picture = sharp({
    create: { width: 640, height: 480, channels: 3, background: "#a4593f" },
  });
  const bytes = await picture
    .jpeg()
    .withExif({ IFD0: { Copyright: "x" } })
    .toBuffer();
  const payload = await tell(
    who,
    "requestUpload",
    "upload { url headers { name value } media { id } }",
    {
      contentType: "image/jpeg",
      sizeBytes: bytes.byteLength,
    },
  );
  const upload = payload["upload"] as unknown as {
    url: string;
    headers: { name: string; value: string }[];
    media: { id: string };
  };
  const { pathname, search } = new URL(upload.url);
  const headers = Object.fromEntries(upload.headers.map(({ name, value }) => [name, value]));
  const body = new Uint8Array(bytes);
  const put = await fetch(`${base}${pathname}${search}`, { method: "PUT", headers, body });
  expect(put.status).toBeLessThan(300);
  return upload.media.id;
}

const WHOLE_LOOP = `query ($id: ID!) {
  complaint(id: $id) {
    number statusLabel stage closeReason isEvaluated isTimelineIntact
    category { name } level
    place { explanation grid { name } }
    photos { url }
    result { text photos { url } handlerName }
    evaluation { rating label comment }
    timeline { seq title detail byName }
  }
}`;

test("given a leaning wall, when a micro-grid head reports it, then it goes through the closed loop to a rating, all in one query", async () => {
  const admin = await signIn("10000000001");
  await appoint(app, admin.id, { role: "PLATFORM_ADMIN", title: "平台管理员" });
  const street = await signIn("10000000002");
  const head = await signIn("10000000003");
  const handler = await signIn("10000000004");
  const worker = await signIn("10000000005");
  await stayIn(street);
  const unit = await ask(`{ units(first: 5) { edges { node { id } } } }`, {}, street.token);
  const unitId = JSON.stringify(unit).match(/unt_[0-9A-Z]+/)?.[0];

  const post = async (by: Person, personId: string, role: string, scope: object) => {
    const { refusal } = await tell(by, "appoint", "appointment { id }", {
      personId,
      role,
      title: role,
      ...scope,
    });
    expect(refusal).toBeNull();
  };
  await post(admin, street.id, "STREET", { gridId: await gridId("S") });
  await post(street, head.id, "MICRO_HEAD", { gridId: await gridId("S", "C", "A", "A1") });
  await post(street, worker.id, "GRID_WORKER", { gridId: await gridId("S", "C", "A") });
  await post(street, handler.id, "DEPT_HANDLER", { unitId });

  const place = { point: pointAt(100, 100) };
  const submitted = await tell(head, "submitComplaint", "complaint { id stage }", {
    category: "safety.dangerous_wall",
    description: "老围墙裂了一道大口子，墙体往外歪，下面是孩子上学走的路。",
    place,
    photos: [await sendPhoto(head)],
    idempotencyKey: "wall-1",
  });
  const id = (submitted["complaint"] as unknown as { id: string }).id;

  const act = async (who: Person, name: string, input: object = {}) => {
    app.clock.advance(5 * MINUTE);
    return (await tell(who, name, "complaint { stage }", { id, ...input })).refusal?.code ?? null;
  };
  expect(await act(street, "acceptComplaint")).toBeNull();
  expect(await act(street, "dispatchComplaint", { gridId: await gridId("S", "C", "A") })).toBe(
    "complaint.duty_mismatch",
  );
  expect(await act(street, "dispatchComplaint", { unitId })).toBeNull();
  expect(await act(handler, "signComplaint")).toBeNull();
  expect(await act(handler, "submitComplaintResult", { text: "已围挡并拆除危险墙段。" })).toBe(
    "complaint.evidence_photo",
  );
  const evidence = {
    photos: [await sendPhoto(handler)],
    where: { point: positionOf(pointAt(110, 100)) },
  };
  const done = { text: "已围挡，拆除危险墙段并重新砌筑。", ...evidence };
  expect(await act(handler, "submitComplaintResult", done)).toBeNull();
  app.clock.advance(HOUR);
  expect(await act(worker, "passComplaintVerification", { note: "现场与照片一致。" })).toBeNull();
  app.clock.advance(DAY);
  expect(
    await act(head, "confirmComplaint", { solved: true, rating: 5, comment: "很快，谢谢。" }),
  ).toBeNull();

  const { complaint } = (await ask(WHOLE_LOOP, { id }, head.token)) as unknown as {
    complaint: Record<string, unknown> & { timeline: { title: string }[] };
  };
  expect(complaint).toMatchObject({
    stage: "CLOSED",
    statusLabel: "已办结",
    closeReason: "SOLVED",
    isEvaluated: true,
    isTimelineIntact: true,
    level: "P1",
    category: { name: "危墙" },
    place: { grid: { name: "A1号" } },
    evaluation: { rating: 5, label: "非常满意", comment: "很快，谢谢。" },
    result: { text: "已围挡，拆除危险墙段并重新砌筑。" },
  });
  expect(complaint.timeline.map(({ title }) => title)).toEqual([
    "已上报",
    "已立案",
    "已派单",
    "承办方已签收，开始处置",
    "已处置，等待核查",
    "核查通过，请您确认",
    "上报人确认已解决",
  ]);
});
