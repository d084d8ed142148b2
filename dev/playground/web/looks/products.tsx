/** What to buy for a look, in the order it is put on, each with its reason and its link. */
import type { JSX } from 'preact';
import type { Look, Product } from '../api/service.ts';

type Step = Look['recommendedLook']['steps'][number];

const price = ({ price: amount, currency }: Product): string =>
  amount === null ? '' : new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);

const Item = ({ product, step }: { product: Product; step: Step | undefined }): JSX.Element => (
  <li class="product">
    <span class="dot large" style={{ background: product.hex }} />
    <div>
      <p class="product-name">
        {product.brand} {product.name} <span class="muted">{product.shade}</span>
      </p>
      <p class="fine">
        {product.category} · {product.finish}
        {product.deltaE !== undefined && ` · ΔE ${product.deltaE}`}
      </p>
      <p class="reason">{product.reason}</p>
      {step && (
        <p class="fine">
          {step.technique} With: {step.tool}. Intensity {`${step.intensity}\u00a0%`}.
        </p>
      )}
    </div>
    <div class="buy">
      <span>{price(product)}</span>
      <a
        href={product.url}
        target="_blank"
        rel="noreferrer"
        aria-label={`Shop ${product.brand} ${product.name}, opens a new tab`}
      >
        Shop
      </a>
    </div>
  </li>
);

interface Props {
  readonly name: string;
  readonly products: readonly Product[];
  readonly steps: readonly Step[];
}

export const Products = ({ name, products, steps }: Props): JSX.Element => (
  <section aria-labelledby="products-title">
    <h3 id="products-title" class="products-title">
      Products of {name}
    </h3>
    <ul class="products">
      {products.map((product) => (
        <Item
          key={product.productId}
          product={product}
          step={steps.find(({ productId }) => productId === product.productId)}
        />
      ))}
    </ul>
  </section>
);
