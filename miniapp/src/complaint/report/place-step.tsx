import { useState } from "react";
import type { RequestFailed } from "../../gql/failure";
import { ComplaintCategoriesDocument, PlaceOfReportDocument } from "../../gql/generated/complaint";
import { useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { Box, Line } from "../../platform/elements";
import { toTop } from "../../platform/top";
import { hasMap } from "../../platform/whereabouts";
import { useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { Icon } from "../../ui/icon";
import { Text, Title } from "../../ui/text";
import { type DraftPlace, toLocation, type Way } from "../draft";
import { changeDraft, useDraft } from "../draft-store";
import { AddressWay } from "./address-way";
import { CodeWay } from "./code-way";
import { PointWay } from "./point-way";
import { usePlaceText } from "./place-text";
import { words } from "./words";
import { WordsWay } from "./words-way";

const Wrong = ({ children }: { children: string }) => (
  <Box className="ui-field__error">
    <Icon name="warning" />
    <Line>{children}</Line>
  </Box>
);

/** Which grid answers for the place, in the words of the API. Without a network it is checked later. */
function Answering({ place }: { place: DraftPlace }) {
  const t = useWords(words);
  const input = toLocation(place);
  const { data, error } = useRead(
    PlaceOfReportDocument,
    { input: input ?? {} },
    { when: input !== null },
  );
  if (!input) return <Text isSoft>{t("placeByWords")}</Text>;
  const found = data?.resolveLocation;
  if (error && !found) {
    if ((error as RequestFailed).code === "BAD_USER_INPUT") return <Wrong>{error.message}</Wrong>;
    return <Text>{t("checkLater")}</Text>;
  }
  if (!found) return null;
  return (
    <>
      {found.grid && <Text isStrong>{found.grid.name}</Text>}
      <Text isSoft>{found.grid ? found.explanation : t("nobodys")}</Text>
      {found.isAmbiguous && (
        <Box className="ui-note">
          <Line>{t("ambiguous")}</Line>
        </Box>
      )}
    </>
  );
}

function Chosen({ place }: { place: DraftPlace }) {
  const t = useWords(words);
  const textOf = usePlaceText();
  return (
    <Card isAccent>
      <Title>{t("thisPlace")}</Title>
      <Text>{textOf(place)}</Text>
      <Box live="polite">
        <Answering place={place} />
      </Box>
    </Card>
  );
}

const ways = { code: CodeWay, address: AddressWay, point: PointWay, words: WordsWay };

/** The ways that are open to who reports, the likeliest first: addresses are for who is signed in. */
function useWays(): readonly Way[] {
  const isGuest = useSession(({ person }) => person === null);
  const category = useDraft((draft) => draft.category);
  const { data } = useRead(ComplaintCategoriesDocument, {});
  const isOutside = data?.complaintCategories.find(
    ({ code }) => code === category,
  )?.isInPublicSpace;
  if (isGuest) return ["words", "code", "point"];
  return isOutside ? ["words", "code", "point", "address"] : ["address", "words", "code", "point"];
}

type ChoosingProps = { place: DraftPlace | null; onTake: (place: DraftPlace) => void };

/** One of several ways to say it: none of them needs the position of the device. */
function Choosing({ place, onTake }: ChoosingProps) {
  const t = useWords(words);
  const open = useWays();
  const [chosen, setChosen] = useState<Way | null>(place?.way ?? null);
  const way = chosen !== null && open.includes(chosen) ? chosen : (open[0] ?? "words");
  const Way = ways[way];
  const texts = {
    words: { label: t("wayWords"), hint: t("wayWordsHint") },
    address: { label: t("wayAddress"), hint: t("wayAddressHint") },
    code: { label: t("wayCode"), hint: t("wayCodeHint") },
    point: hasMap
      ? { label: t("wayMap"), hint: t("wayMapHint") }
      : { label: t("wayPoint"), hint: t("wayPointHint") },
  };
  return (
    <>
      <Choice
        label={t("way")}
        value={way}
        onChange={setChosen}
        options={open.map((value) => ({ value, ...texts[value] }))}
      />
      <Card>
        <Way onTake={onTake} />
      </Card>
    </>
  );
}

/** Where it is. Once it is said only that is shown, so that the way on is in sight. */
export function PlaceStep({ error }: { error: string | null }) {
  const t = useWords(words);
  const place = useDraft((draft) => draft.place);
  const [isChoosing, setChoosing] = useState(place === null);
  const take = (next: DraftPlace) => {
    changeDraft({ place: next });
    setChoosing(false);
    toTop();
  };
  return (
    <>
      <Box live="polite">{error && <Wrong>{error}</Wrong>}</Box>
      {place && <Chosen place={place} />}
      {place && !isChoosing ? (
        <Button icon="place" isWide onPress={() => setChoosing(true)}>
          {t("otherPlace")}
        </Button>
      ) : (
        <Choosing place={place} onTake={take} />
      )}
    </>
  );
}
