/** The products of a feed in XML, RSS 2.0 or Atom, one at a time and with the lines on which they start. */
import sax, { type SAXParser } from 'sax';
import type { SourceRow } from './columns.ts';

/** Of RSS and of Atom. */
const ITEMS = new Set(['item', 'entry']);

interface Item {
  readonly line: number;
  readonly values: Record<string, string>;
  /** Of the element that is read, and how deep it lies in the item. */
  name: string;
  depth: number;
  text: string;
}

/** Elements within elements (`g:shipping`) are no attributes of a product; of several of one name the first counts. */
const collect = (feed: SAXParser, done: (item: Item) => void): void => {
  let item: Item | undefined;
  const take = (text: string): void => {
    if (item?.depth === 1) item.text += text;
  };
  feed.ontext = take;
  feed.oncdata = take;
  feed.onopentag = ({ name, attributes }) => {
    if (item !== undefined) item.depth += 1;
    else if (ITEMS.has(name)) item = { line: feed.line + 1, values: {}, name: '', depth: 0, text: '' };
    // Atom's link is an attribute.
    if (item?.depth === 1) Object.assign(item, { name, text: (attributes as { readonly href?: string }).href ?? '' });
  };
  feed.onclosetag = () => {
    if (item === undefined) return;
    if (item.depth === 0) done(item);
    if (item.depth === 1) item.values[item.name.toLowerCase()] ??= item.text;
    item.depth -= 1;
    if (item.depth < 0) item = undefined;
  };
};

export async function* xmlRows(pieces: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  const rows: SourceRow[] = [];
  const feed = sax.parser(true, { position: true });
  collect(feed, ({ line, values }) => rows.push({ line, values }));
  let broken: string | undefined;
  /** Again with every piece, so the first word counts. */
  feed.onerror = ({ message }) => {
    broken ??= message.split('\n', 1)[0];
  };
  const attempt = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      broken ??= (error as Error).message.split('\n', 1)[0];
    }
  };
  for await (const piece of pieces) {
    attempt(() => feed.write(piece));
    yield* rows.splice(0);
    if (broken !== undefined) break;
  }
  if (broken === undefined) attempt(() => feed.close());
  if (broken !== undefined) yield { line: feed.line + 1, damage: `is not XML: ${broken}` };
}
