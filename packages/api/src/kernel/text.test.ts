import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  hasControls,
  isSeen,
  lengthOf,
  tidyCode,
  tidyNumber,
  tidySign,
  tidyDigits,
  tidyLine,
  tidyLines,
  tidyPhone,
} from "./text.ts";

describe("given a phone number as people write or paste it, when it is tidied", () => {
  it.each([
    "13812340001",
    "+86 138 1234 0001",
    "+8613812340001",
    "0086-138-1234-0001",
    "86 138 1234 0001",
    "(+86) 138‑1234‑0001",
    "138—1234—0001",
    "１３８１２３４０００１",
    "＋８６　１３８　１２３４　０００１",
    "\u202A138\u00A01234\u20070001\u202C",
    "\u200E138.1234.0001\uFEFF",
    "电话：138 1234 0001",
    "tel:+86-138-1234-0001",
    "١٣٨١٢٣٤٠٠٠١",
    "۱۳۸۱۲۳۴۰۰۰۱",
    "᠑᠓᠘᠑᠒᠓᠔᠐᠐᠐᠑",
    "013812340001",
    "+86 0138 1234 0001",
  ])("then %j is the number that is dialled", (written) => {
    expect(tidyPhone(written)).toBe("13812340001");
  });

  it.each([
    ["0999-123 4567", "09991234567"],
    ["（0999）1234567", "09991234567"],
    ["+86 999 1234567", "9991234567"],
    ["12345", "12345"],
    ["110", "110"],
    ["+852 9123 4567", "+85291234567"],
    ["+1 (212) 555-0100", "+12125550100"],
    ["no phone", "nophone"],
  ])("then %j is %j", (written, dialled) => {
    expect(tidyPhone(written)).toBe(dialled);
  });
});

describe("given digits and codes, when they are tidied", () => {
  it.each([
    " 123456",
    "123 456",
    "１２３４５６",
    "123-456",
    "١٢٣٤٥٦",
    "१२३४५६",
    "༡༢༣༤༥༦",
    "\u202D123456\u202C",
  ])("then %j are the digits", (written) => {
    expect(tidyDigits(written)).toBe("123456");
  });

  it.each([
    ["LC-WJMN6KYJS3", "LC-WJMN6KYJS3"],
    ["lc wjmn6 kyjs3", "LC-WJMN6KYJS3"],
    ["ＬＣWJMN6KYJS3", "LC-WJMN6KYJS3"],
    ["A-1-2", "A-1-2"],
    ["LC", "LC"],
  ])("then %j is the sign %j", (written, sign) => {
    expect(tidySign(written)).toBe(sign);
  });

  it.each(["9999-0100-1202", "999901001202", " ９９９９ 0100–1202 "])(
    "then %j is the number people wrote down in groups",
    (written) => {
      expect(tidyNumber(written)).toBe("999901001202");
    },
  );

  it.each([
    ["lc-0123456789", "LC-0123456789"],
    [" ＬＣ－０１２３ ４５６７８９ ", "LC-0123456789"],
    ["LC—0123456789\u202C", "LC-0123456789"],
    ["ab cd 12", "ABCD12"],
  ])("then the code %j is %j", (written, code) => {
    expect(tidyCode(written)).toBe(code);
  });
});

describe("given a text that shows nothing", () => {
  it.each([
    "",
    " ",
    "\u3000",
    "\u00A0",
    "\u200B",
    "\u2060",
    "\u3164",
    "\uFFA0",
    "\u115F\u1160",
    "\u2800",
    "\u00AD",

    "\uFEFF",
    "\u202E",
    "\u200D",
    "\u034F",
    "\u180E",
    "\u0301",
    "\uFE0F",
    "\u{E0041}\u{E007F}",
    "\u{E0100}",
    "\n\r\t",
    "\u0000",
    "\uD800",
    "\uFFFC",
    "\u{1D159}",
    " \u200B\u0308\u2800\n",
  ])("when it is %j, then it is nothing", (unseen) => {
    expect([isSeen(unseen), tidyLine(unseen), tidyLines(unseen)]).toEqual([false, "", ""]);
  });

  it.each(["。", "1", "𠮷", "👍", "❤️", "བཀྲ", "ᠮᠣᠩ", "ئۇيغۇر", "\u{30EDE}", "\uE863"])(
    "when it is %j, then it is not nothing",
    (text) => {
      expect(isSeen(text)).toBe(true);
    },
  );
});

describe("given words, when they are tidied", () => {
  it.each([
    "张三的家👨‍👩‍👧‍👦在𠮷野",
    "བོད་ཡིག་འབྲི་བ།",
    "ئۇيغۇر تىلى",
    "نامه\u200Cای از",
    "ᠮᠣᠩᠭᠣᠯ\u180Eᠠ ᠪᠢᠴᠢᠭ\u202Fᠦᠨ",
    "❤️ 1️⃣ 👍🏽 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
    "塚\uFA10 葛\u{E0100}",
    "\u{2F8A6}慈 \uE863龦",
    "क्\u200Dष",
  ])("then %j stays as it was written", (text) => {
    expect([tidyLine(text), tidyLines(text), hasControls(text)]).toEqual([text, text, false]);
  });

  it("then a letter and its accent are one, as on another keyboard", () => {
    expect(tidyLine("Cafe\u0301")).toBe("Caf\u00E9");
  });

  it.each(["a\nb", "a\rb", "a\r\nb", "a\u0085b", "a\u2028b", "a\u2029b", "a\vb", "a\fb"])(
    "then every end of a line is one sign: %j",
    (text) => {
      expect(tidyLines(text)).toBe("a\nb");
    },
  );

  it("then more empty lines than one are one", () => {
    expect(tidyLines("a\r\n\r\n\n\nb")).toBe("a\n\nb");
  });

  it("then several lines keep their order and lose what cannot be seen", () => {
    expect(tidyLines("\uFEFF 一\t行\r\n\r\n二\u202E行\u0007\u200B ")).toBe("一 行\n\n二行");
  });

  it.each([
    "a\nb",
    "a\rb",
    "a\u0085b",
    "a\u2028b",
    "a\u0000b",
    "a\u202Eb",
    "a\u2066b",
    "a\u200Fb",
    "a\u001Bb",
  ])("then a line that holds %j is found out", (text) => {
    expect(hasControls(tidyLine(text))).toBe(true);
  });

  it("then what was tidied once stays as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const tidy of [
          tidyLine,
          tidyLines,
          tidyPhone,
          tidyDigits,
          tidyCode,
          tidySign,
          tidyNumber,
        ])
          expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
  });

  it("then rare characters count as one", () => {
    expect(lengthOf("𠮷野")).toBe(2);
  });
});
