/*
 * Names are read as identities: one that claims a post is taken for that of an officer. Posts are shown by what
 * somebody was appointed to, never by what they call themselves.
 */

/** Words of posts and offices, as `fold` leaves them; in Chinese both kinds of characters. */
const CLAIMS =
  "街道 街办 社区 社區 居委 村委 网格 網格 格长 格長 派出所 民警 警察 公安 城管 消防队 消防隊 政府 办事处 辦事處 党委 黨委 书记 書記 主任 干部 幹部 值守 值班 官方 客服 管理员 管理員 工作人员 工作人員 审计员 調解員 调解员 物业 物業 邻格 鄰格 系统 系統 热线 熱線 12345 official admin moderator police government gridworker gridhead gridstaff customerservice support staff linge system".split(
    " ",
  );

/** Letters of other scripts that look like Latin ones. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from("аеорсухіјѕмтнкӏԁɡοαιν", (letter, i) => [
    letter,
    "aeopcyxijsmthklgoaiv".padEnd(21, "v")[i] ?? "",
  ]),
);

/** A name without what does not change how it is read: width, case, accents, marks between the characters. */
const fold = (name: string): string =>
  Array.from(name.normalize("NFKD").toLowerCase(), (one) => LOOK_ALIKES[one] ?? one)
    .join("")
    .replace(/[^\p{L}\p{Nd}]/gu, "");

/** Whether a name says that somebody holds a post or speaks for an office. */
export function claimsPost(name: string): boolean {
  const read = fold(name);
  return CLAIMS.some((claim) => read.includes(claim));
}
