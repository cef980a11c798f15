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
  const covered = numbers.filter(({ place, part }) => place === "tumour" && part !== undefined);
  return (
    <svg class="body-schema" viewBox="0 0 360 286" role="img" aria-label={`${title}: ${sayAll(numbers)}`}>
      <defs>
        <marker id="body-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="6" markerHeight="6" orient="auto">
          <path d="M0,0 8,4 0,8Z" class="body-head" />
        </marker>
      </defs>
      <path
        class="body-node"
        d="M92,22C132,14 160,44 148,82C142,104 120,100 108,112C96,126 62,136 34,118C6,98 8,52 34,34C52,22 72,26 92,22Z"
      />
      <path
        class="body-tumour"
        d="M232,38C244,16 276,12 296,24C326,20 350,46 342,74C350,100 326,124 302,118C284,132 250,128 238,108C214,100 208,60 232,38Z"
      />
      <path
        class="body-vessel"
        d="M8,186C70,176 130,196 190,186S310,178 352,188V258C310,248 250,266 190,256S70,246 8,258Z"
      />
      <Arrow d="M80,126V180" />
      <Arrow d="M284,182V126" />
      <Arrow d="M222,58C204,46 180,46 156,56" />
      <Cells kind="mature dendritic" at={[188, 38]} />
      <Cells kind="CD8 effector" at={[64, 152]} />
      <Cells kind="CD8 effector" at={[302, 152]} />
      <Label
        x={80}
        y={52}
        name="Lymph node"
        lines={[`${text("body: dendriticNode")}`, "messengers", `sends ${text("body: cd8Launched")}`]}
      />
      <Label
        x={280}
        y={54}
        name="Tumour"
        lines={[
          text("tumour in body"),
          ...covered.map(({ label, text: of }) => `${label.split(" ")[0]} covered ${of}`),
        ]}
      />
      <Label
        x={180}
        y={212}
        name="Blood"
        lines={[
          `killer T cells ${text("body: cd8Blood")}`,
          ...drugs.slice(0, 2).map(({ label, text: of }) => `${label.replace(" in the blood", "")} ${of}`),
        ]}
      />
      <text x="188" y="22" class="body-way">
        messengers
      </text>
      <text x="92" y="156" class="body-way body-start">
        killer T cells
      </text>
      <text x="268" y="156" class="body-way body-end">
        come in
      </text>
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
  const { fill, glyph } = kindStyles[kind];
  return <path d={markerPath(glyph).d} transform={`translate(${x},${y}) scale(1.5)`} fill={fill} class="body-cell" />;
}

interface LabelProps {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly lines: readonly string[];
}

function Label({ x, y, name, lines }: LabelProps) {
  return (
    <text x={x} y={y} class="body-label">
      <tspan class="body-name">{name}</tspan>
      {lines.map((line) => (
        <tspan key={line} x={x} dy="15">
          {line}
        </tspan>
      ))}
    </text>
  );
}

function sayAll(numbers: readonly BodyNumber[]): string {
  return numbers.map(({ label, text }) => `${label} ${text}`).join("; ");
}
