import { reachOf } from "../kernel/access.ts";
import { countsOf, MOST_COUNTED, workLine } from "../workbench/schema.ts";
import { deskDues } from "./store.ts";

workLine({
  kind: "BOOKINGS",
  label: { zh: "待处理预约", en: "Bookings to handle" },
  action: "booking:read",
  count: async ({ deps, actor, now }) =>
    countsOf(await deskDues(deps.table, reachOf(actor, "booking:read"), MOST_COUNTED), now),
});
workLine({
  kind: "BOOKING_DAY",
  label: { zh: "服务日程", en: "Services of the day" },
  action: "booking:read",
});
workLine({
  kind: "BOOK",
  label: { zh: "预约服务", en: "Book a service" },
  action: "booking:book",
});
