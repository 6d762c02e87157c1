import { consumersOf } from "../../src/consumers.ts";
import { plan } from "../../src/grid/plan.fixture.ts";
import { loadDivision } from "../../src/grid/store.ts";
import { createWorker } from "../../src/worker.ts";
import { type Asking, startApp } from "./app.ts";
import { draftInput } from "./offers.ts";
import { signIn, type TestPerson } from "./people.ts";
import { addAddresses, importPlan } from "./places.ts";

/* A community with a counter: somebody who books, a neighbour, and those who serve. */

// The shape depends on the query; tests read what they asked for.
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

/** A Monday morning soon after the demo's now. */
export const SLOT = "2026-11-23T02:00:00.000Z";

const BOOKING =
  "id stage nextStep record party timeline { title detail byName } allowedActions { mutation }";

export async function openCounter() {
  const app = await startApp();
  await importPlan(app, plan, []);
  const gridId = (await loadDivision(app.deps.table)).byCode.get("A")?.[0]?.id ?? "";
  const [home] = await addAddresses(app, { path: "/S/C/A/A1/", gridCode: "A1" });
  const homes = [{ addressId: home!.id, path: home!.path }];
  const people = {
    resident: await signIn(app, { name: "示例居民·谷雨0137", homes }),
    neighbour: await signIn(app, { name: "示例居民·霜降0009", homes }),
    community: await signIn(app, { posts: [{ role: "COMMUNITY", path: "/S/C/" }] }),
    worker: await signIn(app, {
      name: "网格员·芒种03",
      posts: [{ role: "GRID_WORKER", path: "/S/C/A/" }],
    }),
  };

  /** Access tokens live for a quarter of an hour, so whoever goes on later needs a new one. */
  const renew = async (who: TestPerson): Promise<void> => {
    const { tokens, ids } = app.deps;
    const claims = { personId: who.id, sessionId: ids.next("session"), epoch: 0 };
    who.token = await tokens.issue(claims, app.clock.now);
  };

  const send = async (who: Asking, name: string, input: object, thing: string): Promise<Json> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${thing} refusal { code message field } } }`;
    const { data, errors }: Json = await app.ask(query, { input }, who);
    return errors.length > 0 ? { denied: errors[0].extensions.code } : data[name];
  };
  const act = (who: Asking, name: string, input: object): Promise<Json> =>
    send(who, name, input, `booking { ${BOOKING} }`);
  const drafted = (change: object) => ({
    ...draftInput(gridId),
    ...change,
    plan: { ...draftInput("").plan, ...("plan" in change ? (change.plan as object) : {}) },
    rules: { ...draftInput("").rules, ...("rules" in change ? (change.rules as object) : {}) },
  });

  return {
    app,
    ...people,
    addressId: home!.id as string,
    send,
    act,
    hold: (who: Asking, serviceId: string, startAt = SLOT, more: object = {}) =>
      act(who, "holdBooking", { slot: { serviceId, startAt }, ...more }),
    offer: async (change: object = {}): Promise<string> =>
      (await send(people.community, "offerService", { draft: drafted(change) }, "service { id }"))
        .service.id,
    revise: (id: string, change: object) =>
      send(people.community, "reviseService", { id, draft: drafted(change) }, "service { id }"),
    /** A confirmed booking. */
    book: async (who: Asking, serviceId: string, startAt = SLOT): Promise<string> => {
      const slot = { serviceId, startAt };
      const { booking } = await act(who, "holdBooking", { slot });
      const input = { id: booking.id, addressId: home!.id };
      await act(who, "confirmBooking", input);
      return booking.id;
    },
    moveTo: async (now: string): Promise<void> => {
      app.clock.now = now;
      for (const who of Object.values(people)) await renew(who);
    },
    ask: async (who: Asking, query: string, variables: object = {}): Promise<Json> =>
      (await app.ask(query, variables as Record<string, unknown>, who)).data,
    background: () => createWorker(app.deps, consumersOf(app.deps)).drainNow(),
  };
}

export type Counter = Awaited<ReturnType<typeof openCounter>>;
