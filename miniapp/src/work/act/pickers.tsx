import { useState } from "react";
import { complaintRejectReasonLabels } from "../../gql/generated/labels";
import {
  WorkByNumberDocument,
  WorkCategoriesDocument,
  WorkNearbyDocument,
  WorkUnitsDocument,
} from "../../gql/generated/work";
import { useRead } from "../../gql/use-read";
import { say, useWords } from "../../i18n/words";
import { useDisplay } from "../../session/display";
import { Button } from "../../ui/button";
import { Choice } from "../../ui/choice";
import { Field } from "../../ui/field";
import { Loaded } from "../../ui/states";
import { Text } from "../../ui/text";
import { wordsOf } from "../../command/fields";
import { useWhen } from "../use-when";
import {
  categoryOption,
  colleagueOptions,
  foundOption,
  holderOptions,
  levels,
  nearbyOptions,
} from "../view";
import { words } from "../words";
import type { PartProps } from "./field";
import { Frame } from "../../command/frame";
import { Options } from "../../command/options";

const valueOf = ({ value }: PartProps): string | null => wordsOf(value) || null;

/** Optional choices begin with leaving it as it is. */
const AS_IS = "AS_IS";

/** The category, from the catalogue; left as it is unless changed. */
export function CategoryPart(props: PartProps) {
  const t = useWords(words);
  const query = useRead(WorkCategoriesDocument, {});
  const [isOpen, setOpen] = useState(false);
  const { item, spec, onChange, ...frame } = props;
  const value = valueOf(props);
  if (spec.isOptional && !value && !isOpen)
    return (
      <Frame {...frame}>
        <Text>{t("asIs", { label: item.category.name })}</Text>
        <Button onPress={() => setOpen(true)}>{t("chooseCategory")}</Button>
      </Frame>
    );
  return (
    <Frame {...frame}>
      <Loaded query={query}>
        {({ complaintCategories }) => (
          <Options
            label={frame.label}
            options={complaintCategories.map(categoryOption)}
            value={value}
            onChange={onChange}
          />
        )}
      </Loaded>
    </Frame>
  );
}

export function LevelPart(props: PartProps) {
  const t = useWords(words);
  const { language } = useDisplay();
  const { item, onChange, ...frame } = props;
  const labelled = levels.map(({ value, label }) => ({ value, label: say(label, language) }));
  const present = labelled.find(({ value }) => value === item.level)?.label ?? "";
  const options = [{ value: AS_IS, label: t("asIs", { label: present }) }, ...labelled];
  return (
    <Frame {...frame}>
      <Choice
        label={frame.label}
        options={options}
        value={valueOf(props) ?? AS_IS}
        onChange={(value) => onChange(value === AS_IS ? null : value)}
      />
    </Frame>
  );
}

/** The closed list of reasons, in the words the reporter will read. */
export function ReasonPart(props: PartProps) {
  const { language } = useDisplay();
  const { onChange, ...frame } = props;
  const options = Object.entries(complaintRejectReasonLabels).map(([value, label]) => ({
    value,
    label: say(label, language),
  }));
  return (
    <Frame {...frame}>
      <Choice label={frame.label} options={options} value={valueOf(props)} onChange={onChange} />
    </Frame>
  );
}

export function YesNoPart(props: PartProps) {
  const t = useWords(words);
  const { onChange, ...frame } = props;
  const options = [
    { value: "yes", label: t("yes") },
    { value: "no", label: t("no") },
  ];
  return (
    <Frame {...frame}>
      <Choice label={frame.label} options={options} value={valueOf(props)} onChange={onChange} />
    </Frame>
  );
}

/** Whom it goes to: the suggestion of the catalogue with its reason, the grids of the place, every unit. */
export function HolderPart(props: PartProps) {
  const query = useRead(WorkUnitsDocument, { first: 100 });
  const { item, onChange, ...frame } = props;
  // A unit that is suggested says why in the list.
  const { unitId = null, reason } = item.dispatchSuggestion ?? {};
  return (
    <Frame {...frame} hint={unitId === null ? reason : undefined}>
      <Loaded query={query}>
        {({ units }) => (
          <Options
            label={frame.label}
            options={holderOptions(
              item,
              units.edges.map(({ node }) => node),
            )}
            value={valueOf(props)}
            onChange={onChange}
          />
        )}
      </Loaded>
    </Frame>
  );
}

/** Who may have it, by name. */
export function ColleaguePart(props: PartProps) {
  const t = useWords(words);
  const { item, onChange, ...frame } = props;
  const options = colleagueOptions(item);
  return (
    <Frame {...frame}>
      {options.length === 0 && <Text isSoft>{t("noColleague")}</Text>}
      <Options label={frame.label} options={options} value={valueOf(props)} onChange={onChange} />
    </Frame>
  );
}

type ByNumberProps = { value: string | null; onFound: (id: string) => void };

/** Finds one by the number people quote. */
function ByNumber({ value, onFound }: ByNumberProps) {
  const t = useWords(words);
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  const query = useRead(WorkByNumberDocument, { number: asked }, { when: asked !== "" });
  const found = query.data?.complaintByNumber;
  return (
    <>
      <Field
        label={t("byNumber")}
        value={typed}
        onChange={setTyped}
        error={query.data && !found ? t("noSuchNumber") : null}
      />
      <Button onPress={() => setAsked(typed.trim())}>{t("lookUp")}</Button>
      {found ? (
        <Choice
          label={t("byNumber")}
          options={[foundOption(found)]}
          value={value}
          onChange={onFound}
        />
      ) : (
        value && <Text isSoft>{t("chosen")}</Text>
      )}
    </>
  );
}

/** The complaint to merge into: one nearby about the same, or one whose number is known. */
export function NearbyPart(props: PartProps) {
  const t = useWords(words);
  const when = useWhen();
  const { item, onChange, ...frame } = props;
  const at = item.place.point;
  const point = { lng: at?.lng ?? 0, lat: at?.lat ?? 0, crs: "GCJ02", accuracyM: 0 } as const;
  const asked = { category: item.category.code, input: { point } };
  // Asked anew each time: what was reported or merged a moment ago counts. Words alone have no neighbourhood.
  const read = useRead(WorkNearbyDocument, asked, { isKept: false, when: at !== null });
  const query = at === null ? { ...read, data: { nearbyComplaints: [] } } : read;
  const value = valueOf(props);
  const options = nearbyOptions(item.id, query.data?.nearbyComplaints ?? [], t, when);
  const isNearby = options.some((option) => option.value === value);
  return (
    <Frame {...frame}>
      <Loaded query={query}>
        {() =>
          options.length === 0 ? (
            <Text isSoft>{t("noNearby")}</Text>
          ) : (
            <Choice label={frame.label} options={options} value={value} onChange={onChange} />
          )
        }
      </Loaded>
      <ByNumber value={isNearby ? null : value} onFound={onChange} />
    </Frame>
  );
}
