import {
  type Answer,
  builder,
  command,
  connectionOf,
  page,
  pageCost,
  registerNode,
} from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { may, reachOf } from "../kernel/access.ts";
import type { PersonActor } from "../kernel/actor.ts";
import { asId } from "../kernel/ids.ts";
import { type Notice, type NoticeCapacity, type NoticeSort, noticeSorts } from "./notice.ts";
import {
  countUnread,
  listNotices,
  loadNotice,
  markAllRead,
  markRead,
  MOST_COUNTED,
} from "./store.ts";

export const NoticeSortEnum = builder.enumType("NoticeSort", {
  description: "What a notice asks of its reader.",
  values: {
    WORK: { description: "Something is to be done." },
    INFO: { description: "Nothing: it only tells." },
  } satisfies Record<NoticeSort, object>,
});

const NoticeCapacityEnum = builder.enumType("NoticeCapacity", {
  description: "As whom somebody is told, and so which side of the thing to open.",
  values: {
    ONESELF: { description: "It is about the viewer: their home or their post." },
    REPORTER: { description: "The viewer reported the complaint." },
    FOLLOWER: { description: "The viewer follows the complaint of a neighbour." },
    STAFF: { description: "The viewer holds a post that answers for the complaint or has it." },
  } satisfies Record<NoticeCapacity, object>,
});

const isOwn = (notice: Notice, { actor }: Context): boolean =>
  may(actor, "notice:read", { ownerIds: [notice.personId] }) !== null;

registerNode("notice", "Notice");
const NoticeRef = builder.objectRef<Notice>("Notice");

builder.node(NoticeRef, {
  description:
    "Something the viewer should hear of, in their inbox. Nobody else sees it; what came with a post, or by acting for somebody, is gone once that has ended.",
  authScopes: (notice, context) => ({ seen: isOwn(notice, context) }),
  id: { resolve: (notice) => notice.id },
  loadOne: (id, { actor, deps, now }) =>
    actor.kind === "person" ? loadNotice(deps.table, { personId: actor.personId, id }, now) : null,
  fields: (t) => ({
    title: t.string({
      description: "What happened, in the reader's language.",
      resolve: ({ title }, _args, { language }) => title[language],
    }),
    body: t.string({
      description: "The same in a sentence or two, in the reader's language.",
      resolve: ({ body }, _args, { language }) => body[language],
    }),
    sort: t.expose("sort", {
      type: NoticeSortEnum,
      description: "Whether something is to be done.",
    }),
    sortLabel: t.string({
      description: "The sort in the reader's language.",
      resolve: ({ sort }, _args, { language }) => noticeSorts[sort][language],
    }),
    at: t.expose("at", { type: "DateTime", description: "When it happened." }),
    readAt: t.expose("readAt", {
      type: "DateTime",
      nullable: true,
      description: "When the viewer marked it read; null while it is unread.",
    }),
    subjectId: t.exposeID("subjectId", {
      description:
        "What it is about, for `node`: `cmp_…` a complaint, `prs_…` the viewer. A FOLLOWER may not see the complaint: then `node` is null.",
    }),
    capacity: t.expose("capacity", {
      type: NoticeCapacityEnum,
      description:
        "As whom the viewer is told. `sort` does not say it: a reporter has something to do as well when asked to confirm.",
    }),
  }),
});

const NoticeConnection = connectionOf("Notice", NoticeRef);

builder.queryFields((t) => ({
  notices: t.connection(
    {
      type: NoticeRef,
      complexity: pageCost,
      authScopes: { can: "notice:read" },
      description:
        "The viewer's inbox, newest first. What came with a post that has ended is left out, so a page may be shorter.",
      args: {
        unreadOnly: t.arg.boolean({
          required: false,
          description: "Only what is not marked read; may lag behind by a second.",
        }),
      },
      resolve: (_root, { unreadOnly, ...args }, context) => {
        const reach = reachOf(context.actor, "notice:read");
        const isUnread = unreadOnly ?? false;
        return page(context, `notices:${isUnread}`, args, (request, cursors) =>
          listNotices(
            context.deps.table,
            { reach, unreadOnly: isUnread, now: context.now },
            request,
            cursors,
          ),
        );
      },
    },
    NoticeConnection,
  ),
  unreadNoticeCount: t.int({
    authScopes: { can: "notice:read" },
    description: `How many notices the viewer has not read, for a badge: ${MOST_COUNTED} means 99+. May lag behind by a second.`,
    resolve: (_root, _args, context) =>
      countUnread(context.deps.table, reachOf(context.actor, "notice:read"), context.now),
  }),
}));

/** `can: notice:read` has let in people only. */
const viewerOf = ({ actor }: Context): PersonActor["personId"] => (actor as PersonActor).personId;

command("markNoticeRead", {
  description: "Marks one notice as read. Marking it again changes nothing.",
  action: "notice:read",
  repeatable: false,
  input: (t) => ({
    id: t.id({
      required: true,
      description: "The notice; one that is not the viewer's is NOT_FOUND.",
    }),
  }),
  returns: { field: "notice", type: NoticeRef, description: "The notice as it is now." },
  resolve: async ({ id }, context): Promise<Answer<Notice>> => {
    const key = { personId: viewerOf(context), id: asId("notice", id) ?? "" };
    const notice = key.id && (await markRead(context.deps.table, key, context.now));
    if (notice) return { thing: notice };
    throw denial("NOT_FOUND", context.language, { field: "id" });
  },
});

type Marked = { marked: number; unread: number };

const MarkedType = builder.objectRef<Marked>("MarkedNotices").implement({
  description: "What became of the unread notices.",
  authScopes: { can: "notice:read" },
  fields: (t) => ({
    marked: t.exposeInt("marked", {
      description: "How many were marked read, at most 1,000 at once.",
    }),
    unreadCount: t.exposeInt("unread", {
      description: `How many are unread now: ${MOST_COUNTED} means 99+. May lag behind by a second.`,
    }),
  }),
});

const MatterInput = builder.inputType("NoticeMatterInput", {
  description: "All notices of one thing to one side of it.",
  fields: (t) => ({
    subjectId: t.id({ required: true, description: "What they are about, as `Notice.subjectId`." }),
    capacity: t.field({
      type: NoticeCapacityEnum,
      required: true,
      description: "As whom the viewer is told.",
    }),
  }),
});

command("markAllNoticesRead", {
  description:
    "Marks the viewer's unread notices as read, of one matter or of all: at most 1,000 are looked at, the oldest first.",
  action: "notice:read",
  repeatable: false,
  input: (t) => ({
    seenAt: t.field({
      type: "DateTime",
      required: false,
      description:
        "When the list on the screen was answered, as `answeredAt`: what came since stays unread. Null for now.",
    }),
    matter: t.field({
      type: MatterInput,
      required: false,
      description: "Only those about this. Null for all.",
    }),
  }),
  returns: { field: "notices", type: MarkedType, description: "How many were marked." },
  resolve: async ({ seenAt, matter }, context): Promise<Answer<Marked>> => {
    const { table } = context.deps;
    const range = { seenAt: seenAt ?? context.now, matter: matter ?? null };
    const marked = await markAllRead(table, viewerOf(context), range, context.now);
    const unread = await countUnread(table, reachOf(context.actor, "notice:read"), context.now);
    return { thing: { marked, unread } };
  },
});
