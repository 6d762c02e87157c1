import { complaintSourceLabels } from "../../gql/generated/labels";
import { say, useWords } from "../../i18n/words";
import { Gallery } from "../../media/gallery";
import { Box, Line } from "../../platform/elements";
import { useDisplay } from "../../session/display";
import { CallButton, LinkButton } from "../../ui/button";
import { Card } from "../../ui/card";
import { Icon } from "../../ui/icon";
import { StatusTag } from "../../ui/status-tag";
import { Tags } from "../../ui/tags";
import { Row, Text, Title } from "../../ui/text";
import { useWhen } from "../use-when";
import { holderLine, type Item } from "../view";
import { words } from "../words";
import { uncoverIn } from "./uncover";

/** Where it stands and what happens next. */
export function Summary({ item }: { item: Item }) {
  const t = useWords(words);
  const holder = holderLine(item, t);
  // Nothing is said of what never happened.
  const counts = (["urges", "returns", "reopenings"] as const)
    .filter((what) => item[what] > 0)
    .map((what) => t(what, { n: item[what] }));
  return (
    <Card isAccent>
      <Tags tags={item.tags} />
      <Title>{`${item.category.groupName} · ${item.category.name}`}</Title>
      <Text>{item.nextStep}</Text>
      {holder !== null && <Text isSoft>{holder}</Text>}
      {item.turn && (
        <Text>
          {t("nextAt", { name: [item.turn.name, item.turn.title].filter(Boolean).join(" · ") })}
        </Text>
      )}
      {item.turn?.phone != null && <CallButton phone={item.turn.phone} />}
      {item.isSampled && (
        <Row>
          <StatusTag tone="warn">{t("sampled")}</StatusTag>
        </Row>
      )}
      <Text isSoft isSmall>
        {[t("number", { number: item.number }), ...counts].join(" · ")}
      </Text>
    </Card>
  );
}

function Place({ place }: Pick<Item, "place">) {
  const t = useWords(words);
  return (
    <>
      <Box className="work-line">
        <Icon name="place" />
        <Line>{place.label ? `${place.label} · ${place.gridName}` : place.gridName}</Line>
      </Box>
      <Text isSoft isSmall>
        {place.explanation}
      </Text>
      {place.locationCode !== null && (
        <Text isSmall>{t("signCode", { code: place.locationCode })}</Text>
      )}
      {place.isAmbiguous && (
        <Row>
          <StatusTag tone="warn">{t("ambiguous")}</StatusTag>
        </Row>
      )}
    </>
  );
}

/** What was reported, where, and by what rule it is taken up and done. */
export function Report({ item }: { item: Item }) {
  const t = useWords(words);
  const when = useWhen();
  const { language } = useDisplay();
  const { category, description, place, question, rejectReason } = item;
  return (
    <Card>
      <Title>{t("what")}</Title>
      <Box className="work-words">
        <Line>{description}</Line>
      </Box>
      <Gallery label={t("photosOfReport")} photos={item.photos} below={uncoverIn(item)} />
      <Place place={place} />
      <Text isSoft isSmall>
        {`${t("reported", { when: when(item.submittedAt) })} · ${say(complaintSourceLabels[item.source], language)}`}
      </Text>
      {item.merged.length > 0 && <Text isStrong>{t("merged")}</Text>}
      {item.merged.map(({ id, number }) => (
        <LinkButton key={id} to="workItem" params={{ id }}>
          {t("number", { number })}
        </LinkButton>
      ))}
      {question !== null && <Text>{t("question", { text: question })}</Text>}
      {rejectReason !== null && <Text>{rejectReason}</Text>}
      <Text isSmall>{t("catalogue", { text: category.filingCondition })}</Text>
      <Text isSmall>{t("closing", { text: category.closingCondition })}</Text>
    </Card>
  );
}

/** What was done, and what the reporter said of it. */
export function Outcome({ item }: { item: Item }) {
  const { result, evaluation } = item;
  const t = useWords(words);
  const when = useWhen();
  if (!result && !evaluation) return null;
  return (
    <Card>
      {result && (
        <>
          <Title>{t("result")}</Title>
          <Box className="work-words">
            <Line>{result.text}</Line>
          </Box>
          {result.placeReason !== null && (
            <Text isStrong>{t("noLocation", { text: result.placeReason })}</Text>
          )}
          <Gallery label={t("photosOfResult")} photos={result.photos} below={uncoverIn(item)} />
          <Text isSoft isSmall>
            {t("resultBy", { name: result.handlerName, when: when(result.at) })}
          </Text>
        </>
      )}
      {evaluation && (
        <>
          <Title>{t("evaluation")}</Title>
          {evaluation.label !== null && <Text isStrong>{evaluation.label}</Text>}
          {evaluation.comment !== null && <Text>{evaluation.comment}</Text>}
        </>
      )}
    </Card>
  );
}
