// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";

const recogniser = {
  start: vi.fn<() => void>(),
  stop: vi.fn<() => void>(),
  onend: () => undefined,
};
Object.assign(window, {
  SpeechRecognition: function Recogniser() {
    return recogniser;
  },
});
const { dictate } = await import("./dictation");
const { answerConsent, useConsent, withdrawConsent } = await import("../privacy/consent");

const onEnd = vi.fn<() => void>();
const begin = () => dictate("zh", () => undefined, onEnd);
const asked = () => expect.poll(() => useConsent.getState().asked).toBe("dictation");

beforeEach(() => {
  withdrawConsent();
  vi.clearAllMocks();
});

describe("dictation", () => {
  it("starts once it was agreed to, and is stopped by who started it", async () => {
    const dictation = begin();
    await asked();
    expect(recogniser.start).not.toHaveBeenCalled();
    answerConsent(true);
    await expect.poll(() => recogniser.start).toHaveBeenCalledOnce();
    dictation.stop();
    expect(recogniser.stop).toHaveBeenCalledOnce();
  });

  it("ends when it is refused", async () => {
    begin();
    await asked();
    answerConsent(false);
    await expect.poll(() => onEnd).toHaveBeenCalledOnce();
    expect(recogniser.start).not.toHaveBeenCalled();
  });

  it("that was stopped before has ended, and listens to nobody who agrees later", async () => {
    const dictation = begin();
    await asked();
    dictation.stop();
    expect(onEnd).toHaveBeenCalledOnce();
    answerConsent(true);
    await Promise.resolve();
    await Promise.resolve();
    expect(recogniser.start).not.toHaveBeenCalled();
    expect(onEnd).toHaveBeenCalledOnce();
  });
});
