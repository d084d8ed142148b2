/** Reads a TensorFlow.js graph model: its weights as floats, and its nodes as the kernels to run one after another. */

/** As the converter writes it; strings are base64. */
interface Attribute {
  readonly s?: string;
  readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] };
}

interface Node {
  readonly name: string;
  readonly op: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, Attribute>>;
}

interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

export interface ModelManifest {
  readonly modelTopology: { readonly node: readonly Node[] };
  readonly weightsManifest: readonly { readonly weights: readonly WeightSpec[] }[];
}

export interface Weight {
  readonly shape: number[];
  readonly values: Float32Array | Int32Array;
}

/** One kernel: what its inputs are called in the graph, by the kernel's own names for them. */
export interface Step {
  readonly output: string;
  readonly kernel: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** IEEE 754 half precision. */
const halfToFloat = (half: number): number => {
  const [sign, exponent, fraction] = [half >> 15 ? -1 : 1, (half >> 10) & 31, half & 1023];
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return exponent === 31 ? Number.NaN : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
};

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Bytes of one value as stored, and how it is read. */
const storedAs = ({ name, dtype, quantization }: WeightSpec, view: DataView) => {
  if (quantization?.dtype === 'float16') {
    return { bytes: 2, read: (at: number): number => halfToFloat(view.getUint16(at, true)) };
  }
  if (quantization !== undefined) throw new Error(`${name} is quantized as ${quantization.dtype}`);
  return dtype === 'int32'
    ? { bytes: 4, read: (at: number): number => view.getInt32(at, true) }
    : { bytes: 4, read: (at: number): number => view.getFloat32(at, true) };
};

export const readWeights = ({ weightsManifest }: ModelManifest, bytes: Uint8Array): ReadonlyMap<string, Weight> => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const weights = new Map<string, Weight>();
  let at = 0;
  for (const spec of weightsManifest.flatMap((group) => group.weights)) {
    const stored = storedAs(spec, view);
    const count = sizeOf(spec.shape);
    const values = spec.dtype === 'int32' ? new Int32Array(count) : new Float32Array(count);
    for (let index = 0; index < count; index++, at += stored.bytes) values[index] = stored.read(at);
    weights.set(spec.name, { shape: [...spec.shape], values });
  }
  return weights;
};

const text = (base64: string): string => atob(base64);
/** Height and width out of a list for batch, height, width and channels. */
const sides = (attribute: Attribute | undefined): number[] => (attribute?.list?.i ?? []).slice(1, 3).map(Number);
const padding = ({ attr }: Node): string => text(attr?.['padding']?.s ?? '').toLowerCase();

const convolution = (node: Node) => ({
  strides: sides(node.attr?.['strides']),
  pad: padding(node),
  dataFormat: 'NHWC',
  dilations: [1, 1],
});

type ReadStep = (node: Node, inputs: readonly string[], weights: ReadonlyMap<string, Weight>) => Omit<Step, 'output'>;

const [FIRST, SECOND, THIRD, FOURTH] = [0, 1, 2, 3];
const named = (names: Readonly<Record<string, number>>, inputs: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([name, index]) => [name, inputs[index] ?? '']));

const ACTIVATIONS: Readonly<Record<string, string>> = { Prelu: 'prelu', Relu: 'relu' };

const READERS: Readonly<Record<string, ReadStep>> = {
  _FusedConv2D: (node, inputs) => {
    const activation = ACTIVATIONS[text(node.attr?.['fused_ops']?.list?.s?.[1] ?? '')] ?? 'linear';
    const names = { x: FIRST, filter: SECOND, bias: THIRD };
    return {
      kernel: 'FusedConv2D',
      inputs: named(activation === 'prelu' ? { ...names, preluActivationWeights: FOURTH } : names, inputs),
      attributes: { ...convolution(node), activation },
    };
  },
  DepthwiseConv2dNative: (node, inputs) => ({
    kernel: 'DepthwiseConv2dNative',
    inputs: named({ x: FIRST, filter: SECOND }, inputs),
    attributes: convolution(node),
  }),
  AddV2: (_node, inputs) => ({ kernel: 'Add', inputs: named({ a: FIRST, b: SECOND }, inputs), attributes: {} }),
  Relu: (_node, inputs) => ({ kernel: 'Relu', inputs: named({ x: FIRST }, inputs), attributes: {} }),
  Prelu: (_node, inputs) => ({ kernel: 'Prelu', inputs: named({ x: FIRST, alpha: SECOND }, inputs), attributes: {} }),
  MaxPool: (node, inputs) => ({
    kernel: 'MaxPool',
    inputs: named({ x: FIRST }, inputs),
    attributes: { filterSize: sides(node.attr?.['ksize']), strides: sides(node.attr?.['strides']), pad: padding(node) },
  }),
  Pad: (_node, inputs, weights) => {
    const flat = [...(weights.get(inputs[SECOND] ?? '')?.values ?? [])];
    const paddings = Array.from({ length: flat.length / 2 }, (_, axis) => flat.slice(2 * axis, 2 * axis + 2));
    return { kernel: 'PadV2', inputs: named({ x: FIRST }, inputs), attributes: { paddings, constantValue: 0 } };
  },
};

/** The steps that `outputs` need, in an order in which each finds its inputs made. */
export const readSteps = (
  { modelTopology }: ModelManifest,
  weights: ReadonlyMap<string, Weight>,
  outputs: readonly string[],
): readonly Step[] => {
  const nodes = new Map(modelTopology.node.map((node) => [node.name, node]));
  const steps = new Map<string, Step>();
  const visit = (name: string): void => {
    const node = nodes.get(name);
    if (node === undefined) throw new Error(`The model has no ${name}`);
    if (steps.has(name) || node.op === 'Const' || node.op === 'Placeholder') return;
    const inputs = node.input ?? [];
    inputs.forEach(visit);
    const read = READERS[node.op];
    if (read === undefined) throw new Error(`The model needs ${node.op}, which is not read here`);
    steps.set(name, { output: name, ...read(node, inputs, weights) });
  };
  outputs.forEach(visit);
  return [...steps.values()];
};
