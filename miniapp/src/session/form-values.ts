import { create } from "zustand";
import { useSession } from "./session";

/** By writer, form and the thing it is about. Only in memory: it is short, and the device may be shared. */
const useKept = create<Readonly<Record<string, object>>>(() => ({}));

function without(isGone: (key: string) => boolean): void {
  const left = Object.entries(useKept.getState()).filter(([key]) => !isGone(key));
  useKept.setState(Object.fromEntries(left), true);
}

/**
 * What is written in a form, until it was sent or given up: it outlives the page, which is gone when the
 * session is over, and is there again for its writer.
 */
export function useFormValues<Values extends object>(form: string, id: string, empty: Values) {
  const writer = useSession(({ person }) => person?.id ?? "");
  const key = `${writer} ${form} ${id}`;
  const read = (kept: Readonly<Record<string, object>>) =>
    (kept[key] as Values | undefined) ?? empty;
  return {
    values: useKept(read),
    set: (change: Partial<Values>) =>
      useKept.setState({ [key]: { ...read(useKept.getState()), ...change } }),
    drop: () => without((one) => one === key),
  };
}

// Somebody else signed in: nothing of who was here before is left.
useSession.subscribe(({ person }) => {
  if (person) without((key) => !key.startsWith(`${person.id} `));
});
