import { useState } from "react";
import { useWords } from "../../i18n/words";
import type { Identity as Post } from "../../session/posts";
import { actAs, RESIDENT, useSession } from "../../session/session";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { Choice } from "../../ui/choice";
import { Row, Stack, Text, Title } from "../../ui/text";
import { tell } from "../../ui/toast";
import { words } from "../words";

/** In which post one acts, always in sight; changing it is a choice of its own. */
export function Identity({ posts }: { posts: readonly Post[] }) {
  const t = useWords(words);
  const actingAs = useSession((session) => session.actingAs);
  const [isOpen, setOpen] = useState(false);
  const held = posts.find(({ value }) => value === actingAs);
  const options = [...posts, { value: RESIDENT, label: t("myself") }];
  const choose = (value: string) => {
    actAs(value);
    setOpen(false);
    tell(t("changed", { name: options.find((one) => one.value === value)?.label ?? "" }));
  };
  if (!held || isOpen)
    return (
      <Card isAccent>
        <Title>{t(held ? "change" : "chooseTitle")}</Title>
        <Text isSoft>{t("chooseText")}</Text>
        <Choice
          label={t("actingAs")}
          options={options}
          value={held?.value ?? (actingAs === RESIDENT ? RESIDENT : null)}
          onChange={choose}
        />
        {held && (
          <Button look="quiet" onPress={() => setOpen(false)}>
            {t("keep")}
          </Button>
        )}
      </Card>
    );
  return (
    <Card isAccent label={t("actingAs")}>
      <Row isSpread>
        <Stack>
          <Text isStrong>{held.label}</Text>
          {held.hint && (
            <Text isSoft isSmall>
              {held.hint}
            </Text>
          )}
        </Stack>
        <Button onPress={() => setOpen(true)}>{t("change")}</Button>
      </Row>
    </Card>
  );
}
