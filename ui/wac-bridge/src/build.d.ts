/** The tool's name and version, put in by the build. */
declare const MODULE: { readonly name: string; readonly version: string };

/** The one other origin whose shell may open the tool, for side-loading; empty in what is shipped. */
declare const SIDE_LOAD_ORIGIN: string;
