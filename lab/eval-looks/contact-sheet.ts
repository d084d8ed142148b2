/** A page on which a person can judge looks: faces, swatches, products, reasons. */
import type { AlternativeLook, LookProduct, LookSet, StyleRequest } from '../../src/lib/looks/types.ts';
import { styleIntensity } from '../../src/lib/looks/rules/wishes.ts';
import { drawFace } from './face-drawing.ts';

export interface SheetRow {
  readonly title: string;
  readonly request: StyleRequest;
  readonly set: LookSet;
}

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const swatch = ({ hex, category, brand, shade, deltaE, price, currency }: LookProduct): string =>
  `<li><i style="background:${hex}"></i><b>${category}</b> ${escape(brand)} ${escape(shade)}${
    deltaE === undefined ? '' : ` ΔE ${deltaE.toFixed(1)}`
  } <small>${price === null ? 'price unknown' : `${String(price)} ${currency}`}</small></li>`;

const card = (look: AlternativeLook, request: StyleRequest, intensity: number, words: readonly string[]): string =>
  `<section><h3>${escape(look.name)} <small>${look.style}</small></h3>
${drawFace(request.profile, look.products, intensity)}
<ul>${look.products.map(swatch).join('')}</ul>
${words.map((sentence) => `<p>${escape(sentence)}</p>`).join('')}</section>`;

const meanIntensity = ({ steps }: LookSet['recommended']): number =>
  steps.reduce((sum, { intensity }) => sum + intensity, 0) / Math.max(1, steps.length);

const row = ({ title, request, set }: SheetRow): string => {
  const { recommended, alternatives } = set;
  const occasion = request.preferences.occasion ?? null;
  const words = recommended.reasoning.map(({ text }) => text);
  return `<article><h2><i style="background:${request.profile.skin.hex}"></i>${escape(title)}</h2><div>
${card(recommended, request, meanIntensity(recommended), words)}
${alternatives.map((look) => card(look, request, styleIntensity(look.style, occasion), [])).join('\n')}</div></article>`;
};

const STYLE = `body{font:13px/1.4 system-ui,sans-serif;margin:24px;background:#fafafa;color:#222}
h2{font-size:15px;margin:18px 0 6px}h3{font-size:13px;margin:0 0 6px}h2 i,li i{display:inline-block;width:26px;height:14px;
margin-right:6px;vertical-align:-2px;border:1px solid #0002}article>div{display:flex;gap:14px}
section{background:#fff;border:1px solid #ddd;padding:10px;width:330px}ul{list-style:none;padding:0;margin:6px 0}
li{white-space:nowrap;overflow:hidden}small{color:#777}p{margin:3px 0;color:#444}`;

/** One HTML page, no script, no outside resource. */
export const contactSheet = (rows: readonly SheetRow[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Looks</title><style>${STYLE}</style>
<h1>Looks of the rules engine</h1>${rows.map(row).join('\n')}</html>\n`;
