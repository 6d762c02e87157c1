import { useState } from "react";
import { AddressPicker } from "../../address/picker";
import { GridPicker } from "../../address/grid-picker";
import { type FoundPlace, placeOf } from "../../command/fields";
import { Frame } from "../../command/frame";
import { useWords } from "../../i18n/words";
import { Button } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { Text } from "../../ui/text";
import { words } from "../words";
import type { PartProps } from "./field";

/** Where it really is: an address, or the grid it lies in. What the reporter wrote is in sight. */
export function PlacePart({ item, value, onChange, ...frame }: PartProps) {
  const t = useWords(words);
  const [at, setAt] = useState<FoundPlace["at"]>("grid");
  const place = placeOf(value);
  const take = ({ id, label }: Omit<FoundPlace, "at">) => onChange({ at, id, label });
  return (
    <Frame {...frame}>
      {item.place.label !== null && <Text>{t("saidPlace", { text: item.place.label })}</Text>}
      {place ? (
        <>
          <Text isStrong>{place.label}</Text>
          <Button onPress={() => onChange(null)}>{t("otherPlace")}</Button>
        </>
      ) : (
        <>
          <Choice
            label={t("placeBy")}
            value={at}
            onChange={setAt}
            options={[
              { value: "grid", label: t("placeByGrid") },
              { value: "address", label: t("placeByAddress") },
            ]}
          />
          {at === "grid" ? <GridPicker onTake={take} /> : <AddressPicker onTake={take} />}
        </>
      )}
    </Frame>
  );
}
