/** One bit a pixel, 1 for the brighter half, each row from a new byte. The first channel decides. */
export function bitsOf(data: Uint8Array, width: number, height: number, channels: number): Buffer {
  const stride = Math.ceil(width / 8);
  const bits = Buffer.alloc(stride * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) {
      if (data[at]! >= 128) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return bits;
}

/** True when every pixel is fully black or fully white. */
export function isBlackAndWhite(data: Uint8Array, channels: number): boolean {
  for (let at = 0; at < data.length; at += channels) {
    const value = data[at]!;
    if (value !== 0 && value !== 255) return false;
    for (let channel = 1; channel < channels; channel += 1) if (data[at + channel] !== value) return false;
  }
  return true;
}
