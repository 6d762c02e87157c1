import { useState } from "react";
import {
  AddressesDocument,
  GridsBelowDocument,
  HomeCommunityDocument,
} from "../gql/generated/address";
import { useRead } from "../gql/use-read";
import { useSettled } from "../gql/use-settled";
import { useWords } from "../i18n/words";
import { Box } from "../platform/elements";
import { useSession } from "../session/session";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { PickList } from "../ui/pick-list";
import { Loaded, Skeleton } from "../ui/states";
import { Row, Text } from "../ui/text";
import { shortAddress } from "./view";
import { words } from "./words";

type Named = { id: string; name: string };
/** An address that was chosen, in words that say where it is. */
export type ChosenAddress = { id: string; label: string };

/** As many as a guest may ask for at once. */
const MOST_GRIDS = 50;

type GridsProps = { label: string; parentId: string | null; onChoose: (grid: Named) => void };

function Grids({ label, parentId, onChoose }: GridsProps) {
  const query = useRead(GridsBelowDocument, { first: MOST_GRIDS, parentId });
  return (
    <Loaded query={query}>
      {({ gridMap }) => (
        <>
          <Text isStrong>{label}</Text>
          <PickList
            label={label}
            rows={gridMap.edges.map(({ node }) => ({ id: node.id, text: node.name }))}
            onChoose={({ id, text }) => onChoose({ id, name: text })}
          />
        </>
      )}
    </Loaded>
  );
}

/** First the street, then the community. */
export function Communities({ onChoose }: { onChoose: (community: Named) => void }) {
  const t = useWords(words);
  const [street, setStreet] = useState<Named | null>(null);
  if (!street) return <Grids label={t("street")} parentId={null} onChoose={setStreet} />;
  return <Grids label={t("community")} parentId={street.id} onChoose={onChoose} />;
}

const SHOWN = 20;

type PickerProps = { chosen?: string | undefined; onTake: (address: ChosenAddress) => void };
type AddressesProps = PickerProps & { community: Named; startsWith: string };

function Addresses({ community, startsWith, chosen, onTake }: AddressesProps) {
  const t = useWords(words);
  const query = useRead(AddressesDocument, { first: SHOWN, communityId: community.id, startsWith });
  return (
    <Loaded query={query}>
      {({ addresses: { edges, pageInfo } }) => (
        <>
          <Box live="polite">{edges.length === 0 && <Text isSoft>{t("noAddress")}</Text>}</Box>
          <PickList
            label={t("addresses")}
            chosen={chosen}
            rows={edges.map(({ node }) => ({ id: node.id, text: shortAddress(node) }))}
            onChoose={({ id, text }) => onTake({ id, label: `${community.name} ${text}` })}
          />
          {pageInfo.hasNextPage && (
            <Text isSoft isSmall>
              {t("moreAddresses")}
            </Text>
          )}
        </>
      )}
    </Loaded>
  );
}

/** The community of one's home, to begin with. Null without one; undefined while that is not known. */
export function useHomeCommunity(): Named | null | undefined {
  const isSignedIn = useSession(({ person }) => person !== null);
  const { data, isLoading } = useRead(HomeCommunityDocument, {}, { when: isSignedIn });
  if (isLoading) return undefined;
  const levels = (isSignedIn && data?.myGrid.card?.levels) || [];
  return levels.find(({ grid }) => grid.level === "COMMUNITY")?.grid ?? null;
}

/** An address of a community, by its beginning. Only for who is signed in: others may not read addresses. */
export function AddressPicker({ chosen: taken, onTake }: PickerProps) {
  const t = useWords(words);
  const home = useHomeCommunity();
  const [chosen, setChosen] = useState<Named | "other" | null>(null);
  const [text, setText] = useState("");
  const startsWith = useSettled(text);
  const community = chosen === "other" ? null : (chosen ?? home);
  if (community === undefined) return <Skeleton />;
  if (!community) return <Communities onChoose={setChosen} />;
  return (
    <>
      <Row isSpread>
        <Text isStrong>{t("inCommunity", { name: community.name })}</Text>
        <Button look="quiet" onPress={() => setChosen("other")}>
          {t("otherCommunity")}
        </Button>
      </Row>
      <Field label={t("address")} hint={t("addressHint")} value={text} onChange={setText} />
      <Addresses community={community} startsWith={startsWith} chosen={taken} onTake={onTake} />
    </>
  );
}
