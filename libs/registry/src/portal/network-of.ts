/**
 * What a limit by address counts: an IPv4 address, or the /64 network of an IPv6 one, because a single subscriber owns
 * all 2^64 addresses of it. Anything else counts as itself.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain.slice(0, 64);
  const canonical = canonicalIpv6(plain);
  if (!canonical) return plain.slice(0, 64);
  const [head = '', tail] = canonical.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`;
}

/** Small letters, no leading zeros, the longest run of zeros as `::`. */
function canonicalIpv6(address: string): string | undefined {
  const url = URL.parse(`http://[${address}]/`);
  return url?.hostname.slice(1, -1);
}
