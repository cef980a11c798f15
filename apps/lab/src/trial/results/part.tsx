import { useEffect, useState } from "preact/hooks";
import type { Block, PartName } from "../engine/messages.ts";
import { useStore } from "../store-context.ts";
import { DataTable } from "./data-table.tsx";
import { Figure } from "./figure.tsx";

interface PartProps {
  readonly part: PartName;
  /** What is said where the result holds nothing of it. */
  readonly empty?: string;
}

/** Figures and tables of a part of the result, which the coordinating thread makes when they are first shown. */
export function Part({ part, empty }: PartProps) {
  const { session } = useStore();
  const [blocks, setBlocks] = useState<readonly Block[]>();
  const [fault, setFault] = useState<string>();
  useEffect(() => {
    let wanted = true;
    setBlocks(undefined);
    setFault(undefined);
    session.part(part).then(
      (made) => wanted && setBlocks(made),
      (error: Error) => wanted && setFault(error.message),
    );
    return () => {
      wanted = false;
    };
  }, [session, part]);
  if (fault !== undefined)
    return (
      <p class="notice" role="alert">
        This part could not be drawn ({fault}). The result is whole: “Tables” and “Bundle” save its numbers.
      </p>
    );
  if (!blocks) return <p class="quiet-text results-waits">Drawing …</p>;
  if (blocks.length === 0) return empty ? <p class="results-empty">{empty}</p> : null;
  return (
    <div class="results-part">
      {blocks.map((block) =>
        block.kind === "figure" ? (
          <Figure key={block.id} drawn={block} />
        ) : (
          <DataTable key={block.caption} table={block.table} caption={block.caption} />
        ),
      )}
    </div>
  );
}
