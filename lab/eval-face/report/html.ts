/** The report as one HTML page without scripts: targets, tables, reliability, and the patches drawn on each face. */
import type { Figures } from './report.ts';
import type { ResultRow } from '../run.ts';
import type { ShapeFigures } from '../fit/shape-figures.ts';
import type { Target } from '../targets.ts';

export interface Report {
  readonly figures: Figures;
  readonly shape: ShapeFigures | undefined;
  readonly targets: readonly Target[];
  readonly rows: readonly ResultRow[];
  /** Data URLs by photo id. */
  readonly pictures: ReadonlyMap<string, string>;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const show = (value: unknown): string => {
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toFixed(3);
  if (typeof value === 'string') return escape(value);
  return escape(JSON.stringify(value));
};

const table = (title: string, rows: readonly object[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const head = columns.map((column) => `<th>${escape(column)}</th>`).join('');
  const body = rows
    .map((row) => {
      const cells = row as Readonly<Record<string, unknown>>;
      return `<tr>${columns.map((column) => `<td>${show(cells[column] ?? '')}</td>`).join('')}</tr>`;
    })
    .join('');
  return `<h2>${escape(title)}</h2><table><tr>${head}</tr>${body}</table>`;
};

const named = (entries: Readonly<Record<string, object>>): readonly object[] =>
  Object.entries(entries).map(([name, figures]) => ({ name, ...figures }));

const confusionTable = ({ good }: Figures): string =>
  table(
    'Confusion: rows are rated tones, columns measured ones',
    good.confusion.map((row, i) => ({
      rated: i + 1,
      ...Object.fromEntries(row.map((count, j) => [`m${j + 1}`, count || ''])),
    })),
  );

const card = ({ photo, code, profile }: ResultRow, picture: string | undefined): string => {
  const skin = profile?.skin;
  const words = skin
    ? `<i style="background:${skin.hex}"></i> Monk ${skin.monk} (${show(skin.confidence.depth)}) rated ${photo.monk ?? '–'}<br>${skin.undertone} · ${skin.lighting} · ${profile.shape.value}`
    : escape(code);
  const image = picture === undefined ? '' : `<img src="${picture}" alt="">`;
  return `<figure>${image}<figcaption><b>${escape(photo.id)}</b><br>${words}</figcaption></figure>`;
};

const STYLE = `body{font:14px/1.4 system-ui;margin:2rem;max-width:80rem}table{border-collapse:collapse;margin-bottom:1rem}
td,th{border:1px solid #ccc;padding:2px 8px;text-align:left}figure{display:inline-block;width:240px;margin:4px;vertical-align:top}
i{display:inline-block;width:1em;height:1em;border:1px solid #888}.no{background:#fdd}`;

const targetTable = (targets: readonly Target[]): string =>
  `<table>${targets
    .map(
      ({ name, wanted, reached, met }) =>
        `<tr class="${met ? 'yes' : 'no'}"><td>${escape(name)}</td><td>${escape(wanted)}</td><td>${escape(reached)}</td><td>${met ? 'met' : 'missed'}</td></tr>`,
    )
    .join('')}</table>`;

export const toHtml = ({ figures, shape, targets, rows, pictures }: Report): string => {
  const { good, perturbed, reliability, hard } = figures;
  return [
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Face profile evaluation</title><style>${STYLE}</style>`,
    '<h1>Face profile evaluation</h1>',
    targetTable(targets),
    table('Good photos by depth', [
      { name: 'all', photos: good.photos, exact: good.exact, withinOne: good.withinOne, meanError: good.meanError },
      ...named(good.byDepth),
    ]),
    table('Baselines on the same photos', named(figures.baselines)),
    table('Against each rater', named(figures.raters)),
    confusionTable(figures),
    table('Changed light and compression', perturbed.variants),
    table('Handling, steps against the unchanged photo', figures.handling),
    table('Reliability of the depth confidence', reliability.bins),
    table('Undertones told, by depth', named(figures.undertoneByDepth)),
    table('Face shape, folds of persons', shape ? [shape] : []),
    table('Hard photos', hard),
    '<h2>Patches</h2>',
    ...rows.map((row) => card(row, pictures.get(row.photo.id))),
  ].join('\n');
};
