import { whenText } from "../i18n/when";
import { useDisplay } from "../session/display";

/** Instants of the API in the reader's words, to the minute. */
export function useWhen(): (instant: string) => string {
  const { language } = useDisplay();
  return (instant) => whenText(instant, language);
}
