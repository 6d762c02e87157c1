import { builder } from "../builder.ts";
import { dateOf } from "../kernel/clock.ts";

type DataExport = { fileName: string; mediaType: string; content: string };

const DataExportRef = builder.objectRef<DataExport>("DataExport").implement({
  description: "A file for the person it is about.",
  authScopes: { signedIn: true },
  fields: (t) => ({
    fileName: t.exposeString("fileName", { description: "What to call the file." }),
    mediaType: t.exposeString("mediaType", { description: "What it is: `application/json`." }),
    content: t.exposeString("content", {
      description:
        "The text of the file. Each list in it says whether it is complete: 200 complaints, 200 bookings of each phase, 50 meal subscriptions and 500 of anything else at most.",
    }),
  }),
});

builder.queryField("myData", (t) =>
  t.withAuth({ signedIn: true }).field({
    type: DataExportRef,
    description:
      "A copy of everything held about the viewer, in clear: profile, homes, appointments, sessions, own reports as their reporter sees them, bookings with their answers, meals with what was told for them and the doors of the last 90 days, leave to act, calendar feeds without their addresses, notices, and who looked at their data. Works under every identity and adds nothing from a post. Recorded in the access log. Complaints they follow are not listed.",
    complexity: 500,
    resolve: async (_root, _args, context): Promise<DataExport> => {
      // Asked for seldom, so loaded when it is.
      const { gather } = await import("./gather.ts");
      return {
        fileName: `linge-my-data-${dateOf(context.now)}.json`,
        mediaType: "application/json",
        content: JSON.stringify(await gather(context, context.actor), null, 2),
      };
    },
  }),
);
