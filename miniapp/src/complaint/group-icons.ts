import type { IconName } from "../ui/icon";

/** A drawing for each group of the category list. What it is called and what belongs there says the API. */
const icons: Readonly<Record<string, IconName>> = {
  appearance: "leaf",
  advertising: "megaphone",
  construction: "crane",
  street_order: "road",
  emergency: "alarm",
  facility: "lamp",
  traffic: "car",
  housing: "home",
  safety: "shield",
  neighbour: "group",
  consumer: "bag",
  care: "heart",
  enterprise: "shop",
  consult: "question",
  governance: "pen",
  other: "list",
};

/** A group the app does not know yet has a drawing too. */
export const iconOfGroup = (code: string): IconName => icons[code] ?? "list";
