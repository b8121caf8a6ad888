declare const CRUMBTRAIL_VERSION: string;

/** Version of the extension; the build writes it in from the manifest. */
export const version: string = CRUMBTRAIL_VERSION;
