// Health check of the container image: node scripts/is-healthy.mjs <port>. Healthy is whoever reaches its database.
const [port] = process.argv.slice(2);

try {
  const { status } = await fetch(`http://127.0.0.1:${port}/health`, {
    redirect: 'manual',
    signal: AbortSignal.timeout(4000),
  });
  process.exit(status === 200 ? 0 : 1);
} catch {
  process.exit(1);
}
