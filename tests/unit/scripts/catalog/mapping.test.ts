import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { missingColumns, parseMapping, PLAIN, toCells } from '../../../../scripts/catalog/read/mapping.ts';

const mapping = (json: object) => parseMapping(JSON.stringify(json));

describe('a mapping file', () => {
  it('feeds a column from the first header that is not blank, else from its default', () => {
    const { columns, defaults, blank } = {
      columns: { shade: ['Ton', 'Text'] },
      defaults: { currency: 'EUR' },
      blank: ['NA'],
    };
    const map = mapping({ columns, defaults, blank });

    expect(toCells(map, { Ton: 'NA', Text: 'honey' })).toMatchObject({ shade: 'honey', currency: 'EUR', brand: '' });
    expect(toCells(map, { Ton: ' 010 ', Text: 'honey', currency: 'USD' })).toMatchObject({
      shade: '010',
      currency: 'USD',
    });
  });

  it.each([
    [[], 'it is not an object'],
    [{ columns: { color: 'Farbe' } }, 'columns.color is none of'],
    [{ columns: { hex: 7 } }, 'columns.hex is neither a header nor a list of headers'],
    [{ columns: { hex: [] } }, 'columns.hex is neither a header nor a list of headers'],
    [{ columns: 'hex' }, 'columns is not an object'],
    [{ defaults: { price: 7 } }, 'defaults.price is not a text'],
    [{ blank: 'NA' }, 'blank is not a list of texts'],
    [{ source: 'My List' }, 'source has other characters'],
    [{ delimiter: 1 }, 'delimiter is not a text'],
  ])('is refused when it is %j', (json, problem) => {
    expect(() => mapping(json)).toThrow(problem);
  });

  it('tells which required columns a file cannot fill', () => {
    expect(missingColumns(PLAIN, ['brand', 'name', 'hex', 'url', 'category', 'currency'])).toEqual([]);
    expect(
      missingColumns(mapping({ columns: { hex: 'Farbe' }, defaults: { currency: 'EUR' } }), ['brand', 'name', 'hex']),
    ).toEqual(['category', 'hex', 'url']);
  });

  it('ships for the table of foundation shades of The Pudding', () => {
    const map = parseMapping(
      readFileSync(new URL('../../../../fixtures/mappings/pudding.json', import.meta.url), 'utf8'),
    );
    const headers = 'brand,product,url,description,imgSrc,imgAlt,name,specific,colorspace,hex,hue,sat,lightness'.split(
      ',',
    );

    expect(map.source).toBe('pudding');
    expect(missingColumns(map, headers)).toEqual([]);
  });
});
