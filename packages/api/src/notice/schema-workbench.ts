import { reachOf } from "../kernel/access.ts";
import { workLine } from "../workbench/schema.ts";
import { countUnread } from "./store.ts";

workLine({
  kind: "INBOX",
  label: { zh: "未读消息", en: "Unread messages" },
  action: "notice:read",
  count: async ({ deps, actor, now }) => ({
    waiting: await countUnread(deps.table, reachOf(actor, "notice:read"), now),
    overdue: 0,
    today: 0,
  }),
});
