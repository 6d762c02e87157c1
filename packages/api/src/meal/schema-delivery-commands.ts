import { command } from "../builder.ts";
import { denial } from "../denial.ts";
import { type DeliveryCommand, deliveryIdOf, type Door } from "./delivery.ts";
import { lookUpDoor } from "./prepare.ts";
import { give, idOf, type Inputs } from "./schema-command.ts";
import { DeliveryRef, OutcomeEnum, StepEnum } from "./schema-delivery.ts";
import { deliveries } from "./store.ts";
import { lines, ruled } from "../kernel/bound.ts";
import { MAX_TEXT } from "./subscription.ts";

const ofDelivery = {
  field: "mealDelivery",
  type: DeliveryRef,
  description: "As it is now; null when refused.",
};
const doorFields = (t: Inputs) => ({
  subscriptionId: t.id({ required: true, description: "The subscription, `msb_…`." }),
  servedOn: t.field({ type: "Date", required: true, description: "The day of the meal." }),
});
type DoorInput = { subscriptionId: string; servedOn: string };

function doorMutation(
  name: string,
  description: string,
  toCommand: (door: Door) => DeliveryCommand,
): void {
  command(name, {
    description,
    action: "meal:deliver",
    input: doorFields,
    returns: ofDelivery,
    resolve: (input: DoorInput, context, request) => {
      const key = idOf("mealSubscription", input.subscriptionId, context);
      const wanted = async (): Promise<DeliveryCommand> => {
        const door = await lookUpDoor(key, input.servedOn, context);
        if (!door) throw denial("NOT_FOUND", context.language);
        return toCommand(door);
      };
      const id = deliveryIdOf(key, input.servedOn);
      return give(deliveries, { id, isNew: "PERHAPS", command: wanted }, context, request);
    },
  });
}

doorMutation(
  "markMealDelivered",
  "Says that a meal of today was handed over. A check that runs at the door ends with it. Said twice it is said once.",
  (door) => ({ type: "deliver", door }),
);

command("reportMealUnanswered", {
  description:
    "Says that nobody opened: a welfare check begins, whose steps have their own clocks. Said twice it is said once.",
  action: "meal:deliver",
  input: doorFields,
  returns: ofDelivery,
  resolve: (input, context, request) => {
    const key = idOf("mealSubscription", input.subscriptionId, context);
    const complaintId = context.deps.ids.next("complaint");
    const wanted = async (): Promise<DeliveryCommand> => {
      const door = await lookUpDoor(key, input.servedOn, context);
      if (!door) throw denial("NOT_FOUND", context.language);
      return { type: "reportUnanswered", door, complaintId };
    };
    const id = deliveryIdOf(key, input.servedOn);
    return give(deliveries, { id, isNew: "PERHAPS", command: wanted }, context, request);
  },
});

command("explainMeal", {
  description:
    "Says why a meal of today does not come, or why a missed one did not: who eats is told so in these words. For the courier, the kitchen and the community. Said twice it is said once.",
  action: "meal:explain",
  input: (t) => ({
    ...doorFields(t),
    note: t.string({ required: true, description: "Why.", bound: lines(MAX_TEXT, ruled) }),
  }),
  returns: ofDelivery,
  resolve: ({ subscriptionId, servedOn, note }, context, request) => {
    const key = idOf("mealSubscription", subscriptionId, context);
    const wanted = async (): Promise<DeliveryCommand> => {
      const door = await lookUpDoor(key, servedOn, context);
      if (!door) throw denial("NOT_FOUND", context.language);
      return { type: "explain", door, note };
    };
    const id = deliveryIdOf(key, servedOn);
    return give(deliveries, { id, isNew: "PERHAPS", command: wanted }, context, request);
  },
});

command("reportMealCheck", {
  description:
    "Says what came of a step of a welfare check. That the person is well ends it at any step; that help is needed opens an emergency at once.",
  action: "meal:report",
  input: (t) => ({
    ...doorFields(t),
    step: t.field({
      type: StepEnum,
      required: true,
      description: "The step you saw: if the check has gone on, nothing is written.",
    }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: "What came of it." }),
    note: t.string({ required: false, description: "More of it.", bound: lines(MAX_TEXT) }),
  }),
  returns: ofDelivery,
  resolve: ({ subscriptionId, servedOn, step, outcome, note }, context, request) => {
    const key = idOf("mealSubscription", subscriptionId, context);
    const wanted: DeliveryCommand = { type: "report", step, outcome, note: note ?? null };
    const id = deliveryIdOf(key, servedOn);
    return give(deliveries, { id, isNew: false, command: wanted }, context, request);
  },
});
