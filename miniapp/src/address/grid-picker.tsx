import { useState } from "react";
import { GridsBelowDocument } from "../gql/generated/address";
import { useRead } from "../gql/use-read";
import { useWords } from "../i18n/words";
import { Button } from "../ui/button";
import { PickList } from "../ui/pick-list";
import { Loaded } from "../ui/states";
import { Text } from "../ui/text";
import { words } from "./words";

type Named = { id: string; label: string };

/** As many as one grid has below it, and as may be asked for at once. */
const MOST_GRIDS = 50;

/** A grid of any level, from the streets down: each step is narrower, and any step may be taken. */
export function GridPicker({ onTake }: { onTake: (grid: Named) => void }) {
  const t = useWords(words);
  const [chain, setChain] = useState<readonly Named[]>([]);
  const within = chain.at(-1);
  const query = useRead(GridsBelowDocument, { first: MOST_GRIDS, parentId: within?.id ?? null });
  return (
    <>
      {within && (
        <>
          <Text isStrong>{chain.map(({ label }) => label).join(" ")}</Text>
          <Button look="main" onPress={() => onTake(within)}>
            {t("takeGrid", { name: within.label })}
          </Button>
          <Button look="quiet" onPress={() => setChain(chain.slice(0, -1))}>
            {t("backUp")}
          </Button>
        </>
      )}
      <Loaded query={query}>
        {({ gridMap }) => (
          <PickList
            label={t("gridsBelow")}
            rows={gridMap.edges.map(({ node }) => ({ id: node.id, text: node.name }))}
            onChoose={({ id, text }) => setChain([...chain, { id, label: text }])}
          />
        )}
      </Loaded>
    </>
  );
}
