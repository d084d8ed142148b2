/** The look on the user's own photo or on the live camera, with a strength, a before and after, and its layers one by one. */
import type { JSX, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PaintLayer } from '../../../../clients/ar-canvas/src/ar-canvas.ts';
import { photo } from '../state/analysis.ts';
import { findFace, type FoundFace } from './face-finder.ts';
import { playFilm } from './film.ts';
import { cutToHead, openPhoto } from './photo.ts';
import { divider, draw, hidden, strength, toggle } from './view.ts';

type Source = 'photo' | 'camera';

const NO_FACE = 'No face is found here, so nothing is painted.';

const Range = ({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) => (
  <label class="range">
    <span>{label}</span>
    <input
      type="range"
      min={0}
      max={100}
      value={value}
      onInput={({ currentTarget }) => {
        onChange(Number(currentTarget.value));
      }}
    />
    <output>{value} %</output>
  </label>
);

const Layers = ({ layers }: { layers: readonly PaintLayer[] }): JSX.Element => (
  <ul class="layers" aria-label="Layers of the look">
    {layers.map(({ layer, hex, coverage }) => (
      <li key={layer}>
        <button
          type="button"
          class="layer-button"
          aria-pressed={!hidden.value.has(layer)}
          title={`${hex}, ${Math.round(coverage * 100)} %`}
          onClick={() => {
            toggle(layer);
          }}
        >
          <span class="dot" style={{ background: hex }} />
          {layer}
        </button>
      </li>
    ))}
  </ul>
);

interface Shown {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly layers: readonly PaintLayer[];
  readonly source: Source;
  readonly onState: (text: string) => void;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const BARE = { layers: [], strength: 0, divider: 0, mirrored: false };

/** Found once for a photo, and painted again when something about the look changes. */
const usePhoto = ({ canvas, layers, source, onState }: Shown): void => {
  const [face, setFace] = useState<FoundFace>();
  const file = photo.value;
  useEffect(() => {
    if (source !== 'photo' || !file) return undefined;
    let left = false;
    onState('Finding your face…');
    const find = async (): Promise<void> => {
      const bitmap = await openPhoto(file);
      if (canvas.current) draw(canvas.current, { bitmap, points: undefined }, BARE);
      const found = await cutToHead(await findFace(bitmap));
      if (left) return;
      setFace(found);
      onState(found.points ? '' : NO_FACE);
    };
    find().catch((error: unknown) => {
      onState(`The mirror does not work here: ${textOf(error)}`);
    });
    return () => {
      left = true;
    };
  }, [file, source]);
  const [amount, line] = [strength.value, divider.value];
  useEffect(() => {
    if (source === 'photo' && face && canvas.current)
      draw(canvas.current, face, { layers, strength: amount, divider: line, mirrored: false });
  }, [face, layers, amount, line, source]);
};

/** Each frame is painted as the look is by then. */
const useCamera = ({ canvas, layers, source, onState }: Shown): void => {
  const newest = useRef(layers);
  newest.current = layers;
  useEffect(() => {
    if (source !== 'camera') return undefined;
    onState('Opening the camera…');
    return playFilm({
      onProblem: onState,
      onFrame: (face, rate) => {
        if (!canvas.current) return;
        draw(canvas.current, face, {
          layers: newest.current,
          strength: strength.peek(),
          divider: divider.peek(),
          mirrored: true,
        });
        onState(face.points ? `${Math.round(rate)} frames a second` : NO_FACE);
      },
    });
  }, [source]);
};

const FileButton = (): JSX.Element => (
  <label class="button">
    <input
      type="file"
      accept="image/*"
      class="visually-hidden"
      onChange={({ currentTarget }) => {
        photo.value = currentTarget.files?.[0] ?? photo.value;
        currentTarget.value = '';
      }}
    />
    See it on a photo
  </label>
);

const Picture = ({ canvas, name, source }: Pick<Shown, 'canvas' | 'source'> & { name: string }): JSX.Element => {
  const empty = source === 'photo' && !photo.value;
  return (
    <div class={empty ? 'mirror-picture empty' : 'mirror-picture'}>
      <canvas
        ref={canvas}
        hidden={empty}
        class={source === 'camera' ? 'mirrored' : ''}
        role="img"
        aria-label={`${name} on ${source === 'camera' ? 'the camera' : 'your photo'}`}
      />
      {!empty && divider.value > 0 && <span class="divider" style={{ left: `${divider.value}%` }} />}
      {empty && <p class="muted">The selfie is not kept. Take a photo or the camera to see the look on you.</p>}
    </div>
  );
};

const Ranges = (): JSX.Element => (
  <>
    <Range
      label="Strength"
      value={strength.value}
      onChange={(value) => {
        strength.value = value;
      }}
    />
    <Range
      label="Before"
      value={divider.value}
      onChange={(value) => {
        divider.value = value;
      }}
    />
  </>
);

interface SourcesProps {
  readonly source: Source;
  readonly state: string;
  readonly onSource: (source: Source) => void;
}

const Sources = ({ source, state, onSource }: SourcesProps): JSX.Element => (
  <div class="row">
    <button
      type="button"
      aria-pressed={source === 'camera'}
      onClick={() => {
        onSource(source === 'camera' ? 'photo' : 'camera');
      }}
    >
      Live mirror
    </button>
    {source === 'photo' && !photo.value && <FileButton />}
    <span class="fine mirror-state">{state}</span>
  </div>
);

/** The same list as long as nothing in it changes, so that nothing is painted anew. */
const useWorn = (layers: readonly PaintLayer[]): readonly PaintLayer[] => {
  const worn = layers.filter(({ layer }) => !hidden.value.has(layer));
  const key = JSON.stringify(worn.map(({ layer, hex, coverage, blend }) => [layer, hex, coverage, blend]));
  const kept = useRef({ key, worn });
  if (kept.current.key !== key) kept.current = { key, worn };
  return kept.current.worn;
};

export const Mirror = ({ name, layers }: { name: string; layers: readonly PaintLayer[] }): JSX.Element => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [source, setSource] = useState<Source>('photo');
  const [state, setState] = useState('');
  const shown: Shown = { canvas, layers: useWorn(layers), source, onState: setState };
  usePhoto(shown);
  useCamera(shown);
  return (
    <div class="mirror">
      <Picture canvas={canvas} name={name} source={source} />
      <Sources source={source} state={state} onSource={setSource} />
      <Ranges />
      <Layers layers={layers} />
      <p class="fine">Drawn in this page: the picture is sent nowhere.</p>
    </div>
  );
};
