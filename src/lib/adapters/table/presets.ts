/** AR presets in the table. */
import { type PresetEntity, presetEntity, type PresetItem } from '../../../entities/preset.ts';
import type { Preset } from '../../looks/types.ts';
import type { PresetStore } from '../../use-cases/ports.ts';
import { OCCASIONS, type Style, STYLES, UNDERTONES } from '../../vocabulary.ts';
import { onTable } from './on-table.ts';
import type { TableClient } from './client.ts';

/** A style has a handful of presets; what is beyond this bound is not shown. */
const MAX_PER_STYLE = 100;

const toPreset = ({ presetId, style, definition }: Pick<PresetItem, 'presetId' | 'style' | 'definition'>): Preset => ({
  presetId,
  version: definition.version,
  name: definition.name,
  style,
  description: definition.description,
  occasions: OCCASIONS.filter((occasion) => definition.occasions.includes(occasion)),
  undertones: UNDERTONES.filter((undertone) => definition.undertones.includes(undertone)),
  monkRange: [definition.monkRange.from, definition.monkRange.to],
  regions: definition.regions.map(({ blend = 'normal', ...region }) => ({ ...region, blend })),
  template: definition.template,
});

export const toPresetItem = ({ presetId, style, occasions, undertones, monkRange, regions, ...rest }: Preset) => ({
  presetId,
  style,
  definition: {
    version: rest.version,
    name: rest.name,
    description: rest.description,
    occasions: [...occasions],
    undertones: [...undertones],
    monkRange: { from: monkRange[0], to: monkRange[1] },
    regions: regions.map((region) => ({ ...region })),
    template: { ...rest.template },
  },
});

const listStyle = async (presets: PresetEntity, style: Style): Promise<readonly Preset[]> => {
  const { data } = await presets.query.byStyle({ style }).go({ limit: MAX_PER_STYLE });
  return data.map(toPreset);
};

export const createPresetStore = (client: TableClient, table: string): PresetStore => {
  const presets = presetEntity({ client, table });
  return {
    list: async (style) => {
      const styles = style ? [style] : STYLES;
      const lists = await onTable(() => Promise.all(styles.map((each) => listStyle(presets, each))));
      return lists.flat();
    },
    get: async (presetId) => {
      const { data } = await onTable(() => presets.get({ presetId }).go());
      return data ? toPreset(data) : undefined;
    },
  };
};
