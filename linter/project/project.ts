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
  /** What a dotenv file that is kept with the code sets a variable of the environment to. The value is a secret. */
  settingOf?(variable: string, from: string): Setting | undefined;
  /** The file that says that a proxy ends TLS before the application, as seen from its folder: `fly.toml`. */
  proxyOf?(from: string): string | undefined;
}

export interface Setting {
  /** As seen from the folder of the package.json: `.env`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly value: string;
}

export interface ProjectFile {
  readonly filename: string;
  readonly code: string;
}
