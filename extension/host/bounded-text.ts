/** What a body says, up to about that many characters; the rest is not read. `isWhole` tells whether it ended before. */
export async function boundedText({ body }: Response, most: number): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  if (body === null) return { text: '', isWhole: true };
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text, isWhole: true };
    text += value;
    if (text.length > most) {
      await reader.cancel();
      return { text, isWhole: false };
    }
  }
}
