import type { ZipFile } from "../share/zip.ts";

/** A PhysiCell project as it lies on a disk: files by path, and which of them has the settings. */
export interface ProjectSource {
  readonly files: readonly ZipFile[];
  readonly settings: string;
}

/** Files that a project reads; results of earlier runs, movies and programs are left where they are. */
export function isOfProject(path: string): boolean {
  return (
    /\.(xml|csv|mat|txt|cpp|h)$/i.test(path) &&
    !/(^|\/)(__MACOSX|\.git|output|BioFVM|core|modules|sample_projects[^/]*|user_projects)\//.test(path) &&
    !/(^|\/)(output|initial|final|snapshot)\d*[^/]*\.(xml|mat)$/.test(path)
  );
}

/**
 * Finds the settings among files: `PhysiCell_settings.xml` first, then any other file with such settings, the one that
 * lies highest.
 *
 * @throws {Error} in words for people where there is none
 */
export function projectOf(files: readonly ZipFile[]): ProjectSource {
  const depth = (path: string) => path.split("/").length;
  const candidates = files
    .filter(({ path, bytes }) => path.toLowerCase().endsWith(".xml") && hasSettings(bytes))
    .map(({ path }) => path)
    .sort((a, b) => rank(a) - rank(b) || depth(a) - depth(b) || (a < b ? -1 : 1));
  if (candidates.length === 0) {
    throw new Error(
      "There is no PhysiCell project in it: no XML file with <PhysiCell_settings>. Choose the project's folder, the one that holds config, or a ZIP of it.",
    );
  }
  return { files, settings: candidates[0] };
}

const rank = (path: string) => (/(^|\/)PhysiCell_settings\.xml$/.test(path) ? 0 : 1);

function hasSettings(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 4096)).includes("<PhysiCell_settings");
}
