import { type Asking, startApp } from "../../test/support/app.ts";
import { signIn, type TestPerson, type TestPost } from "../../test/support/people.ts";
import { addAddresses, importPlan } from "../../test/support/places.ts";
import { toGcj02 } from "../grid/geometry.ts";
import { pointAt } from "../grid/plan.fixture.ts";
import { listUnits, loadDivision, writeLocationCodes } from "../grid/store.ts";
import type { UnitRow } from "../grid/unit.ts";
import { jpeg, request, send } from "../media/upload.fixture.ts";
import { categories } from "./complaint.fixture.ts";

/** A village on the small plan of street S, and what people do in it through the API. */

const unit = (code: string, kind: UnitRow["kind"], gridCode: string): UnitRow => ({
  code,
  name: `${code}单位`,
  kind,
  gridCode,
  officePhone: null,
});

/** What a browser would say of a point: near enough, since the shift hardly changes over its own length. */
export function toWgs84({ lng, lat }: typeof SPOT): typeof SPOT {
  const shifted = toGcj02({ lng, lat }, "WGS84");
  return { lng: 2 * lng - shifted.lng, lat: 2 * lat - shifted.lat };
}

export type Refusal = { code: string; message: string; field: string | null };
/** What was asked for; tests know what that is. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;
export type Payload = Record<string, Json> & { refusal: Refusal | null };

export const SPOT = pointAt(100, 100);

/** A point of the map, as positions are given. */
export const positionOf = (point: { lng: number; lat: number }) => ({
  ...point,
  crs: "GCJ02",
  accuracyM: 0,
});
export const NAME_OF_33 = "阿卜杜热合曼·𠮷尔·买买提依明江·努尔买买提·伊斯拉木江艾合麦提江";

/** Everybody by what they are, and things to refer to. */
export async function buildVillage() {
  const app = await startApp();
  await importPlan(app, undefined, [
    unit("URBAN_MANAGEMENT", "DEPARTMENT", "S"),
    unit("UTILITIES", "DEPARTMENT", "S"),
    unit("HOMES", "PROPERTY", "A"),
  ]);
  const units = await listUnits(app.deps.table);
  const unitOf = (code: string) => units.find((one) => one.code === code)!;
  const { byCode } = await loadDivision(app.deps.table);
  const [address] = await addAddresses(app, {});
  await writeLocationCodes(app.deps.table, [
    { code: "L-A1", label: "A1 路灯杆", gridCode: "A1", point: SPOT },
  ]);
  const inUnit = (role: TestPost["role"], code: string): TestPost => ({
    role,
    path: unitOf(code).path,
    unitId: unitOf(code).id,
  });
  const staff = (role: TestPost["role"], path: string, name: string) =>
    signIn(app, { name, posts: [{ role, path }] });
  return {
    app,
    people: {
      reporter: await signIn(app, { name: NAME_OF_33 }),
      neighbour: await signIn(app, { name: "白露" }),
      worker: await staff("GRID_WORKER", "/S/C/A/", "网格员甲"),
      colleague: await staff("GRID_WORKER", "/S/C/A/", "网格员乙"),
      head: await staff("GRID_HEAD", "/S/C/A/", "网格长"),
      headOfB: await staff("GRID_HEAD", "/S/C/B/", "邻格长"),
      community: await staff("COMMUNITY", "/S/C/", "社区"),
      street: await staff("STREET", "/S/", "街道"),
      lamps: await signIn(app, {
        name: "城管",
        posts: [inUnit("DEPT_HANDLER", "URBAN_MANAGEMENT")],
      }),
      lampsToo: await signIn(app, {
        name: "城管乙",
        posts: [inUnit("DEPT_HANDLER", "URBAN_MANAGEMENT")],
      }),
      pipes: await signIn(app, { name: "水务", posts: [inUnit("DEPT_HANDLER", "UTILITIES")] }),
    },
    address: address!,
    unit: (code: string): string => unitOf(code).id,
    grid: (code: string): string => byCode.get(code)?.[0]?.id ?? "",
  };
}
export type Village = Awaited<ReturnType<typeof buildVillage>>;
export type Who = keyof Village["people"];

