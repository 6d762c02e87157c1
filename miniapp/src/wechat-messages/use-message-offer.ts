import { useState } from "react";
import {
  AcceptMessagesDocument,
  MessageTemplatesDocument,
  type NoticeSort,
} from "../gql/generated/wechat-messages";
import { useRead } from "../gql/use-read";
import { useWrite } from "../gql/use-write";
import { askForMessages, hasWechatMessages } from "../platform/wechat-messages";
import { useSession } from "../session/session";
import { noteRefusal, useRefusal } from "./refusal";

/** `none`: there is nothing to ask, or they said no before. */
type Stage = "none" | "open" | "agreed" | "refused";

/**
 * Lets somebody agree to hear of it in WeChat, after something they did: `ask` must be called when they
 * press, because WeChat asks only then. Draw it with `MessageOffer`, or in another way.
 */
export function useMessageOffer(sorts: readonly NoticeSort[] = ["INFO"]) {
  const [said, setSaid] = useState<"agreed" | "refused" | null>(null);
  const { isRefused } = useRefusal();
  const isSignedIn = useSession(({ person }) => person !== null);
  const when = hasWechatMessages && isSignedIn && !isRefused;
  const { data } = useRead(MessageTemplatesDocument, {}, { when });
  const { send, isSending, refusal, failure } = useWrite(AcceptMessagesDocument, {
    isKeyed: false,
    onDone: () => setSaid("agreed"),
  });
  const templates = (data?.messageTemplates ?? []).filter(
    ({ sort, templateId }) => sorts.includes(sort) && templateId !== "",
  );

  async function ask(): Promise<void> {
    const answered = await askForMessages(templates.map(({ templateId }) => templateId));
    if (answered === "unasked") return;
    const accepted = templates.filter(({ templateId }) => answered.accepted.includes(templateId));
    if (accepted.length > 0) return send({ sorts: accepted.map(({ sort }) => sort) });
    noteRefusal();
    setSaid("refused");
  }

  const stage: Stage = said ?? (when && templates.length > 0 ? "open" : "none");
  return { stage, isSending, refusal, failure, ask: () => void ask() };
}
