import { create } from "zustand";
import { onKeptElsewhere } from "../platform/other-windows";
import { keep, recall } from "../platform/storage";
import { useSession } from "../session/session";

const recallRefusal = (): boolean => recall<boolean>("messages") ?? false;

/** Whether whoever uses this device said no to messages in WeChat. They are not asked again; it goes when they sign out. */
export const useRefusal = create<{ isRefused: boolean }>(() => ({ isRefused: recallRefusal() }));

const readAgain = (): void => useRefusal.setState({ isRefused: recallRefusal() });
onKeptElsewhere("messages", readAgain);
// Whoever uses the device next said nothing yet.
useSession.subscribe(readAgain);

export function noteRefusal(): void {
  keep("messages", true);
  useRefusal.setState({ isRefused: true });
}
