/** HTML as text: escaping, elements, and the little Markdown (backticks) that descriptions use. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '');

/** Plain text in which `code` stands between backticks. */
export const prose = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

export const table = (caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string => {
  if (rows.length === 0) return '';
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n');
  return `<div class="scroll" tabindex="0" role="region" aria-label="${escape(caption)}"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>`;
};

export const details = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>${content}</details>`;

/** What is long in a recorded answer is cut: two items of a list tell its shape. */
const LIST_ITEMS = 2;
const TEXT_LENGTH = 160;

const cut = (_key: string, value: unknown): unknown => {
  if (Array.isArray(value) && value.length > LIST_ITEMS) {
    return [...(value as unknown[]).slice(0, LIST_ITEMS), `… ${value.length - LIST_ITEMS} more`];
  }
  return typeof value === 'string' && value.length > TEXT_LENGTH ? `${value.slice(0, TEXT_LENGTH)}…` : value;
};

export const jsonBlock = (value: unknown): string =>
  `<pre tabindex="0"><code>${escape(JSON.stringify(value, cut, 2))}</code></pre>`;

export const codeBlock = (text: string): string => `<pre tabindex="0"><code>${escape(text)}</code></pre>`;
