import { beforeAll, describe, expect, it } from "vitest";
import { type Counter, type Json, openCounter } from "./support/counter.ts";

/* What of one's bookings is in the copy of one's data. */

let counter: Counter;
let mine: Json;
let theirs: Json;
let path = "";

beforeAll(async () => {
  counter = await openCounter();
  const { send, act, offer, resident, neighbour, addressId, ask } = counter;
  const questions = [
    { code: "matter", label: { zh: "事项", en: "Matter" }, kind: "STRING", isRequired: true },
  ];
  const slot = {
    serviceId: await offer({ mode: "HOME_VISIT", questions }),
    startAt: "2026-11-23T02:00:00.000Z",
  };
  const leave = { agentId: neighbour.id, relation: "FAMILY", days: 30 };
  const { authorisation } = await send(resident, "authoriseAgent", leave, "authorisation { id }");
  const forThem = { slot, beneficiaryId: resident.id, authorisationId: authorisation.id };
  const { booking } = await act(neighbour, "holdBooking", forThem);
  const answers = [{ code: "matter", values: ["换灯泡"] }];
  await act(neighbour, "confirmBooking", { id: booking.id, answers, addressId });
  path = (await send(resident, "makeCalendarFeed", {}, "path")).path;
  const copyOf = async (who: object): Promise<Json> =>
    JSON.parse((await ask(who, "{ myData { content } }")).myData.content);
  [mine, theirs] = [await copyOf(resident), await copyOf(neighbour)];
});

describe("given somebody for whom a neighbour booked", () => {
  it("when they take their copy, then the booking is in it with its answers and address", () => {
    expect(mine.bookings).toMatchObject({
      isComplete: true,
      items: [
        {
          service: "社保代办",
          status: "待派单",
          wasBookedBySomebodyElse: true,
          answers: [{ question: "事项", answer: "换灯泡" }],
          address: expect.any(String),
        },
      ],
    });
  });

  it("when the neighbour takes theirs, then it tells that they booked and nothing of what was answered", () => {
    const [one] = theirs.bookings.items;
    expect(one).toMatchObject({ service: "社保代办", isForSomebodyElse: true });
    expect(JSON.stringify(theirs.bookings)).not.toContain("换灯泡");
    expect(one).not.toHaveProperty("address");
  });

  it("when both look for the leave, then it is in both, from their side", () => {
    expect(mine.authorisations.items).toMatchObject([
      { agent: "示例居民·霜降0009", relation: "家人" },
    ]);
    expect(theirs.authorisations.items).toMatchObject([{ principal: "示例居民·谷雨0137" }]);
  });

  it("when a feed was made, then the copy tells so without its address", () => {
    expect(mine.calendarFeeds.items).toMatchObject([{ shows: "我的预约" }]);
    const secret = path.slice("/calendar/".length, -".ics".length);
    expect(JSON.stringify(mine)).not.toContain(secret);
  });
});
