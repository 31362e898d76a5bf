class UsageError extends Error {
  name = "UsageError";
}

const toPrintable = (text) => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\xB7");
const widthOf = (text) => [...text].length;
const toLines = (rows, sides) => {
  const widths = sides.map(
    (_, column) => Math.max(0, ...rows.map((row) => widthOf(row[column] ?? "")))
  );
  const pad = (cell, column) => {
    const blank = " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
    return sides[column] === "right" ? blank + cell : cell + blank;
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd());
};

export { UsageError as U, toPrintable as a, toLines as t };
