import { type ComponentChild, h } from "preact";
import { type MathNode, nameMathMl, parseFormula, printMathMl } from "../../../../src/index.ts";
import { mathPieces } from "./math-pieces.ts";

function elements(node: MathNode): ComponentChild {
  return typeof node === "string" ? node : h(node.tag, { ...node.attributes }, ...node.children.map(elements));
}

interface MathProps {
  readonly of: MathNode;
  readonly block?: boolean;
}

/** MathML as the browser sets it. */
export function MathElement({ of, block = false }: MathProps) {
  return h("math", { display: block ? "block" : "inline", displaystyle: "true" }, elements(of));
}

interface EquationProps {
  /** What is defined; with `rate`, its change in time. */
  readonly name: string;
  readonly rate?: boolean;
  readonly formula: string | number;
}

/** `name = formula`, or `d name / dt = formula`. */
export function Equation({ name, rate = false, formula }: EquationProps) {
  const left: MathNode = rate
    ? {
        tag: "mfrac",
        children: [
          {
            tag: "mrow",
            children: [
              { tag: "mi", children: ["d"] },
              { tag: "mspace", attributes: { width: "0.12em" }, children: [] },
              nameMathMl(name),
            ],
          },
          {
            tag: "mrow",
            children: [
              { tag: "mi", children: ["d"] },
              { tag: "mi", children: ["t"] },
            ],
          },
        ],
      }
    : nameMathMl(name);
  const pieces = mathPieces(printMathMl(parseFormula(String(formula))));
  return (
    <div class="model-equation">
      <MathElement
        of={{ tag: "mrow", children: [left, { tag: "mo", attributes: { form: "infix" }, children: ["="] }] }}
      />
      {pieces.map((piece, i) => (
        <MathElement key={i} of={piece} />
      ))}
    </div>
  );
}
