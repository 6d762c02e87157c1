/** Calls when the device is connected again. Answers how to stop. */
export function onReconnected(call: () => void): () => void {
  window.addEventListener("online", call);
  return () => window.removeEventListener("online", call);
}
