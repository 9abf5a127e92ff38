// What a terminal becomes of the bytes on its input: prints what it was made to do, as JSON.
const { Terminal } = require("@xterm/headless");

const terminal = new Terminal({ cols: 120, rows: 40, allowProposedApi: true });
const seen = { titles: [], clipboard: [], replies: [], bells: 0 };
terminal.onTitleChange((title) => seen.titles.push(title));
terminal.onData((reply) => seen.replies.push(reply));
terminal.onBell(() => (seen.bells += 1));
terminal.parser.registerOscHandler(52, (data) => (seen.clipboard.push(data), true));

const chunks = [];
process.stdin.on("data", (chunk) => chunks.push(chunk));
process.stdin.on("end", () =>
  terminal.write(Buffer.concat(chunks), () =>
    console.log(
      JSON.stringify({
        ...seen,
        modes: terminal.modes,
        screen: terminal.buffer.active.type,
      }),
    ),
  ),
);
