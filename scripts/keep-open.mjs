// Runs an office until somebody stops it, and stops it in order whatever happens.

/** `open` prepares and opens; Ctrl+C, SIGTERM and a failure close. */
export async function keepOpen(office, open) {
  let closing = false;
  const close = async (code) => {
    if (closing) return;
    closing = true;
    await office.close();
    process.exit(code);
  };
  const stop = () => {
    if (!closing) console.log('\n  Deteniendo · stopping…');
    void close(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  if (process.env.npm_lifecycle_event) whenParentEnds(stop);
  try {
    await open();
  } catch (error) {
    if (closing) return;
    console.error(`Oficialía: ${error.message}`);
    await close(1);
  }
}

/** A signal sent to npm ends npm and its shell, which does not pass it on. */
function whenParentEnds(stop) {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 500).unref();
}
