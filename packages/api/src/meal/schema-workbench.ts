import { mayAtAll } from "../kernel/access.ts";
import { workLine } from "../workbench/schema.ts";

/** Whoever may do any of it; kitchens and couriers besides those who look after the grid. */
workLine({
  kind: "MEALS",
  label: { zh: "助餐工作台", en: "Meals for elders" },
  action: "meal:report",
  count: ({ actor }) =>
    Promise.resolve(
      (["meal:cook", "meal:deliver", "meal:check", "meal:assess"] as const).some((action) =>
        mayAtAll(actor, action),
      )
        ? null
        : false,
    ),
});
