import { Fragment } from "preact";
import { shortCitation, sourcePieces } from "./citations.ts";
import { itemLink } from "./route.ts";

/** Where a number comes from, with its works linked to their full reference on this page. */
export function SourceText({ source }: { readonly source: string }) {
  return (
    <>
      {sourcePieces(source).map((piece, i) => (
        <Fragment key={i}>
          {"key" in piece ? <a href={itemLink("reference", piece.key)}>{shortCitation(piece.work)}</a> : piece.text}
        </Fragment>
      ))}
    </>
  );
}
