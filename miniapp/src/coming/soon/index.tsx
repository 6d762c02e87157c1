import { useWords } from "../../i18n/words";
import { useGridWorker } from "../../grid/use-grid-worker";
import { CallButton, LinkButton } from "../../ui/button";
import { Page, useParams } from "../../ui/page";
import { Empty } from "../../ui/states";
import { words } from "../words";

const kinds = ["deliberation"] as const;

/** What does not exist yet, said plainly, with somebody to call instead. */
export default function ComingSoon() {
  const t = useWords(words);
  const worker = useGridWorker();
  const { what: wanted } = useParams();
  const what = kinds.find((kind) => kind === wanted) ?? "deliberation";
  return (
    <Page title={t(what)}>
      <Empty title={t("soon", { what: t(what) })} text={t("meanwhile")}>
        {worker && (
          <CallButton phone={worker.officePhone} look="main" isWide>
            {t("callWorker", { name: worker.displayName })}
          </CallButton>
        )}
        <CallButton phone="12345" look={worker ? "plain" : "main"} isWide>
          {t("hotline")}
        </CallButton>
        <LinkButton to="home" look="quiet" isWide>
          {t("home")}
        </LinkButton>
      </Empty>
    </Page>
  );
}
