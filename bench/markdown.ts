/** How benchmarks tell figures: Markdown tables, which a page can keep. */

export type Cells = readonly (string | number)[];

/** A Markdown table; numbers are aligned right. */
export const table = (header: readonly string[], rows: readonly Cells[]): string => {
  const line = (cells: Cells): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
};

export const fixed = (value: number | undefined, digits = 0): string =>
  value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits);
