// Joins scripts with all that they import, one file for each, beside its map.
//
//   node join.mjs ESBUILD FOLDER NAME...
//
// Prints them as JSON: {name: text}.

import path from "node:path";
import { pathToFileURL } from "node:url";

const [esbuild, folder, ...names] = process.argv.slice(2);
const { build } = (await import(pathToFileURL(esbuild).href)).default;
const { outputFiles } = await build({
  absWorkingDir: folder,
  bundle: true,
  charset: "utf8",
  entryPoints: names,
  format: "esm",
  logLevel: "error",
  minify: true,
  outdir: folder,
  sourcemap: "linked",
  write: false,
});
const joined = Object.fromEntries(
  outputFiles.map((file) => [path.relative(folder, file.path), file.text]),
);
process.stdout.write(JSON.stringify(joined));
