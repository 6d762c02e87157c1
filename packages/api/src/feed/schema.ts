import type { InputFieldBuilder } from "@pothos/core";
import {
  type Answer,
  answer,
  builder,
  command,
  connectionOf,
  isOfKind,
  page,
  pageCost,
  registerNode,
  unauthorized,
} from "../builder.ts";
import type { Context } from "../context.ts";
import { denial } from "../denial.ts";
import { reachOf } from "../kernel/access.ts";
import { asId } from "../kernel/ids.ts";
import { type Idempotency, type Order, run } from "../run.ts";
import type { Stored } from "../table/aggregate.ts";
import { isVisible } from "./decide.ts";
import {
  type Feed,
  type FeedCommand,
  feedSorts,
  MAX_FEEDS,
  READS_AN_HOUR,
  sortOf,
} from "./feed.ts";
import { pathOf } from "./serve.ts";
import { countLive, feeds, hashOf, listFeeds, loadFeed, newSecret } from "./store.ts";

const FeedRef = builder.objectRef<Stored<Feed>>("CalendarFeed");
registerNode("feed", "CalendarFeed");

builder.node(FeedRef, {
  description:
    "Bookings as a calendar that programs fetch by a secret address. Seen by its owner only.",
  authScopes: ({ id, state }, { actor }) => ({ seen: isVisible(id, state, actor) }),
  id: { resolve: ({ id }) => id, description: "Opaque id, `fed_…`." },
  isTypeOf: isOfKind("feed"),
  loadOne: async (id, { deps, actor }) => {
    const found = await loadFeed(deps.table, id);
    return found && isVisible(found.id, found.state, actor) ? found : null;
  },
  fields: (t) => ({
    label: t.string({
      description: "What it shows, in the reader's language.",
      resolve: ({ state }, _args, { language }) => feedSorts[sortOf(state)][language],
    }),
    roleId: t.id({
      nullable: true,
      description: "The post whose bookings it shows, without names; null: one's own bookings.",
      resolve: ({ state }) => state.roleId,
    }),
    madeAt: t.field({
      type: "DateTime",
      description: "When it was made.",
      resolve: ({ state }) => state.madeAt,
    }),
    isInForce: t.boolean({
      description: "Whether its address works; false once it was taken back.",
      resolve: ({ state }) => state.secretHash !== null,
    }),
  }),
});

const FeedConnection = connectionOf("CalendarFeed", FeedRef);

builder.queryField("myCalendarFeeds", (t) =>
  t.connection(
    {
      type: FeedRef,
      description:
        "The feeds of the viewer that are in force, oldest first. Their addresses are told only once, when they are made.",
      complexity: pageCost,
      resolve: (_root, args, context) =>
        page(context, "feeds", args, (request, cursors) =>
          listFeeds(context.deps.table, reachOf(context.actor, "feed:manage"), request, cursors),
        ),
    },
    FeedConnection,
  ),
);

type Made = { thing: Stored<Feed>; path: string | null };

type Wanted = Order<FeedCommand, Feed>["command"];

async function give(
  id: string,
  isNew: boolean,
  wanted: Wanted,
  context: Context,
  idempotency: Idempotency | null = null,
): Promise<Answer<Stored<Feed>>> {
  const { deps, actor, now } = context;
  const order = { id, isNew, command: wanted, actor, now, idempotency };
  return answer(await run(deps.table, feeds, order), context);
}

/** With the address, unless it was refused: it is told here and nowhere else. */
async function giveSecret(
  id: string,
  isNew: boolean,
  toCommand: (secretHash: string) => Wanted,
  context: Context,
): Promise<Made | Exclude<Answer<Stored<Feed>>, { thing: unknown }>> {
  const secret = newSecret(context.deps.ids);
  const made = await give(id, isNew, toCommand(hashOf(secret)), context);
  return "thing" in made ? { ...made, path: pathOf(secret) } : made;
}

const idOf = (id: string, { language }: Context): string => {
  if (asId("feed", id)) return id;
  throw denial("NOT_FOUND", language);
};

const idField = (t: InputFieldBuilder<typeof builder.$inferSchemaTypes, "InputObject">) => ({
  id: t.id({ required: true, description: "The feed, `fed_…`." }),
});

const returns = {
  field: "feed",
  type: FeedRef,
  description: "As it is now; null when refused.",
};

const addressField = {
  nullable: true,
  description:
    "Where programs fetch it, `/calendar/….ics`, to be put behind the address of the API. Told this once; whoever has it can read the calendar. Null when refused.",
  resolve: (made: object) => ("path" in made ? (made.path as string) : null),
} as const;

command("makeCalendarFeed", {
  description: `Makes a calendar feed: of one's own bookings, or of a place one has a post at, without names. At most ${MAX_FEEDS}; each is answered ${READS_AN_HOUR} times an hour.`,
  action: "feed:manage",
  repeatable: false,
  input: (t) => ({
    roleId: t.id({
      required: false,
      description:
        "The post whose bookings it is to show, one of those in force now; one's own bookings when left out.",
    }),
  }),
  returns,
  more: (t) => ({ path: t.string(addressField) }),
  resolve: async ({ roleId }, context) => {
    const role = roleId ? asId("role", roleId) : null;
    if (roleId && !role) return { refusal: { code: "feed.post_unknown", field: "roleId" } };
    const { deps, language, actor } = context;
    if (actor.kind !== "person") throw unauthorized(context);
    return giveSecret(
      deps.ids.next("feed"),
      true,
      (secretHash) => async () => {
        const live = await countLive(deps.table, actor.personId);
        return { type: "make", roleId: role, language, secretHash, live };
      },
      context,
    );
  },
});

command("replaceCalendarFeed", {
  description: "Gives a feed a new address; the old one stops working at once.",
  action: "feed:manage",
  repeatable: false,
  input: idField,
  returns,
  more: (t) => ({ path: t.string(addressField) }),
  resolve: ({ id }, context) =>
    giveSecret(
      idOf(id, context),
      false,
      (secretHash) => ({ type: "replace", secretHash }),
      context,
    ),
});

command("revokeCalendarFeed", {
  description: "Ends a feed: its address stops working at once and for good.",
  action: "feed:manage",
  input: idField,
  returns,
  resolve: ({ id }, context, { idempotency }) =>
    give(idOf(id, context), false, { type: "revoke" }, context, idempotency),
});
