import { Dictate } from "../../dictation/dictate";
import { useWords } from "../../i18n/words";
import { Box } from "../../platform/elements";
import { Field } from "../../ui/field";
import { Text } from "../../ui/text";
import { changeDraft, useDraft } from "../draft-store";
import { lengthOf } from "../view";
import { words } from "./words";

/** Of `SubmitComplaintInput.description` in schema.graphql. The API counts and decides. */
const MAX = 2_000;

/** The matter in the reporter's words, typed or spoken. */
export function WordsStep({ error }: { error: string | null }) {
  const t = useWords(words);
  const description = useDraft((draft) => draft.description);
  return (
    <>
      <Field
        label={t("description")}
        hint={t("descriptionHint")}
        rows={6}
        // Rare characters take two places of this limit.
        value={description}
        onChange={(text) => changeDraft({ description: text })}
        error={error}
      />
      <Box className="report-counter">
        <Text isSoft isSmall>
          {t("counter", { n: lengthOf(description), max: MAX })}
        </Text>
      </Box>
      <Dictate
        onText={(text) => changeDraft({ description: useDraft.getState().description + text })}
      />
    </>
  );
}
