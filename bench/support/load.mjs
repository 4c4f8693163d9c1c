import autocannon from 'autocannon';

/**
 * As many requests as `connections` at once can make in `seconds`. `change(request)` may give each request its own path,
 * headers or body. Throws when an answer is missing or is not 2xx: a fast error is no speed.
 * Gives requests per second and the 50th and 95th percentile of the latency, in milliseconds.
 */
export async function load({ url, method = 'GET', body, headers, connections = 32, seconds = 5, change }) {
  const requests = change && [{ method, setupRequest: (request) => ({ ...request, ...change(request) }) }];
  const latencies = [];
  const run = autocannon({ url, method, body, headers, connections, duration: seconds, requests });
  void run.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
  const result = await run;
  const failed = result.non2xx + result.errors + result.timeouts;
  if (failed > 0) throw new Error(`${failed} of ${result.requests.total} requests to ${url} failed`);
  latencies.sort((a, b) => a - b);
  const percentile = (part) => Math.round((latencies[Math.floor(latencies.length * part)] ?? 0) * 10) / 10;
  return { perSecond: result['2xx'] / result.duration, p50: percentile(0.5), p95: percentile(0.95) };
}

/** The middle one, or the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
