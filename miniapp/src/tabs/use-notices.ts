import { MarkAllNoticesReadDocument } from "../gql/generated/tabs";
import { useWrite } from "../gql/use-write";
import { destinationOf, type Matter } from "./view";

/** Whatever shows notices, or how many are unread. */
export const NOTICE_READS = ["Notices", "LatestNotices", "UnreadNoticeCount"];

/** The notices of one matter, as of when they were answered: where they lead, and that they were read. */
export function useMatter({ newest, unread }: Matter, seenAt: string) {
  const mark = useWrite(MarkAllNoticesReadDocument, { refreshes: NOTICE_READS, isKeyed: false });
  const { subjectId, capacity } = newest;
  return {
    destination: destinationOf(newest),
    /** Whoever opens what the notices are about has read them. What came since is not among them. */
    markRead: () => {
      if (unread > 0) mark.send({ seenAt, matter: { subjectId, capacity } });
    },
    isMarking: mark.isSending,
    failure: mark.failure,
  };
}
