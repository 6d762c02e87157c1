import type { Route } from "../../routes";
import type { IconName } from "../../ui/icon";
import type { words } from "./words";

type Entry = { to: Route; icon: IconName; label: keyof typeof words };

/** The big entries of the home page, in their order. A capability adds its line when its page exists. */
export const entries: readonly Entry[] = [
  { to: "report", icon: "report", label: "report" },
  { to: "complaints", icon: "list", label: "complaints" },
  { to: "messages", icon: "message", label: "messages" },
];

/** For who holds a post: the staff's own start. */
export const workEntry: Entry = { to: "workQueue", icon: "group", label: "workbench" };
