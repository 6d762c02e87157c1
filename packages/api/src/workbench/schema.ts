import { builder } from "../builder.ts";
import type { Context } from "../context.ts";
import { type Action, mayAtAll } from "../kernel/access.ts";
import { dateOf, type Instant } from "../kernel/clock.ts";
import type { Bilingual } from "../kernel/decision.ts";

/* What an identity can do, in numbers. Each capability adds its own lines; nobody is shown what is not theirs. */

/** Each line is a page of the app. */
const kinds = {
  COMPLAINTS: { description: "Complaints that wait for the viewer's grids and units." },
  BOOKINGS: { description: "Bookings to approve, to assign, to take on or to answer." },
  BOOKING_DAY: { description: "The bookings of today." },
  SERVICES: { description: "The services they look after." },
  HOMES: { description: "Homes to confirm." },
  GRIDS: { description: "Grids with their teams." },
  MEALS: { description: "Kitchens, doors and welfare checks." },
  REPORT: { description: "Reporting a matter." },
  BOOK: { description: "Booking a service for oneself." },
  INBOX: { description: "Notices they have not read." },
} as const;
export type WorkKind = keyof typeof kinds;

/** As many are counted; more is "99+" to everybody. */
export const MOST_COUNTED = 100;

export type Counts = { waiting: number; overdue: number; today: number };

/** Counts of what is due: how many wait, how many are late, how many are due today. */
export const countsOf = (dues: readonly Instant[], now: Instant): Counts => ({
  waiting: dues.length,
  overdue: dues.filter((due) => due <= now).length,
  today: dues.filter((due) => due > now && dateOf(due) === dateOf(now)).length,
});

type Line = {
  kind: WorkKind;
  label: Bilingual;
  /** Who is shown it: whoever may do this at all. */
  action: Action;
  /** Null where nothing is counted; false where this identity has nothing of it after all. */
  count?: (context: Context) => Promise<Counts | null | false>;
};
const lines: Line[] = [];
export const workLine = (line: Line): void => void lines.push(line);

const order = Object.keys(kinds);

type Shown = { kind: WorkKind; label: Bilingual; counts: Counts | null };

async function linesFor(context: Context): Promise<Shown[]> {
  const open = lines.filter(({ action }) => mayAtAll(context.actor, action));
  const counted = await Promise.all(
    open.map(async ({ kind, label, count }) => ({
      kind,
      label,
      counts: count ? await count(context) : null,
    })),
  );
  return counted
    .flatMap(({ counts, ...line }) => (counts === false ? [] : [{ ...line, counts }]))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

const KindEnum = builder.enumType("WorkKind", {
  description: "What a line of the workbench leads to.",
  values: kinds,
});

const upTo = `${MOST_COUNTED} means 99+.`;
const CountsRef = builder.objectRef<Counts>("WorkCounts").implement({
  description: "How much there is of something to do.",
  authScopes: { public: true },
  fields: (t) => ({
    waiting: t.exposeInt("waiting", { description: `All that waits; ${upTo}` }),
    overdue: t.exposeInt("overdue", { description: `Of these, what is late; ${upTo}` }),
    today: t.exposeInt("today", { description: `Of these, what is due today; ${upTo}` }),
  }),
});

const LineRef = builder.objectRef<Shown>("WorkLine").implement({
  description: "Something the viewer can do in the identity they act in.",
  authScopes: { public: true },
  fields: (t) => ({
    kind: t.field({ type: KindEnum, description: "Where it leads.", resolve: ({ kind }) => kind }),
    label: t.string({
      description: "What it is called, in the reader's language.",
      resolve: ({ label }, _args, { language }) => label[language],
    }),
    counts: t.field({
      type: CountsRef,
      nullable: true,
      description: "How much of it there is; null where nothing is counted.",
      resolve: ({ counts }) => counts,
    }),
  }),
});

builder.queryField("workbench", (t) =>
  t.withAuth({ signedIn: true }).field({
    type: [LineRef],
    description:
      "What the viewer can do in the identity they act in, with how much of it waits; nothing they cannot.",
    complexity: { field: 20, multiplier: 5 },
    resolve: (_root, _args, context) => linesFor(context),
  }),
);
