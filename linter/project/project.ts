/** How the linter reaches beyond the file it is given. Without one, whatever comes from elsewhere is unknown. */
export interface Project {
  /** The source file that an import leads to, when it belongs to the project. */
  fileAt(specifier: string, from: string): ProjectFile | undefined;
  /**
   * Version of an installed package, as the importing file finds it. Where it is not installed, the highest that package.json
   * allows, with `x` for what has no end: `8.x`.
   */
  versionOf(packageName: string, from: string): string | undefined;
  /** Names of the packages that the nearest package.json asks for, to run and to build; none where there is no such file. */
  packagesOf?(from: string): readonly string[];
  /** The names of the folders between that package.json and the file, the outermost first. */
  foldersOf?(from: string): readonly string[];
}

export interface ProjectFile {
  readonly filename: string;
  readonly code: string;
}
