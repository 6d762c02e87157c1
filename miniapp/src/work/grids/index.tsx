import { MeDocument } from "../../gql/generated/session";
import { WorkGridsBelowDocument, WorkTeamDocument } from "../../gql/generated/work";
import { usePages, useRead } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { useSession } from "../../session/session";
import { LinkButton } from "../../ui/button";
import { Card, LinkCard } from "../../ui/card";
import { List } from "../../ui/list";
import { Page, useParams } from "../../ui/page";
import { Empty, Loaded } from "../../ui/states";
import { Row, Text, Title } from "../../ui/text";
import "../work.css";
import { words } from "../words";
import { Contacts } from "./contacts";
import { TeamCard, TeamTag } from "./team";

function NoGrid() {
  const t = useWords(words);
  return (
    <Empty title={t("noGrid")} text={t("noGridText")}>
      <LinkButton to="workQueue" look="main">
        {t("toQueue")}
      </LinkButton>
    </Empty>
  );
}

/** The grids below, with how complete their teams are; below none are the streets. */
function Below({ gridId }: { gridId: string | null }) {
  const t = useWords(words);
  const pages = usePages(WorkGridsBelowDocument, { parentId: gridId }, (data) => data.gridMap);
  return (
    <>
      <Title>{t(gridId === null ? "streets" : "below")}</Title>
      <List pages={pages} empty={<Text isSoft>{t("noneBelow")}</Text>}>
        {({ id, name, levelLabel, householdCount, team }) => (
          <LinkCard to="workGrids" params={{ id }}>
            <Row isSpread>
              <Text isStrong>{name}</Text>
              {team && <TeamTag team={team} />}
            </Row>
            <Text
              isSoft
              isSmall
            >{`${levelLabel} · ${t("households", { n: householdCount })}`}</Text>
          </LinkCard>
        )}
      </List>
    </>
  );
}

function OneGrid({ gridId }: { gridId: string }) {
  const t = useWords(words);
  const query = useRead(WorkTeamDocument, { gridId });
  return (
    <Loaded query={query}>
      {({ node }) => {
        if (node?.__typename !== "Grid") return <NoGrid />;
        const { name, levelLabel, kindLabel, householdCount, parent, team } = node;
        return (
          <>
            <Card isAccent>
              <Title>{name}</Title>
              <Text
                isSoft
              >{`${levelLabel} · ${kindLabel} · ${t("households", { n: householdCount })}`}</Text>
              {parent && (
                <LinkButton to="workGrids" params={{ id: parent.id }} look="quiet">
                  {t("up", { name: parent.name })}
                </LinkButton>
              )}
            </Card>
            {team && <TeamCard team={team} />}
            <Contacts gridId={gridId} />
            <Below gridId={gridId} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Opened without a grid: that of the post one acts in, and all streets for a post without one. */
function OwnGrid() {
  const actingAs = useSession((session) => session.actingAs);
  const query = useRead(MeDocument, {});
  return (
    <Loaded query={query}>
      {({ me }) => {
        const grid = me.roles.find(({ id }) => id === actingAs)?.grid;
        return grid ? <OneGrid gridId={grid.id} /> : <Below gridId={null} />;
      }}
    </Loaded>
  );
}

/** Grids of one's area: whom to turn to, and whether their teams are complete. */
export default function WorkGridsPage() {
  const t = useWords(words);
  const { id } = useParams();
  return (
    <Page title={t("grids")} isPrivate>
      {id ? <OneGrid gridId={id} /> : <OwnGrid />}
    </Page>
  );
}
