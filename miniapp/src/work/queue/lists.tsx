import { useState } from "react";
import { complaintPhaseLabels } from "../../gql/generated/labels";
import { WorkAreaDocument, WorkQueueDocument } from "../../gql/generated/work";
import { usePages } from "../../gql/use-read";
import { say, useWords } from "../../i18n/words";
import { Action, Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { List } from "../../ui/list";
import { Empty } from "../../ui/states";
import { words } from "../words";
import { ItemCard } from "./item-card";

type Phase = "OPEN" | "CLOSED";
type Shown = "QUEUE" | Phase;

const useQueue = () => usePages(WorkQueueDocument, {}, (data) => data.complaintQueue);

/** Danger to life and what is urgent: above all that is routine. The API has them first in the queue. */
export function Pressing() {
  const t = useWords(words);
  const pressing = useQueue().data?.filter(({ isPressing }) => isPressing) ?? [];
  if (pressing.length === 0) return null;
  return (
    <Box as="ul" label={t("pressing")} className="ui-list">
      {pressing.map((item) => (
        <Box as="li" key={item.id}>
          <ItemCard item={item} />
        </Box>
      ))}
    </Box>
  );
}

/** The rest of the queue. */
function Queue() {
  const t = useWords(words);
  const pages = useQueue();
  const data = pages.data?.filter(({ isPressing }) => !isPressing);
  const isEmpty = pages.data?.length === 0;
  return (
    <List
      pages={{ ...pages, data }}
      empty={isEmpty && <Empty title={t("emptyQueue")} text={t("emptyQueueText")} />}
    >
      {(item) => <ItemCard item={item} />}
    </List>
  );
}

function Area({ gridId, phase }: { gridId: string; phase: Phase }) {
  const t = useWords(words);
  const pages = usePages(WorkAreaDocument, { gridId, phase }, (data) => data.complaintsIn);
  return (
    <List pages={pages} empty={<Empty title={t("emptyArea")} text={t("emptyAreaText")} />}>
      {(item) => <ItemCard item={item} />}
    </List>
  );
}

type SwitcherProps = { shown: Shown; onShow: (shown: Shown) => void };

/** The lists to choose from: one's own work, and the area of a post over a grid. */
function Switcher({ shown, onShow }: SwitcherProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const area = (phase: Phase) => t("area", { phase: say(complaintPhaseLabels[phase], language) });
  const lists: [Shown, string][] = [
    ["QUEUE", t("queue")],
    ["OPEN", area("OPEN")],
    ["CLOSED", area("CLOSED")],
  ];
  return (
    <Box className="work-lists" as="nav" label={t("lists")}>
      {lists.map(([list, label]) => (
        <Action
          key={list}
          className={`work-lists__one${list === shown ? " work-lists__one--shown" : ""}`}
          isPressed={list === shown}
          onPress={() => onShow(list)}
        >
          <Line>{label}</Line>
        </Action>
      ))}
    </Box>
  );
}

/** Work that waits, soonest due first; with a grid, all of its area too. */
export function Lists({ gridId }: { gridId: string | null }) {
  const [shown, setShown] = useState<Shown>("QUEUE");
  return (
    <>
      {gridId !== null && <Switcher shown={shown} onShow={setShown} />}
      {shown === "QUEUE" || gridId === null ? (
        <Queue />
      ) : (
        <Area key={shown} gridId={gridId} phase={shown} />
      )}
    </>
  );
}
