import { fillOf } from "../design/look.ts";
import { kindStyles } from "../design/palette.ts";
import { markerPath } from "../plots/marker-paths.ts";
import type { BodyNumber } from "./body-numbers.ts";

interface BodySchemaProps {
  readonly title: string;
  readonly numbers: readonly BodyNumber[];
}

/** Blood, lymph node and tumour, and what goes from one to the other. */
export function BodySchema({ title, numbers }: BodySchemaProps) {
  const text = (column: string) => numbers.find((one) => one.column === column)?.text ?? "–";
  const drugs = numbers.filter(({ place, column }) => place === "blood" && column.includes("Concentration"));
  const coveredIn = (where: string) =>
    numbers.filter(({ place, part, column }) => place === where && part !== undefined && column.includes("Occupancy"));
  const count = (column: string) => text(column).replace(/ cells( a day)?$/, "");
  return (
    <svg class="body-schema" viewBox="0 0 360 300" role="img" aria-label={`${title}: ${sayAll(numbers)}`}>
      <defs>
        <marker id="body-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0,0 8,4 0,8Z" class="body-head" />
        </marker>
      </defs>
      <path
        class="body-node"
        d="M86,46C140,36 176,62 172,100C169,128 146,138 124,140C110,142 108,158 84,160C44,162 6,142 6,104C6,66 40,52 86,46Z"
      />
      <path
        class="body-tumour"
        d="M212,62C218,44 248,38 264,46C282,34 318,40 328,58C350,66 360,88 350,106C356,128 340,150 316,150C300,164 262,164 248,152C222,156 200,142 200,120C186,104 190,74 212,62Z"
      />
      <path
        class="body-vessel"
        d="M6,218C70,208 130,228 190,218S310,210 354,220V290C310,280 250,298 190,288S70,280 6,290Z"
      />
      <Arrow d="M84,164V212" />
      <Arrow d="M276,214V164" />
      <Arrow d="M272,38C246,14 124,14 96,40" />
      <Cells kind="mature dendritic" at={[134, 14]} />
      <Cells kind="CD8 effector" at={[68, 188]} />
      <Cells kind="CD8 effector" at={[292, 188]} />
      <text x="146" y="14" class="body-way body-start">
        messengers with flags
      </text>
      <text x="96" y="192" class="body-way body-start">
        killer T cells
      </text>
      <text x="264" y="192" class="body-way body-end">
        come in
      </text>
      <Label
        x={88}
        y={70}
        name="Lymph node"
        lines={[
          `${count("body: dendriticNode")} messengers`,
          `sends out ${count("body: cd8Launched")}`,
          "killer T cells a day",
        ]}
        covered={coveredIn("lymph node")}
      />
      <Label x={274} y={72} name="Tumour" lines={[text("tumour in body")]} covered={coveredIn("tumour")} />
      <Label
        x={180}
        y={238}
        name="Blood"
        lines={[
          `${count("body: cd8Blood")} killer T cells`,
          drugs.map(({ label, text: of }) => `${label.replace(" in the blood", "")} ${of}`).join(", "),
        ]}
        covered={[]}
      />
    </svg>
  );
}

function Arrow({ d }: { readonly d: string }) {
  return <path d={d} class="body-flow" marker-end="url(#body-arrow)" />;
}

function Cells({
  kind,
  at: [x, y],
}: {
  readonly kind: keyof typeof kindStyles;
  readonly at: readonly [number, number];
}) {
  const { glyph } = kindStyles[kind];
  return (
    <path d={markerPath(glyph).d} transform={`translate(${x},${y}) scale(1.5)`} fill={fillOf(kind)} class="body-cell" />
  );
}

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly lines: readonly string[];
  /** Receptors with the part that a drug covers. */
  readonly covered: readonly BodyNumber[];
}

const STEP = 16;

function Label({ x, y, name, lines, covered }: LabelProps) {
  const foot = y + STEP * lines.length;
  return (
    <>
      <text x={x} y={y} class="body-label">
        <tspan class="body-name">{name}</tspan>
        {lines.map((line) => (
          <tspan key={line} x={x} dy={STEP}>
            {line}
          </tspan>
        ))}
      </text>
      {covered.map(({ column, label, part = 0 }, at) => (
        <g key={column} transform={`translate(${x},${foot + 20 * at})`}>
          <text y="15" class="body-label body-small">
            {label.split(" ")[0]}: {Math.round(100 * part)} % covered
          </text>
          <rect x="-50" y="18.5" width="100" height="3.5" class="body-free" />
          <rect x="-50" y="18.5" width={100 * part} height="3.5" class="body-covered" />
        </g>
      ))}
    </>
  );
}

function sayAll(numbers: readonly BodyNumber[]): string {
  return numbers.map(({ label, text }) => `${label} ${text}`).join("; ");
}
