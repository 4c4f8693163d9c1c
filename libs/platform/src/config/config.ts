import 'reflect-metadata';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsFQDN,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { projectPath } from './paths.js';

const toInteger = Transform(({ value }) => (value === undefined ? value : Number(value)));
const toBoolean = Transform(({ value }) =>
  value === undefined ? value : value === true || value === 'true' || value === '1',
);
const localUrl = { require_tld: false, require_protocol: true };

/** Every setting of the three processes. Read once from the environment, validated at start, never changed. */
export class Config {
  /** PostgreSQL of the municipality; absent, `npm start` runs the embedded one. */
  @IsOptional() @IsString() DATABASE_URL?: string;
  /** Login of the portal's narrower role; absent, the portal uses DATABASE_URL and drops to that role. */
  @IsOptional() @IsString() PORTAL_DATABASE_URL?: string;
  @toInteger @IsInt() @Min(1) @Max(200) DATABASE_POOL = 10;
  @IsString() DATA_DIR = projectPath('.data');
  @IsOptional() @IsString() FILES_DIR?: string;
  @IsOptional() @IsString() KEYS_DIR?: string;
  @toInteger @IsInt() @Min(0) @Max(65535) DESK_PORT = 3000;
  @toInteger @IsInt() @Min(0) @Max(65535) PORTAL_PORT = 3001;
  /** Address to listen on; behind a proxy in the same machine, 127.0.0.1. */
  @IsString() HOST = '0.0.0.0';
  @IsUrl(localUrl) PUBLIC_URL = 'http://localhost:3000';
  @IsUrl(localUrl) PORTAL_URL = 'http://localhost:3001';
  /** Number of reverse proxies in front whose X-Forwarded-For is believed. */
  @toInteger @IsInt() @Min(0) @Max(5) TRUST_PROXY = 0;
  /** Cookies travel only over HTTPS. Set it wherever people use the desk over a network. */
  @toBoolean @IsBoolean() SECURE_COOKIES = false;
  @toInteger @IsInt() @Min(1) SESSION_IDLE_MINUTES = 60;
  @toInteger @IsInt() @Min(1) SESSION_HOURS = 12;
  @toInteger @IsInt() @Min(1) @Max(2048) UPLOAD_LIMIT_MB = 100;
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent']) LOG_LEVEL = 'info';
  /** Folder that an office scanner writes to; the worker takes what lies there. Absent, none is watched. */
  @IsOptional() @IsString() WATCH_DIR?: string;
  /** Username of the person in whose name those files are received. */
  @ValidateIf((config: Config) => config.WATCH_DIR !== undefined)
  @IsString({ message: 'WATCH_DIR is set, so it must name the user whose scans these are' })
  WATCH_AS?: string;
  /** Looks at the folder again and again: for network shares, which announce nothing. */
  @toBoolean @IsBoolean() WATCH_POLLING = false;
  /** Seconds without a change after which a file of that folder counts as written. */
  @toInteger @IsInt() @Min(1) @Max(600) WATCH_SECONDS = 5;
  /** Mail server that sends notifications, `smtps://user:password@host:465`; absent, none goes out by itself. */
  @IsOptional() @Matches(/^smtps?:\/\/./, { message: 'MAIL_URL begins with smtp:// or smtps://' }) MAIL_URL?: string;
  /** Who those letters come from, `Oficialía de Partes <oficialia@ejemplo.gob.mx>`. */
  @ValidateIf((config: Config) => config.MAIL_URL !== undefined)
  @Matches(/^(?:[^<>\r\n]*<)?[^\s@<>]+@[^\s@<>]+>?$/, { message: 'MAIL_URL is set, so it must name the sender' })
  MAIL_FROM?: string;
  /** Milliseconds that a mail server may take for each answer before the letter waits for its next turn. */
  @toInteger @IsInt() @Min(50) @Max(600_000) MAIL_TIMEOUT_MS = 30_000;
  /** Domain whose mail comes to BOUNCE_PORT; letters that cannot be delivered come back to `rebotes+…@` of it. */
  @IsOptional()
  @IsFQDN({}, { message: 'BOUNCE_DOMAIN is a domain such as rebotes.ejemplo.gob.mx' })
  BOUNCE_DOMAIN?: string;
  /** Port of the worker that takes those; absent, none. */
  @ValidateIf((config: Config) => config.BOUNCE_PORT !== undefined)
  @toInteger
  @IsInt()
  @Min(0)
  @Max(65535)
  BOUNCE_PORT?: number;
  /** Reading models; both read best, `spa` alone is a little faster. */
  @IsIn(['spa', 'spax+spa']) OCR_MODELS = 'spax+spa';
  /** Pages that one worker reads at the same time; each takes a core and up to 250 MB. */
  @toInteger @IsInt() @Min(1) @Max(64) OCR_ENGINES = availableParallelism();

  get filesDir(): string {
    return this.FILES_DIR ?? join(this.DATA_DIR, 'files');
  }

  /** Uploads that may still be continued: beside the files, so that any desk process can. */
  get uploadsDir(): string {
    return join(this.filesDir, 'resumable');
  }

  get keysDir(): string {
    return this.KEYS_DIR ?? join(this.DATA_DIR, 'keys');
  }

  /** The settings as they may be printed: connection strings without their secrets. */
  printable(): Record<string, unknown> {
    const hide = (url?: string) => url?.replace(/\/\/[^@/]*@/, '//***@');
    const [DATABASE_URL, PORTAL_DATABASE_URL] = [hide(this.DATABASE_URL), hide(this.PORTAL_DATABASE_URL)];
    return { ...(this as Record<string, unknown>), DATABASE_URL, PORTAL_DATABASE_URL, MAIL_URL: hide(this.MAIL_URL) };
  }
}

const ABSENT = ['DATABASE_URL', 'PORTAL_DATABASE_URL', 'FILES_DIR', 'KEYS_DIR', 'WATCH_DIR', 'WATCH_AS'];
const ABSENT_MAIL = ['MAIL_URL', 'MAIL_FROM', 'BOUNCE_DOMAIN', 'BOUNCE_PORT'];
const NAMES = Object.keys(new Config()).concat(ABSENT, ABSENT_MAIL);

/** The settings in `environment`, or an Error that names each wrong one. */
export function loadConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = NAMES.filter((name) => environment[name] !== undefined && environment[name] !== '');
  const config = plainToInstance(Config, Object.fromEntries(given.map((name) => [name, environment[name]])), {
    exposeDefaultValues: true,
  });
  const wrong = validateSync(config);
  if (wrong.length > 0) {
    const lines = wrong.map((error) => `  ${error.property}: ${Object.values(error.constraints ?? {}).join('; ')}`);
    throw new Error(`Oficialía: wrong settings in the environment\n${lines.join('\n')}`);
  }
  return config;
}
