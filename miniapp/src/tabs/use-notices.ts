import { MarkNoticeReadDocument } from "../gql/generated/tabs";
import { useWrite } from "../gql/use-write";
import { destinationOf, type Notice } from "./view";

/** Whatever shows notices, or how many are unread. */
export const NOTICE_READS = ["Notices", "LatestNotices", "UnreadNoticeCount"];

/** One notice: where it leads, and that it was read. */
export function useNotice(notice: Notice) {
  const mark = useWrite(MarkNoticeReadDocument, { refreshes: NOTICE_READS, isKeyed: false });
  const isUnread = notice.readAt === null;
  return {
    destination: destinationOf(notice),
    isUnread,
    /** Whoever opens what a notice is about has read it. */
    markRead: () => {
      if (isUnread) mark.send({ id: notice.id });
    },
    isMarking: mark.isSending,
    failure: mark.failure,
  };
}
