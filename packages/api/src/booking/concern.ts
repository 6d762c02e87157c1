import type { Concern } from "../kernel/effects.ts";
import type { Booking, BookingFact, Party } from "./booking.ts";
import { subjectOf } from "./words.ts";

/*
 * What of a booking goes on as a complaint: a dispute, which the street has looked into by others than those
 * who served; and an order that nobody served. The domain makes the latter a demand that is matched with
 * who can help. As long as there is no such capability, it is a request to the community to find help: one
 * for people in need where care was wanted, else a matter of how the community is served.
 */

const DISPUTE = "governance.staff_complaint";
const HELP = { care: "care.elder_or_disability", other: "governance.suggestion" } as const;

/** Who disputes; for whom nobody came. Somebody without an account has nobody but who asked for them. */
function partyOf({ beneficiary, requester }: Booking, id: string | null): Party {
  if (beneficiary.id === null || requester.id === id) return requester;
  return { id: beneficiary.id, name: beneficiary.name };
}

function concernOf(booking: Booking, fact: BookingFact, by: { actorId: string }): Concern[] {
  const { promised } = booking;
  const { path } = promised;
  const subject = subjectOf(booking).zh;
  if (fact.type === "disputed")
    return [
      {
        complaintId: fact.complaintId,
        category: DISPUTE,
        path,
        reporter: partyOf(booking, by.actorId),
        text: `对预约“${subject}”有异议：${fact.text}`,
      },
    ];
  if (fact.type !== "lapsed" || !fact.complaintId) return [];
  return [
    {
      complaintId: fact.complaintId,
      category: promised.isCare ? HELP.care : HELP.other,
      path,
      reporter: partyOf(booking, null),
      text: `预约“${subject}”没有人员可以提供服务，请协助寻找其他帮助。`,
    },
  ];
}

/** The complaints that facts of a booking ask for. */
export const concernsOf = (
  booking: Booking,
  facts: readonly BookingFact[],
  by: { actorId: string },
): Concern[] => facts.flatMap((fact) => concernOf(booking, fact, by));
