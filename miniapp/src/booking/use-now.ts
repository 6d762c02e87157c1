import { useEffect, useState } from "react";
import { NowDocument } from "../gql/generated/booking";
import { useRead } from "../gql/use-read";
import { nowAt } from "./view";
import { dateOf } from "./when";

const SECOND = 1_000;

/**
 * The API's time in milliseconds, second by second: what it told with an answer and when that came. The clock
 * of this device only counts on: it may be wrong.
 */
export function useNow(told: string, toldAt: number): number {
  const [device, setDevice] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setDevice(Date.now()), SECOND);
    return () => clearInterval(timer);
  }, []);
  return nowAt(told, toldAt, device);
}

/** The date it is where the API is; the read to wait for. */
export function useToday() {
  const query = useRead(NowDocument, {});
  const { data, dataUpdatedAt } = query;
  const today = data && dateOf(new Date(nowAt(data.now, dataUpdatedAt, Date.now())).toISOString());
  return { ...query, data: today };
}
