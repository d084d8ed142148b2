/** Where a selfie comes from: dropped, chosen, taken, or one of the drawn portraits. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { analyse, look, selfie, style } from '../state/analysis.ts';
import type { Style } from '../api/service.ts';
import { Camera } from './camera.tsx';
import { Portraits } from './portraits.tsx';
import { Progress } from './progress.tsx';

const STYLES: readonly (readonly [Style | '', string])[] = [
  ['', 'Any style'],
  ['natural', 'Natural'],
  ['glam', 'Glam'],
  ['bold', 'Bold'],
];

const StyleWish = (): JSX.Element => (
  <fieldset class="segments">
    <legend class="visually-hidden">Wished style</legend>
    {STYLES.map(([value, label]) => (
      <label key={value}>
        <input
          type="radio"
          name="style"
          value={value}
          checked={style.value === value}
          onChange={() => {
            style.value = value;
          }}
        />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
);

const FileButton = (): JSX.Element => (
  <label class="button primary">
    <input
      type="file"
      accept="image/jpeg,image/png"
      class="visually-hidden"
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        if (file) void analyse(file, file.name);
        currentTarget.value = '';
      }}
    />
    Choose a selfie
  </label>
);

/** The first file of a drop. */
const dropped = (event: DragEvent): void => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file) void analyse(file, file.name);
};

const Preview = (): JSX.Element =>
  selfie.value ? (
    <img src={selfie.value.url} alt={`Your selfie: ${selfie.value.name}`} />
  ) : (
    <p class="drop-hint">
      <span>Drop a selfie here</span>
      <small>JPEG or PNG, at most 10 MB. It is deleted as soon as it has been analysed.</small>
    </p>
  );

const DropZone = (): JSX.Element => {
  const [over, setOver] = useState(false);
  return (
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => {
        setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        dropped(event);
      }}
    >
      <Preview />
    </div>
  );
};

export const SelfiePanel = (): JSX.Element => {
  const [camera, setCamera] = useState(false);
  const slim = look.value !== undefined && !camera;
  const close = (): void => {
    setCamera(false);
  };
  return (
    <section class={slim ? 'card selfie slim' : 'card selfie'} aria-labelledby="selfie-title">
      {camera ? <Camera onDone={close} /> : <DropZone />}
      <div class="selfie-side">
        <h1 id="selfie-title" tabIndex={-1} class={slim ? 'visually-hidden' : ''}>
          Selfie
        </h1>
        <StyleWish />
        <div class="row">
          <FileButton />
          <button
            type="button"
            aria-pressed={camera}
            onClick={() => {
              setCamera(!camera);
            }}
          >
            Use the camera
          </button>
        </div>
        <Progress />
        <Portraits />
      </div>
    </section>
  );
};