/** As somebody, with a token that is good now; `actingAs` names one of their posts. */
export async function asking(
  { app, people }: Village,
  who: Who | TestPerson | null,
  more: Asking = {},
): Promise<Asking> {
  if (who === null) return more;
  const { id } = typeof who === "string" ? people[who] : who;
  const claims = { personId: id, sessionId: app.deps.ids.next("session"), epoch: 0 };
  return { token: await app.deps.tokens.issue(claims, app.deps.clock()), ...more };
}

/** A query that must not fail. */
export async function read(
  village: Village,
  who: Who | TestPerson | null,
  query: string,
  variables: Record<string, unknown> = {},
  more: Asking = {},
): Promise<Json> {
  const answer = await village.app.ask(query, variables, await asking(village, who, more));
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

/** One mutation; the code of a denial instead of a payload when it was denied. */
export async function mutate(
  village: Village,
  who: Who | TestPerson | null,
  name: string,
  input: object,
  wanted = "complaint { id number stage }",
  more: Asking = {},
): Promise<Payload> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${wanted} refusal { code message field } } }`;
  const { data, errors } = await village.app.ask(
    query,
    { input },
    await asking(village, who, more),
  );
  const [denied] = errors;
  if (denied) return { denied: denied.extensions["code"], refusal: null };
  return data?.[name] as unknown as Payload;
}

const COMPLAINT = "complaint { id number stage } receipt { number queryCode }";

/** Reports a broken bench at a point in A1, unless told otherwise. */
export const submit = (
  village: Village,
  who: Who | TestPerson | null = "reporter",
  change: object = {},
  more: Asking = {},
): Promise<Payload> => {
  const input = {
    category: categories.bench,
    description: "长椅断了一条腿",
    place: { point: SPOT },
    ...change,
  };
  return mutate(village, who, "submitComplaint", input, COMPLAINT, more);
};

/** Reports something and answers its id. */
export async function idOfNew(village: Village, who: Who = "reporter", change: object = {}) {
  const { complaint, refusal } = await submit(village, who, change);
  if (!complaint) throw new Error(JSON.stringify(refusal));
  return complaint.id as string;
}

/** Gives commands one after the other; each must succeed. Answers the complaint after the last. */
export async function go(
  village: Village,
  id: string,
  ...steps: readonly (readonly [who: Who, mutation: string, input?: object])[]
): Promise<Json> {
  let last: Json = null;
  for (const [who, mutation, input = {}] of steps) {
    const payload = await mutate(village, who, mutation, { id, ...input });
    if (!payload["complaint"]) throw new Error(`${mutation}: ${JSON.stringify(payload)}`);
    last = payload["complaint"];
  }
  return last;
}

/** Sends a photo and answers its id; it is ready to be attached. */
export async function photo(village: Village, who: Who): Promise<string> {
  const { app } = village;
  const { data } = await request(app, {}, await asking(village, who));
  const { upload } = data!.requestUpload;
  const sent = await send(app, upload!, await jpeg());
  if (sent.status !== 204) throw new Error(await sent.text());
  return upload!.media.id;
}

/** Several photos. */
export const photosOf = async (village: Village, who: Who, count: number): Promise<string[]> => {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await photo(village, who));
  return ids;
};

/** What somebody sees of a complaint; null when there is none for them. */
export const detailOf = (village: Village, id: string, who: Who, wanted: string): Promise<Json> =>
  read(village, who, `query ($id: ID!) { complaint(id: $id) { ${wanted} } }`, { id }).then(
    ({ complaint }) => complaint,
  );

/** Reported, accepted, dispatched to grid A and signed for by its worker. */
export async function inWorkOf(village: Village, change: object = {}): Promise<string> {
  const id = await idOfNew(village, "reporter", change);
  const toGrid = { gridId: village.grid("A"), note: "注意安全" };
  await go(
    village,
    id,
    ["head", "acceptComplaint"],
    ["head", "dispatchComplaint", toGrid],
    ["worker", "signComplaint"],
  );
  return id;
}
