/** A page on which a person can judge looks: faces, swatches, products, reasons. */
import { layersOf } from '../../src/lib/looks/render/layers.ts';
import type { ComposedLook, LookProduct, LookSet, Preset, StyleRequest } from '../../src/lib/looks/types.ts';
import { drawFace } from './face-drawing.ts';

export interface SheetRow {
  readonly title: string;
  /** Rows of one group stand side by side. */
  readonly group: string;
  readonly presets: ReadonlyMap<string, Preset>;
  readonly request: StyleRequest;
  readonly set: LookSet;
}

const escape = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const swatch = ({ hex, category, brand, shade, deltaE, price, currency }: LookProduct): string =>
  `<li><i style="background:${hex}"></i><b>${category}</b> ${escape(brand)} ${escape(shade)}${
    deltaE === undefined ? '' : ` ΔE ${deltaE.toFixed(1)}`
  } <small>${price === null ? 'price unknown' : `${String(price)} ${currency}`}</small></li>`;

const words = (look: ComposedLook): string => look.reasoning.map(({ text }) => `<p>${escape(text)}</p>`).join('');

const card = ({ title, request, set, presets }: SheetRow): string => {
  const look = set.recommended;
  const preset = presets.get(look.arPresetId);
  const layers = preset === undefined ? [] : layersOf(look, preset, { profile: request.profile });
  return `<section><h3><i style="background:${request.profile.skin.hex}"></i>${escape(title)}: ${escape(look.name)}</h3>
${drawFace(request.profile, layers)}<ul>${look.products.map(swatch).join('')}</ul>${words(look)}</section>`;
};

/** Faces with the same wish stand side by side, from deep to fair. */
const row = (name: string, rows: readonly SheetRow[]): string =>
  `<article><h2>${escape(name)}</h2><div>${rows.map(card).join('\n')}</div></article>`;

const STYLE = `body{font:13px/1.4 system-ui,sans-serif;margin:24px;background:#fafafa;color:#222}
h2{font-size:15px;margin:18px 0 6px}h3{font-size:13px;margin:0 0 6px}h2 i,li i{display:inline-block;width:26px;height:14px;
margin-right:6px;vertical-align:-2px;border:1px solid #0002}article>div{display:flex;gap:14px}
section{background:#fff;border:1px solid #ddd;padding:10px;width:330px}ul{list-style:none;padding:0;margin:6px 0}
li{white-space:nowrap;overflow:hidden}small{color:#777}p{margin:3px 0;color:#444}`;

/** One HTML page, no script, no outside resource. */
export const contactSheet = (rows: readonly SheetRow[]): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Looks</title><style>${STYLE}</style>
<h1>Looks of the rules engine</h1>${[...Map.groupBy(rows, ({ group }) => group)].map(([name, of]) => row(name, of.toReversed())).join('\n')}</html>\n`;
