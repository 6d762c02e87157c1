import sharp from "sharp";
import { seeded } from "./random.ts";

/** The scenes the demo's photos show, drawn: no real place and nobody's face is in any of them. */
export type Scene =
  | "rubbish"
  | "road"
  | "lamp"
  | "wall"
  | "water"
  | "bike"
  | "noise"
  | "fire"
  | "tree"
  | "office";

const W = 960;
const H = 720;

const palettes: Record<Scene, { sky: string; ground: string; accent: string }> = {
  rubbish: { sky: "#dfe9ef", ground: "#b9b4a7", accent: "#5d7052" },
  road: { sky: "#e6edf2", ground: "#8d9299", accent: "#3f4449" },
  lamp: { sky: "#27364d", ground: "#3f4753", accent: "#f2cf73" },
  wall: { sky: "#e7e6df", ground: "#c2b8a3", accent: "#a4593f" },
  water: { sky: "#dbe8ee", ground: "#a3aeb2", accent: "#4f8fae" },
  bike: { sky: "#e9eef0", ground: "#aeb0ab", accent: "#3d7ea6" },
  noise: { sky: "#20283a", ground: "#3b4150", accent: "#d9a441" },
  fire: { sky: "#ece4dd", ground: "#b0a79b", accent: "#c4472f" },
  tree: { sky: "#dcebf2", ground: "#a9b58c", accent: "#4f7a4a" },
  office: { sky: "#eef1ef", ground: "#d5d2c8", accent: "#2f6f73" },
};

type Draw = (random: () => number, accent: string, isAfter: boolean) => string;

const between = (random: () => number, low: number, high: number): number =>
  Math.round(low + random() * (high - low));

const bags: Draw = (random, accent, isAfter) =>
  Array.from({ length: isAfter ? 0 : 9 }, () => {
    const [x, y, r] = [
      between(random, 220, 740),
      between(random, 500, 610),
      between(random, 34, 70),
    ];
    return `<ellipse cx="${x}" cy="${y}" rx="${r}" ry="${r * 0.8}" fill="${accent}" opacity="0.9"/><path d="M${x - 10} ${y - r * 0.75} l10 -26 l10 26 z" fill="${accent}"/>`;
  }).join("") +
  `<rect x="640" y="430" width="110" height="150" rx="10" fill="#4f6d5a"/><rect x="630" y="415" width="130" height="22" rx="8" fill="#3f594a"/>`;

const cracks: Draw = (random, accent, isAfter) => {
  const wall = `<rect x="180" y="180" width="600" height="360" fill="#d9cdb8"/>${Array.from(
    { length: 5 },
    (_, i) => `<path d="M180 ${180 + i * 72} h600" stroke="#b8aa92" stroke-width="3"/>`,
  ).join("")}`;
  if (isAfter) return `${wall}<rect x="420" y="180" width="120" height="360" fill="#e6dcc8"/>`;
  const steps = Array.from({ length: 9 }, () => `l${between(random, -38, 38)} 40`).join(" ");
  return `${wall}<path d="M470 180 ${steps}" stroke="${accent}" stroke-width="10" fill="none"/>`;
};

const lamp: Draw = (_random, accent, isAfter) =>
  `<rect x="470" y="200" width="16" height="380" fill="#9aa3ad"/><path d="M478 205 q90 -30 140 20" stroke="#9aa3ad" stroke-width="14" fill="none"/><circle cx="620" cy="236" r="26" fill="${isAfter ? accent : "#5c6470"}"/>${isAfter ? `<circle cx="620" cy="250" r="120" fill="${accent}" opacity="0.25"/>` : ""}`;

const puddle: Draw = (random, accent, isAfter) =>
  isAfter
    ? `<ellipse cx="480" cy="590" rx="160" ry="22" fill="#93a0a4"/>`
    : Array.from(
        { length: 4 },
        () =>
          `<ellipse cx="${between(random, 300, 660)}" cy="${between(random, 540, 620)}" rx="${between(random, 120, 220)}" ry="36" fill="${accent}" opacity="0.75"/>`,
      ).join("");

const wheels: Draw = (random, accent, isAfter) =>
  Array.from({ length: isAfter ? 3 : 7 }, (_, i) => {
    const x = isAfter ? 260 + i * 150 : between(random, 180, 720);
    const y = isAfter ? 560 : between(random, 500, 600);
    return `<g stroke="${accent}" stroke-width="8" fill="none"><circle cx="${x}" cy="${y}" r="36"/><circle cx="${x + 92}" cy="${y}" r="36"/><path d="M${x} ${y} l30 -54 h40 l22 54 M${x + 30} ${y - 54} l30 54"/></g>`;
  }).join("");

