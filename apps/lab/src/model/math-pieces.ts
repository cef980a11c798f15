import type { MathNode } from "../../../../src/index.ts";

/** Signs between which a long formula may go on in a new line. */
const joints = new Set(["+", "−", "\u2062", "⋅"]);

/**
 * A formula cut at its outermost sums and products, each piece with the sign that joins it to those before: browsers do
 * not break lines within MathML, but they do between pieces.
 */
export function mathPieces(node: MathNode): MathNode[] {
  if (typeof node === "string" || node.tag !== "mrow" || node.children.length !== 3) return [node];
  const [left, sign, right] = node.children;
  if (typeof sign === "string" || sign.tag !== "mo" || !joints.has(String(sign.children[0]))) return [node];
  const [first, ...rest] = mathPieces(right);
  // At the head of a piece a sign would else be taken for a prefix, and stand closer.
  const joint: MathNode = { ...sign, attributes: { ...sign.attributes, form: "infix" } };
  return [...mathPieces(left), { tag: "mrow", children: [joint, first] }, ...rest];
}
