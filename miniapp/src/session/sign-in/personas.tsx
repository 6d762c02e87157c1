import { PersonasDocument, SignInAsPersonaDocument } from "../../gql/generated/session";
import { useRead } from "../../gql/use-read";
import { useWrite } from "../../gql/use-write";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { ProblemLine } from "../../ui/states";
import { Text, Title } from "../../ui/text";
import { useWelcome } from "./use-welcome";
import { words } from "./words";

/** The people of the demo. Outside the demo the API names none, and nothing is shown. */
export function Personas() {
  const t = useWords(words);
  const { data } = useRead(PersonasDocument, {});
  const welcome = useWelcome();
  const enter = useWrite(SignInAsPersonaDocument, {
    onDone: ({ signInAsPersona }) => welcome(signInAsPersona.session),
    isKeyed: false,
  });
  const personas = data?.personas.edges.map(({ node }) => node) ?? [];
  if (personas.length === 0) return null;
  return (
    <Card>
      <Title>{t("demo")}</Title>
      <Text isSoft>{t("demoText")}</Text>
      {personas.map(({ key, title }) => (
        <Button key={key} isDisabled={enter.isSending} onPress={() => enter.send({ key })}>
          {title}
        </Button>
      ))}
      {enter.failure && <ProblemLine failure={enter.failure} />}
    </Card>
  );
}
