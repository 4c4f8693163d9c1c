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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (!closing) console.log('\n  Deteniendo · stopping…');
      void close(0);
    });
  }
  try {
    await open();
  } catch (error) {
    if (closing) return;
    console.error(`Oficialía: ${error.message}`);
    await close(1);
  }
}
