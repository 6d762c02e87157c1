import { builder } from "../builder.ts";
import { ComplaintRef, visibleComplaint } from "../complaint/schema.ts";
import { twinOf } from "../kernel/ids.ts";
import { BookingRef, visibleBooking } from "./schema.ts";

/* A booking and the complaint it led to, for whoever may see the other one too. */

builder.objectField(BookingRef, "complaint", (t) =>
  t.field({
    type: ComplaintRef,
    nullable: true,
    description:
      "The complaint it led to: a dispute, or help sought elsewhere. Null when there is none, for who may not see it, and for the moment until it is opened.",
    complexity: 5,
    resolve: ({ state: { complaintId } }, _args, context) =>
      complaintId && visibleComplaint(complaintId, context),
  }),
);

builder.objectField(ComplaintRef, "booking", (t) =>
  t.field({
    type: BookingRef,
    nullable: true,
    description:
      "The booking it came from; null when it came otherwise, or for who may not see it.",
    complexity: 5,
    resolve: ({ id, listed }, _args, context) =>
      listed.source === "BOOKING" ? visibleBooking(twinOf("booking", id), context) : null,
  }),
);
