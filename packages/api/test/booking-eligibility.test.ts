import { beforeEach, describe, expect, it } from "vitest";
import { type Counter, openCounter, SLOT } from "./support/counter.ts";
import { signIn } from "./support/people.ts";

/* For whom a service is, and how much of it a party takes. */

let counter: Counter;
beforeEach(async () => {
  counter = await openCounter();
});

describe("given a service for merchants", () => {
  it("when others want it, then it says for whom it is; a merchant may, also when acting for themself", async () => {
    const { app, hold, offer, ask, resident } = counter;
    const serviceId = await offer({ roles: ["MERCHANT"] });
    const refused = await hold(resident, serviceId);
    expect(refused.refusal).toMatchObject({
      code: "booking.roles_only",
      message: "仅限：商户",
      field: "beneficiaryId",
    });
    const merchant = await signIn(app, { posts: [{ role: "MERCHANT", path: "/S/C/A/A1/" }] });
    expect((await hold({ ...merchant, actingAs: "RESIDENT" }, serviceId)).booking.stage).toBe(
      "HELD",
    );
    const { service } = await ask({}, "query ($id: ID!) { service(id: $id) { forRoles } }", {
      id: serviceId,
    });
    expect(service.forRoles).toEqual(["商户"]);
  });
});

describe("given two rooms, each taken whole", () => {
  const free = async (serviceId: string): Promise<number> => {
    const query = `query ($id: ID!) { service(id: $id) { isTakenWhole days(fromOn: "2026-11-23", count: 1) { slots { startAt free } } } }`;
    const { service } = await counter.ask({}, query, { id: serviceId });
    return service.days[0].slots.find((one: { startAt: string }) => one.startAt === SLOT).free;
  };

  it("when parties of any size come, then each has one room, and the third waits for one", async () => {
    const { app, act, hold, offer, resident, neighbour } = counter;
    const serviceId = await offer({
      mode: "FACILITY",
      plan: { capacity: 2 },
      rules: { maxParty: 10, isTakenWhole: true },
    });
    expect((await hold(resident, serviceId, SLOT, { party: 11 })).refusal.code).toBe(
      "booking.party_size",
    );
    const { booking } = await hold(resident, serviceId, SLOT, { party: 9 });
    expect(await free(serviceId)).toBe(1);
    expect((await hold(neighbour, serviceId, SLOT, { party: 10 })).booking.party).toBe(10);
    expect(await free(serviceId)).toBe(0);
    const third = await signIn(app);
    expect((await hold(third, serviceId)).refusal.code).toBe("booking.full");
    const slot = { serviceId, startAt: SLOT };
    expect((await act(third, "joinWaitingList", { slot, party: 10 })).booking.stage).toBe(
      "WAITING",
    );
    await act(resident, "cancelBooking", { id: booking.id });
    await counter.background();
    expect(await free(serviceId)).toBe(0);
  });
});
