/** What a page keeps between two marks of its own. */

/** @throws Error when the page has lost its marks */
export const replaceMarked = (page: string, name: string, text: string): string => {
  const opening = new RegExp(`<!-- ${name}: written by [^>]*-->`).exec(page);
  const closing = `<!-- end of ${name} -->`;
  const [start, end] = [opening?.index ?? -1, page.indexOf(closing)];
  if (opening === null || end < start)
    throw new Error(`The page needs "<!-- ${name}: written by … -->" and "${closing}".`);
  return `${page.slice(0, start)}${opening[0]}\n\n${text}\n\n${page.slice(end)}`;
};
