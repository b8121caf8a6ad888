/** Lines of at most `width` characters, broken at spaces; a longer word is broken where it must be. */
export function wrapText(text: string, width: number): string[] {
  const room = Math.max(width, 8);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    let rest = word;
    if (line !== '' && line.length + 1 + rest.length > room) {
      lines.push(line);
      line = '';
    }
    while (rest.length > room) {
      if (line !== '') lines.push(line);
      line = '';
      lines.push(rest.slice(0, room));
      rest = rest.slice(room);
    }
    line = line === '' ? rest : `${line} ${rest}`;
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** A paragraph with a first line of its own, e.g. a bullet, and the other lines set under its text. */
export function hanging(first: string, text: string, width: number, indent = first.length): string[] {
  const lines = wrapText(text, width - indent);
  return lines.map((line, index) => (index === 0 ? first.padEnd(indent) : ' '.repeat(indent)) + line);
}
