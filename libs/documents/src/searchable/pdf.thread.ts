import sharp from 'sharp';
import { serveTasks } from '../reading/threads/serve-tasks.js';
import { assemblePages } from './assemble-pages.js';

/* Thread that makes one PDF: taking files apart and compressing pictures would hold up everybody else. */

sharp.cache(false);
sharp.concurrency(1);

serveTasks({ pages: assemblePages });
