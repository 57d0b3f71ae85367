// The text pdf.js (Firefox, web previews) copies from a PDF: node pdfjs.mjs FILE
import { readFileSync } from "node:fs";

globalThis.DOMMatrix ??= class {}; // only drawing needs it
console.warn = () => {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const data = new Uint8Array(readFileSync(process.argv[2]));
const document = await getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const page = await document.getPage(number);
  const content = await page.getTextContent();
  process.stdout.write(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n");
}
