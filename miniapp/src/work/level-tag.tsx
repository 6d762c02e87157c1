import { complaintLevelLabels } from "../gql/generated/labels";
import { say } from "../i18n/words";
import { useDisplay } from "../session/display";
import { StatusTag } from "../ui/status-tag";
import { type Card, isPressing } from "./view";

/** How urgent it is, in the words of the contract. */
export function LevelTag({ level }: { level: Card["level"] }) {
  const { language } = useDisplay();
  return (
    <StatusTag tone={isPressing(level) ? "bad" : "calm"}>
      {say(complaintLevelLabels[level], language)}
    </StatusTag>
  );
}
