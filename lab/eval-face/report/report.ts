/** From rows to the figures of the report: tones, baselines, perturbations, repeatability, coverage, reliability. */
import { UNCHANGED, type ResultRow } from '../run.ts';
import {
  byDepth,
  calibrationError,
  confusion,
  countBy,
  type Hit,
  meanOf,
  type Rated,
  reliability,
  toneFigures,
} from '../metrics.ts';
import { undertonesByDepth, wordFigures } from './report-words.ts';
import { HANDLING, SUITE } from '../perturb.ts';

type Kind = ResultRow['photo']['kind'];

const rated = (rows: readonly ResultRow[]): readonly Rated[] =>
  rows.flatMap(({ photo, profile }) =>
    photo.monk === undefined || profile === undefined
      ? []
      : [{ truth: photo.monk, tone: profile.skin.monk, confidence: profile.skin.confidence.depth }],
  );

const baseline = (rows: readonly ResultRow[], name: string): readonly Rated[] =>
  rows.flatMap(({ photo, baselines }) =>
    photo.monk === undefined || baselines === undefined
      ? []
      : [{ truth: photo.monk, tone: baselines[name] ?? Number.NaN, confidence: 1 }],
  );

const hitsOf = (all: readonly Rated[]): readonly Hit[] =>
  all.map(({ truth, tone, confidence }) => ({ confidence, hit: Math.abs(tone - Math.round(truth)) <= 1 }));

const isKind =
  (...kinds: readonly Kind[]) =>
  ({ photo }: ResultRow): boolean =>
    kinds.includes(photo.kind);

/** Wrong tones that were told. */
const isWrong = ({ profile, photo: { monk = 0 } }: ResultRow): boolean =>
  profile !== undefined && Math.abs(profile.skin.monk - Math.round(monk)) > 1;

const suiteFigures = (rows: readonly ResultRow[], names: readonly string[], toBeat: string) => {
  const variants = names.map((variant) => {
    const own = rows.filter((row) => row.variant === variant && row.photo.monk !== undefined);
    return {
      variant,
      ...toneFigures(rated(own)),
      refused: countBy(own.filter(({ code }) => code !== 'ok').map(({ code }) => code)),
      baselineWithinOne: toneFigures(baseline(own, toBeat)).withinOne,
      wrong: own.filter(isWrong).length / own.length,
      meanConfidence: meanOf(rated(own).map(({ confidence }) => confidence)),
    };
  });
  const average = (read: (figures: (typeof variants)[number]) => number): number =>
    meanOf(variants.map(read).filter(Number.isFinite));
  return {
    variants,
    withinOne: average(({ withinOne }) => withinOne),
    baselineWithinOne: average(({ baselineWithinOne }) => baselineWithinOne),
    wrong: average(({ wrong }) => wrong),
  };
};

/** The same person, neutral and smiling. */
const repeatability = (rows: readonly ResultRow[]) => {
  const tones = (kind: Kind): ReadonlyMap<string, number> =>
    new Map(
      rows
        .filter(isKind(kind))
        .flatMap(({ photo, profile }): [string, number][] => (profile ? [[photo.person, profile.skin.monk]] : [])),
    );
  const smiling = tones('smiling');
  const differences = [...tones('neutral')].flatMap(([person, tone]) => {
    const other = smiling.get(person);
    return other === undefined ? [] : [Math.abs(tone - other)];
  });
  return {
    pairs: differences.length,
    same: differences.filter((difference) => difference === 0).length / differences.length,
    withinOne: differences.filter((difference) => difference <= 1).length / differences.length,
  };
};

/** A tone under handling against the same photo's own tone, not against a rater's. */
const handling = (rows: readonly ResultRow[]) =>
  Object.keys(HANDLING).map((variant) => {
    const own = rows.filter((row) => row.variant === variant);
    const moved = own.map((row) => {
      const plain = rows.find((other) => other.photo.id === row.photo.id && other.variant === UNCHANGED)?.profile;
      if (row.profile === undefined || plain === undefined) return undefined;
      return Math.abs(row.profile.skin.monk - plain.skin.monk);
    });
    return {
      variant,
      photos: own.length,
      refused: moved.filter((steps) => steps === undefined).length,
      mostSteps: Math.max(0, ...moved.filter((steps) => steps !== undefined)),
    };
  });

const itaErrors = (rows: readonly ResultRow[]) => {
  const errors = rows.flatMap(({ photo, profile }) =>
    photo.referenceIta === undefined || profile === undefined || photo.kind !== 'neutral'
      ? []
      : [Math.abs(profile.skin.ita - photo.referenceIta)],
  );
  return { photos: errors.length, meanDegrees: meanOf(errors) };
};

const hardCases = (rows: readonly ResultRow[]) =>
  rows.filter(isKind('hard')).map(({ photo, code, profile }) => ({
    photo: photo.id,
    expect: photo.expect ?? '',
    code,
    ...(profile === undefined
      ? {}
      : { monk: profile.skin.monk, confidence: profile.skin.confidence.depth, lighting: profile.skin.lighting }),
  }));

const TONES = Array.from({ length: 10 }, (_, i) => i + 1);

const goodFigures = (good: readonly ResultRow[]) => {
  const all = rated(good);
  const perTone = TONES.map((tone) => toneFigures(all.filter(({ truth }) => Math.round(truth) === tone)).withinOne);
  return {
    ...toneFigures(all),
    byDepth: byDepth(all),
    confusion: confusion(all),
    refused: countBy(good.filter(({ code }) => code !== 'ok').map(({ code }) => code)),
    /** Every tone counts the same, however many photos it has. */
    balancedWithinOne: meanOf(perTone.filter(Number.isFinite)),
  };
};

const raterFigures = (good: readonly ResultRow[]) => {
  const raters = new Set(good.flatMap(({ photo }) => Object.keys(photo.raters ?? {})));
  const ratedBy = (rater: string): readonly Rated[] =>
    good.flatMap(({ photo, profile }) => {
      const truth = photo.raters?.[rater];
      return truth === undefined || !profile ? [] : [{ truth, tone: profile.skin.monk, confidence: 1 }];
    });
  return Object.fromEntries([...raters].map((rater) => [rater, toneFigures(ratedBy(rater))]));
};

export const figuresOf = (rows: readonly ResultRow[]) => {
  const plain = rows.filter(({ variant }) => variant === UNCHANGED);
  const good = plain.filter(isKind('neutral', 'synthetic'));
  const faces = plain.filter(isKind('neutral', 'smiling', 'synthetic'));
  const names = Object.keys(good.find(({ baselines }) => baselines)?.baselines ?? {});
  const suite = rated(rows.filter(({ variant }) => variant in SUITE || variant === UNCHANGED));
  return {
    good: goodFigures(good),
    raters: raterFigures(good),
    baselines: Object.fromEntries(names.map((name) => [name, toneFigures(baseline(good, name))])),
    ita: itaErrors(plain),
    perturbed: suiteFigures(rows, Object.keys(SUITE), names[0] ?? ''),
    handling: handling(rows),
    repeatability: repeatability(plain),
    reliability: { bins: reliability(hitsOf(suite)), calibrationError: calibrationError(hitsOf(suite)) },
    undertone: wordFigures(
      faces,
      ({ photo }) => photo.undertone,
      ({ profile }) => profile?.skin.undertone,
    ),
    undertoneByDepth: undertonesByDepth(faces),
    shape: wordFigures(
      faces,
      ({ photo }) => photo.faceShape,
      ({ profile }) => profile?.shape.value,
    ),
    hard: hardCases(plain),
  };
};

export type Figures = ReturnType<typeof figuresOf>;