const hole: Draw = (_random, accent, isAfter) =>
  `<path d="M0 560 L380 360 H580 L960 560 V720 H0 z" fill="#777d84"/><path d="M470 360 L450 720" stroke="#e8e6dc" stroke-width="8" stroke-dasharray="50 40"/>${isAfter ? `<ellipse cx="380" cy="590" rx="90" ry="32" fill="#6b7178"/>` : `<ellipse cx="380" cy="590" rx="90" ry="32" fill="${accent}"/><path d="M560 610 l34 -92 l34 92 z" fill="#e07b39"/>`}`;

const trees: Draw = (random, accent, isAfter) =>
  Array.from({ length: 4 }, (_, i) => {
    const x = 200 + i * 180;
    const fallen =
      !isAfter && i === 2 ? ` transform="rotate(${between(random, 58, 74)} ${x} 580)"` : "";
    return `<g${fallen}><rect x="${x - 10}" y="400" width="20" height="180" fill="#7a5d45"/><circle cx="${x}" cy="360" r="78" fill="${accent}"/></g>`;
  }).join("");

const lane: Draw = (_random, accent, isAfter) =>
  `<rect x="240" y="300" width="480" height="280" fill="#cfc5b8"/><path d="M300 580 V360 h120 v220 M540 580 V360 h120 v220" fill="#8f9aa1"/>${isAfter ? "" : `<rect x="300" y="470" width="360" height="110" rx="16" fill="${accent}"/><circle cx="370" cy="585" r="30" fill="#333"/><circle cx="590" cy="585" r="30" fill="#333"/>`}`;

const windows: Draw = (random, accent, isAfter) =>
  Array.from({ length: 20 }, (_, i) => {
    const lit = !isAfter && random() > 0.5;
    return `<rect x="${230 + (i % 5) * 105}" y="${170 + Math.floor(i / 5) * 95}" width="70" height="60" fill="${lit ? accent : "#566074"}"/>`;
  }).join("");

const desk: Draw = (_random, accent) =>
  `<rect x="220" y="420" width="520" height="36" fill="${accent}"/><rect x="260" y="456" width="24" height="130" fill="#7d7a70"/><rect x="680" y="456" width="24" height="130" fill="#7d7a70"/><rect x="380" y="300" width="200" height="120" rx="8" fill="#f7f7f4" stroke="#8b8b83" stroke-width="4"/>`;

const draws: Record<Scene, Draw> = {
  rubbish: bags,
  road: hole,
  lamp,
  wall: cracks,
  water: puddle,
  bike: wheels,
  noise: windows,
  fire: lane,
  tree: trees,
  office: desk,
};

/** A drawn photo as a JPEG, the same for the same arguments; `isAfter` shows the matter put right. */
async function drawPhoto(scene: Scene, seed: number, isAfter: boolean): Promise<Uint8Array> {
  const random = seeded(seed);
  const { sky, ground, accent } = palettes[scene];
  const hills = `<path d="M0 430 q240 -70 480 -10 t480 -30 V720 H0 z" fill="${ground}" opacity="0.55"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${W}" height="${H}" viewBox="0 0 ${W} ${H}"><rect width="${W}" height="${H}" fill="${sky}"/>${hills}<rect y="500" width="${W}" height="220" fill="${ground}"/>${draws[scene](random, accent, isAfter)}</svg>`;
  return new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 72 }).toBuffer());
}

/** Draws every photo that the scenes may need: once photos are received, nothing but photos can be decoded. */
export async function drawAll(scenes: readonly (Scene | null)[]): Promise<Album> {
  const album = new Map<string, Uint8Array>();
  for (const [seed, scene] of scenes.entries())
    if (scene)
      for (const isAfter of [false, true])
        album.set(keyOf(seed, isAfter), await drawPhoto(scene, seed, isAfter));
  return { get: (seed, isAfter) => album.get(keyOf(seed, isAfter)) ?? null };
}

/** The drawn photos of each story, before and after. */
export type Album = { get: (seed: number, isAfter: boolean) => Uint8Array | null };

const keyOf = (seed: number, isAfter: boolean): string => `${seed} ${isAfter}`;
