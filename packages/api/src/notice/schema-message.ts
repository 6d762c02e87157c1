import { type Answer, builder, command } from "../builder.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { acceptMessages, MOST_LEFT } from "../person/store.ts";
import type { NoticeSort } from "./notice.ts";
import { NoticeSortEnum } from "./schema.ts";
import { list } from "../kernel/bound.ts";

/* What people let us send them through WeChat. */

type Template = { sort: NoticeSort; id: string };

const TemplateRef = builder.objectRef<Template>("MessageTemplate").implement({
  description: "A subscription message of WeChat that people may agree to.",
  authScopes: { can: "notice:read" },
  fields: (t) => ({
    sort: t.expose("sort", { type: NoticeSortEnum, description: "Which notices it tells of." }),
    templateId: t.exposeID("id", {
      description: "The id that `wx.requestSubscribeMessage` takes.",
    }),
  }),
});

builder.queryFields((t) => ({
  messageTemplates: t.field({
    type: [TemplateRef],
    authScopes: { can: "notice:read" },
    description:
      "What WeChat's own dialog is to ask about; show it after something the person did, never before.",
    complexity: { field: 1, multiplier: 2 },
    resolve: (_root, _args, { deps: { wechat } }) =>
      (["WORK", "INFO"] as const).map((sort) => ({ sort, id: wechat.templates[sort] })),
  }),
}));

type Left = Readonly<Record<NoticeSort, number>>;

const LeftRef = builder.objectRef<Left>("MessagesAgreedTo").implement({
  description: "How many messages of each sort the viewer may still be sent through WeChat.",
  authScopes: { can: "notice:read" },
  fields: (t) => ({
    work: t.exposeInt("WORK", { description: "Of work to do." }),
    info: t.exposeInt("INFO", { description: "Of what only tells." }),
  }),
});

command("acceptMessages", {
  description: `Tells that the viewer has just agreed, in WeChat's own dialog, to one more message of each of these sorts; at most ${MOST_LEFT} of a sort are counted. What was not agreed to there WeChat does not deliver.`,
  action: "notice:read",
  repeatable: false,
  input: (t) => ({
    sorts: t.field({
      type: [NoticeSortEnum],
      required: true,
      description: "The sorts whose templates were accepted.",
      bound: list(20),
    }),
  }),
  returns: { field: "messages", type: LeftRef, description: "How many there are now." },
  resolve: async ({ sorts }, { actor, deps }): Promise<Answer<Left>> => {
    // `notice:read` has let in people only.
    const { personId } = actor as PersonActor;
    const left = await acceptMessages(deps.table, personId, new Set(sorts));
    return typeof left === "string" ? { refusal: { code: left } } : { thing: left };
  },
});
