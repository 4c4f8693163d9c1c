import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { formatDay, formatWhen, Time } from './when.js';
import { renderFragment } from './shell.js';

const ZONE = 'America/Mexico_City';

describe('dates in words', () => {
  it('writes an instant as the municipality reads its clock', () => {
    expect(formatWhen(new Date('2026-11-20T16:12:00Z'), ZONE)).toBe('vie 20 nov 2026, 10:12');
  });

  it('changes the day where the zone does', () => {
    const instant = new Date('2026-01-01T05:30:00Z');
    expect(formatWhen(instant, ZONE)).toBe('mié 31 dic 2025, 23:30');
    expect(formatWhen(instant, 'America/Cancun')).toBe('jue 1 ene 2026, 00:30');
  });

  it('knows that northern border towns have summer time and Mexico City has not', () => {
    const instant = new Date('2026-07-01T18:00:00Z');
    expect(formatWhen(instant, ZONE)).toBe('mié 1 jul 2026, 12:00');
    expect(formatWhen(instant, 'America/Tijuana')).toBe('mié 1 jul 2026, 11:00');
  });

  it('writes a calendar day without moving it', () => {
    expect(formatDay('2026-11-21')).toBe('sáb 21 nov 2026');
    expect(formatDay('2024-02-29')).toBe('jue 29 feb 2024');
    expect(formatDay('2026-09-16')).toBe('mié 16 sep 2026');
  });

  it('refuses what is not a day', () => {
    expect(() => formatDay('2026-02-30')).toThrow(RangeError);
    expect(() => formatDay('mañana')).toThrow(RangeError);
  });

  it('renders the machine-readable instant beside the words, in the zone of the page', () => {
    const instant = new Date('2026-11-20T16:12:00Z');
    expect(render(<Time at={instant} />)).toBe(
      '<time datetime="2026-11-20T16:12:00.000Z">vie 20 nov 2026, 10:12</time>',
    );
    expect(renderFragment(<Time at={instant} />, { zone: 'America/Cancun' })).toContain('11:12');
    expect(render(<Time at="2026-11-20" />)).toBe('<time datetime="2026-11-20">vie 20 nov 2026</time>');
  });
});
