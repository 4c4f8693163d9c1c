// `npm start`: the whole of Oficialía on this machine, in the foreground.
import './check-node.mjs';

// After the check: an old Node could not even read these.
const { buildIfStale } = await import('./build-if-stale.mjs');
const { keepOpen } = await import('./keep-open.mjs');
const { Office } = await import('./office.mjs');

const office = new Office();
await keepOpen(office, async () => {
  buildIfStale();
  await office.open();
});
