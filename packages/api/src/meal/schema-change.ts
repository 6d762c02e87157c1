import { sealAllergies, sealReach } from "./private.ts";
import { transition, withKitchen } from "./schema-subscription-commands.ts";
import { DietEnum } from "./schema-kitchen.ts";
import { line, lines, phone } from "../kernel/bound.ts";
import { MAX_TEXT, MAX_NAME } from "./subscription.ts";

/* What can be told anew while meals come: the food, and whom to phone. */

transition(
  "changeFood",
  "Changes what is eaten and what must not be in it, from the first day that is not settled yet: days the kitchen has counted stay as they are. Whether there are allergies must be answered again.",
  (t) => ({
    diet: t.field({ type: DietEnum, required: true, description: "What kind of food." }),
    hasAllergies: t.boolean({
      required: true,
      description: "Whether something must not be in the food.",
    }),
    allergies: t.string({
      required: false,
      description: "What; needed when there is something.",
      bound: lines(MAX_TEXT),
    }),
  }),
  ({ diet, hasAllergies, allergies = null }, context, id) =>
    withKitchen(context, {
      type: "changeFood",
      diet,
      hasAllergies,
      allergies,
      sealed: { allergies: sealAllergies(context.deps.keyring, id, allergies ?? "") },
    }),
);

transition(
  "changeReach",
  "Changes where who eats can be phoned, and whom to ask when nobody opens. It holds at once; what is left out stays as it is.",
  (t) => ({
    phone: t.string({
      required: false,
      description: "Where who eats can be phoned.",
      bound: phone(),
    }),
    contactName: t.string({
      required: false,
      description: "Whom to ask when nobody opens.",
      bound: line(MAX_NAME),
    }),
    contactPhone: t.string({
      required: false,
      description: "Where they can be phoned.",
      bound: phone(),
    }),
  }),
  ({ phone: given, contactName, contactPhone }, { deps }, id) => {
    const phone = given?.trim() ? given : null;
    const contact =
      contactName || contactPhone ? { name: contactName ?? "", phone: contactPhone ?? "" } : null;
    const sealed = sealReach(deps.keyring, id, { phone, contact });
    return { type: "changeReach", phone, contact, sealed };
  },
);
