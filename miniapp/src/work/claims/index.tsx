import { WorkClaimsDocument } from "../../gql/generated/work";
import { usePages } from "../../gql/use-read";
import { useWords } from "../../i18n/words";
import { LinkButton } from "../../ui/button";
import { List } from "../../ui/list";
import { Page } from "../../ui/page";
import { Empty } from "../../ui/states";
import "../work.css";
import { words } from "../words";
import { ClaimCard } from "./claim";

function Claims() {
  const t = useWords(words);
  const pages = usePages(WorkClaimsDocument, {}, (data) => data.claims);
  const empty = (
    <Empty title={t("noClaims")} text={t("noClaimsText")}>
      <LinkButton to="workQueue" look="main">
        {t("toQueue")}
      </LinkButton>
    </Empty>
  );
  return (
    <List pages={pages} empty={empty}>
      {(claim) => <ClaimCard claim={claim} />}
    </List>
  );
}

/** Homes that wait for somebody of their grid. */
export default function WorkClaimsPage() {
  const t = useWords(words);
  return (
    <Page title={t("claims")} isPrivate>
      <Claims />
    </Page>
  );
}
