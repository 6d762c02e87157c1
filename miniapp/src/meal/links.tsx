import { useWords } from "../i18n/words";
import { LinkButton } from "../ui/button";
import { workWords } from "./words";

/** The way from the workbench to the work with meals; what of it a post has, the page there shows. */
export function MealLinks() {
  const t = useWords(workWords);
  return (
    <LinkButton to="mealWork" icon="meal" isWide>
      {t("toWork")}
    </LinkButton>
  );
}
