import type { ComponentChildren } from "preact";

/** Places in a figure's picture, in its units: axes stand at `left` and `base`. */
export const frame = { width: 360, height: 190, left: 34, right: 356, base: 150, top: 12 } as const;

interface Props {
  readonly title: string;
  /** What the picture shows now, in words. */
  readonly told: string;
  readonly described: string;
  /** The number at the top of the upright axis; 0 stands at its foot. */
  readonly most: number;
  /** What stands at both ends of the level axis, and below it. */
  readonly ends: readonly [from: string, to: string];
  readonly below: string;
  /** The same in numbers: heads, then rows. */
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
  readonly children: ComponentChildren;
}

/** A small picture with two axes, in words and as a table. */
export function LessonFigure({ title, told, described, most, ends, below, table, children }: Props) {
  const { width, height, left, right, base, top } = frame;
  return (
    <figure class="lesson-figure">
      <figcaption>
        <h2>{title}</h2>
        {told}
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${described} ${told}`}>
        <text x={left - 6} y={top + 8} text-anchor="end">
          {most}
        </text>
        <text x={left - 6} y={base} text-anchor="end">
          0
        </text>
        <line x1={left} x2={right} y1={base} y2={base} stroke="currentColor" />
        {children}
        <text x={left} y={base + 16}>
          {ends[0]}
        </text>
        <text x={right} y={base + 16} text-anchor="end">
          {ends[1]}
        </text>
        <text x={(left + width) / 2} y={base + 34} text-anchor="middle">
          {below}
        </text>
      </svg>
      <details>
        <summary>Table</summary>
        <table>
          <thead>
            <tr>
              {table.heads.map((head, at) => (
                <th key={head} scope="col" class={at > 0 ? "number" : undefined}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([first, ...rest]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {rest.map((value, at) => (
                  <td key={at} class="number">
                    {value}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
