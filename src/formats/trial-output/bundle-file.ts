/** A file of a bundle. */
export interface BundleFile {
  /** Below the bundle's folder, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
}
